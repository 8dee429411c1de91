"""Een wandeling over opnemen, doorgeven, aanbieden, regie, weggaan en ophouden: niets valt tussen twee stoelen.

Na elke stap: elke open vraag is van precies één, elk dossier heeft precies één regisseur, de sloten zijn het eens over
wie wat ziet en dat is niet meer dan de regels zeggen, en geen klok is weg of verschoven.
"""

from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.db.models import Q
from django.utils import timezone
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from keukentafel.doen.delen import zicht
from keukentafel.doen.delen.nee import KanNiet as KanNietDelen
from keukentafel.doen.delen.nee import MagNiet as MagNietDelen
from keukentafel.doen.dossier.models import Dossier, DossierVraag
from keukentafel.doen.ingang.acties import AlOpgenomen, NietVanJouwTeam, beantwoord, zet_door
from keukentafel.doen.ingang.models import Termijn, Vraag
from keukentafel.doen.ingang.toewijzen import KanNietNaar
from keukentafel.doen.ingang.vervanging import neem_over
from keukentafel.doen.overdracht.acties import KanNietOverdragen, draag_over
from keukentafel.doen.regie import overgang
from keukentafel.doen.regie.acties import geef_regie
from keukentafel.doen.regie.dagelijks import ruim_op
from keukentafel.doen.regie.models import Deelname, Overgang, Regie
from keukentafel.doen.regie.nee import AlBeantwoord, KanNiet, MagNiet
from keukentafel.doen.regie.opnemen import neem_op, wijs_toe
from keukentafel.doen.regie.overgang import Aanbod
from keukentafel.kern.database import rollen
from keukentafel.kern.toegang.context import als_medewerker
from keukentafel.regelen.inzet.models import Afwezigheid
from keukentafel.regelen.medewerkers.models import Lidmaatschap, Medewerker
from keukentafel.regelen.medewerkers.overzichten import werkkring_van
from keukentafel.regelen.teams.models import Team
from keukentafel.regels.regie import Houder, eigenaar_van
from tests.doen.regie import nieuwe_vraag
from tests.doen.samen import persoon_van, voeg_samen
from tests.rol import word
from tests.vaste_groep import Groep, kaal_stelsel, medewerker

pytestmark = pytest.mark.django_db
NUMMER = st.integers(0, 5)
SOORT = st.sampled_from(["regie", "regie_tijdelijk", "ondersteunen", "raadplegen"])
ZONDER_KRIMPEN = (Phase.explicit, Phase.reuse, Phase.generate)
NEE = (
    MagNiet, KanNiet, AlBeantwoord, MagNietDelen, KanNietDelen, AlOpgenomen, NietVanJouwTeam, KanNietNaar,
    KanNietOverdragen, Vraag.DoesNotExist, IntegrityError, ProgrammingError,
)  # fmt: skip
"""Wat een handeling zegt als zij hier niet kan; dan is er niets veranderd."""


GELUKT: Counter[str] = Counter()
"""Hoe vaak elke handeling lukte: een wandeling waarin niets gebeurt, bewijst niets."""


