"""Geen blad blijft achter in de browser of onderweg: wie op Terug drukt na het uitloggen, ziet niets."""

from tests.project.test_inloggen_tweede_stap import paden
from tests.vaste_groep import Groep
from tests.werkplek.conftest import AlsWie


def test_elk_blad_na_het_inloggen_zegt_no_store(almere: Groep, als: AlsWie) -> None:
    for pad in paden():
        client = als(almere.sanne)
        assert "no-store" in client.get(pad).headers["Cache-Control"], pad
