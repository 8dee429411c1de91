"""Wat de twee sloten en de twee logboeken kosten, op 100.000 dossiers met 500.000 contactmomenten.

Per blad: de tijd van een heel verzoek met alles aan, dezelfde verzoeken zonder logboek, en alle opdrachten aan de
database van dat blad nog eens, om en om als de rol van de webserver en als eigenaar (die geen slot heeft). Zoeken op
een deel van een naam staat naast een gewone vraag met LIKE als eigenaar. `DOSSIERS` kiest een ander aantal.
"""

import os
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from unittest import mock

import psycopg

from bench._groot import CONTACTEN, vul
from bench.schermen import _demo
from keukentafel.kern.database import rollen
from tests import proefdatabase

DOSSIERS = int(os.environ.get("DOSSIERS", "100000"))
KEREN, INLOOP = 40, 5
PER_BLAD = 50
ALS_LIKE = """
SELECT DISTINCT d.id, d.sorteernaam FROM doen_persoon p JOIN doen_huishoudlid h ON h.persoon_id = p.id AND h.tot IS NULL
JOIN doen_dossier d ON d.id = h.dossier_id
WHERE p.zoeknaam LIKE '%%' || %s || '%%' AND d.team_id = ANY (%s) AND d.stelsel_id = %s
ORDER BY d.sorteernaam, d.id LIMIT 200
"""
Opdracht = tuple[str, Any]


@contextmanager
def database() -> Iterator[tuple[str, str]]:
    """Een demo met DOSSIERS dossiers; geeft de url van de eigenaar en de naam van de inrichting."""
    cluster = proefdatabase.proefcluster()
    naam = proefdatabase.maak_database(cluster, "sloten")
    try:
        taak = proefdatabase.omgeving(cluster, naam, "onderhoud")
        inrichting = os.environ.get("INRICHTING") or _demo()
        subprocess.run([sys.executable, "-m", "keukentafel.project.demo", inrichting], env=taak, check=True)
        with psycopg.connect(cluster.url("postgres", naam), autocommit=True) as baas:
            vul(baas, DOSSIERS)
        os.environ.update(proefdatabase.omgeving(cluster, naam, "app") | {"KEUKENTAFEL_DEMO": "1"})
        yield cluster.url(rollen.EIGENAAR, naam), inrichting
    finally:
        proefdatabase.gooi_weg(cluster, naam)
        cluster.stop()


def meet() -> dict[str, Any]:
    """Return per page p50 and p95 in ms, the share of logging and the ratio of its statements to those of the owner."""
    with database() as (eigenaar_url, _):
        import django

        django.setup()
        from django.db import connection

        from keukentafel.werkplek.huishouden import views

        uit: dict[str, Any] = {"dossiers": DOSSIERS, "contacten": DOSSIERS * CONTACTEN, "keren": KEREN}
        with mock.patch.object(views, "PER_BLAD", PER_BLAD), psycopg.connect(eigenaar_url) as eigenaar:
            for naam, verzoek in _bladen().items():
                uit[naam] = _blad(verzoek, connection, eigenaar)
            uit["zoeken_kaal"] = _zoeken(connection, eigenaar)
        connection.close()
        return uit


def _bladen() -> dict[str, Callable[[], Any]]:
    from django.test import Client

    from keukentafel.kern.toegang.models import Account

    def als(naam: str) -> Client:
        client = Client(SERVER_NAME="127.0.0.1")
        client.force_login(Account.objects.get(username=naam))
        return client

    sanne, marieke = als("sanne"), als("marieke")
    lijst = sanne.get("/huishoudens", {"zoek": "jansena"}).content.decode()
    gevonden = re.search(r"/huishoudens/[0-9a-f-]{36}", lijst)
    if gevonden is None:
        raise RuntimeError("geen huishouden in de lijst")
    return {
        "lijst_van_50": lambda: sanne.get("/huishoudens"),
        "lijst_manager": lambda: marieke.get("/team"),
        "zoeken": lambda: sanne.get("/huishoudens", {"zoek": "sena12"}),
        "dossier": lambda: sanne.get(gevonden[0]),
    }


