"""Verhaal 14: weet niemand in het team het, dan zegt "Wijs aan" wie elders het weet, en waar je hulp vraagt."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from keukentafel.kern.database import rollen
from keukentafel.regelen.medewerkers.models import Medewerker
from tests.doen.team import Ploeg, vraag, weet, weg
from tests.rol import word
from tests.werkplek.test_team import SCHULD, marieke, team, tekst
from tests.werkplek.test_weinig_vragen import STREEF

__all__ = ["marieke", "team"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def bilal(team: Ploeg) -> Medewerker:
    """Sanne is de enige die van schulden weet en is er niet; Bilal, van een ander team, weet het ook."""
    weet(team.sanne, ["schulden"])
    weet(team.groep.bilal, ["schulden"])
    weg(team.sanne)
    with word(rollen.EIGENAAR):
        Medewerker.objects.filter(pk=team.groep.bilal.pk).update(telefoon="06 1234 0044")
    return team.groep.bilal


def test_wie_het_elders_weet_en_waar_je_hulp_vraagt(team: Ploeg, marieke: Client, bilal: Medewerker) -> None:
    pad = f"/team/{team.groep.team.pk}/vragen/{vraag(team.groep, team.sanne, naam='Van Doorn', feiten=SCHULD)}"
    blad = tekst(marieke, pad)
    assert "In dit team is er vandaag niemand met kennis van schulden" in blad
    assert bilal.naam in blad
    assert 'href="tel:0612340044"' in blad
    weg_naar = re.search(r'href="(/huishoudens/[0-9a-f-]{36}/regie)#vraag-kop">Vraag een ander team', blad)
    assert weg_naar
    assert 'id="vraag-kop"' in tekst(marieke, weg_naar[1]), "daar staat het formulier"
    with CaptureQueriesContext(connection) as gesteld:
        marieke.get(pad)
    assert len([een for een in gesteld if "SAVEPOINT" not in een["sql"]]) <= STREEF


def test_als_een_collega_het_weet_staat_er_niemand_van_elders(team: Ploeg, marieke: Client, bilal: Medewerker) -> None:
    schuld, gewoon = vraag(team.groep, team.sanne, feiten=SCHULD), vraag(team.groep, team.sanne, naam="Bos")
    pad = f"/team/{team.groep.team.pk}/vragen"
    assert bilal.naam in tekst(marieke, f"{pad}/{schuld}")
    assert bilal.naam not in tekst(marieke, f"{pad}/{gewoon}"), "daar is niets bijzonders voor nodig"
    weet(team.nina, ["schulden"])
    assert bilal.naam not in tekst(marieke, f"{pad}/{schuld}")
