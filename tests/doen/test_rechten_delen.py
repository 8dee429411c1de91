"""Delen maakt een recht nooit breder dan bedoeld: wat de toepassing geeft en wat de database geeft is dezelfde set."""

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection, models, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from keukentafel.doen.delen import acties, zicht
from keukentafel.doen.delen.models import Adresinzage, Geheimadres, Noodtoegang, Verstrekking
from keukentafel.doen.delen.nee import KanNiet, MagNiet
from keukentafel.doen.dossier.models import Afspraak, Contactmoment, Dossier
from keukentafel.doen.ingang.acties import AlOpgenomen, NietVanJouwTeam, beantwoord, zet_door
from keukentafel.doen.ingang.models import Vraag
from keukentafel.kern.database import rollen
from keukentafel.kern.gebeurtenissen.models import Gebeurtenis
from keukentafel.kern.toegang.context import als_medewerker
from keukentafel.regelen.gebieden.models import Gebied
from keukentafel.regelen.medewerkers.models import Lidmaatschap, Medewerker
from keukentafel.regelen.medewerkers.overzichten import Werkkring, werkkring_van
from tests.doen.delen import REDEN, SCHUILPLEK, dossier, opgave, partner
from tests.doen.rijen import bewaar, vraag_in_dossier
from tests.rol import word
from tests.vaste_groep import Groep, geef_rol, kaal_stelsel, medewerker

pytestmark = pytest.mark.django_db
Zicht = Callable[[Werkkring], models.QuerySet[Any]]
NU = timezone.now

SLOTEN: dict[type[models.Model], Zicht] = {
    Dossier: lambda kring: zicht.dossiers(kring, NU()),
    Vraag: lambda kring: zicht.vragen(kring, NU()),
    Contactmoment: lambda kring: zicht.contactmomenten(kring, NU()),
    Afspraak: lambda kring: zicht.afspraken(kring, NU()),
    Geheimadres: lambda kring: zicht.geheime_adressen(kring, NU()),
    Adresinzage: lambda kring: zicht.adresinzagen(kring, NU()),
    Noodtoegang: zicht.noodtoegangen,
    Verstrekking: lambda kring: zicht.verstrekkingen(kring, NU()),
    Gebeurtenis: lambda kring: zicht.gebeurtenissen(kring, NU()),
}
"""Per tabel het slot van de toepassing."""
STAPPEN = (
    "vraag_erbij", "doorzetten", "beantwoorden", "afschermen", "inzage", "inzage_weg", "vrij", "nood", "nood_voorbij",
    "verstrek", "trek_in", "verloopt", "uit_team", "terug_in_team", "afspraak",
)  # fmt: skip
STAP = st.tuples(st.sampled_from(STAPPEN), st.integers(0, 5), st.integers(0, 5), st.integers(0, 5))


