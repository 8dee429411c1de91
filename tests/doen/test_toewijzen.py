"""Wie het werk verdeelt, geeft een vraag aan een collega; ieder ander niet, en de database zegt dat ook."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.db import ProgrammingError, transaction
from django.utils import timezone

from keukentafel.doen.dossier.models import Dossier
from keukentafel.doen.ingang.acties import AlGesloten, AlOpgenomen, beantwoord, zet_door
from keukentafel.doen.ingang.models import Vraag
from keukentafel.doen.ingang.toewijzen import KanNietNaar, geef_terug
from keukentafel.doen.regie.opnemen import wijs_toe
from keukentafel.kern.database import rollen
from keukentafel.kern.gebeurtenissen.models import Gebeurtenis
from keukentafel.kern.toegang.context import als_medewerker
from keukentafel.regelen.medewerkers.models import Medewerker
from tests.doen.team import Ploeg, geef_rol, heeft, ploeg, vraag, weg
from tests.rol import word

pytestmark = pytest.mark.django_db


@pytest.fixture
def team() -> Ploeg:
    return ploeg()


def wijs(
    vraag_id: UUID, naar: Medewerker, door: Medewerker, *, gezien: Medewerker | None, reden: str = "verdelen"
) -> Vraag:
    with als_medewerker(door.pk):
        return wijs_toe(
            vraag_id=vraag_id,
            naar=naar,
            door=door,
            reden=reden,  # type: ignore[arg-type]
            gezien=gezien.pk if gezien else None,
            nu=timezone.now(),
        )


def feiten(vraag_id: UUID) -> list[dict[str, object]]:
    with word(rollen.ONDERHOUD):
        rijen = Gebeurtenis.objects.filter(vraag_id=vraag_id, soort="vraag_toegewezen").order_by("moment")
        return [{**rij.gegevens, "door": rij.medewerker_id, "dossier": rij.dossier_id is not None} for rij in rijen]


def test_een_vraag_van_niemand(team: Ploeg) -> None:
    vraag_id = vraag(team.groep, None)
    wijs(vraag_id, team.nina, team.marieke, gezien=None)
    assert heeft(vraag_id) == (team.nina.pk, None)
    assert feiten(vraag_id) == [
        {"van": None, "naar": team.nina.pk, "reden": "verdelen", "door": team.marieke.pk, "dossier": True}
    ]
    with word(rollen.ONDERHOUD):
        assert Dossier.objects.get(dossiervragen__vraag=vraag_id).contact_id == team.nina.pk


def test_een_vraag_van_wie_er_niet_is_onthoudt_van_wie_zij_was(team: Ploeg) -> None:
    vraag_id = vraag(team.groep, team.sanne)
    weg(team.sanne)
    wijs(vraag_id, team.nina, team.marieke, gezien=team.sanne, reden="afwezig")
    wijs(vraag_id, team.marieke, team.marieke, gezien=team.nina)
    assert heeft(vraag_id) == (team.marieke.pk, team.sanne.pk)


def test_nog_een_keer_verandert_niets(team: Ploeg) -> None:
    vraag_id = vraag(team.groep, None)
    for _ in range(2):
        wijs(vraag_id, team.nina, team.marieke, gezien=None)
    assert len(feiten(vraag_id)) == 1


def test_twee_managers_tegelijk_de_tweede_hoort_wie_hem_heeft(team: Ploeg) -> None:
    ans = team.baas
    geef_rol(ans, "teammanager", team.groep.team)
    vraag_id = vraag(team.groep, team.sanne)
    wijs(vraag_id, team.nina, team.marieke, gezien=team.sanne)
    with pytest.raises(AlOpgenomen) as eerder:
        wijs(vraag_id, ans, ans, gezien=team.sanne)
    assert eerder.value.vraag.opgenomen_door == team.nina
    assert heeft(vraag_id)[0] == team.nina.pk


def test_een_beantwoorde_vraag_blijft_dicht(team: Ploeg) -> None:
    vraag_id = vraag(team.groep, team.sanne)
    with als_medewerker(team.sanne.pk):
        beantwoord(vraag_id=vraag_id, medewerker=team.sanne, antwoord="Geregeld.", nu=timezone.now())
    with pytest.raises(AlGesloten):
        wijs(vraag_id, team.nina, team.marieke, gezien=team.sanne)


@pytest.mark.parametrize("wie", ["nina", "sanne", "baas"])
def test_alleen_wie_het_werk_van_dit_team_verdeelt(team: Ploeg, wie: str) -> None:
    vraag_id = vraag(team.groep, team.sanne)
    with pytest.raises(Vraag.DoesNotExist):
        wijs(vraag_id, team.nina, getattr(team, wie), gezien=team.sanne)
    assert heeft(vraag_id)[0] == team.sanne.pk


def test_niet_naar_wie_er_niet_is_of_er_niet_werkt(team: Ploeg) -> None:
    vraag_id = vraag(team.groep, None)
    weg(team.nina)
    for naar, tegen in ((team.nina, "afwezig"), (team.groep.bilal, "niet_in_team"), (team.groep.fatma, "niet_in_team")):
        with pytest.raises(KanNietNaar) as fout:
            wijs(vraag_id, naar, team.marieke, gezien=None)
        assert fout.value.tegen == tegen
    assert heeft(vraag_id) == (None, None)


@pytest.mark.parametrize("wie", ["nina", "marieke"])
def test_terug_naar_wie_er_weer_is(team: Ploeg, wie: str) -> None:
    vraag_id = vraag(team.groep, team.nina, namens=team.sanne)
    door = getattr(team, wie)
    with als_medewerker(door.pk):
        for _ in range(2):
            geef_terug(vraag_id=vraag_id, door=door, nu=timezone.now())
    assert heeft(vraag_id) == (team.sanne.pk, None)
    assert [feit["reden"] for feit in feiten(vraag_id)] == ["terug"]


def test_niet_terug_zolang_zij_er_niet_is_en_niet_door_een_ander(team: Ploeg) -> None:
    vraag_id = vraag(team.groep, team.nina, namens=team.sanne)
    weg(team.sanne)
    with als_medewerker(team.nina.pk), pytest.raises(KanNietNaar):
        geef_terug(vraag_id=vraag_id, door=team.nina, nu=timezone.now())
    with als_medewerker(team.sanne.pk), pytest.raises(Vraag.DoesNotExist):
        geef_terug(vraag_id=vraag_id, door=team.sanne, nu=timezone.now())
    assert heeft(vraag_id) == (team.nina.pk, team.sanne.pk)


def test_doorgezet_is_niet_meer_namens_een_ander_en_daar_te_beantwoorden(team: Ploeg) -> None:
    vraag_id = vraag(team.groep, team.nina, namens=team.sanne)
    nu = timezone.now()
    with als_medewerker(team.nina.pk):
        zet_door(vraag_id=vraag_id, naar=team.groep.ander_team, medewerker=team.nina, argument="Hoort daar.", nu=nu)
    assert heeft(vraag_id) == (None, None)
    with als_medewerker(team.groep.bilal.pk):
        beantwoord(vraag_id=vraag_id, medewerker=team.groep.bilal, antwoord="Geregeld.", nu=nu)
    assert heeft(vraag_id) == (team.groep.bilal.pk, None)


def test_de_database_weigert_wat_de_toepassing_zou_vergeten(team: Ploeg) -> None:
    nina, sanne = team.nina.pk, team.sanne.pk
    van_sanne, van_niemand = vraag(team.groep, team.sanne), vraag(team.groep, None)
    namens_sanne = vraag(team.groep, team.nina, namens=team.sanne)
    pogingen: list[tuple[Medewerker, UUID, dict[str, object]]] = [
        (team.nina, van_sanne, {"opgenomen_door_id": nina}),  # van een collega afnemen
        (team.nina, van_niemand, {"status": "opgenomen", "opgenomen_door_id": sanne}),  # aan een ander geven
        (team.nina, van_niemand, {"status": "opgenomen", "opgenomen_door_id": nina, "namens_id": sanne}),
        (team.sanne, namens_sanne, {"opgenomen_door_id": sanne, "namens_id": None}),  # zelf terugpakken
        (team.marieke, van_sanne, {"opgenomen_door_id": team.groep.bilal.pk}),  # naar een ander team
        (team.marieke, van_sanne, {"opgenomen_door_id": team.groep.joris.pk}),  # naar wie geen dossiers schrijft
    ]
    for wie, vraag_id, anders in pogingen:
        geweigerd = pytest.raises(ProgrammingError, match=r"toewijzen mag je niet|niet in dit team")
        with als_medewerker(wie.pk), geweigerd, transaction.atomic():
            Vraag.objects.filter(pk=vraag_id).update(**anders)
    with als_medewerker(team.baas.pk):
        assert Vraag.objects.filter(pk=van_sanne).update(opgenomen_door_id=team.baas.pk) == 0


def test_een_rol_die_voorbij_is_telt_niet_meer(team: Ploeg) -> None:
    vraag_id = vraag(team.groep, None)
    with word(rollen.EIGENAAR):
        team.nina.lidmaatschappen.update(tot=timezone.localdate() - timedelta(days=1))
    with pytest.raises(KanNietNaar):
        wijs(vraag_id, team.nina, team.marieke, gezien=None)