def _blad(verzoek: Callable[[], Any], verbinding: Any, eigenaar: psycopg.Connection) -> dict[str, Any]:
    from keukentafel.kern.logboek.boek import Boek

    met, zonder = [], []
    for nummer in range(INLOOP + KEREN):
        duur = _tijd(verzoek)
        with mock.patch.object(Boek, "schrijf", return_value=None):
            stil = _tijd(verzoek)
        if nummer >= INLOOP:
            met.append(duur)
            zonder.append(stil)
    opdrachten = _opgenomen(verzoek, verbinding)
    app, kaal = _om_en_om(opdrachten, verbinding, eigenaar)
    return {
        **_cijfers(met),
        "logboek_deel": round(1 - statistics.median(zonder) / statistics.median(met), 3),
        "sql_aantal": len(opdrachten),
        "sql_ms": round(app, 2),
        "sql_ms_eigenaar": round(kaal, 2),
        "verhouding": round(app / kaal, 2),
    }


def _cijfers(tijden: list[float]) -> dict[str, float]:
    tijden = sorted(tijden)
    return {"p50_ms": round(statistics.median(tijden), 1), "p95_ms": round(tijden[int(len(tijden) * 0.95) - 1], 1)}


def _tijd(verzoek: Callable[[], Any]) -> float:
    begin = time.perf_counter()
    antwoord = verzoek()
    if antwoord.status_code != 200:
        raise RuntimeError(f"{antwoord.request['PATH_INFO']} gaf {antwoord.status_code}")
    return (time.perf_counter() - begin) * 1000


def _opgenomen(verzoek: Callable[[], Any], verbinding: Any) -> list[Opdracht]:
    """De opdrachten van één verzoek die lezen; het logboek en de sessie tellen hier niet."""
    opdrachten: list[Opdracht] = []

    def luister(execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: Any) -> Any:
        if isinstance(sql, str) and re.match(r"\s*SELECT", sql) and "kt_logboek" not in sql and "set_config" not in sql:
            opdrachten.append((sql, params))
        return execute(sql, params, many, context)

    with verbinding.execute_wrapper(luister):
        verzoek()
    return opdrachten


def _om_en_om(opdrachten: list[Opdracht], verbinding: Any, eigenaar: psycopg.Connection) -> tuple[float, float]:
    from django.db import transaction

    from keukentafel.kern.toegang.context import zet_medewerker
    from keukentafel.regelen.medewerkers.models import Medewerker

    sanne = Medewerker.objects.get(account__username="sanne").pk
    app, kaal = [], []
    for nummer in range(INLOOP + KEREN):
        with transaction.atomic():
            zet_medewerker(sanne)
            with verbinding.cursor() as cursor:
                een = _speel(opdrachten, cursor)
        with eigenaar.transaction(), eigenaar.cursor() as cursor:
            cursor.execute("SELECT set_config('app.medewerker', %s, true)", [str(sanne)])
            twee = _speel(opdrachten, cursor)
        if nummer >= INLOOP:
            app.append(een)
            kaal.append(twee)
    return statistics.median(app), statistics.median(kaal)


def _speel(opdrachten: list[Opdracht], cursor: Any) -> float:
    begin = time.perf_counter()
    for sql, params in opdrachten:
        cursor.execute(sql, params)
        cursor.fetchall()
    return (time.perf_counter() - begin) * 1000


def _zoeken(verbinding: Any, eigenaar: psycopg.Connection) -> dict[str, float]:
    """De zoekfunctie als de webserver naast een gewone LIKE als eigenaar, op hetzelfde stuk van een naam."""
    from keukentafel.regelen.medewerkers.models import Lidmaatschap

    lid = Lidmaatschap.objects.get(medewerker__account__username="sanne", team__isnull=False)
    functie: list[Opdracht] = [("SELECT kt_zoek_huishoudens(%s, 200)", ["sena12"])]
    gewoon: list[Opdracht] = [(ALS_LIKE, ["sena12", [lid.team_id], lid.stelsel_id])]
    app, _ = _om_en_om(functie, verbinding, eigenaar)
    _, kaal = _om_en_om(gewoon, verbinding, eigenaar)
    return {"functie_ms": round(app, 2), "like_ms": round(kaal, 2), "verhouding": round(app / kaal, 2)}
