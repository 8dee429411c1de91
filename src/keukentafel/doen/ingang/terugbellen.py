"""Terugbellen: een poging vastleggen, overnemen, en stoppen met een brief als niemand opneemt."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from keukentafel.doen.ingang.acties import AlGesloten, beantwoord
from keukentafel.doen.ingang.feiten import BelpogingGedaan, VraagOpgenomen
from keukentafel.doen.ingang.klokken import EVEN_LATER, eerste_datum, open_terugbelklok, stop_terugbellen
from keukentafel.doen.ingang.models import Belpoging, Vraag
from keukentafel.doen.ingang.vastleggen import leg_vast, op_slot
from keukentafel.regelen.medewerkers.models import Medewerker
from keukentafel.regels.terugbellen import Terugbellen, vaak_genoeg

NIET_BEREIKT = Vraag.Afsluiting.NIET_BEREIKT
NOTITIE = 500
"""Zoveel tekens passen er in de notitie bij een poging."""


class NietsTerugTeBellen(Exception):
    """Er loopt geen klok om terug te bellen (meer): een ander was eerder, of het hoefde niet."""


class NogNietVaakGenoeg(Exception):
    """Er is nog niet vaak genoeg gebeld; `nog` is hoeveel pogingen er nog bij moeten."""

    def __init__(self, nog: int) -> None:
        super().__init__(nog)
        self.nog = nog


@dataclass(frozen=True)
class Belopgave:
    """Eén poging zoals zij is opgeschreven. Met `klaar` is met dit gesprek de hele vraag beantwoord."""

    sleutel: UUID
    uitkomst: str
    notitie: str = ""
    klaar: bool = False


@dataclass(frozen=True)
class Gebeld:
    """De uitkomst: de vraag, en of de poging nieuw is (een tweede klik geeft False)."""

    vraag: Vraag
    nieuw: bool


@transaction.atomic
def leg_poging_vast(*, vraag_id: UUID, opgave: Belopgave, medewerker: Medewerker, nu: datetime) -> Gebeld:
    """Leg een poging vast. Is er gesproken, dan is het terugbellen klaar; anders blijft de klok lopen.

    Had nog niemand de vraag, dan is zij nu van wie belde. Dezelfde sleutel nog eens verandert niets.

    Raises:
        Vraag.DoesNotExist: niet van een team waar deze medewerker schrijft. AlGesloten: de vraag is al gesloten.
        NietsTerugTeBellen: er loopt geen klok om terug te bellen (meer).
    """
    vraag = op_slot(vraag_id, medewerker, nu)
    if Belpoging.objects.filter(stelsel_id=vraag.stelsel_id, sleutel=opgave.sleutel, vraag=vraag).exists():
        return Gebeld(vraag, nieuw=False)
    _moet_nog(vraag)
    _bewaar(vraag, opgave, medewerker, nu)
    if vraag.status == Vraag.Status.OPEN:
        _word_eigenaar(vraag, medewerker, nu)
    if opgave.uitkomst == Belpoging.Uitkomst.GESPROKEN:
        vraag = _gesproken(vraag, opgave, medewerker, nu)
    return Gebeld(vraag, nieuw=True)


@transaction.atomic
def neem_terugbellen_over(*, vraag_id: UUID, medewerker: Medewerker, nu: datetime) -> Vraag:
    """Neem het terugbellen over: van niemand, van wie afwezig is, of omdat het vandaag moet.

    Raises:
        Vraag.DoesNotExist: niet van een team waar deze medewerker schrijft. AlGesloten: de vraag is al gesloten.
        NietsTerugTeBellen: er loopt geen klok (meer), of de eigenaar is er en heeft nog tijd.
    """
    vraag = op_slot(vraag_id, medewerker, nu)
    if vraag.opgenomen_door_id == medewerker.pk:
        return vraag
    _moet_nog(vraag)
    with connection.cursor() as cursor:
        cursor.execute("SELECT kt_terugbellen_overnemen(%s, %s)", [vraag_id, nu])
        (gelukt,) = cursor.fetchone()
    if not gelukt:
        raise NietsTerugTeBellen
    vraag.refresh_from_db()
    return vraag


@transaction.atomic
def stop_niet_bereikt(*, vraag_id: UUID, brief: str, norm: Terugbellen, medewerker: Medewerker, nu: datetime) -> Vraag:
    """Stop met terugbellen omdat er vaak genoeg is gebeld; `brief` is wat er is gestuurd.

    Loopt er geen andere klok, dan is de vraag daarmee gesloten. Loopt er nog een (een Wmo-onderzoek bijvoorbeeld), dan
    blijft de vraag open: die termijn eindigt niet doordat iemand niet opneemt. # aanname

    Raises:
        NogNietVaakGenoeg, en verder zoals `leg_poging_vast`.
    """
    vraag = op_slot(vraag_id, medewerker, nu)
    _moet_nog(vraag)
    vaak = vaak_genoeg(pogingen(vraag), norm)
    if not vaak.genoeg:
        raise NogNietVaakGenoeg(vaak.nog)
    if sluit_mee(vraag):
        return beantwoord(vraag_id=vraag_id, medewerker=medewerker, antwoord=brief, afsluiting=NIET_BEREIKT, nu=nu)
    stop_terugbellen(vraag, NIET_BEREIKT, medewerker, nu)
    _niet_meer_bellen(vraag)
    return vraag


def pogingen(vraag: Vraag) -> list[date]:
    """De dag van elke poging waarbij niemand werd gesproken."""
    rijen = Belpoging.objects.filter(stelsel_id=vraag.stelsel_id, vraag=vraag).exclude(
        uitkomst=Belpoging.Uitkomst.GESPROKEN
    )
    return [timezone.localdate(moment) for moment in rijen.values_list("moment", flat=True)]


def sluit_mee(vraag: Vraag) -> bool:
    """Sluit de hele vraag als het terugbellen stopt? Alleen als er geen andere klok loopt."""
    klok = open_terugbelklok(vraag)
    andere = vraag.termijnen.filter(klaar_op__isnull=True)
    return klok is None or not andere.exclude(soort=klok.soort).exists()


def _moet_nog(vraag: Vraag) -> None:
    if vraag.status == Vraag.Status.BEANTWOORD:
        raise AlGesloten(vraag)
    if open_terugbelklok(vraag) is None:
        raise NietsTerugTeBellen


def _bewaar(vraag: Vraag, opgave: Belopgave, medewerker: Medewerker, nu: datetime) -> None:
    poging = Belpoging(
        stelsel_id=vraag.stelsel_id, team_id=vraag.team_id, vraag=vraag, moment=nu, door=medewerker,
        uitkomst=opgave.uitkomst, notitie=opgave.notitie, sleutel=opgave.sleutel,
    )  # fmt: skip
    try:
        with transaction.atomic():
            poging.save(force_insert=True)
    except IntegrityError as fout:
        # De sleutel is van een poging bij een andere vraag, die hier misschien niet te zien is.
        raise NietsTerugTeBellen from fout
    nummer = Belpoging.objects.filter(stelsel_id=vraag.stelsel_id, vraag=vraag).count()
    leg_vast(BelpogingGedaan(uitkomst=opgave.uitkomst, nummer=nummer), vraag, medewerker, nu)


def _word_eigenaar(vraag: Vraag, medewerker: Medewerker, nu: datetime) -> None:
    vraag.status, vraag.opgenomen_door, vraag.opgenomen_op = Vraag.Status.OPGENOMEN, medewerker, nu
    vraag.save(update_fields=["status", "opgenomen_door", "opgenomen_op"])
    leg_vast(VraagOpgenomen(), vraag, medewerker, nu)


def _gesproken(vraag: Vraag, opgave: Belopgave, medewerker: Medewerker, nu: datetime) -> Vraag:
    straks = nu + EVEN_LATER
    stop_terugbellen(vraag, Belpoging.Uitkomst.GESPROKEN, medewerker, straks)
    _niet_meer_bellen(vraag)
    if opgave.klaar and vraag.opgenomen_door_id == medewerker.pk:
        nog_later = straks + EVEN_LATER
        return beantwoord(vraag_id=vraag.pk, medewerker=medewerker, antwoord=opgave.notitie, nu=nog_later)
    return vraag


def _niet_meer_bellen(vraag: Vraag) -> None:
    vraag.terugbellen = False
    vraag.uiterlijk = eerste_datum(vraag)
    vraag.save(update_fields=["terugbellen", "uiterlijk"])