class Wandeling(RuleBasedStateMachine):
    """Drie teams met wijkwerkers en twee managers; wie er doet, is steeds een ander."""

    @initialize()
    def begin(self) -> None:
        self.g: Groep = kaal_stelsel(f"regie{uuid4().hex[:8]}")
        with word(rollen.EIGENAAR):
            derde = Team.objects.create(
                stelsel=self.g.stelsel, slug="derde", naam="Derde", soort="wijkteam", van=date(2020, 1, 1)
            )
        nina = medewerker(self.g.stelsel, "nina", "Nina Smit", "wijkwerker", self.g.team)
        bas = medewerker(self.g.stelsel, "bas", "Bas Meijer", "teammanager", self.g.ander_team)
        carla = medewerker(self.g.stelsel, "carla", "Carla Post", "wijkwerker", derde)
        self.mensen = [self.g.sanne, nina, self.g.marieke, self.g.bilal, bas, carla]
        self.teams = [self.g.team, self.g.ander_team, derde]
        self.klokken: dict[UUID, tuple[UUID, date]] = {}
        self.vragen: list[UUID] = []
        self.dossiers: list[UUID] = []
        self._nieuw(None, "team")

    def _nieuw(self, dossier: UUID | None, regisseur: str) -> None:
        with suppress(IntegrityError), transaction.atomic():
            vraag, in_dossier = nieuwe_vraag(self.g, regisseur=regisseur, dossier=dossier)
            self.vragen.append(vraag)
            self.dossiers.append(in_dossier)
            with word(rollen.ONDERHOUD):
                rijen = Termijn.objects.filter(vraag=vraag).values_list("pk", "vraag_id", "uiterlijk")
                self.klokken |= {pk: (van, dag) for pk, van, dag in rijen}

    def _doe(self, wie: Medewerker, handeling: Callable[[], object]) -> None:
        with suppress(*NEE), transaction.atomic(), als_medewerker(wie.pk):
            handeling()
            GELUKT[handeling.__qualname__.split(".")[1]] += 1

    def _kies(self, lijst: list[Any], nummer: int) -> Any:
        return lijst[nummer % len(lijst)]

    def _overgang(self, nummer: int) -> UUID | None:
        with word(rollen.ONDERHOUD):
            rijen = list(Overgang.objects.order_by("-aangeboden_op").values_list("pk", flat=True)[:6])
        return rijen[nummer % len(rijen)] if rijen else None

    @rule(welk=NUMMER, erbij=st.booleans(), regisseur=st.sampled_from(["team", "huishouden", "nog_te_bepalen"]))
    def aannemen(self, welk: int, erbij: bool, regisseur: str) -> None:
        self._nieuw(self._kies(self.dossiers, welk) if erbij else None, regisseur)

    @rule(wie=NUMMER, welk=NUMMER)
    def opnemen(self, wie: int, welk: int) -> None:
        mens, vraag = self.mensen[wie], self._kies(self.vragen, welk)
        self._doe(mens, lambda: neem_op(vraag_id=vraag, medewerker=mens, nu=timezone.now()))

    @rule(wie=NUMMER, welk=NUMMER, naar=NUMMER)
    def doorzetten(self, wie: int, welk: int, naar: int) -> None:
        mens, vraag, team = self.mensen[wie], self._kies(self.vragen, welk), self.teams[naar % 3]
        self._doe(
            mens, lambda: zet_door(vraag_id=vraag, naar=team, medewerker=mens, argument="Past.", nu=timezone.now())
        )

    @rule(wie=NUMMER, welk=NUMMER)
    def beantwoorden(self, wie: int, welk: int) -> None:
        mens, vraag = self.mensen[wie], self._kies(self.vragen, welk)
        self._doe(mens, lambda: beantwoord(vraag_id=vraag, medewerker=mens, antwoord="Klaar.", nu=timezone.now()))

    @rule(wie=NUMMER, welk=NUMMER, naar=NUMMER)
    def toewijzen(self, wie: int, welk: int, naar: int) -> None:
        mens, vraag = self.mensen[wie], self._kies(self.vragen, welk)
        with word(rollen.ONDERHOUD):
            gezien = Vraag.objects.get(pk=vraag).opgenomen_door_id
        vast: dict[str, Any] = {
            "vraag_id": vraag,
            "naar": self.mensen[naar],
            "door": mens,
            "reden": "verdelen",
            "gezien": gezien,
        }
        self._doe(mens, lambda: wijs_toe(**vast, nu=timezone.now()))

    @rule(wie=NUMMER, welk=NUMMER, naar=NUMMER)
    def vraag_aanbieden(self, wie: int, welk: int, naar: int) -> None:
        mens, vraag, kring = self.mensen[wie], self._kies(self.vragen, welk), self._kring(self.mensen[wie])
        if kring is not None:
            aanbod, bereik = Aanbod(self.teams[naar % 3], "Neem over."), kring.bereik("dossier_schrijven")
            vast: dict[str, Any] = {"bereik": bereik, "vraag_id": vraag, "aanbod": aanbod, "door": mens}
            self._doe(mens, lambda: overgang.bied_vraag_aan(**vast, nu=timezone.now()))

    @rule(wie=NUMMER, welk=NUMMER, naar=NUMMER, soort=SOORT)
    def aanbieden(self, wie: int, welk: int, naar: int, soort: str) -> None:
        mens, kring, nu = self.mensen[wie], self._kring(self.mensen[wie]), timezone.now()
        if kring is None:
            return
        tot = timezone.localdate() + timedelta(days=30) if soort == "regie_tijdelijk" else None
        vast: dict[str, Any] = {"dossier_id": self._kies(self.dossiers, welk), "soort": soort, "door": mens, "nu": nu}
        aanbod = Aanbod(self.teams[naar % 3], "Kun je dit?", tot=tot)
        self._doe(mens, lambda: overgang.bied_aan(**vast, dossiers=zicht.schrijfdossiers(kring, nu), aanbod=aanbod))

    @rule(wie=NUMMER, welk=NUMMER)
    def aanvaarden(self, wie: int, welk: int) -> None:
        mens, welke = self.mensen[wie], self._overgang(welk)
        if welke is not None:
            vast: dict[str, Any] = {"overgang_id": welke, "medewerker": mens, "antwoord": "Doe dit."}
            self._doe(mens, lambda: overgang.aanvaard(**vast, nu=timezone.now()))

    @rule(wie=NUMMER, welk=NUMMER, hoe=st.sampled_from(["weiger", "trek_in", "beeindig"]))
    def antwoorden(self, wie: int, welk: int, hoe: str) -> None:
        welke = self._overgang(welk)
        if welke is not None:
            reden = {"reden": "Nee."} if hoe == "weiger" else {}
            self._doe(self.mensen[wie], lambda: getattr(overgang, hoe)(overgang_id=welke, nu=timezone.now(), **reden))

    @rule(wie=NUMMER, welk=NUMMER, naar=NUMMER, soort=st.sampled_from(["medewerker", "huishouden", "team"]))
    def regie_geven(self, wie: int, welk: int, naar: int, soort: Any) -> None:
        mens, kring, nu = self.mensen[wie], self._kring(self.mensen[wie]), timezone.now()
        if kring is not None:
            ander = self.mensen[naar] if soort == "medewerker" else None
            vast: dict[str, Any] = {
                "dossier_id": self._kies(self.dossiers, welk),
                "wie": soort,
                "medewerker": ander,
                "boodschap": "Ja.",
            }
            self._doe(mens, lambda: geef_regie(**vast, dossiers=zicht.schrijfdossiers(kring, nu), nu=nu))

    @rule(wie=NUMMER, vervanger=NUMMER)
    def afwezig(self, wie: int, vervanger: int) -> None:
        mens, ander = self.mensen[wie], self.mensen[vervanger]
        if mens == ander:
            return
        with suppress(IntegrityError), transaction.atomic(), word(rollen.EIGENAAR):
            rij = Afwezigheid.objects.create(
                stelsel=self.g.stelsel, medewerker=mens, van=timezone.localdate(), vervanger=ander
            )
            with suppress(Exception), word(rollen.ONDERHOUD):
                neem_over(afwezigheid=rij, door=None, nu=timezone.now())

    @rule(wie=NUMMER)
    def rol_eindigt(self, wie: int) -> None:
        with word(rollen.EIGENAAR):
            Lidmaatschap.objects.filter(medewerker=self.mensen[wie], tot=None).update(tot=timezone.localdate())

    @rule(naar=NUMMER)
    def team_stopt_en_draagt_over(self, naar: int) -> None:
        weg, erheen = self.teams[2], self.teams[naar % 2]
        with word(rollen.EIGENAAR):
            Team.objects.filter(pk=weg.pk).update(tot=timezone.localdate())
        self._doe(self.g.bea, lambda: draag_over(van=weg, naar=erheen, gebied=None, alles=True, nu=timezone.now()))

    @rule(een=NUMMER, ander=NUMMER)
    def samenvoegen(self, een: int, ander: int) -> None:
        blijft, gaat_op = self._kies(self.dossiers, een), self._kies(self.dossiers, ander)
        with word(rollen.ONDERHOUD):
            twee = [Dossier.objects.get(pk=pk) for pk in (blijft, gaat_op)]
            paren = [(persoon_van(twee[1]), persoon_van(twee[0]))]
        self._doe(self.g.sanne, lambda: voeg_samen(self.g.sanne, *twee, paren=paren))

    @rule()
    def een_nacht(self) -> None:
        with word(rollen.ONDERHOUD):
            ruim_op(stelsel_id=self.g.stelsel.pk, nu=timezone.now())

    def _kring(self, mens: Medewerker) -> Any:
        return werkkring_van(mens, timezone.localdate())

    @invariant()
    def een_eigenaar_en_een_regisseur(self) -> None:
        connection.check_constraints()
        with word(rollen.ONDERHOUD):
            for vraag in Vraag.objects.filter(stelsel=self.g.stelsel).exclude(status="beantwoord"):
                houder = self._houder(vraag)
                eigenaar = eigenaar_van(vraag.team_id, houder)
                assert (eigenaar.medewerker is None) != (eigenaar.team is None)
                if eigenaar.team is not None and vraag.status == "opgenomen":
                    assert not self._schrijft(vraag.opgenomen_door_id or 0, vraag), "zij staat op het blad van het team"
            for dossier in Dossier.objects.filter(stelsel=self.g.stelsel):
                nu = list(Regie.objects.filter(dossier=dossier, tot=None))
                assert len(nu) == (0 if dossier.opgegaan_in_id else 1)
                assert all(rij.team_id == dossier.team_id for rij in nu)

    def _houder(self, vraag: Vraag) -> Houder | None:
        if vraag.opgenomen_door_id is None:
            return None
        return Houder(vraag.opgenomen_door_id, self._schrijft(vraag.opgenomen_door_id, vraag))

    def _schrijft(self, wie: int, vraag: Vraag) -> bool:
        vandaag = timezone.localdate()
        leden = Lidmaatschap.objects.filter(Q(tot=None) | Q(tot__gt=vandaag), medewerker_id=wie, team_id=vraag.team_id)
        return leden.exists()

    @invariant()
    def geen_klok_is_weg(self) -> None:
        with word(rollen.ONDERHOUD):
            rijen = Termijn.objects.filter(stelsel=self.g.stelsel).values_list("pk", "vraag_id", "uiterlijk", "team_id")
            assert {pk: (vraag, dag) for pk, vraag, dag, _team in rijen} == self.klokken
            van = dict(Vraag.objects.filter(stelsel=self.g.stelsel).values_list("pk", "team_id"))
            assert all(van[vraag] == team for _pk, vraag, _dag, team in rijen)

    @invariant()
    def niemand_ziet_meer_dan_de_regels_zeggen(self) -> None:
        for mens in self.mensen:
            kring, nu = self._kring(mens), timezone.now()
            with als_medewerker(mens.pk):
                ziet = set(Dossier.objects.values_list("pk", flat=True))
                mag = set(zicht.dossiers(kring, nu).values_list("pk", flat=True)) if kring else set()
            assert ziet == mag, f"de sloten zijn het niet eens over {mens}"
            assert ziet == self._verwacht(mens), mens

    def _verwacht(self, mens: Medewerker) -> set[UUID]:
        vandaag, nu = timezone.localdate(), timezone.now()
        with word(rollen.ONDERHOUD):
            leden = Lidmaatschap.objects.filter(Q(tot=None) | Q(tot__gt=vandaag), medewerker=mens)
            teams = list(leden.values_list("team_id", flat=True))
            if not teams:
                return set()
            eigen = Dossier.objects.filter(team_id__in=teams).values_list("pk", flat=True)
            gedeeld = DossierVraag.objects.filter(gedeeld=True, vraag__team_id__in=teams)
            open_ = gedeeld.exclude(vraag__status="beantwoord").values_list("dossier_id", flat=True)
            loopt = Deelname.objects.filter(Q(tot=None) | Q(tot__gt=nu), medewerker=mens, van__lte=nu)
            return {*eigen, *open_, *loopt.values_list("dossier_id", flat=True)}


def wandel(voorbeelden: int, stappen: int) -> None:
    """Elke wandeling in een transactie die niet blijft staan."""

    class InTransactie(Wandeling):
        def __init__(self) -> None:
            super().__init__()
            self.om = transaction.atomic()
            self.om.__enter__()

        def teardown(self) -> None:
            transaction.set_rollback(True)
            self.om.__exit__(None, None, None)

    run_state_machine_as_test(
        InTransactie,
        settings=settings(max_examples=voorbeelden, stateful_step_count=stappen, deadline=None, phases=ZONDER_KRIMPEN),
    )


def test_niets_valt_tussen_twee_stoelen() -> None:
    GELUKT.clear()
    wandel(6, 14)
    assert GELUKT, "er gebeurde iets"


@pytest.mark.bewijs
def test_niets_valt_tussen_twee_stoelen_lang() -> None:
    GELUKT.clear()
    wandel(80, 40)
    handelingen = {"opnemen", "doorzetten", "vraag_aanbieden", "aanbieden", "aanvaarden", "antwoorden", "regie_geven"}
    assert handelingen <= set(GELUKT), f"nooit gelukt: {handelingen - set(GELUKT)}"
