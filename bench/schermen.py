"""De schermen met 10.000 dossiers: tijd van een verzoek, aantal opdrachten aan de database en hun tijd.

In één proces met de testclient van Django, als de rol van de webserver met de sloten aan; de tijd is die van de
hele toepassing (middleware, sessie, sjabloon), zonder het netwerk.
"""

import os
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import contextmanager
from typing import Any

import psycopg

from keukentafel.kern.database import rollen
from tests import proefdatabase

DOSSIERS = 10_000
KEREN = 60
INLOOP = 5
DOEL_MS = 200


class Teller:
    """Counts the statements of one request and their time."""

    def __init__(self) -> None:
        """Start at nothing."""
        self.aantal, self.tijd = 0, 0.0

    def __call__(self, execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: Any) -> Any:
        """Run a statement and note it."""
        begin = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            self.aantal += 1
            self.tijd += time.perf_counter() - begin


@contextmanager
def gevulde_database() -> Any:
    """Make a database with the demo and 10,000 dossiers, and put the address of the app role in the environment."""
    cluster = proefdatabase.proefcluster()
    naam = proefdatabase.maak_database(cluster, "bench")
    try:
        taak = proefdatabase.omgeving(cluster, naam, "onderhoud")
        inrichting = os.environ.get("INRICHTING") or _demo()
        subprocess.run([sys.executable, "-m", "keukentafel.project.demo", inrichting], env=taak, check=True)
        subprocess.run([sys.executable, "-m", "bench._vullen", str(DOSSIERS)], env=taak, check=True)
        with psycopg.connect(cluster.url(rollen.EIGENAAR, naam), autocommit=True) as eigenaar:
            eigenaar.execute("VACUUM ANALYZE")
        os.environ.update(proefdatabase.omgeving(cluster, naam, "app") | {"KEUKENTAFEL_DEMO": "1"})
        yield inrichting
    finally:
        proefdatabase.gooi_weg(cluster, naam)
        cluster.stop()


def _demo() -> str:
    from keukentafel.project.dienst.demo import kies

    return kies(None)


def meet() -> dict[str, Any]:
    """Return per screen the p50 and p95 in ms, the number of statements and their time."""
    with gevulde_database() as inrichting:
        import django

        django.setup()
        from django.db import connection
        from django.test import Client

        from keukentafel.kern.toegang.models import Account

        uit: dict[str, Any] = {"dossiers": DOSSIERS, "keren": KEREN, "doel_p95_ms": DOEL_MS}
        clienten = {}
        for naam in ("sanne", "fatma"):
            clienten[naam] = Client(SERVER_NAME="127.0.0.1")
            clienten[naam].force_login(Account.objects.get(username=naam))
        for scherm, (wie, verzoek) in _schermen(clienten, inrichting).items():
            uit[scherm] = {"als": wie, **_reeks(verzoek, connection)}
        connection.close()
        return uit


def _schermen(clienten: dict[str, Any], inrichting: str) -> dict[str, tuple[str, Callable[[], Any]]]:
    sanne, fatma = clienten["sanne"], clienten["fatma"]
    lijst = sanne.get("/huishoudens").content.decode()
    gevonden = re.search(r"/huishoudens/[0-9a-f-]{36}", lijst)
    if gevonden is None:
        raise RuntimeError("geen huishouden in de lijst")
    formulier = _ingevuld(fatma.get("/vragen/nieuw").content.decode())
    return {
        "mijn_werk": ("sanne", lambda: sanne.get("/werk")),
        "binnengekomen": ("sanne", lambda: sanne.get("/vragen")),
        "huishoudens": ("sanne", lambda: sanne.get("/huishoudens")),
        "huishouden": ("sanne", lambda: sanne.get(gevonden[0])),
        "nieuwe_vraag": ("fatma", lambda: fatma.get("/vragen/nieuw")),
        "nieuwe_vraag_uitkomst": ("fatma", lambda: fatma.post("/vragen/nieuw/stand", formulier)),
        "inrichting": ("sanne", lambda: sanne.get(f"/inrichting/{inrichting}")),
    }


def _ingevuld(blad: str) -> dict[str, Any]:
    """Return a form halfway through a call: the key of the page, who, where and what about."""
    sleutel = re.search(r'name="sleutel" value="([^"]+)"', blad)
    gebied = re.search(r'<option value="(WK[^"]+)"', blad)
    return {
        "sleutel": sleutel[1] if sleutel else "",
        "gebied": gebied[1] if gebied else "",
        "kanaal": "telefoon",
        "aanmelder": "inwoner",
        "soort": "vraag",
        "geboortedatum": "12-3-1980",
        "postcode": "1312AB",
        "huisnummer": "12",
        "achternaam": "Jansen",
        "leefgebieden": ["financien", "huisvesting"],
    }


def _reeks(verzoek: Callable[[], Any], verbinding: Any) -> dict[str, Any]:
    tijden, tellers, grootte = [], [], 0
    for nummer in range(INLOOP + KEREN):
        teller = Teller()
        with verbinding.execute_wrapper(teller):
            begin = time.perf_counter()
            antwoord = verzoek()
            duur = time.perf_counter() - begin
        if antwoord.status_code != 200:
            raise RuntimeError(f"{antwoord.request['PATH_INFO']} gaf {antwoord.status_code}")
        grootte = len(antwoord.content)
        if nummer >= INLOOP:
            tijden.append(duur * 1000)
            tellers.append(teller)
    tijden.sort()
    return {
        "p50_ms": round(statistics.median(tijden), 1),
        "p95_ms": round(tijden[int(len(tijden) * 0.95) - 1], 1),
        "sql_aantal": round(statistics.median(t.aantal for t in tellers)),
        "sql_ms": round(statistics.median(t.tijd for t in tellers) * 1000, 1),
        "kb": round(grootte / 1024, 1),
    }
