"""Een wandeling over opnemen, doorgeven, aanbieden, regie, weggaan en ophouden: niets valt tussen twee stoelen.

Na elke stap: elke open vraag is van precies één, elk dossier heeft precies één regisseur, de sloten zijn het eens over
wie wat ziet en dat is niet meer dan de regels zeggen, en geen klok is weg of verschoven.
"""

from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.db.models import Q
from django.utils import timezone
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from keukentafel.doen.delen import zicht
from keukentafel.doen.delen.nee import KanNiet as KanNietDelen
from keukentafel.doen.delen.nee import MagNiet as MagNietDelen
from keukentafel.doen.dossier.models import Dossier, DossierVraag
from keukentafel.doen.ingang.acties import AlOpgenomen, NietVanJouwTeam, beantwoord, zet_door
from keukentafel.doen.ingang.klokken import eerste_datum
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
from keukentafel.doen.triage.herzien import ArgumentNodig, Herziening, NetHerzien, herzie, laatste_van
from keukentafel.kern.database import rollen
from keukentafel.kern.toegang.context import als_medewerker
from keukentafel.regelen.inzet.models import Afwezigheid
from keukentafel.regelen.medewerkers.models import Lidmaatschap, Medewerker
from keukentafel.regelen.medewerkers.overzichten import werkkring_van
from keukentafel.regelen.teams.models import Team
from keukentafel.regels.regie import Houder, eigenaar_van
from tests.doen.regie import nieuwe_vraag
from tests.doen.rijen import elders_klopt
from tests.doen.samen import persoon_van, voeg_samen
from tests.doen.wandelen import wandel
from tests.regelen.inzet import stad
from tests.rol import word
from tests.vaste_groep import Groep, medewerker

pytestmark = pytest.mark.django_db
NUMMER = st.integers(0, 5)
KENMERKEN = st.dictionaries(st.sampled_from(["dreigende_escalatie", "kind_in_gevaar", "samenhang"]), st.booleans())
SOORT = st.sampled_from(["regie", "regie_tijdelijk", "ondersteunen", "raadplegen"])
NEE = (
    MagNiet, KanNiet, AlBeantwoord, MagNietDelen, KanNietDelen, AlOpgenomen, NietVanJouwTeam, KanNietNaar,
    KanNietOverdragen, Vraag.DoesNotExist, ArgumentNodig, NetHerzien, IntegrityError, ProgrammingError,
)  # fmt: skip
"""Wat een handeling zegt als zij hier niet kan; dan is er niets veranderd."""


GELUKT: Counter[str] = Counter()
"""Hoe vaak elke handeling lukte: een wandeling waarin niets gebeurt, bewijst niets."""


