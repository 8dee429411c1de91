"""Zoeken in de huishoudens van je team: op een deel van een naam, een postcode of een kenmerk, en nooit daarbuiten."""

import pytest
from django.test import Client

from keukentafel.doen.dossier.models import Dossier, Huishoudlid, Persoon
from keukentafel.kern.database import rollen
from tests.conftest import ALS_ROL
from tests.rol import word
from tests.vaste_groep import Groep
from tests.werkplek.conftest import AlsWie, Belt

pytestmark = pytest.mark.django_db


def _gevonden(browser: Client, zoekterm: str) -> str:
    return browser.get("/huishoudens", {"zoek": zoekterm}).content.decode()


@pytest.fixture
def bij_sanne(almere: Groep, belt: Belt, onderhoud: ALS_ROL) -> Dossier:
    belt(achternaam="Van der Zandstra", voornaam="Mies", geboortedatum="3-3-1950")
    belt(achternaam="Bos", voornaam="Piet", geboortedatum="4-4-1960")
    with onderhoud():
        return Dossier.objects.get(naam__contains="Zandstra")


@pytest.mark.parametrize("zoekterm", ["zand", "ZANDSTRA", "ándst", " der zand ", "van der zandstra"])
def test_een_deel_van_de_naam_is_genoeg(bij_sanne: Dossier, als: AlsWie, almere: Groep, zoekterm: str) -> None:
    blad = _gevonden(als(almere.sanne), zoekterm)
    assert f"/huishoudens/{bij_sanne.pk}" in blad
    assert "Bos" not in blad


def test_ook_op_kenmerk_en_postcode(bij_sanne: Dossier, als: AlsWie, almere: Groep) -> None:
    for zoekterm in (bij_sanne.kenmerk, bij_sanne.kenmerk.replace("-", "").lower(), bij_sanne.postcode):
        assert f"/huishoudens/{bij_sanne.pk}" in _gevonden(als(almere.sanne), zoekterm), zoekterm


@pytest.mark.parametrize("zoekterm", ["zandstra", "kenmerk", "postcode"])
def test_een_ander_team_vindt_niets(bij_sanne: Dossier, als: AlsWie, almere: Groep, zoekterm: str) -> None:
    term = {"kenmerk": bij_sanne.kenmerk, "postcode": bij_sanne.postcode}.get(zoekterm, zoekterm)
    blad = _gevonden(als(almere.bilal), term)
    assert "Geen huishouden gevonden" in blad
    assert str(bij_sanne.pk) not in blad


@pytest.mark.parametrize("zoekterm", ["za", "%%%", "_", "'; drop"])
def test_te_kort_of_raar_geeft_een_zin_en_geen_lijst(
    bij_sanne: Dossier, als: AlsWie, almere: Groep, zoekterm: str
) -> None:
    blad = _gevonden(als(almere.sanne), zoekterm)
    assert "Geen huishouden gevonden" in blad
    assert ("ten minste drie" in blad) is (len(zoekterm) < 4)


def test_een_kind_met_twee_huizen_vindt_ieder_team(
    bij_sanne: Dossier, als: AlsWie, almere: Groep, onderhoud: ALS_ROL
) -> None:
    """De rij van het kind draagt dan het team van het andere huis."""
    assert almere.ander_team.pk != bij_sanne.team_id
    with onderhoud():
        lid = bij_sanne.leden.get()
    with word(rollen.EIGENAAR):
        Persoon.objects.filter(pk=lid.persoon_id).update(team=almere.ander_team)
        Huishoudlid.objects.filter(pk=lid.pk).update(ook_elders=True)
    assert f"/huishoudens/{bij_sanne.pk}" in _gevonden(als(almere.sanne), "zandstra")
    assert "Geen huishouden gevonden" in _gevonden(als(almere.bilal), "zandstra")
