"""Wat het logboek kost: één operatie met 1, 10 en 100 betrokkenen, het aandeel van een blad, en narekenen.

Op een cluster die elke transactie echt vastlegt (fsync), zoals in het echt. Het aandeel van een blad is het verzamelen
en schrijven op de bladen van bench.schermen, plus het vastleggen van hier, gedeeld door de tijd van het hele blad.
"""

import json
import os
import statistics
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg

from keukentafel.kern.database import rollen
from keukentafel.kern.database.cluster import Cluster
from keukentafel.kern.logboek.keten import Telling, controleer
from tests import proefdatabase
from tests.project.dienst import datamap

DATABASE = "bench_logboek"
KEREN, INLOOP = 300, 30
DRADEN, PER_DRAAD = 8, 150
NAREKENEN = 60_000  # logregels, met elk drie verwerkingsregels
DOEL_AANDEEL = 0.15
BLADEN = "import json; from bench.logboek import bladen; print(json.dumps(bladen()))"


def meet() -> dict[str, Any]:
    """Return milliseconds per operation, operations per second of writers in one stelsel, and lines per second."""
    with datamap() as data:
        cluster = Cluster(Path(data)).start()
        try:
            uit = _met_vastleggen(cluster)
        finally:
            cluster.stop()
    klaar = subprocess.run([sys.executable, "-c", BLADEN], stdout=subprocess.PIPE, text=True, check=True)
    uit["bladen"] = json.loads(klaar.stdout.splitlines()[-1])
    for blad in uit["bladen"].values():
        blad["aandeel"] = round((blad["logboek_ms"] + uit["betrokkenen_1"]["vastleggen_ms"]) / blad["blad_ms"], 3)
    return {**uit, "doel_aandeel": DOEL_AANDEEL}


def _met_vastleggen(cluster: Cluster) -> dict[str, Any]:
    rollen.zorg(cluster.url(), DATABASE)
    eigenaar = proefdatabase.omgeving(cluster, DATABASE, "eigenaar")
    subprocess.run([sys.executable, "-m", "keukentafel.project.dienst.migreer"], env=eigenaar, check=True)
    with psycopg.connect(cluster.url("postgres", DATABASE), autocommit=True) as baas:
        baas.execute(
            "INSERT INTO kern_stelsel (id, naam, titel) "
            "SELECT nr, 'bench-' || nr, 'Bench' FROM generate_series(1, 3) nr"
        )
    os.environ.update(proefdatabase.omgeving(cluster, DATABASE, "app"))
    import django

    django.setup()
    uit: dict[str, Any] = {f"betrokkenen_{aantal}": _reeks(aantal) for aantal in (1, 10, 100)}
    uit["samen_in_een_stelsel"] = _samen(cluster)
    uit["narekenen"] = _nareken(cluster)
    return uit


def _reeks(aantal: int) -> dict[str, float]:
    """One operation as in a request: collect, write as the last statement, commit."""
    from django.db import connection, transaction

    from keukentafel.kern.logboek.boek import Boek

    metingen: list[tuple[float, float, float]] = []
    for _ in range(INLOOP + KEREN):
        personen, dossier = [uuid4() for _ in range(aantal)], uuid4()
        a = time.perf_counter()
        boek = Boek(stelsel_id=1, account_id=1, medewerker_id=1, rollen=("wijkwerker",), adres="10.0.0.1")
        boek.begin(handeling="dossier_ingezien", recht="dossier_lezen", doel="hulp", verwerking="hulp")
        boek.over("dossier", dossier)
        boek.betreft(personen, dossier=dossier)
        b = time.perf_counter()
        with transaction.atomic():
            boek.schrijf("gelukt")
            c = time.perf_counter()
        metingen.append((b - a, c - b, time.perf_counter() - c))
    connection.close()
    verzamelen, schrijven, vastleggen = zip(*metingen[INLOOP:], strict=True)
    return {
        "verzamelen_ms": _p50(verzamelen),
        "schrijven_ms": _p50(schrijven),
        "schrijven_p95_ms": round(sorted(schrijven)[int(KEREN * 0.95)] * 1000, 2),
        "vastleggen_ms": _p50(vastleggen),
    }


