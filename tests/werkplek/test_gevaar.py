"""Is er direct gevaar, of gaat het om geweld thuis of een kind? Dan zegt het scherm wie de beller nu belt."""

from html import unescape
from uuid import UUID

import pytest
from django.test import Client

from keukentafel.werkplek.vragen.gevaar import bij_codes, bij_feiten
from tests.vaste_groep import Groep
from tests.werkplek.conftest import AlsWie, Belt
from tests.werkplek.opgave import mevrouw_de_vries

ACUUT = {"acuut_veiligheidsrisico": "ja"}
KIND = {"kind_in_gevaar": "ja"}
THUIS = {"leefgebieden": ["huiselijke_relaties"]}


@pytest.fixture
def fatma(almere: Groep, als: AlsWie) -> Client:
    return als(almere.fatma)


def blad(fatma: Client, vraag_id: UUID) -> str:
    return unescape(fatma.get(f"/vragen/{vraag_id}/ontvangst").content.decode())


@pytest.mark.parametrize(
    ("antwoorden", "alarm", "veilig_thuis"),
    [
        ({}, False, False),
        (THUIS, False, False),
        (ACUUT, True, False),
        (ACUUT | THUIS, True, True),
        (KIND, False, True),
        (ACUUT | KIND, True, True),
    ],
)
def test_het_scherm_en_de_beller_horen_wie_er_nu_te_bellen_is(
    fatma: Client, belt: Belt, antwoorden: dict[str, object], alarm: bool, veilig_thuis: bool
) -> None:
    stand = fatma.post("/vragen/nieuw/stand", mevrouw_de_vries(**antwoorden)).content.decode()
    assert ('<a href="tel:112">112</a>' in stand) == alarm
    assert ('href="tel:08002000"' in stand) == (alarm or veilig_thuis)
    assert ("Gaat het om geweld thuis of om een kind?" in stand) == (alarm and not veilig_thuis)
    voorlezen = blad(fatma, belt(**antwoorden)).split('class="kt-voorlezen"')[1].split("</blockquote>")[0]
    assert ("Is er nu gevaar? Bel dan meteen 112." in voorlezen) == alarm
    assert ("Het nummer is 0800\N{NON-BREAKING HYPHEN}2000" in voorlezen) == veilig_thuis
    if alarm:
        assert voorlezen.index("112") < voorlezen.index("kenmerk"), "eerst wat nu moet"


def test_het_staat_niet_in_de_brief(fatma: Client, belt: Belt) -> None:
    """Een ander kan de post openen."""
    tekst = fatma.get(f"/vragen/{belt(**ACUUT, **KIND)}/bevestiging").content.decode()
    assert "Veilig Thuis" not in tekst
    assert "gevaar" not in tekst


def test_wat_het_team_later_weet_hoort_wie_aannam_niet(fatma: Client, almere: Groep, als: AlsWie, belt: Belt) -> None:
    vraag_id = belt()
    sanne = als(almere.sanne)
    gezien = sanne.get(f"/vragen/{vraag_id}/triage").context["form"]["gezien"].value()
    nieuws = {"gezien": gezien, "leefgebieden": ["huiselijke_relaties"], "actie": "bewaar", "toelichting": "Zij belde."}
    assert sanne.post(f"/vragen/{vraag_id}/triage", nieuws | ACUUT | KIND).status_code == 302
    assert "Veilig Thuis" not in blad(fatma, vraag_id)


@pytest.mark.parametrize("specialisme", ["huiselijk_geweld", "kindermishandeling"])
def test_geweld_thuis_hoort_bij_veilig_thuis(specialisme: str) -> None:
    gevaar = bij_feiten({"kenmerken": {"specialisme": [specialisme], "kind_in_gevaar": False}})
    assert gevaar == bij_codes([specialisme])
    assert gevaar is not None
    assert (gevaar.acuut, gevaar.thuis) == (False, True)
    assert bij_feiten({"kenmerken": {"specialisme": ["schulden"]}, "leefgebieden": ["huiselijke_relaties"]}) is None