@dataclass
class Wereld:
    """Twee teams, een wijk, en iemand in elke rol; `wie` doet, `huizen` en `vragen` zijn waar het over gaat."""

    groep: Groep
    wijk: Gebied
    mensen: list[Medewerker]
    paula: Medewerker
    huizen: list[Dossier] = field(default_factory=list)
    paren: int = 0

    @classmethod
    def maak(cls) -> "Wereld":
        groep = kaal_stelsel("delen")
        with word(rollen.EIGENAAR):
            wijk = Gebied.objects.create(
                stelsel=groep.stelsel, gemeente=groep.gemeente, code="WK999901", naam="Molenwijk", jaar=2024
            )
        dichtbij = medewerker(groep.stelsel, "dichtbij", "Dirk Dichtbij", "beleidsadviseur", None)
        geef_rol(dichtbij, "wijkwerker", groep.team, gebied=wijk)
        nina = medewerker(groep.stelsel, "nina", "Nina Smit", "wijkwerker", groep.team)
        vrij = medewerker(groep.stelsel, "vera", "Vera Vrij", "vrijwilliger", None)
        paula = partner(groep)
        mensen = [groep.sanne, groep.bilal, nina, groep.marieke, dichtbij, groep.fatma, groep.joris, vrij, paula]
        wereld = cls(groep, wijk, mensen, paula)
        wereld.huizen = [dossier(groep, gebied=wijk), dossier(groep, achternaam="Bos")]
        for huis in wereld.huizen:
            with word(rollen.EIGENAAR):
                vast = {"stelsel": groep.stelsel, "team_id": huis.team_id, "dossier": huis, "door": groep.sanne}
                Contactmoment.objects.create(**vast, moment=NU(), kanaal="telefoon", samenvatting="x", sleutel=uuid4())
        return wereld

    def stap(self, soort: str, wie: int, huis: int, keuze: int) -> None:
        """Doe een stap als iemand; wat zij niet mag, verandert niets."""
        doet = [self.groep.sanne, self.groep.bilal, self.mensen[2], self.groep.marieke][wie % 4]
        dossier_id = self.huizen[huis % len(self.huizen)].pk
        try:
            with transaction.atomic():
                getattr(self, f"_{soort}")(doet, dossier_id, keuze)
        except (MagNiet, KanNiet, NietVanJouwTeam, AlOpgenomen, Vraag.DoesNotExist, Overgeslagen):
            pass

    @contextmanager
    def _als(self, wie: Medewerker) -> Iterator[Werkkring]:
        with als_medewerker(wie.pk):
            kring = werkkring_van(wie, timezone.localdate())
            if kring is None:
                raise Overgeslagen
            yield kring

    def _vraag_erbij(self, doet: Medewerker, dossier_id: Any, keuze: int) -> None:
        team = (self.groep.team, self.groep.ander_team)[keuze % 2]
        rijen = vraag_in_dossier(self.groep, team, self.groep.fatma, dossier_id=dossier_id)
        rijen["vraag"]["gebied_id"] = self.wijk.pk if keuze > 2 else None
        with self._als(self.groep.fatma):
            bewaar(rijen)

    def _vraag(self, kring: Werkkring, keuze: int) -> Vraag:
        alle = list(Vraag.objects.exclude(status="beantwoord").order_by("ontvangen_op", "pk"))
        if not alle:
            raise Overgeslagen
        return alle[keuze % len(alle)]

    def _doorzetten(self, doet: Medewerker, dossier_id: Any, keuze: int) -> None:
        with self._als(doet) as kring:
            vraag = self._vraag(kring, keuze)
            teams = (self.groep.team, self.groep.ander_team)
            naar = next(team for team in teams if team.pk != vraag.team_id)
            zet_door(vraag_id=vraag.pk, naar=naar, medewerker=doet, argument="Past daar.", nu=NU())

    def _beantwoorden(self, doet: Medewerker, dossier_id: Any, keuze: int) -> None:
        with self._als(doet) as kring:
            beantwoord(vraag_id=self._vraag(kring, keuze).pk, medewerker=doet, antwoord="Geregeld.", nu=NU())

    def _afschermen(self, doet: Medewerker, dossier_id: Any, keuze: int) -> None:
        with self._als(doet) as kring:
            acties.scherm_adres_af(dossier_id=dossier_id, adres=SCHUILPLEK, reden="x", kring=kring, nu=NU())

    def _inzage(self, doet: Medewerker, dossier_id: Any, keuze: int) -> None:
        aan = self.mensen[keuze % len(self.mensen)]
        with self._als(doet) as kring:
            acties.geef_inzage(dossier_id=dossier_id, collega=aan, reden="x", tot=None, kring=kring, nu=NU())

    def _inzage_weg(self, doet: Medewerker, dossier_id: Any, keuze: int) -> None:
        with self._als(doet) as kring:
            rijen = list(Adresinzage.objects.filter(dossier_id=dossier_id).order_by("van", "pk"))
            if rijen:
                rij = rijen[keuze % len(rijen)].pk
                acties.trek_inzage_in(dossier_id=dossier_id, inzage_id=rij, kring=kring, nu=NU())

    def _vrij(self, doet: Medewerker, dossier_id: Any, keuze: int) -> None:
        with self._als(doet) as kring, connection.cursor() as cursor:
            gezien = Geheimadres.objects.filter(dossier_id=dossier_id).exists()
            if not gezien or not zicht.teamdossiers(kring).exists():
                raise Overgeslagen
            cursor.execute("SELECT kt_geef_adres_vrij(%s, %s)", [dossier_id, self.wijk.pk if keuze % 2 else None])

    def _nood(self, doet: Medewerker, dossier_id: Any, keuze: int) -> None:
        with self._als(doet) as kring:
            acties.vraag_noodtoegang(dossier_id=dossier_id, reden=REDEN, kring=kring, nu=NU())

    def _nood_voorbij(self, doet: Medewerker, dossier_id: Any, keuze: int) -> None:
        with word(rollen.EIGENAAR):
            for rij in Noodtoegang.objects.all():
                uur = timedelta(hours=4)
                Noodtoegang.objects.filter(pk=rij.pk).update(van=rij.van - uur, tot=rij.tot - uur)

    def _verstrek(self, doet: Medewerker, dossier_id: Any, keuze: int) -> None:
        organisatie = self.paula.organisatie
        assert organisatie is not None
        with self._als(doet) as kring:
            regel = opgave(organisatie, ("contact", "vragen", "journaal")[keuze % 3])
            acties.verstrek(dossier_id=dossier_id, opgave=regel, kring=kring, nu=NU())

    def _trek_in(self, doet: Medewerker, dossier_id: Any, keuze: int) -> None:
        with self._als(doet) as kring:
            rij = Verstrekking.objects.filter(dossier_id=dossier_id, ingetrokken_op=None).first()
            if rij is not None:
                acties.trek_in(dossier_id=dossier_id, verstrekking_id=rij.pk, kring=kring, nu=NU())

    def _verloopt(self, doet: Medewerker, dossier_id: Any, keuze: int) -> None:
        dag = timezone.localdate()
        with word(rollen.EIGENAAR):
            Verstrekking.objects.filter(dossier_id=dossier_id).update(van=dag - timedelta(days=9), tot=dag)

    def _uit_team(self, doet: Medewerker, dossier_id: Any, keuze: int) -> None:
        with word(rollen.EIGENAAR):
            Lidmaatschap.objects.filter(medewerker=self.mensen[keuze % 5]).update(tot=timezone.localdate())

    def _terug_in_team(self, doet: Medewerker, dossier_id: Any, keuze: int) -> None:
        with word(rollen.EIGENAAR):
            Lidmaatschap.objects.filter(medewerker=self.mensen[keuze % 5]).update(tot=None)

    def _afspraak(self, doet: Medewerker, dossier_id: Any, keuze: int) -> None:
        with word(rollen.EIGENAAR):
            huis = Dossier.objects.get(pk=dossier_id)
            Afspraak.objects.create(
                stelsel=self.groep.stelsel, team_id=huis.team_id, dossier=huis, door=self.groep.sanne, begin=NU(),
                medewerker=self.mensen[keuze], voor_wie="x", plek="Buurthuis",
            )  # fmt: skip

    def klopt(self) -> None:
        """Voor iedereen en elke tabel: lijst van de toepassing, van de database, en allebei apart, zijn gelijk."""
        aantal = sum(map(len, self._alles().values()))
        met_rls = {wie.pk: (self._toepassing(wie), self._database(wie)) for wie in self.mensen}
        with zonder_rls():
            zonder = {wie.pk: self._toepassing(wie) for wie in self.mensen}
        for wie in self.mensen:
            toepassing, database = met_rls[wie.pk]
            assert toepassing == database, wie.naam
            assert zonder[wie.pk] == database, wie.naam
            self._ondeelbaar(wie, database)
            self.paren += aantal

    def _alles(self) -> dict[str, set[Any]]:
        with word(rollen.ONDERHOUD):
            return {tabel.__name__: set(tabel._default_manager.values_list("pk", flat=True)) for tabel in SLOTEN}

    def _toepassing(self, wie: Medewerker) -> dict[str, set[Any]]:
        with als_medewerker(wie.pk):
            kring = werkkring_van(wie, timezone.localdate())
            if kring is None:
                return {tabel.__name__: set() for tabel in SLOTEN}
            return {tabel.__name__: set(slot(kring).values_list("pk", flat=True)) for tabel, slot in SLOTEN.items()}

    def _database(self, wie: Medewerker) -> dict[str, set[Any]]:
        """Zonder filter in de toepassing: alles van het stelsel, en dan het slot in de database."""
        with als_medewerker(wie.pk):
            return {
                tabel.__name__: set(
                    tabel._default_manager.filter(stelsel_id=self.groep.stelsel.pk).values_list("pk", flat=True)
                )
                for tabel in SLOTEN
            }

    def _ondeelbaar(self, wie: Medewerker, gezien: dict[str, set[Any]]) -> None:
        """Wat altijd waar is, los van hoe de sloten het uitrekenen."""
        leest = {"wijkwerker", "teammanager"}
        rol = set(Lidmaatschap.objects.filter(medewerker=wie, tot=None).values_list("rol", flat=True))
        if not rol & leest:
            assert not gezien["Dossier"] | gezien["Vraag"] | gezien["Contactmoment"] | gezien["Geheimadres"], wie.naam
        with word(rollen.ONDERHOUD):
            for adres in Geheimadres.objects.filter(pk__in=gezien["Geheimadres"]):
                eigen = Adresinzage.objects.filter(dossier_id=adres.dossier_id, medewerker=wie)
                assert any(rij.tot is None or rij.tot > timezone.localdate() for rij in eigen)
                assert Lidmaatschap.objects.filter(medewerker=wie, team_id=adres.team_id, tot=None).exists()


