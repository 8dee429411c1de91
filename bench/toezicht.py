"""Het toezicht op een logboek van 100.000 regels: nalopen, en de bladen van wie toezicht houdt.

De regels gaan langs kt_logboek_schrijf, dus de keten is echt. Het nalopen is dat van de knop: als de rol van de
toepassing, met hoogstens 20.000 regels van de keten per keer.
"""

import json
import os
import random
import statistics
import time
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import psycopg

REGELS, PER_OPDRACHT = 100_000, 1_000
KEREN, INLOOP = 20, 3


def meet() -> dict[str, Any]:
    """Return milliseconds per page (p50, p95) and seconds for reading the log, first and again."""
    from bench.schermen import gevulde_database

    with gevulde_database():
        import django

        django.setup()
        from django.db import connection
        from django.test import Client

        from keukentafel.kern.toegang.models import Account

        kenmerk = _vul()
        joris = Client(SERVER_NAME="127.0.0.1")
        joris.force_login(Account.objects.get(username="joris"))
        uit: dict[str, Any] = {"regels": REGELS}
        for naam in ("nalopen_eerst_s", "nalopen_weer_s"):
            begin = time.perf_counter()
            if joris.post("/toezicht/nalezen").status_code != 302:
                raise RuntimeError("nalezen mislukte")
            uit[naam] = round(time.perf_counter() - begin, 2)
        paden = {
            "blad": "/toezicht",
            "dossier": f"/toezicht/inzien?wie={kenmerk}",
            "naam": "/toezicht/inzien?wie=sanne",
        }
        uit |= {naam: _tijd(lambda pad=pad: joris.get(pad)) for naam, pad in paden.items()}  # type: ignore[misc]
        connection.close()
    return uit


def _vul() -> str:
    """Schrijf het logboek vol over de medewerkers en dossiers die er zijn; geeft het kenmerk van één dossier."""
    from django.db import connection

    from keukentafel.regelen.medewerkers.models import Medewerker
    from tests.kern.ketenproef import regel

    toeval = random.Random(7)
    with psycopg.connect(os.environ["DATABASE_URL_ONDERHOUD"]) as onderhoud:
        dossiers = onderhoud.execute("SELECT id, kenmerk FROM doen_dossier LIMIT 5000").fetchall()
    mensen = list(Medewerker.objects.all())
    for _ in range(REGELS // PER_OPDRACHT):
        wie = toeval.choice(mensen)
        gezien = [str(toeval.choice(dossiers)[0]) for _ in range(PER_OPDRACHT)]
        regels = [regel(1, object=dossier, dossier=dossier) for dossier in gezien]
        for nr, een in enumerate(regels):
            een["betrokkenen"] = [(uuid4().hex[:16], "dossier", uuid4().hex * 2, gezien[nr])]
        inhoud = {"stelsel": wie.stelsel_id, "operatie": str(uuid4()), "account": None, "medewerker": wie.pk}
        inhoud |= {"rollen": "wijkwerker", "route": "huishouden", "adres": "", "duur": 0.01, "regels": regels}
        with connection.cursor() as cursor:
            cursor.execute("SELECT kt_logboek_schrijf(%s::jsonb)", [json.dumps(inhoud)])
    return str(dossiers[0][1])


def _tijd(doe: Callable[[], Any]) -> dict[str, float]:
    tijden = []
    for nr in range(INLOOP + KEREN):
        begin = time.perf_counter()
        if doe().status_code != 200:
            raise RuntimeError("het blad mislukte")
        if nr >= INLOOP:
            tijden.append((time.perf_counter() - begin) * 1000)
    return {"p50_ms": round(statistics.median(tijden), 1), "p95_ms": round(sorted(tijden)[int(KEREN * 0.95)], 1)}
