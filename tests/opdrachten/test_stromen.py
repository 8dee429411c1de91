"""Een gesloten stroom geeft nooit een traceback, en nooit stilte waar een antwoord hoort."""

import subprocess
import sys

import pytest

REGEL = '{"id": "a", "datum": "2026-11-20", "leefgebieden": []}'
TRIAGE = "regels triage --zonder-anders-als --inrichting heerlen"


def _schelp(opdracht: str, erachter: str) -> tuple[int, str, str]:
    script = f"printf '%s\\n' '{REGEL}' | {{ {sys.executable} -m keukentafel {opdracht} {erachter}; }}"
    klaar = subprocess.run(["sh", "-c", script], capture_output=True, text=True, check=False)
    assert "Traceback" not in klaar.stderr
    assert "Exception ignored" not in klaar.stderr
    return klaar.returncode, klaar.stdout, klaar.stderr


@pytest.mark.parametrize("opdracht", [TRIAGE, "inrichting lijst", "inrichting schema", "--help"])
def test_zonder_stdout_is_er_geen_antwoord(opdracht: str) -> None:
    code, uit, praat = _schelp(opdracht, ">&-")
    assert (code, uit) == (3, "")
    assert "stdout" in praat


@pytest.mark.parametrize("opdracht", [TRIAGE, "inrichting lijst"])
def test_zonder_stderr_komt_het_antwoord(opdracht: str) -> None:
    code, uit, praat = _schelp(opdracht, "2>&-")
    assert (code, praat) == (0, "")
    assert uit


def test_zonder_stderr_blijft_de_code() -> None:
    assert _schelp("regels triage --inrichting bestaatniet", "2>&-") == (2, "", "")
    assert _schelp("regels trage", "2>&-") == (2, "", "")


def test_zonder_stdin_een_melding() -> None:
    code, uit, praat = _schelp(TRIAGE, "<&-")
    assert (code, uit) == (2, "")
    assert "stdin" in praat


def test_zonder_stdin_kan_de_rest() -> None:
    code, uit, praat = _schelp("inrichting lijst", "<&-")
    assert (code, praat) == (0, "")
    assert "heerlen" in uit


def test_alles_dicht() -> None:
    assert _schelp(TRIAGE, "<&- >&- 2>&-") == (3, "", "")