class Overgeslagen(Exception):
    """Deze stap kan nu niet; er verandert niets."""


@contextmanager
def zonder_rls() -> Iterator[None]:
    """Zet het slot in de database even uit, in deze transactie."""
    tabellen = [tabel._meta.db_table for tabel in SLOTEN] + ["doen_dossiervraag", "doen_huishoudlid"]
    _alle("DISABLE", tabellen)
    try:
        yield
    finally:
        _alle("ENABLE", tabellen)


def _alle(hoe: str, tabellen: list[str]) -> None:
    with word(rollen.EIGENAAR), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for tabel in tabellen:
            cursor.execute(f'ALTER TABLE "{tabel}" {hoe} ROW LEVEL SECURITY')


def wandel(stappen: list[tuple[str, int, int, int]], *, elke_stap: bool = True) -> int:
    with transaction.atomic():
        wereld = Wereld.maak()
        for stap in stappen:
            wereld.stap(*stap)
            if elke_stap:
                wereld.klopt()
        wereld.klopt()
        transaction.set_rollback(True)
    return wereld.paren


VERHAAL = [
    ("vraag_erbij", 0, 0, 1), ("afspraak", 0, 0, 1), ("afschermen", 0, 0, 0), ("inzage", 0, 0, 2), ("nood", 1, 0, 0),
    ("verstrek", 0, 0, 1), ("nood", 1, 1, 0), ("doorzetten", 0, 0, 0), ("uit_team", 0, 0, 0), ("inzage", 3, 0, 2),
    ("doorzetten", 1, 0, 1), ("terug_in_team", 0, 0, 0), ("nood_voorbij", 0, 0, 0), ("trek_in", 3, 0, 0),
    ("vrij", 2, 0, 1),
]  # fmt: skip


def test_een_heel_verhaal_geeft_overal_dezelfde_set() -> None:
    assert wandel(VERHAAL) > 1_000


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(stappen=st.lists(STAP, min_size=5, max_size=12))
def test_delen_maakt_een_recht_nooit_breder(stappen: list[tuple[str, int, int, int]]) -> None:
    wandel(stappen, elke_stap=False)


@pytest.mark.bewijs
def test_tienduizend_paren_van_lijst_en_ding() -> None:
    """Elk paar van een medewerker en een rij: staat zij in de lijst, dan en alleen dan gaat zij open."""
    gooi = random.Random(20261122)  # noqa: S311
    paren = 0
    while paren < 10_000:
        stappen = [(gooi.choice(STAPPEN), *(gooi.randrange(6) for _ in range(3))) for _ in range(12)]
        paren += wandel(stappen)  # type: ignore[arg-type]
    assert paren >= 10_000
