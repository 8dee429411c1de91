"""Zoeken in de huishoudens van je team: op naam, straat, geboortedatum, postcode of kenmerk, en nooit daarbuiten."""

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
    belt(achternaam="Van der Zandstra", voornaam="Miès", geboortedatum="3-3-1950", straat="Korte Esdoornpad")
    ergens = {"straat": "Lindehof", "postcode": "1312AB", "huisnummer": "3"}
    belt(achternaam="Bos", voornaam="Piet", geboortedatum="4-4-1960", **ergens)
    with onderhoud():
        return Dossier.objects.get(naam__contains="Zandstra")


@pytest.mark.parametrize("zoekterm", ["zand", "ZANDSTRA", "ándst", " der zand ", "van der zandstra"])
def test_een_deel_van_de_naam_is_genoeg(bij_sanne: Dossier, als: AlsWie, almere: Groep, zoekterm: str) -> None:
    blad = _gevonden(als(almere.sanne), zoekterm)
    assert f"/huishoudens/{bij_sanne.pk}" in blad
    assert "Bos" not in blad


NAAM = ["Mies van der Zandstra", "mies zandstra", "M. van der Zandstra", "Zandstra, Mies", "zandstra mies", "Mies"]
PLEK = ["Korte Esdoornpad", "korte esdoorn", "Korte Esdoornpad 19", "Korte Esdoornpad 19a", "1354 AB 19", "1354ab19a"]
DAG = ["03-03-1950", "3-3-1950", "3/3/1950", "1950-03-03"]
ANDERS = [
    "Piet van der Zandstra",
    "Zandstra Piet",
    "Korte Esdoornpad 2",
    "Esdoornpad",
    "1354AB 2",
    "04-03-1950",
    "Zandhof",
]


@pytest.mark.parametrize("zoekterm", [*NAAM, *PLEK, *DAG, "Huishouden Van der Zandstra", "mevrouw Zandstra"])
def test_zoals_een_werker_het_typt(bij_sanne: Dossier, als: AlsWie, almere: Groep, zoekterm: str) -> None:
    blad = _gevonden(als(almere.sanne), zoekterm)
    assert f"/huishoudens/{bij_sanne.pk}" in blad
    assert "Bos" not in blad
    assert "Geen huishouden gevonden" in _gevonden(als(almere.bilal), zoekterm), "een ander team vindt niets"


@pytest.mark.parametrize("zoekterm", ANDERS)
def test_wat_niet_klopt_vindt_niets_en_zegt_waarop_je_zoekt(
    bij_sanne: Dossier, als: AlsWie, almere: Groep, zoekterm: str
) -> None:
    blad = _gevonden(als(almere.sanne), zoekterm)
    assert "Geen huishouden gevonden" in blad
    assert str(bij_sanne.pk) not in blad
    for wat in ("voornaam en achternaam", "straat", "geboortedatum", "postcode", "kenmerk"):
        assert wat in blad, wat


def test_wie_zo_heet_gaat_voor_een_straat(bij_sanne: Dossier, als: AlsWie, belt: Belt, almere: Groep) -> None:
    belt(achternaam="Korte", voornaam="Ilse", geboortedatum="5-5-1970", postcode="1312AC", huisnummer="8")
    blad = _gevonden(als(almere.sanne), "Korte")
    assert "Eén huishouden gevonden" in blad
    assert str(bij_sanne.pk) not in blad, "wie in de Korte Esdoornpad woont, heet niet Korte"


def test_het_kenmerk_van_een_vraag_vindt_haar_huishouden(bij_sanne: Dossier, als: AlsWie, almere: Groep) -> None:
    """Dat is het kenmerk dat de inwoner op papier heeft."""
    with word(rollen.EIGENAAR):
        kenmerk = bij_sanne.dossiervragen.get().vraag.kenmerk
    assert f"/huishoudens/{bij_sanne.pk}" in _gevonden(als(almere.sanne), kenmerk)
    assert "Geen huishouden gevonden" in _gevonden(als(almere.bilal), kenmerk)


@pytest.mark.parametrize("zoekterm", ["Korte Esdoornpad 19", "korte esdoornpad", "1354AB", "1354AB 19"])
@pytest.mark.parametrize("hoe", ["zelf", "opgegaan"])
def test_een_geheim_adres_is_op_plek_niet_te_vinden(
    bij_sanne: Dossier, als: AlsWie, almere: Groep, zoekterm: str, hoe: str
) -> None:
    """Ook niet langs het oude adres van een dossier dat erin opging; op naam wel, want zij leest het dossier."""
    with word(rollen.EIGENAAR):
        leeg = {
            "straat": "",
            "postcode": "",
            "huisnummer": None,
            "toevoeging": "",
            "gebied": None,
            "adres_geheim": True,
        }
        if hoe == "zelf":
            Dossier.objects.filter(pk=bij_sanne.pk).update(**leeg)
        else:
            Dossier.objects.filter(naam="Bos").update(**leeg)
            Dossier.objects.filter(pk=bij_sanne.pk).update(opgegaan_in=Dossier.objects.get(naam="Bos"))
    blad = _gevonden(als(almere.sanne), zoekterm)
    assert "Geen huishouden gevonden" in blad
    assert str(bij_sanne.pk) not in blad
    assert f"/huishoudens/{bij_sanne.pk}" in _gevonden(als(almere.sanne), "Mies van der Zandstra")


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
