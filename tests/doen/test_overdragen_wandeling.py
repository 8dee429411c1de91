"""Willekeurige wandelingen waarin teams ophouden en werk wordt overgedragen: niets raakt zoek, niemand ziet meer."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from keukentafel.doen.dossier.models import Dossier, DossierVraag, Huishoudlid
from keukentafel.doen.ingang.acties import AlOpgenomen, NietVanJouwTeam, beantwoord, neem_op, zet_door
from keukentafel.doen.ingang.models import Termijn, Vraag
from keukentafel.doen.overdracht.acties import KanNietOverdragen, draag_over
from keukentafel.doen.overdracht.overzichten import werk_per_team
from keukentafel.doen.triage.models import Triage
from keukentafel.kern.database import rollen
from keukentafel.kern.gebeurtenissen.models import Gebeurtenis
from keukentafel.kern.toegang.context import als_medewerker
from keukentafel.regelen.gebieden.models import Gebied
from keukentafel.regelen.medewerkers.models import Medewerker
from keukentafel.regelen.teams.models import Team
from tests.dagen import vandaag
from tests.doen.rijen import bewaar, elders_klopt, vraag_in_dossier
from tests.rol import word
from tests.vaste_groep import Groep, kaal_stelsel, medewerker

STAP = st.tuples(
    st.sampled_from(["aannemen", "erbij", "opnemen", "doorzetten", "beantwoorden", "ophouden", "overdragen", "wijk"]),
    st.integers(0, 2),
    st.integers(0, 5),
)
pytestmark = pytest.mark.django_db


@dataclass
class Wandeling:
    """Drie teams met elk een wijkwerker, twee wijken, en de vragen tot nu toe met hun dossier."""

    groep: Groep
    teams: list[Team]
    mensen: list[Medewerker]
    wijken: list[Gebied | None]
    dossier: dict[UUID, UUID] = field(default_factory=dict)
    gestopt: set[int] = field(default_factory=set)

    def stap(self, soort: str, nummer: int, keuze: int) -> None:
        team = self.teams[nummer]
        if soort in ("aannemen", "erbij"):
            self._aannemen(team, keuze, erbij=soort == "erbij")
        elif soort == "ophouden":
            self._ophouden(team)
        elif soort in ("overdragen", "wijk"):
            self._overdragen(team, self.teams[keuze % 3], None if soort == "overdragen" else keuze)
        elif self.dossier:
            self._werk(soort, list(self.dossier)[keuze % len(self.dossier)], nummer, self.teams[(nummer + 1) % 3])

    def _aannemen(self, team: Team, keuze: int, *, erbij: bool) -> None:
        dossier = list(self.dossier.values())[keuze % len(self.dossier)] if erbij and self.dossier else None
        rijen = vraag_in_dossier(self.groep, team, self.groep.fatma, dossier_id=dossier)
        wijk = self.wijken[keuze % 3]
        rijen["vraag"]["gebied_id"] = wijk.pk if wijk else None
        if rijen["dossier"]:
            rijen["dossier"]["gebied_id"] = wijk.pk if wijk else None
        try:
            with transaction.atomic(), als_medewerker(self.groep.fatma.pk):
                bewaar(rijen)
        except IntegrityError:
            assert team.pk in self.gestopt, "alleen een team dat ophield, neemt niets meer aan"
            return
        self.dossier[rijen["vraag"]["id"]] = rijen["dossiervraag"]["dossier_id"]

    def _ophouden(self, team: Team) -> None:
        if len(self.gestopt | {team.pk}) < 3:
            with word(rollen.EIGENAAR):
                Team.objects.filter(pk=team.pk).update(tot=vandaag())
            self.gestopt.add(team.pk)

    def _overdragen(self, van: Team, naar: Team, keuze: int | None) -> None:
        wijk = None if keuze is None else self.wijken[keuze % 3]
        kan = van.pk in self.gestopt and naar.pk not in self.gestopt
        try:
            with als_medewerker(self.groep.bea.pk):
                draag_over(van=van, naar=naar, gebied=wijk, alles=keuze is None, nu=timezone.now())
        except KanNietOverdragen:
            assert not kan
        else:
            assert kan
            with als_medewerker(self.groep.bea.pk):
                over = {gebied for team, gebied in werk_per_team() if team == van.pk}
            assert keuze is not None or not over
            assert (wijk.pk if wijk else None) not in over or keuze is None

    def _werk(self, soort: str, vraag_id: UUID, nummer: int, ander: Team) -> None:
        mens, nu = self.mensen[nummer], timezone.now()
        try:
            with transaction.atomic(), als_medewerker(mens.pk):
                if soort == "opnemen":
                    neem_op(vraag_id=vraag_id, medewerker=mens, nu=nu)
                elif soort == "beantwoorden":
                    beantwoord(vraag_id=vraag_id, medewerker=mens, antwoord="Geregeld.", nu=nu)
                else:
                    zet_door(vraag_id=vraag_id, naar=ander, medewerker=mens, argument="Past daar.", nu=nu)
        except (Vraag.DoesNotExist, AlOpgenomen, NietVanJouwTeam, IntegrityError):
            pass  # niet van dit team, of al gesloten: dan verandert er niets

    def klopt(self) -> None:
        elders_klopt()
        with word(rollen.ONDERHOUD):
            vragen = dict(Vraag.objects.values_list("pk", "team_id"))
            dossiers = dict(Dossier.objects.values_list("pk", "team_id"))
            assert set(vragen) == set(self.dossier), "er is een vraag zoek"
            assert set(dossiers) == set(self.dossier.values()), "er is een dossier zoek"
            bij_dossier = [model.objects.values_list("dossier_id", "team_id") for model in (DossierVraag, Huishoudlid)]
            assert all(dossiers[van] == team for rijen in bij_dossier for van, team in rijen)
            bij_vraag = [model.objects.values_list("vraag_id", "team_id") for model in (Termijn, Triage)]
            assert all(vragen[van] == team for rijen in bij_vraag for van, team in rijen)
            buiten = {team for team in (*vragen.values(), *dossiers.values()) if team in self.gestopt}
        with als_medewerker(self.groep.bea.pk):
            geteld = werk_per_team()
        assert buiten == {team for team, _ in geteld if team in self.gestopt}, (
            "werk van een gestopt team staat op de lijst"
        )
        for mens, team in zip(self.mensen, self.teams, strict=True):
            self._ziet(mens, team, vragen, dossiers)

    def _ziet(self, mens: Medewerker, team: Team, vragen: dict[UUID, int], dossiers: dict[UUID, int]) -> None:
        eigen = {dossier for dossier, van in dossiers.items() if van == team.pk}
        met_vraag = {self.dossier[vraag] for vraag, van in vragen.items() if van == team.pk}
        with als_medewerker(mens.pk):
            ziet = set(Dossier.objects.values_list("pk", flat=True))
            assert eigen <= ziet <= eigen | met_vraag
            assert {v for v, van in vragen.items() if van == team.pk} <= set(Vraag.objects.values_list("pk", flat=True))
            assert set(Gebeurtenis.objects.values_list("dossier_id", flat=True)) <= ziet


def begin() -> Wandeling:
    groep = kaal_stelsel("wandeling")
    with word(rollen.EIGENAAR):
        derde = Team.objects.create(
            stelsel=groep.stelsel, slug="derde", naam="Team Derde", soort="wijkteam", van=date(2020, 1, 1)
        )
        vast = {"stelsel": groep.stelsel, "gemeente": groep.gemeente, "jaar": 2024}
        wijken = [Gebied.objects.create(**vast, code=code, naam=code) for code in ("WK999901", "WK999902")]
    carla = medewerker(groep.stelsel, "carla", "Carla Post", "wijkwerker", derde)
    return Wandeling(groep, [groep.team, groep.ander_team, derde], [groep.sanne, groep.bilal, carla], [*wijken, None])


def wandel(stappen: list[tuple[str, int, int]]) -> None:
    with transaction.atomic():
        wandeling = begin()
        for stap in stappen:
            wandeling.stap(*stap)
            wandeling.klopt()
        transaction.set_rollback(True)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(stappen=st.lists(STAP, min_size=6, max_size=14))
def test_er_raakt_niets_zoek_als_teams_ophouden(stappen: list[tuple[str, int, int]]) -> None:
    wandel(stappen)


@pytest.mark.bewijs
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(stappen=st.lists(STAP, min_size=6, max_size=30))
def test_er_raakt_niets_zoek_als_teams_ophouden_lang(stappen: list[tuple[str, int, int]]) -> None:
    wandel(stappen)
