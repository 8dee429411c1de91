"""Willekeurige wandelingen van vragen tussen teams: er valt niets tussen twee stoelen, en niemand ziet meer dan mag."""

from dataclasses import dataclass
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from keukentafel.doen.dossier.models import Dossier
from keukentafel.doen.ingang.acties import AlOpgenomen, NietVanJouwTeam, beantwoord, neem_op, zet_door
from keukentafel.doen.ingang.models import Vraag
from keukentafel.kern.gebeurtenissen.models import Gebeurtenis
from keukentafel.kern.toegang.context import als_medewerker
from keukentafel.regelen.medewerkers.models import Medewerker
from keukentafel.regelen.teams.models import Team
from tests.doen.rijen import bewaar, vraag_in_dossier
from tests.vaste_groep import Groep, kaal_stelsel

STAP = st.tuples(
    st.sampled_from(["aannemen", "erbij", "opnemen", "doorzetten", "beantwoorden"]),
    st.integers(0, 1),
    st.integers(0, 3),
)
pytestmark = pytest.mark.django_db


@dataclass
class Wandeling:
    """De vragen tot nu toe, met het team dat zij volgens het verhaal hebben."""

    groep: Groep
    bij: dict[UUID, int]
    dossier: dict[UUID, UUID]

    def wie(self, nummer: int) -> tuple[Medewerker, Team, Team]:
        groep = self.groep
        if nummer:
            return groep.bilal, groep.ander_team, groep.team
        return groep.sanne, groep.team, groep.ander_team

    def stap(self, soort: str, nummer: int, keuze: int) -> None:
        mens, team, ander = self.wie(nummer)
        if soort == "aannemen" or (soort == "erbij" and not self.dossier):
            self._aannemen(team, None)
        elif soort == "erbij":
            self._aannemen(team, list(self.dossier.values())[keuze % len(self.dossier)])
        elif self.bij:
            vraag_id = list(self.bij)[keuze % len(self.bij)]
            self._werk(soort, vraag_id, mens, ander)

    def _aannemen(self, team: Team, dossier: UUID | None) -> None:
        rijen = vraag_in_dossier(self.groep, team, self.groep.fatma, dossier_id=dossier)
        with als_medewerker(self.groep.fatma.pk):
            bewaar(rijen)
        self.bij[rijen["vraag"]["id"]] = team.pk
        self.dossier[rijen["vraag"]["id"]] = rijen["dossiervraag"]["dossier_id"]

    def _werk(self, soort: str, vraag_id: UUID, mens: Medewerker, ander: Team) -> None:
        nu = timezone.now()
        try:
            with transaction.atomic(), als_medewerker(mens.pk):
                if soort == "opnemen":
                    neem_op(vraag_id=vraag_id, medewerker=mens, nu=nu)
                elif soort == "beantwoorden":
                    beantwoord(vraag_id=vraag_id, medewerker=mens, antwoord="Geregeld.", nu=nu)
                else:
                    zet_door(vraag_id=vraag_id, naar=ander, medewerker=mens, argument="Past daar.", nu=nu)
                    self.bij[vraag_id] = ander.pk
        except (Vraag.DoesNotExist, AlOpgenomen, NietVanJouwTeam, IntegrityError):
            pass  # niet van dit team, of al gesloten: dan verandert er niets

    def klopt(self) -> None:
        zicht: dict[int, set[UUID]] = {}
        for nummer in (0, 1):
            mens, team, _ = self.wie(nummer)
            with als_medewerker(mens.pk):
                zicht[team.pk] = set(Vraag.objects.values_list("pk", flat=True))
                eigen = set(Vraag.objects.filter(team=team).values_list("pk", flat=True))
                assert eigen == {vraag for vraag, bij in self.bij.items() if bij == team.pk}
                loopt = set(Vraag.objects.filter(team=team).exclude(status="beantwoord").values_list("pk", flat=True))
                zichtbaar = set(Dossier.objects.values_list("pk", flat=True))
                # Het klantcontactcentrum nam aan en de regels verdeelden: dan kijkt het team mee zolang de vraag loopt.
                assert {self.dossier[vraag] for vraag in loopt} <= zichtbaar
                mag = {self.dossier[vraag] for vraag in zicht[team.pk]}
                assert set(Gebeurtenis.objects.values_list("dossier_id", flat=True)) <= zichtbaar | mag
                gedragen = set(Dossier.objects.filter(team=team).values_list("pk", flat=True))
                # Wat je van een ander team ziet, ligt in een dossier dat jouw team draagt; meer niet.
                assert all(self.dossier[vraag] in gedragen for vraag in zicht[team.pk] - eigen)
        assert set().union(*zicht.values()) == set(self.bij)


def wandel(stappen: list[tuple[str, int, int]]) -> None:
    with transaction.atomic():
        wandeling = Wandeling(kaal_stelsel("wandeling"), {}, {})
        for stap in stappen:
            wandeling.stap(*stap)
            wandeling.klopt()
        transaction.set_rollback(True)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(stappen=st.lists(STAP, min_size=4, max_size=12))
def test_elke_vraag_heeft_altijd_een_team_en_niemand_ziet_meer(stappen: list[tuple[str, int, int]]) -> None:
    wandel(stappen)


@pytest.mark.bewijs
@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(stappen=st.lists(STAP, min_size=4, max_size=30))
def test_elke_vraag_heeft_altijd_een_team_en_niemand_ziet_meer_lang(stappen: list[tuple[str, int, int]]) -> None:
    wandel(stappen)
