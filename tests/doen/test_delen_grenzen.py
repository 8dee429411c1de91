"""Inzage reist niet mee en een feit hoort bij wie schrijft: wat bij het nalezen van de sloten strakker werd."""

from datetime import date
from uuid import UUID

import pytest
from django.db import ProgrammingError, transaction
from django.utils import timezone

from keukentafel.doen.delen import zicht
from keukentafel.doen.dossier.models import Dossier, DossierVraag
from keukentafel.doen.ingang.acties import zet_door
from keukentafel.doen.ingang.feiten import VraagOpgenomen
from keukentafel.doen.ingang.models import Vraag
from keukentafel.kern.database import rollen
from keukentafel.kern.gebeurtenissen.acties import maak
from keukentafel.regelen.gebieden.models import Gebied
from keukentafel.regelen.medewerkers.models import Medewerker
from keukentafel.regelen.teams.models import Team
from tests.doen.delen import dossier, ogen
from tests.doen.rijen import bewaar, vraag_in_dossier
from tests.rol import word
from tests.vaste_groep import Groep, geef_rol, kaal_stelsel, medewerker

pytestmark = pytest.mark.django_db
NU = timezone.now


@pytest.fixture
def groep() -> Groep:
    return kaal_stelsel()


@pytest.fixture
def derde(groep: Groep) -> Team:
    with word(rollen.EIGENAAR):
        return Team.objects.create(
            stelsel=groep.stelsel, slug="brug", naam="Team Brug", soort="wijkteam", van=date(2020, 1, 1)
        )


def leest(wie: Medewerker, huis: Dossier) -> bool:
    with ogen(wie) as ik:
        langs_toepassing = zicht.dossiers(ik, NU()).filter(pk=huis.pk).exists()
        assert langs_toepassing == Dossier.objects.filter(pk=huis.pk).exists()
    return langs_toepassing


def erbij(groep: Groep, huis: Dossier, team: Team, door: Medewerker) -> UUID:
    rijen = vraag_in_dossier(groep, team, door, dossier_id=huis.pk)
    with ogen(door):
        bewaar(rijen)
    return UUID(str(rijen["vraag"]["id"]))


def test_wie_meekijkt_geeft_de_inzage_niet_door(groep: Groep, derde: Team) -> None:
    huis = dossier(groep)
    vraag_id = erbij(groep, huis, groep.ander_team, groep.fatma)
    nieuw = medewerker(groep.stelsel, "brechtje", "Brechtje Brug", "wijkwerker", derde)
    assert leest(groep.bilal, huis)
    with ogen(groep.bilal):
        zet_door(vraag_id=vraag_id, naar=derde, medewerker=groep.bilal, argument="Past daar.", nu=NU())
    assert not leest(groep.bilal, huis)
    assert not leest(nieuw, huis)
    with ogen(nieuw):
        assert Vraag.objects.filter(pk=vraag_id).exists()


def test_wie_in_een_wijk_werkt_opent_met_een_eigen_vraag_geen_dossier_van_een_ander(groep: Groep) -> None:
    huis = dossier(groep)
    with word(rollen.EIGENAAR):
        wijk = Gebied.objects.create(
            stelsel=groep.stelsel, gemeente=groep.gemeente, code="WK999902", naam="Kanaal", jaar=2024
        )
    dichtbij = medewerker(groep.stelsel, "dichtbij", "Dirk Dichtbij", "beleidsadviseur", None)
    geef_rol(dichtbij, "wijkwerker", groep.ander_team, gebied=wijk)
    rijen = vraag_in_dossier(groep, groep.ander_team, dichtbij, dossier_id=huis.pk)
    rijen["vraag"]["gebied_id"] = wijk.pk
    with ogen(dichtbij):
        bewaar(rijen)
    with word(rollen.EIGENAAR):
        assert not DossierVraag.objects.get(vraag_id=rijen["vraag"]["id"]).gedeeld
    assert not leest(dichtbij, huis)
    assert not leest(groep.bilal, huis)


@pytest.mark.parametrize("met_dossier", [True, False])
def test_een_feit_bij_de_vraag_van_een_ander_team_wordt_geweigerd(groep: Groep, met_dossier: bool) -> None:
    huis = dossier(groep)
    with word(rollen.EIGENAAR):
        vraag = Vraag.objects.get()
    feit = maak(
        VraagOpgenomen(),
        stelsel_id=groep.stelsel.pk,
        moment=NU(),
        medewerker_id=groep.bilal.pk,
        dossier_id=huis.pk if met_dossier else None,
        vraag_id=vraag.pk,
        team_id=groep.ander_team.pk,
    )
    with ogen(groep.bilal), pytest.raises(ProgrammingError, match="row-level"), transaction.atomic():
        feit.save(force_insert=True)