class Wandeling(RuleBasedStateMachine):
    """Drie teams met wijkwerkers en twee managers; wie er doet, is steeds een ander."""

    @initialize()
    def begin(self) -> None:
        self.g: Groep = stad()
        derde = Team.objects.filter(stelsel=self.g.stelsel).order_by("pk")[2]
        nina = medewerker(self.g.stelsel, "nina", "Nina Smit", "wijkwerker", self.g.team)
        bas = medewerker(self.g.stelsel, "bas", "Bas Meijer", "teammanager", self.g.ander_team)
        carla = medewerker(self.g.stelsel, "carla", "Carla Post", "wijkwerker", derde)
        self.mensen = [self.g.sanne, nina, self.g.marieke, self.g.bilal, bas, carla]
        self.teams = [self.g.team, self.g.ander_team, derde]
        self.klokken: dict[UUID, tuple[UUID, date]] = {}
        self.soorten: dict[UUID, set[str]] = {}
        self.vragen: list[UUID] = []
        self.dossiers: list[UUID] = []
        # Telt op bij elke stap: wat het werk stopt, mag maar af en toe, anders is er snel niets meer te doen.
        self.zeldzaam = 1
        self._nieuw(None, "team")

    def _nieuw(self, dossier: UUID | None, regisseur: str) -> None:
        with suppress(IntegrityError), transaction.atomic():
            vraag, in_dossier = nieuwe_vraag(self.g, regisseur=regisseur, dossier=dossier)
            self.vragen.append(vraag)
            self.dossiers.append(in_dossier)
            with word(rollen.ONDERHOUD):
                rijen = Termijn.objects.filter(vraag=vraag).values_list("pk", "vraag_id", "uiterlijk")
                self.klokken |= {pk: (van, dag) for pk, van, dag in rijen}
                self.soorten[vraag] = set(Termijn.objects.filter(vraag=vraag).values_list("soort", flat=True))

    def _doe(self, wie: Medewerker, handeling: Callable[[], object]) -> None:
        with suppress(*NEE), transaction.atomic(), als_medewerker(wie.pk):
            handeling()
            GELUKT[handeling.__qualname__.split(".")[1]] += 1

    def _kies(self, lijst: list[Any], nummer: int) -> Any:
        return lijst[nummer % len(lijst)]

    def _overgang(self, nummer: int, status: str) -> Overgang | None:
        """Een overgang in deze stand, of anders een die al klaar is: dan hoort er een nee te komen."""
        with word(rollen.ONDERHOUD):
            alle = list(Overgang.objects.filter(stelsel=self.g.stelsel).order_by("-aangeboden_op"))
        rijen = [rij for rij in alle if rij.status == status] or alle
        return rijen[nummer % len(rijen)] if rijen else None

    def _bij(self, team_id: int, nummer: int) -> Medewerker:
        """Meestal iemand van dat team, zo nodig met een nieuwe rol; soms een ander, die hoort het niet te kunnen."""
        if nummer == 5:
            return self.mensen[team_id % 6]
        with word(rollen.ONDERHOUD):
            leden = Lidmaatschap.objects.filter(team_id=team_id, tot=None, medewerker__in=self.mensen)
            wie = [lid.medewerker for lid in leden.select_related("medewerker").order_by("pk")]
        return wie[nummer % len(wie)] if wie else self.mensen[nummer]

    def _vraag(self, nummer: int) -> Vraag:
        """Meestal een open vraag, de nieuwste eerst."""
        with word(rollen.ONDERHOUD):
            alle = list(Vraag.objects.filter(stelsel=self.g.stelsel).order_by("status", "-ontvangen_op"))
        rijen = [vraag for vraag in alle if vraag.status != "beantwoord"] or alle
        return rijen[nummer % len(rijen)]

    def _dossier(self, nummer: int) -> Dossier:
        with word(rollen.ONDERHOUD):
            return Dossier.objects.get(pk=self._kies(self.dossiers, nummer))

    @rule(welk=NUMMER, erbij=st.booleans(), regisseur=st.sampled_from(["team", "huishouden", "nog_te_bepalen"]))
    def aannemen(self, welk: int, erbij: bool, regisseur: str) -> None:
        self._nieuw(self._kies(self.dossiers, welk) if erbij else None, regisseur)

    @rule(wie=NUMMER, welk=NUMMER)
    def opnemen(self, wie: int, welk: int) -> None:
        vraag = self._vraag(welk)
        mens = self._bij(vraag.team_id, wie)
        self._doe(mens, lambda: neem_op(vraag_id=vraag.pk, medewerker=mens, nu=timezone.now()))

    @rule(wie=NUMMER, welk=NUMMER, naar=NUMMER)
    def doorzetten(self, wie: int, welk: int, naar: int) -> None:
        vraag, team = self._vraag(welk), self.teams[naar % 3]
        mens = self._bij(vraag.team_id, wie)
        self._doe(
            mens, lambda: zet_door(vraag_id=vraag.pk, naar=team, medewerker=mens, argument="Past.", nu=timezone.now())
        )

    @rule(wie=NUMMER, welk=NUMMER, kenmerken=KENMERKEN, argument=st.sampled_from(["", "Zij vertrouwt mij."]))
    def opnieuw_beoordelen(self, wie: int, welk: int, kenmerken: dict[str, bool], argument: str) -> None:
        """Er kan een klok bij komen; wat liep of klaar was, verandert niet, en de vraag blijft van wie zij is."""
        vraag = self._vraag(welk)
        mens = self._bij(vraag.team_id, wie)
        with word(rollen.ONDERHOUD):
            gezien = laatste_van(vraag)
        feiten = {"leefgebieden": ["financien", "huisvesting"], "kenmerken": kenmerken}
        opgave = Herziening(feiten, gezien.pk if gezien else None, argument=argument, biedt_aan=not argument)
        self._doe(mens, lambda: herzie(vraag_id=vraag.pk, herziening=opgave, medewerker=mens, nu=timezone.now()))
        with word(rollen.ONDERHOUD):
            na = Vraag.objects.get(pk=vraag.pk)
            assert (na.team_id, na.status, na.opgenomen_door_id) == (
                vraag.team_id,
                vraag.status,
                vraag.opgenomen_door_id,
            )
            assert na.spoed >= vraag.spoed
            for pk, soort, dag in Termijn.objects.filter(vraag=vraag).values_list("pk", "soort", "uiterlijk"):
                assert pk in self.klokken or soort not in self.soorten[vraag.pk], (
                    "een klok die liep, begint niet opnieuw"
                )
                self.klokken.setdefault(pk, (vraag.pk, dag))
                self.soorten[vraag.pk].add(soort)

    @precondition(lambda self: self.zeldzaam % 4 == 0)
    @rule(wie=NUMMER, welk=NUMMER)
    def beantwoorden(self, wie: int, welk: int) -> None:
        vraag = self._vraag(welk)
        mens = self._bij(vraag.team_id, wie)
        self._doe(mens, lambda: beantwoord(vraag_id=vraag.pk, medewerker=mens, antwoord="Klaar.", nu=timezone.now()))

    @rule(wie=NUMMER, welk=NUMMER, naar=NUMMER)
    def toewijzen(self, wie: int, welk: int, naar: int) -> None:
        vraag = self._vraag(welk)
        collega, gezien = self._bij(vraag.team_id, naar), vraag.opgenomen_door_id
        bazen = [baas for baas in (self.g.marieke, self.mensen[4]) if self._werkt(baas, vraag.team_id)]
        mens = bazen[0] if bazen else self.mensen[wie]
        vast: dict[str, Any] = {"vraag_id": vraag.pk, "naar": collega, "door": mens, "gezien": gezien}
        self._doe(mens, lambda: wijs_toe(**vast, reden="verdelen", nu=timezone.now()))

    @rule(wie=NUMMER, welk=NUMMER, naar=NUMMER)
    def vraag_aanbieden(self, wie: int, welk: int, naar: int) -> None:
        vraag = self._vraag(welk)
        mens = self._bij(vraag.team_id, wie)
        kring = self._kring(mens)
        if kring is not None:
            aanbod, bereik = Aanbod(self.teams[naar % 3], "Neem over."), kring.bereik("dossier_schrijven")
            vast: dict[str, Any] = {"bereik": bereik, "vraag_id": vraag.pk, "aanbod": aanbod, "door": mens}
            self._doe(mens, lambda: overgang.bied_vraag_aan(**vast, nu=timezone.now()))

    @rule(wie=NUMMER, welk=NUMMER, naar=NUMMER, soort=SOORT)
    def aanbieden(self, wie: int, welk: int, naar: int, soort: str) -> None:
        dossier, nu = self._dossier(welk), timezone.now()
        mens = self._bij(dossier.team_id, wie)
        kring = self._kring(mens)
        if kring is None:
            return
        tot = timezone.localdate() + timedelta(days=30) if soort == "regie_tijdelijk" else None
        vast: dict[str, Any] = {"dossier_id": dossier.pk, "soort": soort, "door": mens, "nu": nu}
        aanbod = Aanbod(self.teams[naar % 3], "Kun je dit?", tot=tot)
        self._doe(mens, lambda: overgang.bied_aan(**vast, dossiers=zicht.schrijfdossiers(kring, nu), aanbod=aanbod))

    @rule(wie=NUMMER, welk=NUMMER)
    def aanvaarden(self, wie: int, welk: int) -> None:
        welke = self._overgang(welk, "aangeboden")
        if welke is not None:
            mens = self._bij(welke.naar_team_id, wie)
            vast: dict[str, Any] = {"overgang_id": welke.pk, "medewerker": mens, "antwoord": "Doe dit."}
            self._doe(mens, lambda: overgang.aanvaard(**vast, nu=timezone.now()))

    @rule(wie=NUMMER, welk=NUMMER, hoe=st.sampled_from(["weiger", "trek_in", "beeindig"]))
    def antwoorden(self, wie: int, welk: int, hoe: str) -> None:
        welke = self._overgang(welk, "aanvaard" if hoe == "beeindig" else "aangeboden")
        if welke is not None:
            reden = {"reden": "Nee."} if hoe == "weiger" else {}
            mens = welke.door if hoe == "beeindig" else self._bij(
                welke.naar_team_id if hoe == "weiger" else welke.team_id, wie
            )  # fmt: skip
            self._doe(mens, lambda: getattr(overgang, hoe)(overgang_id=welke.pk, nu=timezone.now(), **reden))

    @rule(wie=NUMMER, welk=NUMMER, naar=NUMMER, soort=st.sampled_from(["medewerker", "huishouden", "team"]))
    def regie_geven(self, wie: int, welk: int, naar: int, soort: Any) -> None:
        dossier, nu = self._dossier(welk), timezone.now()
        mens = self._bij(dossier.team_id, wie)
        kring = self._kring(mens)
        if kring is not None:
            ander = self._bij(dossier.team_id, naar) if soort == "medewerker" else None
            vast: dict[str, Any] = {"dossier_id": dossier.pk, "wie": soort, "medewerker": ander, "nu": nu}
            waar = zicht.schrijfdossiers(kring, nu)
            self._doe(mens, lambda: geef_regie(**vast, dossiers=waar, boodschap="Ja."))

    def _werkt(self, mens: Medewerker, team_id: int) -> bool:
        with word(rollen.ONDERHOUD):
            return Lidmaatschap.objects.filter(medewerker=mens, team_id=team_id, tot=None).exists()

    @rule(wie=NUMMER, vervanger=NUMMER)
    def afwezig(self, wie: int, vervanger: int) -> None:
        mens, ander = self.mensen[wie], self.mensen[vervanger]
        if mens == ander:
            return
        with suppress(IntegrityError), transaction.atomic(), word(rollen.EIGENAAR):
            rij = Afwezigheid.objects.create(
                stelsel=self.g.stelsel, medewerker=mens, van=timezone.localdate(), vervanger=ander
            )
            with word(rollen.ONDERHOUD):
                neem_over(afwezigheid=rij, door=None, nu=timezone.now())

    @precondition(lambda self: self.zeldzaam % 3 == 0)
    @rule(wie=NUMMER)
    def rol_eindigt(self, wie: int) -> None:
        with word(rollen.EIGENAAR):
            Lidmaatschap.objects.filter(medewerker=self.mensen[wie], tot=None).update(tot=timezone.localdate())

    @rule(wie=NUMMER, waar=NUMMER)
    def rol_begint(self, wie: int, waar: int) -> None:
        """Wie geen rol meer had, begint in een team dat er is."""
        mens, team = self.mensen[wie], self.teams[waar % 2]
        with word(rollen.EIGENAAR):
            if not Lidmaatschap.objects.filter(medewerker=mens, tot=None).exists():
                Lidmaatschap.objects.create(
                    stelsel=self.g.stelsel, medewerker=mens, team=team, rol="wijkwerker", van=timezone.localdate()
                )

    @precondition(lambda self: self.zeldzaam % 7 == 0)
    @rule(naar=NUMMER)
    def team_stopt_en_draagt_over(self, naar: int) -> None:
        weg, erheen = self.teams[2], self.teams[naar % 2]
        with word(rollen.EIGENAAR):
            Team.objects.filter(pk=weg.pk).update(tot=timezone.localdate())
        self._doe(self.g.bea, lambda: draag_over(van=weg, naar=erheen, gebied=None, alles=True, nu=timezone.now()))

    @rule(een=NUMMER, ander=NUMMER)
    def samenvoegen(self, een: int, ander: int) -> None:
        if self._kring(self.g.sanne) is None:
            return
        with word(rollen.ONDERHOUD):
            van_ons = list(Dossier.objects.filter(team=self.g.team, opgegaan_in=None).order_by("geopend_op", "pk"))
            if len(van_ons) < 2:
                return
            twee = [van_ons[een % len(van_ons)], van_ons[ander % len(van_ons)]]
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
        self.zeldzaam += 1
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
        elders_klopt()
        with word(rollen.ONDERHOUD):
            rijen = Termijn.objects.filter(stelsel=self.g.stelsel).values_list("pk", "vraag_id", "uiterlijk", "team_id")
            assert {pk: (vraag, dag) for pk, vraag, dag, _team in rijen} == self.klokken
            van = dict(Vraag.objects.filter(stelsel=self.g.stelsel).values_list("pk", "team_id"))
            assert all(van[vraag] == team for _pk, vraag, _dag, team in rijen)
            herzien = Vraag.objects.filter(stelsel=self.g.stelsel, triages__herzien=True).exclude(status="beantwoord")
            assert all(vraag.uiterlijk == eerste_datum(vraag) for vraag in herzien)

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


def test_niets_valt_tussen_twee_stoelen() -> None:
    GELUKT.clear()
    wandel(Wandeling, 6, 20)
    assert GELUKT, "er gebeurde iets"


@pytest.mark.bewijs
def test_niets_valt_tussen_twee_stoelen_lang() -> None:
    GELUKT.clear()
    wandel(Wandeling, 80, 40)
    handelingen = {
        "opnemen", "toewijzen", "doorzetten", "opnieuw_beoordelen", "vraag_aanbieden", "aanbieden", "aanvaarden",
        "antwoorden", "regie_geven", "samenvoegen", "team_stopt_en_draagt_over",
    }  # fmt: skip
    assert handelingen <= set(GELUKT), f"nooit gelukt: {handelingen - set(GELUKT)}"