def _p50(seconden: tuple[float, ...]) -> float:
    return round(statistics.median(seconden) * 1000, 2)


def _samen(cluster: Cluster) -> dict[str, float]:
    """Writers at once in one stelsel: its chain has one end, so they wait for each other's commit."""
    from tests.kern.ketenproef import operatie

    def schrijver() -> None:
        with psycopg.connect(cluster.url(rollen.APP, DATABASE), autocommit=True) as app:
            for _ in range(PER_DRAAD):
                app.execute("SELECT kt_logboek_schrijf(%s::jsonb)", [operatie(2)])

    draden = [threading.Thread(target=schrijver) for _ in range(DRADEN)]
    begin = time.perf_counter()
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    return {"draden": DRADEN, "per_seconde": round(DRADEN * PER_DRAAD / (time.perf_counter() - begin))}


def _nareken(cluster: Cluster) -> dict[str, float]:
    from tests.kern.ketenproef import operatie, regel

    with psycopg.connect(cluster.url(rollen.APP, DATABASE), autocommit=True) as app:
        for _ in range(NAREKENEN // 500):
            app.execute("SELECT kt_logboek_schrijf(%s::jsonb)", [operatie(3, *(regel(3) for _ in range(500)))])
    telling, begin = Telling(), time.perf_counter()
    with psycopg.connect(cluster.url(rollen.ONDERHOUD, DATABASE), autocommit=True) as onderhoud:
        if breuken := list(controleer(onderhoud, telling)):
            raise RuntimeError(f"de keten klopt niet: {breuken[:3]}")
    duur = time.perf_counter() - begin
    regels = telling.regels + telling.verwerkingen
    return {"regels": regels, "seconden": round(duur, 2), "per_seconde": round(regels / duur)}


def bladen() -> dict[str, dict[str, float]]:
    """Return per page with a line in the log: the whole page and its collecting and writing, p50 in ms."""
    from bench.schermen import _schermen, gevulde_database

    with gevulde_database() as inrichting:
        import django

        django.setup()
        from django.db import connection
        from django.test import Client

        from keukentafel.kern.toegang.models import Account

        clienten = {}
        for naam in ("sanne", "fatma"):
            clienten[naam] = Client(SERVER_NAME="127.0.0.1")
            clienten[naam].force_login(Account.objects.get(username=naam))
        gemeten = {scherm: _blad(verzoek) for scherm, (_, verzoek) in _schermen(clienten, inrichting).items()}
        connection.close()
    return {scherm: blad for scherm, blad in gemeten.items() if blad["logboek_ms"]}


def _blad(verzoek: Any) -> dict[str, float]:
    """Time a page, and in it what the log adds (the methods of the Boek, wrapped)."""
    from unittest import mock

    from keukentafel.kern.logboek.boek import Boek

    heel, deel = [], []
    som = 0.0

    def klok(naam: str) -> Any:
        echt = getattr(Boek, naam)

        def om(*args: Any, **anders: Any) -> Any:
            nonlocal som
            begin = time.perf_counter()
            try:
                return echt(*args, **anders)
            finally:
                som += time.perf_counter() - begin

        return mock.patch.object(Boek, naam, om)

    with klok("begin"), klok("over"), klok("betreft"), klok("schrijf"):
        for nr in range(5 + 40):
            som = 0.0
            begin = time.perf_counter()
            verzoek()
            if nr >= 5:
                heel.append(time.perf_counter() - begin)
                deel.append(som)
    regels = _p50(tuple(deel))
    return {"blad_ms": _p50(tuple(heel)), "logboek_ms": regels if regels > 0.1 else 0}
