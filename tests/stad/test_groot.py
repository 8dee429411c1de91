"""De bulk van de bench past in het schema, en elk team krijgt een gewoon deel."""

import subprocess
import sys
from collections.abc import Iterator

import psycopg
import pytest

from bench import _groot
from keukentafel.kern.database.cluster import Cluster
from tests import proefdatabase

AANTAL = 300


@pytest.fixture
def baas(proefcluster: Cluster) -> Iterator[psycopg.Connection]:
    """De baas van een eigen database met een demo erin."""
    naam = proefdatabase.maak_database(proefcluster, "opdracht")
    taak = proefdatabase.omgeving(proefcluster, naam, "onderhoud")
    subprocess.run([sys.executable, "-m", "keukentafel.project.demo", "diemen"], env=taak, check=True)
    with psycopg.connect(proefcluster.url(database=naam), autocommit=True) as verbinding:
        yield verbinding
    proefdatabase.gooi_weg(proefcluster, naam)


def test_de_bulk_verwijst_nergens_naar_niets_en_vult_elk_team_evenveel(
    baas: psycopg.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_groot, "PER_TEAM", 60)
    monkeypatch.setattr(_groot, "PER_PLOEG", 3)
    (eerst,) = baas.execute("SELECT count(*) FROM doen_dossier").fetchone() or (0,)
    _groot.vul(baas, AANTAL)
    tel = "SELECT count(*) FROM doen_dossier UNION ALL SELECT count(*) FROM doen_contactmoment WHERE minuten = 15"
    dossiers, contacten = (rij[0] for rij in baas.execute(tel).fetchall())
    assert dossiers == eerst + AANTAL
    assert contacten >= AANTAL * _groot.CONTACTEN
    per_team = "SELECT count(*) FROM doen_dossier WHERE straat = 'Proefstraat' GROUP BY team_id"
    aantallen = [rij[0] for rij in baas.execute(per_team).fetchall()]
    assert len(aantallen) == AANTAL / 60
    assert max(aantallen) <= 60
    baas.execute("SET session_replication_role = replica")
    baas.execute("UPDATE doen_contactmoment SET door_id = -1 WHERE id = (SELECT id FROM doen_contactmoment LIMIT 1)")
    baas.execute("SET session_replication_role = origin")
    assert any("door" in naam for naam in _groot.los(baas)), "een losse verwijzing valt op"
