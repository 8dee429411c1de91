"""De webserver draait nooit met een geheim dat in de broncode staat."""

import os
import subprocess
import sys

import pytest


def _wsgi(**omgeving: str) -> tuple[int, str]:
    schoon = {naam: waarde for naam, waarde in os.environ.items() if not naam.startswith("KEUKENTAFEL_")}
    klaar = subprocess.run(
        [sys.executable, "-c", "import keukentafel.project.wsgi"],
        env=schoon | {"DJANGO_SETTINGS_MODULE": "keukentafel.project.settings"} | omgeving,
        capture_output=True,
        text=True,
        check=False,
    )
    return klaar.returncode, klaar.stderr


@pytest.mark.parametrize("geheim", [None, "", "alleen-voor-hulpopdrachten", "te kort"])
def test_zonder_echt_geheim_geen_webserver(geheim: str | None) -> None:
    code, praat = _wsgi() if geheim is None else _wsgi(KEUKENTAFEL_GEHEIM=geheim)
    assert code == 1
    assert "KEUKENTAFEL_GEHEIM" in praat
    assert "Traceback" not in praat


def test_met_een_echt_geheim_wel() -> None:
    code, praat = _wsgi(KEUKENTAFEL_GEHEIM="x7" * 32)
    assert (code, "KEUKENTAFEL_GEHEIM" in praat) == (0, False)


def test_een_kort_geheim_voor_het_logboek_mag_niet() -> None:
    code, praat = _wsgi(KEUKENTAFEL_GEHEIM="x7" * 32, KEUKENTAFEL_LOGGEHEIM="kort")
    assert code == 1
    assert "KEUKENTAFEL_LOGGEHEIM" in praat
    assert _wsgi(KEUKENTAFEL_GEHEIM="x7" * 32, KEUKENTAFEL_LOGGEHEIM="y8" * 16)[0] == 0
