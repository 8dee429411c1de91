"""Wat een team met een vraag doet: opnemen, beantwoorden, doorzetten."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from uuid import UUID

from django.db import ProgrammingError, connection, transaction
from django.utils import timezone

from keukentafel.doen.ingang.feiten import VraagBeantwoord, VraagOpgenomen
from keukentafel.doen.ingang.klokken import EVEN_LATER, stop_terugbellen
from keukentafel.doen.ingang.models import Vraag
from keukentafel.doen.ingang.vastleggen import leg_vast, op_slot
from keukentafel.kern.database.weigering import MAG_NIET, weigering
from keukentafel.regelen.medewerkers.models import Medewerker
from keukentafel.regelen.medewerkers.overzichten import Werkkring, werkkring_van
from keukentafel.regelen.teams.models import Team


class AlOpgenomen(Exception):
    """Een ander was net eerder; `vraag` is zoals zij nu is."""

    def __init__(self, vraag: Vraag) -> None:
        super().__init__(vraag.kenmerk)
        self.vraag = vraag


class AlGesloten(AlOpgenomen):
    """De vraag is al beantwoord."""


class NietVanJouwTeam(Exception):
    """De vraag ligt niet (meer) bij een team van deze medewerker."""


@transaction.atomic
def neem_op(*, vraag_id: UUID, medewerker: Medewerker, nu: datetime) -> Vraag:
    """Neem een vraag op: deze medewerker wordt het contact.

    Nog een keer opnemen door dezelfde medewerker verandert niets.

    Raises:
        Vraag.DoesNotExist: de vraag ligt niet bij een team van de medewerker.
        AlOpgenomen: een ander was eerder. AlGesloten: de vraag is al beantwoord.
    """
    vraag = op_slot(vraag_id, medewerker, nu)
    if vraag.status == Vraag.Status.BEANTWOORD:
        raise AlGesloten(vraag)
    if vraag.opgenomen_door_id == medewerker.pk:
        return vraag
    if vraag.status != Vraag.Status.OPEN:
        raise AlOpgenomen(vraag)
    vraag.status = Vraag.Status.OPGENOMEN
    vraag.opgenomen_door = medewerker
    vraag.opgenomen_op = nu
    vraag.namens = None
    vraag.save(update_fields=["status", "opgenomen_door", "opgenomen_op", "namens"])
    leg_vast(VraagOpgenomen(), vraag, medewerker, nu)
    return vraag


@transaction.atomic
def beantwoord(
    *,
    vraag_id: UUID,
    medewerker: Medewerker,
    antwoord: str,
    nu: datetime,
    afsluiting: str = Vraag.Afsluiting.ANTWOORD,
) -> Vraag:
    """Sluit een vraag, met hoe zij eindigde en wat er is gezegd of gedaan; haar klokken zijn daarmee klaar.

    Raises:
        Vraag.DoesNotExist, AlGesloten, of AlOpgenomen als een ander de vraag heeft.
    """
    vraag = op_slot(vraag_id, medewerker, nu)
    if vraag.status == Vraag.Status.BEANTWOORD:
        raise AlGesloten(vraag)
    if vraag.opgenomen_door_id not in (None, medewerker.pk):
        raise AlOpgenomen(vraag)
    vraag.status = Vraag.Status.BEANTWOORD
    vraag.antwoord = antwoord
    vraag.afsluiting = afsluiting
    vraag.afgesloten_op = nu
    vraag.opgenomen_door = medewerker
    vraag.opgenomen_op = vraag.opgenomen_op or nu
    vraag.save(update_fields=["status", "antwoord", "afsluiting", "afgesloten_op", "opgenomen_door", "opgenomen_op"])
    stop_terugbellen(vraag, afsluiting, medewerker, nu)
    vraag.termijnen.filter(klaar_op__isnull=True).update(klaar_op=timezone.localdate(nu))
    leg_vast(VraagBeantwoord(afsluiting=afsluiting), vraag, medewerker, nu + EVEN_LATER)
    return vraag


@transaction.atomic
def zet_door(*, vraag_id: UUID, naar: Team, medewerker: Medewerker, argument: str, nu: datetime) -> None:
    """Geef een vraag aan een ander team. De klok loopt door; het argument blijft bij de triage staan.

    Raises:
        NietVanJouwTeam: de vraag ligt niet (meer) bij een team van de medewerker.
        AlGesloten, of AlOpgenomen als een collega de vraag heeft; een teammanager van het team mag dan toch.
        django.db.IntegrityError (23514): het andere team neemt geen vragen aan.
    """
    pak_vast(vraag_id, medewerker, nu)
    # De functie legt ook het feit vast: na de overgang is de vraag voor dit team misschien niet meer te zien.
    with _of_niet_van_jouw_team(), connection.cursor() as cursor:
        cursor.execute("SELECT kt_vraag_doorzetten(%s, %s, %s, %s)", [vraag_id, naar.pk, argument, nu])


def pak_vast(vraag_id: UUID, medewerker: Medewerker, nu: datetime) -> Vraag:
    """De vraag op slot, voor wie haar heeft, of nog niemand, of wie het werk van het team verdeelt.

    Raises:
        NietVanJouwTeam, AlGesloten, of AlOpgenomen als een collega de vraag heeft.
    """
    try:
        vraag = op_slot(vraag_id, medewerker, nu)
    except Vraag.DoesNotExist as fout:
        raise NietVanJouwTeam from fout
    gaat_verder(vraag, werkkring_van(medewerker, timezone.localdate(nu)))
    return vraag


def gaat_verder(vraag: Vraag, kring: Werkkring | None) -> None:
    """Mag zij met deze vraag verder: zij heeft haar, of nog niemand, of zij verdeelt het werk van het team?

    Raises:
        AlGesloten, of AlOpgenomen als een collega de vraag heeft.
    """
    if vraag.status == Vraag.Status.BEANTWOORD:
        raise AlGesloten(vraag)
    van_haar = kring is not None and (
        vraag.opgenomen_door_id == kring.medewerker.pk or kring.mag("werk_verdelen", vraag.team_id)
    )
    if vraag.opgenomen_door_id is not None and not van_haar:
        raise AlOpgenomen(vraag)


@contextmanager
def _of_niet_van_jouw_team() -> Iterator[None]:
    """Het nee van de database in onze woorden; wat het verzoek al deed, blijft staan."""
    try:
        with transaction.atomic():
            yield
    except ProgrammingError as fout:
        if weigering(fout) != MAG_NIET:
            raise
        raise NietVanJouwTeam from fout
