"""`keukentafel inrichting verschil`: in woorden, als JSON, en wat er mis kan gaan met exit code 2."""

import json
import subprocess
import sys

import pytest

from keukentafel.inrichting.laden import namen, versies

NAAM, ANDER = namen()[:2]
MET_VERSIES = next(naam for naam in namen() if len(versies(naam)) > 1)
EERST, DAN = (f"{MET_VERSIES}@{versie.versie}" for versie in versies(MET_VERSIES)[:2])


def draai(*opties: str) -> "subprocess.CompletedProcess[str]":
    """Run the command."""
    opdracht = [sys.executable, "-m", "keukentafel", "inrichting", "verschil", *opties]
    return subprocess.run(opdracht, capture_output=True, text=True, check=False, timeout=60)


def test_in_woorden() -> None:
    klaar = draai(NAAM, ANDER)
    assert klaar.returncode == 0
    assert "verschillen op" in klaar.stdout.splitlines()[0]
    assert "\nSoorten teams\n" in klaar.stdout
    assert "\nGelijk: " in klaar.stdout


def test_als_json() -> None:
    uit = json.loads(draai(EERST, DAN, "--json").stdout)
    assert set(uit) == {"a", "b", "gelijk", "verschillen", "gelijke_onderwerpen"}
    assert uit["gelijk"] is False
    assert set(uit["verschillen"][0]) == {"onderwerp", "a", "b", "zin"}


def test_dezelfde_is_gelijk() -> None:
    klaar = draai(NAAM, NAAM)
    assert (klaar.returncode, klaar.stdout.count("\n")) == (0, 1)
    assert "zijn gelijk." in klaar.stdout


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
def test_wat_er_mis_kan_gaan(opties: tuple[str, ...], code: int, zegt: str) -> None:
    klaar = draai(*opties)
    assert (klaar.returncode, klaar.stdout) == (code, "")
    assert zegt in klaar.stderr
    assert "Traceback" not in klaar.stderr
