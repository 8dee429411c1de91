"""`keukentafel beheerder`: de eerste beheerder op een lege database, en wat niet mag, met de goede uitgangscode."""

import os
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import psycopg
import pytest

from keukentafel.kern.database import stand
from keukentafel.kern.database.cluster import Cluster
from keukentafel.kern.database.verbinding import VARIABELEN
from tests import proefdatabase
from tests.opdrachten.conftest import Doe

GEHEIM = "een-geheim-van-de-proef-dat-lang-genoeg-is-voor-ons"


@pytest.fixture
def omgeving(proefcluster: Cluster) -> Iterator[dict[str, str]]:
    """Een lege, gemigreerde database met de drie rollen."""
    naam = proefdatabase.maak_database(proefcluster, "beheerder")
    yield proefdatabase.omgeving(proefcluster, naam) | {
        "KEUKENTAFEL_GEHEIM": GEHEIM,
        "KEUKENTAFEL_ADRESSEN": "https://keukentafel.voorbeeld.nl,https://oud.voorbeeld.nl",
    }
    proefdatabase.gooi_weg(proefcluster, naam)


Beheerder = Callable[..., tuple[int, str, str]]


@pytest.fixture
def beheerder(doe: Doe, monkeypatch: pytest.MonkeyPatch) -> Beheerder:
    """Uitgangscode, stdout en stderr; wat aan de database komt, doet de opdracht in een eigen proces."""

    def voer_uit(omgeving: dict[str, str], *woorden: str) -> tuple[int, str, str]:
        for naam in VARIABELEN.values():
            monkeypatch.delenv(naam, raising=False)
        for naam in omgeving.keys() - os.environ.keys():
            monkeypatch.setenv(naam, omgeving[naam])
        klaar = doe("beheerder", *woorden)
        return klaar.code, klaar.uit, klaar.praat

    return voer_uit


ANNA = ("--inrichting", "gouda", "--inlognaam", "anna")


def test_de_eerste_en_een_nieuwe_uitnodiging(beheerder: Beheerder, omgeving: dict[str, str]) -> None:
    code, link, praat = beheerder(omgeving, *ANNA, "--naam", "Anna de Wit")
    assert code == 0, praat
    adres = urlsplit(link.strip())
    assert (adres.scheme, adres.netloc) == ("https", "keukentafel.voorbeeld.nl")
    assert adres.path.startswith("/uitnodiging/")
    assert "geef deze link zelf" in praat

    code, uit, praat = beheerder(omgeving, *ANNA, "--naam", "Anna de Wit")
    assert (code, uit) == (1, "")
    assert "al in gebruik" in praat
    code, nieuwe, _ = beheerder(omgeving, *ANNA, "--opnieuw")
    assert code == 0
    assert nieuwe != link
    with psycopg.connect(omgeving["DATABASE_URL_ONDERHOUD"]) as lezer:
        assert lezer.execute("SELECT count(*), bool_and(tweede_stap_opnieuw) FROM kern_uitnodiging").fetchone() == (
            1,
            True,
        )
        regels = lezer.execute("SELECT handeling, uitkomst FROM kern_logregel ORDER BY stelsel_id, nr").fetchall()
    assert ("beheerder_gemaakt", "gelukt") in regels
    assert regels.count(("uitnodiging_gemaakt", "gelukt")) == 2


@pytest.mark.parametrize(
    ("woorden", "code", "zin"),
    [
        (("--inrichting", "goudaa", "--inlognaam", "anna", "--naam", "Anna"), 2, "bedoel je 'gouda'?"),
        (("--inrichting", "gouda", "--naam", "Anna"), 2, "dit ontbreekt: --inlognaam"),
        (ANNA, 2, "kies één van --naam --opnieuw"),
        ((*ANNA, "--naam", "A", "--opnieuw"), 2, "kan niet samen met"),
        (("--inrichting", "gouda", "--inlognaam", "anna de wit", "--naam", "Anna"), 1, "kleine letters"),
        ((*ANNA, "--opnieuw"), 1, "geen beheerder met deze inlognaam"),
        ((*ANNA, "--naam", "  "), 1, "keukentafel: "),
        ((*ANNA, "--naam", "A" * 121), 1, "keukentafel: "),
    ],
)
def test_wat_niet_kan_zegt_waarom_en_laat_niets_achter(
    beheerder: Beheerder, omgeving: dict[str, str], woorden: tuple[str, ...], code: int, zin: str
) -> None:
    echt, uit, praat = beheerder(omgeving, *woorden)
    assert (echt, uit) == (code, "")
    assert zin in praat
    assert "Traceback" not in praat
    with psycopg.connect(omgeving["DATABASE_URL_ONDERHOUD"]) as lezer:
        assert lezer.execute("SELECT count(*) FROM kern_account").fetchone() == (0,)
        assert lezer.execute("SELECT count(*) FROM regelen_medewerker").fetchone() == (0,)


def test_met_alleen_de_rol_van_de_webserver_gaat_het_niet(beheerder: Beheerder, omgeving: dict[str, str]) -> None:
    zonder = {naam: waarde for naam, waarde in omgeving.items() if naam != "DATABASE_URL_ONDERHOUD"}
    code, uit, praat = beheerder(zonder, *ANNA, "--naam", "Anna")
    assert (code, uit) == (3, "")
    assert "keukentafel_onderhoud nodig" in praat


def test_niet_in_een_database_met_een_demo(beheerder: Beheerder, omgeving: dict[str, str]) -> None:
    with psycopg.connect(omgeving["DATABASE_URL_EIGENAAR"], autocommit=True) as eigenaar:
        stand.noteer(eigenaar, "demo", "gouda 0123")
    code, uit, praat = beheerder(omgeving, *ANNA, "--naam", "Anna")
    assert (code, uit) == (3, "")
    assert "de demo van gouda" in praat
