"""Perioden van teams en gebieden: wat een versie verandert, gaat in op haar eigen dag."""

from datetime import date

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from keukentafel.inrichting.laden import laad
from keukentafel.inrichting.model import Inrichting
from keukentafel.kern.database import rollen
from keukentafel.regelen.gemeenten.acties import werk_namen_bij
from keukentafel.regelen.gemeenten.dagwissel import Dagwissel
from keukentafel.regelen.gemeenten.models import InrichtingVersie
from keukentafel.regelen.gemeenten.overzichten import inrichting_op
from keukentafel.regelen.rechten.models import Rolrecht
from keukentafel.regelen.teams.acties import laad_inrichting
from keukentafel.regelen.teams.models import Team, TeamGebied
from keukentafel.regelen.teams.overzichten import gebieden_van, lopende_teams
from keukentafel.regelen.teams.perioden import Periode, leg_naast, perioden
from tests.dagen import gisteren, vandaag
from tests.rol import word

STRAKS, LATER = date(2099, 1, 1), date(2100, 1, 1)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("zonder_rechten")]


def met(inrichting: Inrichting, dag: date, **anders: object) -> Inrichting:
    return inrichting.model_copy(update={"geldig_vanaf": dag, **anders})


@pytest.fixture
def eerst(db: None) -> Inrichting:
    inrichting = laad("haarlem")
    laad_inrichting(inrichting=inrichting, nu=timezone.now())
    return inrichting


def lopend(dag: date) -> set[str]:
    (stelsel,) = set(Team.objects.values_list("stelsel_id", flat=True))
    return set(lopende_teams(stelsel, dag).values_list("slug", flat=True))


def wijken(slug: str, dag: date) -> set[str]:
    teams = Team.objects.filter(slug=slug)
    return {gebied.code for van_een in gebieden_van([t.pk for t in teams], dag).values() for gebied in van_een}


def test_een_team_dat_verdwijnt_eindigt_pas_op_de_dag(eerst: Inrichting) -> None:
    weg = eerst.teams[-1]
    laad_inrichting(inrichting=met(eerst, STRAKS, teams=eerst.teams[:-1]), nu=timezone.now())
    assert weg.slug in lopend(vandaag())
    assert weg.slug not in lopend(STRAKS)
    assert wijken(weg.slug, vandaag()) == set(weg.gebieden)
    assert wijken(weg.slug, STRAKS) == set()


def test_wijken_verhuizen_op_de_dag_en_niet_bij_het_laden(eerst: Inrichting) -> None:
    een, twee, *rest = eerst.teams
    code = een.gebieden[-1]
    over = [c for c in een.gebieden if c != code]
    anders = [een.model_copy(update={"gebieden": over}), twee.model_copy(update={"gebieden": [*twee.gebieden, code]})]
    laad_inrichting(inrichting=met(eerst, STRAKS, teams=[*anders, *rest]), nu=timezone.now())
    assert code in wijken(een.slug, vandaag())
    assert code not in wijken(twee.slug, vandaag())
    assert code not in wijken(een.slug, STRAKS)
    assert code in wijken(twee.slug, STRAKS)


def test_een_nieuwe_naam_geldt_vanaf_de_dag(eerst: Inrichting) -> None:
    een, *rest = eerst.teams
    straks = met(eerst, STRAKS, teams=[een.model_copy(update={"naam": "Team Nieuw"}), *rest])
    laad_inrichting(inrichting=straks, nu=timezone.now())
    assert Team.objects.get(slug=een.slug).naam == een.naam
    anders = met(eerst, vandaag(), teams=[een.model_copy(update={"naam": "Team Van Vandaag"}), *rest])
    laad_inrichting(inrichting=anders, nu=timezone.now())
    assert Team.objects.get(slug=een.slug).naam == "Team Van Vandaag"
    Team.objects.filter(slug=een.slug).update(naam="verouderd")
    werk_namen_bij()
    assert Team.objects.get(slug=een.slug).naam == "Team Van Vandaag"


def test_de_eerste_vraag_van_een_dag_zet_de_namen_goed(eerst: Inrichting, client: Client) -> None:
    with word(rollen.EIGENAAR):
        Team.objects.filter(slug=eerst.teams[0].slug).update(naam="verouderd")
    Dagwissel.bijgewerkt = vandaag()
    client.get("/inloggen")
    assert Team.objects.get(slug=eerst.teams[0].slug).naam == "verouderd", "wie vandaag al keek, kijkt niet nog eens"
    Dagwissel.bijgewerkt = gisteren()
    client.get("/inloggen")
    assert Team.objects.get(slug=eerst.teams[0].slug).naam == eerst.teams[0].naam
    assert Dagwissel.bijgewerkt == vandaag()


def test_een_nieuw_team_begint_pas_op_de_dag(eerst: Inrichting) -> None:
    erbij = eerst.teams[0].model_copy(update={"slug": "derde-team", "naam": "Derde team"})
    laad_inrichting(inrichting=met(eerst, STRAKS, teams=[*eerst.teams, erbij]), nu=timezone.now())
    assert "derde-team" not in lopend(vandaag())
    assert "derde-team" in lopend(STRAKS)


