"""`keukentafel demo`: een stad naast de demo, één keer, en nooit in een database met een echte gemeente."""

import json
import subprocess
import sys
from collections.abc import Iterator

import psycopg
import pytest

from keukentafel.kern.database.cluster import Cluster
from keukentafel.project.opdrachten.demo import STAPPEN, balk, in_woorden
from tests import proefdatabase
from tests.opdrachten.conftest import Doe

KLEIN = ("--inrichting", "diemen", "--inwoners", "150")
TELLING = ("SELECT (SELECT count(*) FROM doen_vraag), (SELECT count(*) FROM kern_gebeurtenis)",)


@pytest.fixture
def omgeving(proefcluster: Cluster) -> Iterator[dict[str, str]]:
    """Een lege, gemigreerde database met de drie rollen."""
    naam = proefdatabase.maak_database(proefcluster, "opdracht")
    yield proefdatabase.omgeving(proefcluster, naam)
    proefdatabase.gooi_weg(proefcluster, naam)


def demo(omgeving: dict[str, str], *woorden: str) -> tuple[int, str, str]:
    """Uitgangscode, stdout en stderr."""
    klaar = subprocess.run(
        [sys.executable, "-m", "keukentafel.project.opdrachten", "demo", *woorden],
        env=omgeving,
        capture_output=True,
        text=True,
        check=False,
    )
    return klaar.returncode, klaar.stdout, klaar.stderr


def test_een_stad_een_keer(omgeving: dict[str, str]) -> None:
    code, uit, praat = demo(omgeving, *KLEIN, "--json")
    assert code == 0, praat
    telling = json.loads(uit)
    assert (telling["inrichting"], telling["inwoners"], telling["zaad"], telling["nieuw"]) == ("diemen", 150, 1, True)
    assert "\r" not in praat, "geen balk als niemand kijkt"
    with psycopg.connect(omgeving["DATABASE_URL_ONDERHOUD"], autocommit=True) as lezer:
        eerst = lezer.execute(*TELLING).fetchone()
        code, uit, praat = demo(omgeving, *KLEIN)
        assert (code, uit) == (0, in_woorden(telling) + "\n")
        assert "er is niets veranderd" in praat
        assert lezer.execute(*TELLING).fetchone() == eerst

        code, uit, praat = demo(omgeving, *KLEIN, "--zaad", "2")
        assert (code, uit) == (1, "")
        assert "150 inwoners, zaad 1" in praat
        code, uit, praat = demo(omgeving, "--inrichting", "haren")
        assert (code, uit) == (1, "")
        assert "de demo van diemen" in praat
        assert lezer.execute(*TELLING).fetchone() == eerst


def test_een_echte_gemeente_blijft_zoals_zij_is(omgeving: dict[str, str]) -> None:
    with psycopg.connect(omgeving["DATABASE_URL_EIGENAAR"], autocommit=True) as eigenaar:
        eigenaar.execute("INSERT INTO kern_stelsel (naam, titel) VALUES ('diemen', 'Diemen')")
        code, uit, praat = demo(omgeving, *KLEIN)
        assert (code, uit) == (1, "")
        assert "geen demo" in praat
        assert eigenaar.execute("SELECT count(*) FROM kern_account").fetchone() == (0,)


@pytest.mark.parametrize(
    ("woorden", "zin"),
    [
        (("--inrichting", "nergenshuizen"), "bestaat niet"),
        (("--inrichting", "diemen", "--inwoners", "12"), "van 100 tot en met"),
        (("--inrichting", "diemen", "--inwoners", "veel"), "van 100 tot en met"),
        (("--inrichting", "diemen", "--zaad", "-1"), "zaad"),
        ((), "--inrichting"),
    ],
)
def test_verkeerd_gebruik(doe: Doe, woorden: tuple[str, ...], zin: str) -> None:
    antwoord = doe("demo", *woorden)
    assert antwoord.code == 2
    assert antwoord.uit == ""
    assert zin in antwoord.praat


def test_een_database_die_niet_antwoordt_is_de_omgeving(omgeving: dict[str, str]) -> None:
    code, uit, praat = demo(omgeving | {"DATABASE_URL": "postgresql://keukentafel_app@127.0.0.1:1/weg"}, *KLEIN)
    assert (code, uit) == (3, "")
    assert "antwoordt niet" in praat


def test_de_balk_loopt_vol() -> None:
    assert "[" + "." * 30 + "] 0/10" in balk("mensen", 0, 10)
    assert balk("mensen", 5, 10).endswith("[" + "#" * 15 + "." * 15 + "] 5/10")
    assert all(balk(stap, 3, 3).endswith("] 3/3\n") for stap in STAPPEN)
