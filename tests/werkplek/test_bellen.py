"""Vanaf elk blad van een huishouden bel je meteen: elk lid met een nummer, en het hele adres, staan in het hoofd."""

import re

import pytest

from keukentafel.doen.dossier.models import Dossier, Persoon
from keukentafel.kern.database import rollen
from tests.rol import word
from tests.vaste_groep import Groep
from tests.werkplek.conftest import AlsWie, Belt
from tests.werkplek.test_hoofd_samen import BLADEN

pytestmark = pytest.mark.django_db


@pytest.fixture
def huis(almere: Groep, belt: Belt) -> Dossier:
    belt(straat="Esdoornpad", anderen="52")
    with word(rollen.EIGENAAR):
        return Dossier.objects.get(naam="De Vries")


def _hoofd(als: AlsWie, almere: Groep, huis: Dossier, blad: str = "") -> str:
    antwoord = als(almere.sanne).get(f"/huishoudens/{huis.pk}{blad}")
    assert antwoord.status_code == 200
    return antwoord.content.decode().split("</header>")[1]


@pytest.mark.parametrize("blad", BLADEN)
def test_bij_elk_lid_met_een_nummer_staat_het_om_te_bellen(
    als: AlsWie, almere: Groep, huis: Dossier, blad: str
) -> None:
    hoofd = _hoofd(als, almere, huis, blad)
    assert re.findall(r'href="tel:([^"]*)"', hoofd) == ["0612340007"], "haar huisgenoot gaf geen nummer"
    assert "06 1234 0007" in hoofd
    assert "Esdoornpad 19 a, 1354 AB" in hoofd


def test_zonder_nummer_of_straat_staat_er_niets_leegs(als: AlsWie, almere: Groep, huis: Dossier) -> None:
    with word(rollen.EIGENAAR):
        Persoon.objects.filter(stelsel=almere.stelsel).update(telefoon="")
        Dossier.objects.filter(pk=huis.pk).update(straat="")
    hoofd = _hoofd(als, almere, huis)
    assert "tel:" not in hoofd
    assert hoofd.count("1354 AB") == 1, "zonder straat stond de postcode er al"


def test_wie_is_overleden_bel_je_niet(als: AlsWie, almere: Groep, huis: Dossier) -> None:
    with word(rollen.EIGENAAR):
        Persoon.objects.exclude(telefoon="").update(overleden_op="2026-01-05")
    assert "tel:" not in _hoofd(als, almere, huis)


def test_een_geheim_adres_blijft_weg_en_het_nummer_blijft(als: AlsWie, almere: Groep, huis: Dossier) -> None:
    with word(rollen.EIGENAAR):
        leeg = {"straat": "", "postcode": "", "huisnummer": None, "toevoeging": "", "gebied": None}
        Dossier.objects.filter(pk=huis.pk).update(adres_geheim=True, **leeg)
    hoofd = _hoofd(als, almere, huis)
    assert "1354" not in hoofd
    assert "Esdoornpad" not in hoofd
    assert "tel:0612340007" in hoofd
