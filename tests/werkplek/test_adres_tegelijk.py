"""Twee collega's veranderen hetzelfde geheime adres: de tweede hoort het, en raakt niets kwijt."""

from uuid import UUID

import pytest
from django.test import Client

from keukentafel.doen.delen.models import Geheimadres
from keukentafel.kern.database import rollen
from keukentafel.regelen.medewerkers.models import Medewerker
from tests.doen.delen import geef_inzage, scherm_af
from tests.doen.samen import huis as maak_huis
from tests.rol import word
from tests.vaste_groep import Groep, medewerker
from tests.werkplek.conftest import AlsWie
from tests.werkplek.verlopen import verborgen

ZIN = "Een collega zette er net een ander adres in."


@pytest.fixture
def huis(almere: Groep) -> UUID:
    dossier = maak_huis(almere)
    scherm_af(almere, dossier)
    geef_inzage(almere, dossier, medewerker(almere.stelsel, "nina", "Nina Smit", "wijkwerker", almere.team))
    return dossier.pk


def medewerker_van(groep: Groep) -> Medewerker:
    return Medewerker.objects.get(stelsel=groep.stelsel, naam="Nina Smit")


def gezien(wie: Client, huis: UUID) -> dict[str, str]:
    return verborgen(wie.get(f"/huishoudens/{huis}/adres/beheer").content.decode(), "gezien")


def straat() -> str:
    with word(rollen.ONDERHOUD):
        return Geheimadres.objects.get().straat


def test_de_tweede_ziet_dat_er_een_ander_adres_staat(almere: Groep, als: AlsWie, huis: UUID) -> None:
    nina = als(medewerker_van(almere))
    sanne, pad = als(almere.sanne), f"/huishoudens/{huis}/adres/wijzigen"
    van_sanne, van_nina = gezien(sanne, huis), gezien(nina, huis)
    assert sanne.post(pad, van_sanne | {"straat": "Mezenlaan", "postcode": "1399 AA"}).status_code == 302

    te_laat = nina.post(pad, van_nina | {"straat": "Vinkenhof", "postcode": "1399 BB"})
    blad = te_laat.content.decode()
    assert te_laat.status_code == 422
    assert ZIN in blad
    assert 'value="Vinkenhof"' in blad
    assert f'/huishoudens/{huis}/adres"' in blad, "wat er nu staat is één klik ver, en die klik komt in het logboek"
    assert "Mezenlaan" not in blad
    assert straat() == "Mezenlaan"

    nu = verborgen(blad, "gezien")
    assert nina.post(pad, nu | {"straat": "Vinkenhof", "postcode": "1399 BB"}).status_code == 302
    assert straat() == "Vinkenhof"


def test_een_gewone_fout_maakt_niet_blind_voor_een_collega(almere: Groep, als: AlsWie, huis: UUID) -> None:
    """Na een fout bij een veld telt nog steeds wat zij zag toen zij begon."""
    sanne, nina, pad = als(almere.sanne), als(medewerker_van(almere)), f"/huishoudens/{huis}/adres/wijzigen"
    begin = gezien(nina, huis)
    sanne.post(pad, gezien(sanne, huis) | {"straat": "Mezenlaan", "postcode": "1399 AA"})
    fout = nina.post(pad, begin | {"straat": "Vinkenhof", "postcode": "nul"}).content.decode()
    assert ZIN in nina.post(pad, verborgen(fout, "gezien") | {"straat": "Vinkenhof"}).content.decode()
    assert straat() == "Mezenlaan"


@pytest.mark.parametrize("merk", ["", "onzin", "\x00", "2026-01-01"])
def test_een_verzonnen_merk_verandert_niets(almere: Groep, als: AlsWie, huis: UUID, merk: str) -> None:
    antwoord = als(almere.sanne).post(f"/huishoudens/{huis}/adres/wijzigen", {"gezien": merk, "straat": "Elders"})
    assert antwoord.status_code == 422
    assert straat() == "Kanariestraat"
