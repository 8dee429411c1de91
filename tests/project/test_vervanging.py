"""`keukentafel vervanging`: de klokken van wie er niet is verhuizen, en het staat in het logboek."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator

import psycopg
import pytest

from keukentafel.kern.database.cluster import Cluster
from tests import proefdatabase

RUST = {"terug": 0, "weg": 0, "vragen": 0, "aanbod": 0}
GEEN = {"bij_leiding": 0, "op_naam": 0, "zonder": 0}
VANDAAG_VAN_NIEMAND = """
SELECT count(*) FROM doen_termijn t JOIN doen_vraag v ON v.id = t.vraag_id
WHERE t.soort = 'terugbelverzoek' AND t.klaar_op IS NULL AND v.status = 'open'
  AND t.uiterlijk <= (now() AT TIME ZONE 'Europe/Amsterdam')::date
"""
OPDRACHT = [sys.executable, "-m", "keukentafel.project.opdrachten", "vervanging"]


@pytest.fixture
def demo(proefcluster: Cluster) -> Iterator[str]:
    """Een database met de demo van Almere: Daan is er niet, en Noor valt in."""
    naam = proefdatabase.maak_database(proefcluster, "vervanging")
    subprocess.run(
        [sys.executable, "-m", "keukentafel.project.demo", "almere"],
        env=proefdatabase.omgeving(proefcluster, naam, "onderhoud"),
        check=True,
    )
    yield naam
    proefdatabase.gooi_weg(proefcluster, naam)


def test_de_opdracht_zet_over_wat_niet_kan_wachten(proefcluster: Cluster, demo: str) -> None:
    omgeving = proefdatabase.omgeving(proefcluster, demo)
    with psycopg.connect(proefcluster.url("postgres", demo), autocommit=True) as baas:
        terug = baas.execute(
            "UPDATE doen_vraag SET opgenomen_door_id = namens_id, namens_id = NULL WHERE namens_id IS NOT NULL"
        ).rowcount
        assert terug > 0
        (te_laat,) = baas.execute(VANDAAG_VAN_NIEMAND).fetchone() or (0,)
        gezegd = [_draai(omgeving) for _ in range(2)]
        over = baas.execute("SELECT count(*) FROM doen_vraag WHERE namens_id IS NOT NULL").fetchone()
        gelogd = baas.execute(
            "SELECT rollen, route, aantal FROM kern_logregel WHERE handeling = 'vraag_toegewezen' ORDER BY nr"
        ).fetchall()
    assert gezegd == [
        {
            "stelsel": "almere",
            "afwezig": 1,
            "verplaatst": terug,
            "regie": RUST,
            "terugbellen": GEEN | {"bij_leiding": te_laat},
        },
        {"stelsel": "almere", "afwezig": 1, "verplaatst": 0, "regie": RUST, "terugbellen": GEEN},
    ]
    assert over == (terug,)
    assert gelogd == [("systeem", "vervanging", terug), ("systeem", "vervanging", 0)]


def _draai(omgeving: dict[str, str]) -> object:
    klaar = subprocess.run(OPDRACHT, env=omgeving, capture_output=True, text=True, check=False)
    assert klaar.returncode == 0, klaar.stderr
    return json.loads(klaar.stderr.splitlines()[-1])


def test_zonder_database_zegt_de_opdracht_wat_er_is() -> None:
    dood = "postgresql://keukentafel_app@127.0.0.1:1/nergens"
    omgeving = os.environ | {"DATABASE_URL": dood, "DATABASE_URL_ONDERHOUD": dood, "KEUKENTAFEL_ROL": "app"}
    klaar = subprocess.run(OPDRACHT, env=omgeving, capture_output=True, text=True, check=False)
    assert klaar.returncode == 3
    assert "mislukte" in klaar.stderr
