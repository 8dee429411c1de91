"""Mag de beller het niet horen, dan bellen wij zelf: wat er al getypt is, staat in het terugbelverzoek."""

import re
from html import unescape

import pytest
from django.test import Client

from keukentafel.doen.ingang.models import Vraag
from keukentafel.kern.database import rollen
from tests.rol import word
from tests.vaste_groep import Groep
from tests.werkplek.conftest import AlsWie

GETYPT = {"geboortedatum": "14-06-1947", "postcode": "1354 AB", "huisnummer": "19 a", "achternaam": "de Vries"}


@pytest.fixture
def fatma(almere: Groep, als: AlsWie) -> Client:
    return als(almere.fatma)


def velden(blad: str) -> dict[str, str]:
    """De verborgen velden van het knopje, met de knop zelf."""
    stuk = blad.split('id="antwoord"')[1].split("</form>", maxsplit=1)[0]
    paren = re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', stuk)
    return {naam: unescape(waarde) for naam, waarde in paren} | {"actie": "overnemen"}


@pytest.mark.parametrize(("beller", "aanmelder"), [("kind", "naaste"), ("huisarts", "professional")])
def test_wat_getypt_is_gaat_mee_naar_het_terugbelverzoek(fatma: Client, beller: str, aanmelder: str) -> None:
    antwoord = fatma.post("/vragen/stand", {"beller": beller, "akkoord": "nee", "kenmerk": "4KXR-27MB", **GETYPT})
    blad = fatma.post("/vragen/nieuw", velden(antwoord.content.decode()))
    assert blad.status_code == 200
    ingevuld = {naam: blad.context["form"][naam].value() for naam in GETYPT}
    assert ingevuld == GETYPT
    formulier = blad.context["form"]
    assert (formulier["soort"].value(), formulier["aanmelder"].value()) == ("terugbelverzoek", aanmelder)
    assert formulier["melder_betrekking"].value() == beller
    assert formulier["eigen_woorden"].value() == "Belde over kenmerk 4KXR-27MB."
    assert 'id="fouten"' not in blad.content.decode(), "er is nog niets bewaard, dus ook niets fout"
    assert "1947" not in blad.request["PATH_INFO"] + blad.request["QUERY_STRING"]


def test_het_overgenomen_blad_is_te_bewaren(fatma: Client) -> None:
    antwoord = fatma.post("/vragen/stand", {"beller": "kind", "akkoord": "onbekend", **GETYPT})
    mee = velden(antwoord.content.decode()) | {
        "actie": "terugbellen", "melder_telefoon": "06 1234 0007", "gebied": "WK003401", "bekend": "nieuw",
        "voornaam": "Truus",
    }  # fmt: skip
    assert fatma.post("/vragen/nieuw", mee).status_code == 302
    with word(rollen.ONDERHOUD):
        vraag = Vraag.objects.get()
    assert (vraag.soort, vraag.terugbellen, vraag.melder_betrekking) == ("terugbelverzoek", True, "kind")


def test_wie_het_mag_horen_krijgt_geen_terugbelverzoek(fatma: Client) -> None:
    antwoord = fatma.post("/vragen/stand", {"beller": "zelf", **GETYPT})
    assert antwoord.context["terugbellen"] == {}
