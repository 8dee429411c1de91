"""The launcher of the embedded database: where the data lives, which programs it takes, and when a pid file lies."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from keukentafel.kern.database import account, binair, pidbestand, plek, rollen, stand, verbinding
from keukentafel.kern.database.cluster import Cluster
from keukentafel.kern.database.fouten import OmgevingsFout
from keukentafel.kern.database.slot import Gebruik


def test_gegevens_staan_waar_de_omgeving_zegt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KEUKENTAFEL_DATA", str(tmp_path / "hier"))
    assert plek.datamap() == tmp_path / "hier"
    assert (tmp_path / "hier").is_dir()


def test_een_gesloten_kloon_krijgt_een_vaste_eigen_map_elders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plek, "GEDEELD", tmp_path / "gedeeld")
    for naam in ("een", "ander"):
        (tmp_path / naam).mkdir()
    een, nog_eens, ander = (plek._elders(tmp_path / naam) for naam in ("een", "een", "ander"))
    assert een == nog_eens
    assert een != ander
    assert een.parent == tmp_path / "gedeeld"


def test_een_map_onder_een_gesloten_map_is_niet_doorloopbaar(tmp_path: Path) -> None:
    diep = tmp_path / "dicht" / "open"
    diep.mkdir(parents=True)
    (tmp_path / "dicht").chmod(0o700)
    assert not plek.doorloopbaar(diep)


def test_pg_bindir_gaat_voor_en_zonder_programma_een_duidelijke_melding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PG_BINDIR", raising=False)
    assert binair.zoek(None).versie >= 15
    monkeypatch.setenv("PG_BINDIR", str(tmp_path))
    with pytest.raises(OmgevingsFout, match="Geen PostgreSQL gevonden"):
        binair.zoek(None)


def test_een_gewone_gebruiker_heeft_geen_ander_account_nodig(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(account, "ben_root", lambda: False)
    assert account.databaseaccount(tmp_path) is None
    monkeypatch.setattr(account, "ben_root", lambda: True)
    gekozen = account.databaseaccount(tmp_path / "nog-niet")
    assert gekozen is not None
    assert gekozen.uid >= account.EERSTE_UID


@pytest.mark.parametrize("inhoud", ["", "geen getal\n", "12"])
def test_een_half_geschreven_pidbestand(tmp_path: Path, inhoud: str) -> None:
    (tmp_path / "postmaster.pid").write_text(inhoud, encoding="utf-8")
    bekend = pidbestand.lees(tmp_path)
    assert bekend is None or bekend.socketmap is None


def test_een_vreemd_proces_in_de_map_is_geen_database(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], cwd=tmp_path, stdin=subprocess.PIPE) as vreemd:
        assert not pidbestand.hoort_bij(vreemd.pid, tmp_path)
        assert pidbestand.processen(tmp_path) == []
        vreemd.kill()


def test_een_pidbestand_met_het_nummer_van_een_ander_houdt_de_start_niet_tegen(proefcluster: Cluster) -> None:
    """A stale file may carry a number that another program has by now: PostgreSQL itself would refuse to start."""
    data = proefcluster.data / "leugen"
    data.mkdir(exist_ok=True)
    data.chmod(0o711)
    cluster = Cluster(data, snel=True)
    try:
        cluster.start()
        cluster.stop()
        regels = [str(os.getpid()), str(data / "pg"), "0", "5432", str(data / "s"), "", "0 0", "ready"]
        (data / "pg" / "postmaster.pid").write_text("\n".join(regels) + "\n", encoding="utf-8")
        assert cluster.start().leeft()
    finally:
        cluster.stop()
    assert pidbestand.processen(data / "pg") == []


def test_de_laatste_doet_het_licht_uit(tmp_path: Path) -> None:
    een, ander = Gebruik(tmp_path), Gebruik(tmp_path)
    assert not een.ben_laatste()
    een.los()
    assert ander.ben_laatste()
    ander.los()


def test_de_vingerafdruk_volgt_migraties_en_sql(tmp_path: Path) -> None:
    (tmp_path / "doen" / "migrations").mkdir(parents=True)
    (tmp_path / "doen" / "sql").mkdir()
    gezien = {stand.vingerafdruk(tmp_path)}
    (tmp_path / "doen" / "migrations" / "0001_begin.py").write_text("1", encoding="utf-8")
    gezien.add(stand.vingerafdruk(tmp_path))
    (tmp_path / "doen" / "sql" / "0001.sql").write_text("SELECT 1", encoding="utf-8")
    gezien.add(stand.vingerafdruk(tmp_path))
    assert len(gezien) == 3


def test_een_eigen_database_zonder_adres_voor_de_rol(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://app@db/kt")
    monkeypatch.delenv("DATABASE_URL_EIGENAAR", raising=False)
    assert verbinding.url_voor("app") == "postgresql://app@db/kt"
    with pytest.raises(OmgevingsFout, match="DATABASE_URL_EIGENAAR"):
        verbinding.url_voor("eigenaar")


def test_de_sql_voor_een_eigen_database_geeft_dezelfde_rollen(proefcluster: Cluster) -> None:
    """Running the printed SQL a second time changes nothing and fails nowhere."""
    import psycopg

    with psycopg.connect(proefcluster.url(), autocommit=True) as baas:
        for opdracht in rollen.rollen_sql() + rollen.rechten_sql("postgres"):
            baas.execute(opdracht.encode())
    rollen.zorg(proefcluster.url(), "postgres")
