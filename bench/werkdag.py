"""Een werkdag bij 100.000 en bij 1.000.000 dossiers (vijf contacten elk), met beide sloten en beide logboeken aan.

Per blad en per keer bewaren: p50 en p95 van de hele toepassing in één proces (ms), het aantal opdrachten aan de
database en hun deel van de tijd, verzoeken per seconde van de echte webserver bij 1 en 8 verbindingen, en hoeveel keer
zo lang het duurt bij de grootste maat. De database schrijft echt naar schijf. `DOSSIERS` kiest andere maten.
"""

import json
import os
import re
import secrets
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg

from bench._belasting import Belasting
from bench._formulieren import nieuw_contact, nieuwe_vraag
from bench._groot import CONTACTEN, vul
from bench.schermen import INLOOP, Teller, _demo
from keukentafel.kern.database.cluster import Cluster
from keukentafel.kern.database.plek import datamap
from tests import proefdatabase

MATEN = [int(maat) for maat in os.environ.get("DOSSIERS", "100000,1000000").split(",")]
KEREN = 40
FEITEN = 500
"""Zoveel feiten staan er op de langste tijdlijn."""
Verzoek = Callable[[], Any]


def meet() -> dict[str, Any]:
    """Return per size and per page what the header of this file says; each size in a process of its own."""
    uit: dict[str, Any] = {"contacten_per_dossier": CONTACTEN, "keren": KEREN, "maten": {}}
    for maat in MATEN:
        opdracht = f"import json; from bench.werkdag import meet_een; print(json.dumps(meet_een({maat})))"
        klaar = subprocess.run([sys.executable, "-c", opdracht], stdout=subprocess.PIPE, text=True, check=True)
        uit["maten"][str(maat)] = json.loads(klaar.stdout.splitlines()[-1])
    if len(MATEN) > 1:
        klein, groot = uit["maten"][str(min(MATEN))], uit["maten"][str(max(MATEN))]
        uit["groei"] = {
            blad: round(groot[blad]["p50_ms"] / cijfers["p50_ms"], 2)
            for blad, cijfers in klein.items()
            if isinstance(cijfers, dict)
        }
    return uit


def meet_een(maat: int) -> dict[str, Any]:
    """Return the figures of one size."""
    with _database(maat) as vullen:
        import django

        django.setup()
        from django.db import connection

        uit: dict[str, Any] = {"vullen_s": vullen}
        sanne, fatma = _clienten()
        langste, stil = _dossiers(sanne)
        for naam, verzoek in (_lezen(sanne, langste, stil) | _bewaren(sanne, fatma, stil)).items():
            uit[naam] = _reeks(verzoek, connection)
        with Belasting(sanne, fatma) as belasting:
            for naam, per_seconde in belasting.bladen(langste, stil).items():
                uit[naam] |= per_seconde
        connection.close()
        return uit


@contextmanager
def _database(maat: int) -> Iterator[float]:
    """Een demo met zoveel dossiers, in een cluster dat echt naar schijf schrijft; geeft hoe lang vullen duurde (s)."""
    map_ = datamap() / "meet"
    if not map_.is_dir():
        map_.mkdir()
        map_.chmod(0o711)
    cluster = Cluster(map_).start()
    naam = proefdatabase.maak_database(cluster, "werkdag")
    try:
        taak = proefdatabase.omgeving(cluster, naam, "onderhoud")
        inrichting = os.environ.get("INRICHTING") or _demo()
        subprocess.run(
            [sys.executable, "-m", "keukentafel.project.demo", inrichting], env=taak, check=True, stdout=sys.stderr
        )
        begin = time.perf_counter()
        with psycopg.connect(cluster.url("postgres", naam), autocommit=True) as baas:
            vul(baas, maat)
            duur = time.perf_counter() - begin
            _lange_tijdlijn(baas)
        # De webserver van de meting leest sessies die hier zijn gemaakt: hetzelfde geheim.
        geheim = {"KEUKENTAFEL_DEMO": "1", "KEUKENTAFEL_GEHEIM": secrets.token_urlsafe(48)}
        os.environ.update(proefdatabase.omgeving(cluster, naam, "app") | geheim)
        yield round(duur, 1)
    finally:
        proefdatabase.gooi_weg(cluster, naam)
        cluster.stop()


def _lange_tijdlijn(baas: psycopg.Connection) -> None:
    """Geef één dossier van het team van Sanne een tijdlijn van FEITEN feiten, elk een contact."""
    baas.execute((Path(__file__).parent / "tijdlijn.sql").read_text(encoding="utf-8").encode(), {"aantal": FEITEN})
    baas.execute("ANALYZE doen_contactmoment; ANALYZE kern_gebeurtenis")


def _clienten() -> tuple[Any, Any]:
    from django.test import Client

    from keukentafel.kern.toegang.models import Account

    uit = []
    for naam in ("sanne", "fatma"):
        client = Client(SERVER_NAME="127.0.0.1")
        client.force_login(Account.objects.get(username=naam))
        uit.append(client)
    return uit[0], uit[1]


def _dossiers(sanne: Any) -> tuple[str, str]:
    """De plek van het dossier met de lange tijdlijn, en van een gewoon dossier."""
    lang = re.search(r"/huishoudens/[0-9a-f-]{36}", sanne.get("/huishoudens", {"zoek": "langelijn"}).content.decode())
    gewoon = re.search(r"/huishoudens/[0-9a-f-]{36}", sanne.get("/huishoudens").content.decode())
    if lang is None or gewoon is None:
        raise RuntimeError("geen huishouden in de lijst")
    return lang[0], gewoon[0]


def _lezen(sanne: Any, langste: str, gewoon: str) -> dict[str, Verzoek]:
    return {
        "mijn_werk": lambda: sanne.get("/werk"),
        "binnengekomen": lambda: sanne.get("/vragen"),
        "huishoudens": lambda: sanne.get("/huishoudens"),
        "zoeken": lambda: sanne.get("/huishoudens", {"zoek": "sena12"}),
        "huishouden": lambda: sanne.get(gewoon),
        "tijdlijn_500": lambda: sanne.get(langste, {"meer": "1"}),
    }


def _bewaren(sanne: Any, fatma: Any, gewoon: str) -> dict[str, Verzoek]:
    blad = fatma.get("/vragen/nieuw").content.decode()
    return {
        "vraag_bewaren": lambda: fatma.post("/vragen/nieuw", nieuwe_vraag(blad)),
        "contact_bewaren": lambda: sanne.post(f"{gewoon}/contact", nieuw_contact()),
    }


def _reeks(verzoek: Verzoek, verbinding: Any) -> dict[str, Any]:
    tijden, tellers = [], []
    for nummer in range(INLOOP + KEREN):
        teller = Teller()
        with verbinding.execute_wrapper(teller):
            begin = time.perf_counter()
            antwoord = verzoek()
            duur = (time.perf_counter() - begin) * 1000
        if antwoord.status_code not in (200, 302):
            raise RuntimeError(f"{antwoord.request['PATH_INFO']} gaf {antwoord.status_code}")
        if nummer >= INLOOP:
            tijden.append(duur)
            tellers.append(teller)
    sql = statistics.median(teller.tijd for teller in tellers) * 1000
    tijden.sort()
    return {
        "p50_ms": round(statistics.median(tijden), 1),
        "p95_ms": round(tijden[int(len(tijden) * 0.95) - 1], 1),
        "sql_aantal": round(statistics.median(teller.aantal for teller in tellers)),
        "sql_ms": round(sql, 1),
        "sql_deel": round(sql / statistics.median(tijden), 2),
    }
