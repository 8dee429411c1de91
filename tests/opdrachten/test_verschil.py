"""`keukentafel inrichting verschil`: in woorden, als JSON, en wat er mis kan gaan met exit code 2."""

import pytest

from keukentafel.inrichting.laden import namen, versies
from tests.opdrachten.conftest import Doe

VERSCHIL = ("inrichting", "verschil")
NAAM, ANDER = namen()[:2]
MET_VERSIES = next(naam for naam in namen() if len(versies(naam)) > 1)
EERST, DAN = (f"{MET_VERSIES}@{versie.versie}" for versie in versies(MET_VERSIES)[:2])


def test_in_woorden(doe: Doe) -> None:
    klaar = doe(*VERSCHIL, NAAM, ANDER)
    assert klaar.code == 0
    assert "verschillen op" in klaar.uit.splitlines()[0]
    assert "\nSoorten teams\n" in klaar.uit
    assert "\nGelijk: " in klaar.uit


def test_als_json(doe: Doe) -> None:
    uit = doe(*VERSCHIL, EERST, DAN, "--json").json()
    assert set(uit) == {"a", "b", "gelijk", "verschillen", "gelijke_onderwerpen"}
    assert uit["gelijk"] is False
    assert set(uit["verschillen"][0]) == {"onderwerp", "a", "b", "zin"}


def test_dezelfde_is_gelijk(doe: Doe) -> None:
    klaar = doe(*VERSCHIL, NAAM, NAAM)
    assert (klaar.code, klaar.uit.count("\n")) == (0, 1)
    assert "zijn gelijk." in klaar.uit


@pytest.mark.parametrize(
    ("opties", "code", "zegt"),
    [
        ((NAAM, "bestaatniet"), 2, "bestaat niet"),
        ((NAAM, f"{ANDER}@gisteren"), 2, "geen datum die bestaat"),
        ((NAAM, f"{ANDER}@1999-01-01"), 1, "gold op 1999-01-01 nog niet"),
        ((NAAM,), 2, "B"),
        ((NAAM, "../_landelijk"), 2, "bestaat niet"),
    ],
)
def test_wat_er_mis_kan_gaan(doe: Doe, opties: tuple[str, ...], code: int, zegt: str) -> None:
    klaar = doe(*VERSCHIL, *opties)
    assert (klaar.code, klaar.uit) == (code, "")
    assert zegt in klaar.praat
    assert "Traceback" not in klaar.praat
