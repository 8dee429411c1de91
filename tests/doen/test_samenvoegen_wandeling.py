"""Een wandeling over samenvoegen, losmaken en al het andere werk: niemand ziet ooit meer, en losmaken is precies."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.apps import apps
from django.db import transaction
from django.utils import timezone
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from keukentafel.doen.delen import zicht
from keukentafel.doen.delen.nee import KanNiet, MagNiet
from keukentafel.doen.dossier.models import Contactmoment, Dossier
from keukentafel.doen.ingang.acties import NietVanJouwTeam, zet_door
from keukentafel.doen.ingang.models import Vraag
from keukentafel.doen.samenvoegen import overzichten
from keukentafel.doen.samenvoegen.models import Samenvoeging
from keukentafel.kern.database import rollen
from keukentafel.kern.toegang.context import als_medewerker
from keukentafel.regelen.gebieden.models import Gebied
from keukentafel.regelen.medewerkers.models import Lidmaatschap, Medewerker
from keukentafel.regelen.medewerkers.overzichten import werkkring_van
from tests.doen.delen import SCHUILPLEK, geef_inzage, scherm_af
from tests.doen.rijen import bewaar, elders_klopt, vraag_in_dossier
from tests.doen.samen import alles_klopt, huis, maak_los, persoon_van, voeg_samen
from tests.doen.wandelen import wandel
from tests.rol import word
from tests.vaste_groep import Groep, geef_rol, kaal_stelsel, medewerker

pytestmark = pytest.mark.django_db
Gezien = dict[str, set[Any]]
NUMMER = st.integers(0, 5)
EIGEN_FEITEN = {"doen_samenvoeging", "kern_gebeurtenis", "doen_regie"}
"""Wat samenvoegen zelf toevoegt, in de dossiers die iemand al las."""


class Wandeling(RuleBasedStateMachine):
    """Drie huizen bij twee teams; wie er werkt, kijkt en doet is steeds iemand anders."""

    def __init__(self) -> None:
        super().__init__()
        self.samen: dict[UUID, tuple[Dossier, Dossier]] = {}
        self.geheim = False

    @initialize()
    def begin(self) -> None:
        self.groep: Groep = kaal_stelsel(f"wandel{uuid4().hex[:8]}")
        with word(rollen.EIGENAAR):
            wijk = Gebied.objects.create(
                stelsel=self.groep.stelsel, gemeente=self.groep.gemeente, code="WK999901", naam="Wijk", jaar=2024
            )
        beide = medewerker(self.groep.stelsel, "beide", "Bibi Beide", "wijkwerker", self.groep.team)
        geef_rol(beide, "wijkwerker", self.groep.ander_team)
        in_wijk = medewerker(self.groep.stelsel, "wijk", "Wies Wijk", "beleidsadviseur", None)
        geef_rol(in_wijk, "wijkwerker", self.groep.team, gebied=wijk)
        self.mensen = [self.groep.sanne, self.groep.bilal, beide, self.groep.marieke, in_wijk, self.groep.fatma]
        self.huizen = [huis(self.groep), huis(self.groep, self.groep.ander_team), huis(self.groep)]
        with word(rollen.EIGENAAR):
            Dossier.objects.filter(pk=self.huizen[2].pk).update(gebied=wijk)

    @rule(wie=NUMMER, blijft=st.integers(0, 2), gaat_op=st.integers(0, 2))
    def voeg_samen(self, wie: int, blijft: int, gaat_op: int) -> None:
        een, ander = self.huizen[blijft], self.huizen[gaat_op]
        voor = self._ieder()
        paren = [(persoon_van(ander), persoon_van(een))]
        gelukt = self._probeer(lambda: voeg_samen(self.mensen[wie], een, ander, paren=paren))
        na = self._ieder()
        for naam, gezien in na.items():
            for tabel, ids in gezien.items():
                erbij = ids - voor[naam][tabel]
                assert not erbij or (gelukt is not None and tabel in EIGEN_FEITEN), f"{naam} ziet meer van {tabel}"
                assert not voor[naam][tabel] - ids, f"{naam} ziet minder van {tabel}"
        if gelukt is not None:
            self.samen[gelukt] = (een, ander)

    @rule(wie=NUMMER, welke=NUMMER)
    def maak_los(self, wie: int, welke: int) -> None:
        if not self.samen:
            return
        samenvoeging = list(self.samen)[welke % len(self.samen)]
        een, ander = self.samen[samenvoeging]
        voor = self._ieder()
        if self._probeer(lambda: maak_los(self.mensen[wie], een if welke % 2 else ander, samenvoeging)) is None:
            return
        del self.samen[samenvoeging]
        na = self._ieder()
        for naam, gezien in na.items():
            for tabel, ids in gezien.items():
                anders = ids ^ voor[naam][tabel]
                assert not anders or tabel in EIGEN_FEITEN, f"{naam} ziet iets anders van {tabel} na losmaken"

    @rule(huis=st.integers(0, 2), team=st.booleans())
    def nieuwe_vraag(self, huis: int, team: bool) -> None:
        naar = self.groep.team if team else self.groep.ander_team
        rijen = vraag_in_dossier(self.groep, naar, self.groep.fatma, dossier_id=self.huizen[huis].pk)
        with als_medewerker(self.groep.fatma.pk):
            bewaar(rijen)

    @rule(wie=NUMMER, huis=st.integers(0, 2))
    def nieuw_verslag(self, wie: int, huis: int) -> None:
        """Wie er schrijft, schrijft erbij; in een opgegaan dossier niemand."""
        mens = self.mensen[wie]
        with suppress(Exception), transaction.atomic(), als_medewerker(mens.pk):
            kring = werkkring_van(mens, timezone.localdate())
            if kring is None:
                return
            dossier = Dossier.objects.get(pk=self.huizen[huis].pk)
            Contactmoment.objects.create(
                stelsel=self.groep.stelsel, team_id=dossier.team_id, dossier=dossier, door=mens, moment=timezone.now(),
                kanaal="telefoon", samenvatting="x", sleutel=uuid4(),
            )  # fmt: skip
            assert zicht.schrijft(kring, dossier, timezone.now())

    @rule(wie=NUMMER, welke=NUMMER)
    def zet_vraag_door(self, wie: int, welke: int) -> None:
        mens = self.mensen[wie]
        with word(rollen.ONDERHOUD):
            alle = list(Vraag.objects.filter(stelsel=self.groep.stelsel).exclude(status="beantwoord").order_by("pk"))
        vraag = alle[welke % len(alle)]
        naar = next(t for t in (self.groep.team, self.groep.ander_team) if t.pk != vraag.team_id)
        with suppress(NietVanJouwTeam, Vraag.DoesNotExist), transaction.atomic(), als_medewerker(mens.pk):
            zet_door(vraag_id=vraag.pk, naar=naar, medewerker=mens, argument="Past daar.", nu=timezone.now())

    @rule(wie=st.integers(0, 4))
    def gaat_weg_of_komt_terug(self, wie: int) -> None:
        with word(rollen.EIGENAAR):
            rijen = Lidmaatschap.objects.filter(medewerker=self.mensen[wie])
            weg = rijen.filter(tot=None).exists()
            rijen.update(tot=timezone.localdate() if weg else None)

    @rule(huis=st.integers(0, 2), wie=st.integers(0, 3))
    def adres_wordt_geheim(self, huis: int, wie: int) -> None:
        """Het geheime adres is de kanarie: alleen wie het op naam mag zien, leest het ooit."""
        self._probeer(lambda: scherm_af(self.groep, self.huizen[huis], SCHUILPLEK, self.mensen[wie]))

    @rule(huis=st.integers(0, 2), wie=st.integers(0, 3), aan=st.integers(0, 3))
    def inzage(self, huis: int, wie: int, aan: int) -> None:
        self._probeer(lambda: geef_inzage(self.groep, self.huizen[huis], self.mensen[aan], door=self.mensen[wie]))

    @invariant()
    def een_regisseur_en_geen_kring(self) -> None:
        if not hasattr(self, "huizen"):
            return
        alles_klopt()
        elders_klopt()
        with word(rollen.ONDERHOUD):
            rijen = dict(Dossier.objects.filter(stelsel=self.groep.stelsel).values_list("pk", "opgegaan_in_id"))
            lopend = set(
                Samenvoeging.objects.filter(los_op=None, stelsel=self.groep.stelsel).values_list(
                    "dossier_id", flat=True
                )
            )
        assert lopend == {pk for pk, naar in rijen.items() if naar}
        for pk in rijen:
            stappen, nu = 0, pk
            while rijen[nu] is not None:
                nu, stappen = rijen[nu], stappen + 1
                assert stappen < len(rijen)

    @invariant()
    def sloten_gelijk_en_geen_kanarie(self) -> None:
        if not hasattr(self, "huizen"):
            return
        for mens in self.mensen:
            with als_medewerker(mens.pk):
                kring = werkkring_van(mens, timezone.localdate())
                if kring is None:
                    continue
                mag = set(zicht.dossiers(kring, timezone.now()).values_list("pk", flat=True))
                assert mag == set(Dossier.objects.values_list("pk", flat=True)), mens.naam
                adressen = zicht.geheime_adressen(kring, timezone.now()).values_list("dossier_id", flat=True)
                for een in self.huizen:
                    verwijst = overzichten.verwijzingen(een.pk)
                    assert not verwijst or een.pk in mag
                    assert all(v.ander is None or v.ander in mag for v in verwijst)
                leesbaar = str(list(Dossier.objects.filter(pk__in=mag).values()))
                assert SCHUILPLEK.straat not in leesbaar
                assert set(adressen) <= mag

    def _probeer(self, handeling: Callable[[], Any]) -> Any:
        try:
            with transaction.atomic():
                return handeling()
        except (MagNiet, KanNiet, AssertionError):
            return None

    def _ieder(self) -> dict[str, Gezien]:
        return {mens.naam: self._gezien(mens) for mens in self.mensen}

    def _gezien(self, mens: Medewerker) -> Gezien:
        """Alles wat iemand in de database leest, tabel voor tabel."""
        with als_medewerker(mens.pk):
            return {
                model._meta.db_table: set(model._default_manager.values_list("pk", flat=True))
                for model in apps.get_models()
                if model._meta.app_label == "doen" or model._meta.label == "kern.Gebeurtenis"
            }


def test_samenvoegen_maakt_een_recht_nooit_breder() -> None:
    wandel(Wandeling, 6, 12)


@pytest.mark.bewijs
def test_samenvoegen_maakt_een_recht_nooit_breder_lang() -> None:
    wandel(Wandeling, 60, 30)