def test_een_team_dat_terugkomt_krijgt_een_nieuwe_periode_en_de_oude_blijft(eerst: Inrichting) -> None:
    weg = eerst.teams[-1]
    laad_inrichting(inrichting=met(eerst, STRAKS, teams=eerst.teams[:-1]), nu=timezone.now())
    laad_inrichting(inrichting=met(eerst, LATER), nu=timezone.now())
    perioden_ = list(Team.objects.filter(slug=weg.slug).order_by("van").values_list("van", "tot"))
    assert perioden_ == [(eerst.geldig_vanaf, STRAKS), (LATER, None)]
    assert weg.slug not in lopend(STRAKS)
    assert wijken(weg.slug, LATER) == set(weg.gebieden)


def test_een_aankondiging_die_niet_doorgaat_laat_niets_eindigen(eerst: Inrichting) -> None:
    erbij = eerst.teams[0].model_copy(update={"slug": "derde-team", "naam": "Derde team"})
    laad_inrichting(inrichting=met(eerst, STRAKS, teams=[*eerst.teams[:-1], erbij]), nu=timezone.now())
    laad_inrichting(inrichting=met(eerst, STRAKS), nu=timezone.now())
    assert lopend(STRAKS) == lopend(vandaag()) == {team.slug for team in eerst.teams}
    assert Team.objects.filter(slug=eerst.teams[-1].slug).get().tot is None
    niet_doorgegaan = Team.objects.get(slug="derde-team")
    assert niet_doorgegaan.tot == niet_doorgegaan.van
    assert inrichting_op(niet_doorgegaan.stelsel_id, STRAKS)[1].teams == eerst.teams


def test_terug_naar_een_eerdere_inhoud_van_dezelfde_dag_telt(eerst: Inrichting) -> None:
    anders = met(eerst, STRAKS, teams=eerst.teams[:-1])
    for inrichting in (met(eerst, STRAKS), anders, met(eerst, STRAKS)):
        versie = laad_inrichting(inrichting=inrichting, nu=timezone.now())
    assert inrichting_op(versie.stelsel_id, STRAKS)[0] == versie
    assert InrichtingVersie.objects.filter(versie=STRAKS).count() == 3
    assert lopend(STRAKS) == lopend(vandaag())


def test_in_welke_volgorde_je_versies_laadt_maakt_niet_uit(db: None) -> None:
    eerst = laad("haarlem")
    versies = [eerst, met(eerst, STRAKS, teams=eerst.teams[:-1]), met(eerst, LATER)]

    def stand() -> set[tuple[object, ...]]:
        teams = set(Team.objects.values_list("slug", "van", "tot"))
        return teams | set(TeamGebied.objects.values_list("team__slug", "gebied__code", "van", "tot"))

    for versie in versies:
        laad_inrichting(inrichting=versie, nu=timezone.now())
    gewoon = stand()
    TeamGebied.objects.all().delete()
    Team.objects.all().delete()
    Rolrecht.objects.all().delete()
    InrichtingVersie.objects.all().delete()
    for versie in reversed(versies):
        laad_inrichting(inrichting=versie, nu=timezone.now())
    assert stand() == gewoon


DAGEN = st.lists(st.dates(date(2020, 1, 1), date(2030, 12, 31)), unique=True, min_size=1, max_size=6).map(sorted)


class Rij:
    def __init__(self, van: date, tot: date | None) -> None:
        self.van, self.tot = van, tot


@given(dagen=DAGEN, data=st.data(), dag=st.dates(date(2020, 1, 1), date(2031, 12, 31)))
def test_een_periode_loopt_precies_als_de_versie_van_die_dag_het_zegt(
    dagen: list[date], data: st.DataObject, dag: date
) -> None:
    versies = [(begin, data.draw(st.sets(st.sampled_from("abc")))) for begin in dagen]
    geldig = next((sleutels for begin, sleutels in reversed(versies) if begin <= dag), set())
    gevonden = perioden(versies)
    assert {sleutel for sleutel, lopen in gevonden.items() if any(p.omvat(dag) for p in lopen)} == geldig


@given(dagen=DAGEN, data=st.data())
def test_wat_straks_loopt_staat_na_bijwerken_in_de_rijen(dagen: list[date], data: st.DataObject) -> None:
    """Hoe vaak een aankondiging ook verandert: van vandaag af kloppen de rijen, en geen rij verdwijnt."""
    vandaag = date(2024, 6, 1)
    rijen: list[Rij] = []
    for _ in range(3):
        versies = [(dag, data.draw(st.sets(st.just("a")))) for dag in dagen if dag >= vandaag]
        versies = [(date(2019, 1, 1), {"a"}), *versies]
        gewenst = perioden(versies).get("a", [])
        paren, _anders = leg_naast(gewenst, rijen, vandaag)
        rijen += [Rij(periode.van, periode.tot) for periode, rij in paren if rij is None]
        for dag in (vandaag, *dagen, date(2031, 1, 1)):
            if dag >= vandaag:
                lopen = [rij for rij in rijen if Periode(rij.van, rij.tot).omvat(dag)]
                assert len(lopen) == any(periode.omvat(dag) for periode in gewenst)
