"""`keukentafel start`: everything comes up together, goes down together, and gets up after any blow."""

import http.client
import os
import signal
import socket
import stat
import time
from argparse import Namespace
from contextlib import ExitStack
from http.client import HTTPMessage
from pathlib import Path

import psycopg
import pytest

from keukentafel.kern.database import rollen, stand
from keukentafel.kern.database.cluster import Cluster
from keukentafel.project.dienst import demo, voorbereiding
from keukentafel.project.dienst.geheim import KORTSTE_GEHEIM
from keukentafel.project.opdrachten import start
from tests import proefdatabase
from tests.project.dienst import Dienst, datamap, gezond


def test_start_stop_en_opnieuw() -> None:
    with datamap() as data:
        eerste = Dienst(data)
        assert gezond(eerste.wacht_op_adres()) == 200
        geheim = (data / "geheim").read_text("ascii")
        assert stat.S_IMODE((data / "geheim").stat().st_mode) == 0o600
        assert eerste.stop(signal.SIGINT) == 0
        assert eerste.niets_over()

        tweede = Dienst(data)
        assert gezond(tweede.wacht_op_adres()) == 200
        assert (data / "geheim").read_text("ascii") == geheim
        assert "bijgewerkt" not in tweede.tekst
        assert tweede.stop() == 0
        assert tweede.niets_over()


def test_zonder_demo_alleen_https(gestart_huis: Path) -> None:
    with datamap(gestart_huis) as data:
        dienst = Dienst(data, KEUKENTAFEL_PROXY="1")
        adres = dienst.wacht_op_adres().removeprefix("http://")
        status, koppen = _haal(adres, "/inloggen", {})
        assert status == 301
        assert koppen["Location"].startswith("https://")
        status, koppen = _haal(adres, "/inloggen", {"X-Forwarded-Proto": "https"})
        assert status == 200
        assert "max-age=31536000" in koppen["Strict-Transport-Security"]
        assert "Secure" in koppen["Set-Cookie"]
        assert "wachtwoord" not in dienst.tekst
        assert dienst.stop() == 0


def _haal(adres: str, pad: str, koppen: dict[str, str]) -> tuple[int, HTTPMessage]:
    verbinding = http.client.HTTPConnection(adres, timeout=10)
    verbinding.request("GET", pad, headers=koppen)
    antwoord = verbinding.getresponse()
    antwoord.read()
    verbinding.close()
    return antwoord.status, antwoord.headers


def test_na_een_klap_staat_het_vanzelf_weer_op(gestart_huis: Path) -> None:
    with datamap(gestart_huis) as data:
        dienst = Dienst(data)
        adres = dienst.wacht_op_adres()
        os.kill(dienst.postmaster(), signal.SIGKILL)
        _wacht_tot_gezond(adres)

        dienst.proces.kill()
        opnieuw = Dienst(data)
        assert gezond(opnieuw.wacht_op_adres()) == 200
        assert dienst.processen() != []  # the database of the second start names the same data folder

        os.killpg(opnieuw.proces.pid, signal.SIGKILL)
        os.kill(opnieuw.postmaster(), signal.SIGKILL)
        derde = Dienst(data)
        assert gezond(derde.wacht_op_adres()) == 200
        assert derde.stop() == 0
        assert derde.niets_over()


def _wacht_tot_gezond(adres: str) -> None:
    einde = time.monotonic() + 120
    while gezond(adres) != 200:
        assert time.monotonic() < einde, "de database kwam niet terug"
        time.sleep(0.1)


def test_twee_datamappen_naast_elkaar(gestart_huis: Path) -> None:
    with datamap(gestart_huis) as een, datamap(gestart_huis) as ander:
        eerste, tweede = Dienst(een), Dienst(ander)
        assert gezond(eerste.wacht_op_adres()) == gezond(tweede.wacht_op_adres()) == 200
        assert eerste.stop() == 0
        assert gezond(tweede.wacht_op_adres()) == 200
        assert tweede.stop() == 0


def test_een_lange_naam_van_de_map_is_geen_bezwaar(gestart_huis: Path) -> None:
    with datamap(gestart_huis) as data:
        diep = data / ("een-hele-lange-naam-" * 6)
        diep.mkdir()
        diep.chmod(0o711)
        (data / "pg").rename(diep / "pg")
        dienst = Dienst(diep)
        assert gezond(dienst.wacht_op_adres()) == 200
        assert dienst.stop() == 0
        assert dienst.niets_over()


def test_poort_bezet() -> None:
    with datamap() as data, socket.create_server(("127.0.0.1", 0)) as bezet:
        poort = str(bezet.getsockname()[1])
        code, tekst = Dienst(data, "--poort", poort).einde()
    assert code == 3
    assert tekst == f"Poort {poort} op 127.0.0.1 is al in gebruik. Kies een andere met --poort of KEUKENTAFEL_POORT.\n"


def test_map_waarin_niet_kan_worden_geschreven(tmp_path: Path) -> None:
    bestand = tmp_path / "geen-map"
    bestand.write_text("x", encoding="utf-8")
    code, tekst = Dienst(bestand / "data").einde()
    assert code == 3
    assert "kan niet worden geschreven" in tekst
    assert "Traceback" not in tekst


@pytest.mark.parametrize("waarde", ["postgresql://x:s3cret@127.0.0.1:1/x", "onzin s3cret", "postgresql://x:s3cret@[/x"])
def test_een_database_die_niet_antwoordt(waarde: str) -> None:
    with datamap() as data:
        code, tekst = Dienst(data, DATABASE_URL=waarde).einde()
    assert code == 3
    assert "DATABASE_URL" in tekst
    assert "s3cret" not in tekst
    assert "Traceback" not in tekst


