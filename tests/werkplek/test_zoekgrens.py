"""Herkennen is om een beller te helpen en niet om te vissen: zestig verschillende personen per uur."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from keukentafel.doen.dossier import zoekgrens
from tests.vaste_groep import Groep, medewerker
from tests.werkplek.conftest import AlsWie
from tests.werkplek.opgave import mevrouw_de_vries

NIEUW, STAND = "/vragen/nieuw", "/vragen/nieuw/stand"
TE_VAAK = "We zoeken nu even niet."


@pytest.fixture
def fatma(almere: Groep, als: AlsWie, monkeypatch: pytest.MonkeyPatch) -> Client:
    """Fatma, na een uur met drie verschillende zoekvragen (de grens staat hier op vier)."""
    cache.clear()
    monkeypatch.setattr(zoekgrens, "PER_UUR", 4)
    fatma = als(almere.fatma)
    fatma.post(NIEUW, mevrouw_de_vries())
    for jaar in (1950, 1951):
        zoek(fatma, f"01-02-{jaar}")
    return fatma


def zoek(client: Client, geboren: str) -> str:
    vraag = {"sleutel": str(uuid4()), "geboortedatum": geboren, "postcode": "1354AB"}
    return client.post(STAND, vraag).content.decode()


def test_de_grens_is_zestig() -> None:
    assert zoekgrens.PER_UUR == 60


def test_boven_de_grens_wordt_er_niet_gezocht(fatma: Client) -> None:
    assert TE_VAAK not in zoek(fatma, "01-02-1952")
    tekst = zoek(fatma, "14-06-1947")
    assert TE_VAAK in tekst
    assert "T. V." not in tekst


def test_dezelfde_zoekvraag_telt_niet_nog_eens(fatma: Client) -> None:
    for _keer in range(5):
        assert "T. V." in zoek(fatma, "14-06-1947")
    zoek(fatma, "01-02-1953")
    assert "T. V." in zoek(fatma, "14-06-1947")


def test_zonder_twee_sleutels_telt_er_niets(fatma: Client) -> None:
    for nummer in range(10):
        fatma.post(STAND, {"sleutel": str(uuid4()), "postcode": "1354AB", "huisnummer": str(nummer + 1)})
    assert "T. V." in zoek(fatma, "14-06-1947")


def test_een_collega_heeft_een_eigen_teller(fatma: Client, almere: Groep, als: AlsWie) -> None:
    zoek(fatma, "01-02-1952")
    ander = als(medewerker(almere.stelsel, "rob", "Rob Smit", "kcc-medewerker", None))
    assert "T. V." in zoek(ander, "14-06-1947")


def test_na_een_uur_mag_het_weer(fatma: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    zoek(fatma, "01-02-1952")
    assert TE_VAAK in zoek(fatma, "14-06-1947")
    later: datetime = timezone.now() + timedelta(minutes=61)
    monkeypatch.setattr("keukentafel.werkplek.vragen.forms_bekend.timezone.now", lambda: later)
    assert TE_VAAK not in zoek(fatma, "01-02-1954")


def test_opslaan_kan_ook_boven_de_grens(fatma: Client) -> None:
    zoek(fatma, "01-02-1952")
    assert fatma.post(NIEUW, mevrouw_de_vries(achternaam="Bos", geboortedatum="03-03-1960")).status_code == 302


def test_wat_gezocht_is_staat_niet_leesbaar_in_de_voorraad(fatma: Client, almere: Groep) -> None:
    gezocht = cache.get(f"herkennen:{almere.fatma.pk}")
    assert len(gezocht) == 3
    assert not any(deel in str(gezocht) for deel in ("1354", "1947", "vries"))