@pytest.mark.parametrize(("rol", "waarom"), [("postgres", "superuser"), (rollen.EIGENAAR, "eigenaar van"),
                                             (rollen.ONDERHOUD, "BYPASSRLS")])  # fmt: skip
def test_weigert_een_rol_die_langs_de_sloten_kan(proefcluster: Cluster, rol: str, waarom: str) -> None:
    naam = proefdatabase.maak_database(proefcluster, "bench")
    with datamap() as data:
        code, tekst = Dienst(data, DATABASE_URL=proefcluster.url(rol, naam)).einde()
    assert code == 3
    assert f"De rol {rol}" in tekst
    assert waarom in tekst


def test_weigert_een_tabel_zonder_slot(proefcluster: Cluster) -> None:
    naam = proefdatabase.maak_database(proefcluster, "bench")
    with psycopg.connect(proefcluster.url(rollen.EIGENAAR, naam), autocommit=True) as eigenaar:
        eigenaar.execute("ALTER TABLE doen_vraag DISABLE ROW LEVEL SECURITY")
    with datamap() as data:
        code, tekst = Dienst(data, DATABASE_URL=proefcluster.url(rollen.APP, naam)).einde()
    assert code == 3
    assert "Op de tabel doen_vraag staat row-level security uit." in tekst


def test_een_demo_draait_niet_als_echt_werk(proefcluster: Cluster) -> None:
    """Its passwords are printed: without --demo neither the web server nor a first administrator goes in there."""
    naam = proefdatabase.maak_database(proefcluster, "demo_echt")
    omgeving = proefdatabase.omgeving(proefcluster, naam)
    with psycopg.connect(omgeving["DATABASE_URL_EIGENAAR"], autocommit=True) as eigenaar:
        stand.noteer(eigenaar, "demo", "gouda 0123")
    try:
        with datamap() as data:
            code, tekst = Dienst(data, **omgeving).einde()
            assert code == 3
            assert "de demo van gouda" in tekst
    finally:
        proefdatabase.gooi_weg(proefcluster, naam)


def test_de_demo_wordt_geladen_onder_het_geheim_van_de_webserver(
    proefcluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also at the very first start, when there is no secret yet: else nobody can find what the demo sealed."""
    naam = proefdatabase.maak_database(proefcluster, "bench")
    gezien: list[str | None] = []

    def laad(_naam: str) -> bool:
        gezien.append(voorbereiding.omgeving("onderhoud").get("KEUKENTAFEL_GEHEIM"))
        raise start.Einde

    monkeypatch.setattr(demo, "laad", laad)
    for variabele, waarde in proefdatabase.omgeving(proefcluster, naam).items():
        monkeypatch.setenv(variabele, waarde)
    monkeypatch.setenv("KEUKENTAFEL_GEHEIM", "")
    with datamap() as data, ExitStack() as af:
        monkeypatch.setenv("KEUKENTAFEL_DATA", str(data))
        with pytest.raises(start.Einde):
            start._draai(Namespace(demo=True, inrichting="almere", poort=0), af)
        geheim = (data / "geheim").read_text("ascii")
    proefdatabase.gooi_weg(proefcluster, naam)
    assert gezien == [geheim]
    assert len(geheim) >= KORTSTE_GEHEIM


def test_eigen_database_zonder_eigenaar_zegt_wat_er_nodig_is(proefcluster: Cluster) -> None:
    naam = "bench_leeg"
    rollen.zorg(proefcluster.url(), naam)
    try:
        with datamap() as data:
            code, tekst = Dienst(data, DATABASE_URL=proefcluster.url(rollen.APP, naam)).einde()
            assert code == 3
            assert "DATABASE_URL_EIGENAAR" in tekst
            assert "keukentafel database rollen" in tekst
            dienst = Dienst(
                data,
                DATABASE_URL=proefcluster.url(rollen.APP, naam),
                DATABASE_URL_EIGENAAR=proefcluster.url(rollen.EIGENAAR, naam),
            )
            assert gezond(dienst.wacht_op_adres()) == 200
            assert not (data / "pg").exists()
            web = [Path(f"/proc/{pid}/environ").read_bytes() for pid in _web(dienst)]
            assert web
            assert all(b"EIGENAAR" not in omgeving for omgeving in web)
            assert dienst.stop() == 0
    finally:
        proefdatabase.gooi_weg(proefcluster, naam)


def _web(dienst: Dienst) -> list[str]:
    return [
        map_.name
        for map_ in Path("/proc").glob("[0-9]*")
        if map_.name != str(dienst.proces.pid)
        and os.getpgid(int(map_.name)) == dienst.proces.pid
        and b"gunicorn" in map_.joinpath("cmdline").read_bytes()
    ]


@pytest.mark.parametrize(("argumenten", "omgeving", "code"), [
    (["--poort", "aap"], {}, 2),
    (["--poort", "99999"], {}, 2),
    ([], {"KEUKENTAFEL_POORT": "aap"}, 3),
    (["--demo", "--inrichting", "../nergens"], {}, 2),
])  # fmt: skip
def test_verkeerd_gebruik(argumenten: list[str], omgeving: dict[str, str], code: int) -> None:
    with datamap() as data:
        dienst = Dienst(data, *argumenten, poort=None if "KEUKENTAFEL_POORT" in omgeving else "0", **omgeving)
        gekregen, tekst = dienst.einde()
    assert gekregen == code
    assert "Traceback" not in tekst
    assert "poort" in tekst.lower() or "inrichting" in tekst
