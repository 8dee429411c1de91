"""Wie het werk verdeelt, geeft een vraag aan een collega; en wie terug is, krijgt haar werk weer."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Literal
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from keukentafel.doen.ingang.acties import AlGesloten, AlOpgenomen
from keukentafel.doen.ingang.feiten import VraagToegewezen
from keukentafel.doen.ingang.models import Vraag
from keukentafel.doen.tabel import in_bereik
from keukentafel.kern.gebeurtenissen.acties import maak
from keukentafel.kern.gebeurtenissen.models import Gebeurtenis
from keukentafel.regelen.inzet.overzichten import afwezig_op
from keukentafel.regelen.medewerkers.models import Medewerker
from keukentafel.regelen.medewerkers.overzichten import Werkkring, werkkring_van

Reden = Literal["afwezig", "verdelen", "terug", "overgenomen", "dagsluiting"]
Tegen = Literal["afwezig", "niet_in_team"]


class KanNietNaar(Exception):
    """Deze collega kan de vraag nu niet krijgen; `tegen` zegt waarom."""

    def __init__(self, naar: Medewerker, tegen: Tegen) -> None:
        super().__init__(tegen)
        self.naar = naar
        self.tegen = tegen


@transaction.atomic
def wijs_toe(
    *, vraag_id: UUID, naar: Medewerker, door: Medewerker, reden: Reden, gezien: int | None, nu: datetime
) -> Vraag:
    """Geef een open vraag aan een collega van het team. De klok en alles wat er staat, blijft.

    `gezien` is wie de vraag had toen er gekozen werd. Was de eigenaar afwezig, dan onthoudt de vraag van wie zij was.
    Nog een keer aan dezelfde collega verandert niets.

    Raises:
        Vraag.DoesNotExist: niet van een team waar `door` het werk verdeelt. AlGesloten: al beantwoord.
        AlOpgenomen: een ander was eerder; er verandert niets. KanNietNaar: de collega is er niet, of mag daar niet.
    """
    kring = werkkring_van(door, timezone.localdate(nu))
    vraag = _op_slot(vraag_id, kring)
    if kring is None or not kring.mag("werk_verdelen", vraag.team_id):
        raise Vraag.DoesNotExist(vraag_id)
    if vraag.status == Vraag.Status.BEANTWOORD:
        raise AlGesloten(vraag)
    if vraag.opgenomen_door_id == naar.pk:
        return vraag
    if vraag.opgenomen_door_id != gezien:
        raise AlOpgenomen(vraag)
    _keur(naar, vraag, nu)
    namens = vraag.namens_id if vraag.status == Vraag.Status.OPGENOMEN else None
    if namens is None and reden == "afwezig":
        namens = vraag.opgenomen_door_id
    _geef(vraag, naar, namens=namens, door=door, reden=reden, nu=nu)
    return vraag


@transaction.atomic
def geef_terug(*, vraag_id: UUID, door: Medewerker, nu: datetime) -> Vraag:
    """Geef een vraag terug aan wie haar had voordat zij afwezig was. Nog een keer verandert niets.

    Raises:
        Vraag.DoesNotExist: de vraag is er niet, of is niet van `door` en zij verdeelt het werk van het team ook niet.
        AlGesloten: al beantwoord. KanNietNaar: zij is er nog niet, of werkt niet meer in dit team.
    """
    kring = werkkring_van(door, timezone.localdate(nu))
    vraag = _op_slot(vraag_id, kring)
    if vraag.status == Vraag.Status.BEANTWOORD:
        raise AlGesloten(vraag)
    if vraag.status != Vraag.Status.OPGENOMEN or vraag.namens is None:
        return vraag
    if vraag.opgenomen_door_id != door.pk and not (kring and kring.mag("werk_verdelen", vraag.team_id)):
        raise Vraag.DoesNotExist(vraag_id)
    _keur(vraag.namens, vraag, nu)
    _geef(vraag, vraag.namens, namens=None, door=door, reden="terug", nu=nu)
    return vraag


def _op_slot(vraag_id: UUID, kring: Werkkring | None) -> Vraag:
    """De vraag op slot, als zij ligt waar deze medewerker mag schrijven; anders is zij er niet."""
    if kring is None:
        raise Vraag.DoesNotExist(vraag_id)
    vragen = Vraag.objects.select_for_update(of=("self",)).select_related("opgenomen_door", "namens")
    return vragen.get(in_bereik(kring.bereik("dossier_schrijven")), stelsel_id=kring.stelsel.pk, pk=vraag_id)


def _keur(naar: Medewerker, vraag: Vraag, nu: datetime) -> None:
    dag = timezone.localdate(nu)
    kring = werkkring_van(naar, dag) if naar.stelsel_id == vraag.stelsel_id else None
    bereik = kring.bereik("dossier_schrijven") if kring else ()
    if not any(team == vraag.team_id and gebied in (None, vraag.gebied_id) for team, gebied in bereik):
        raise KanNietNaar(naar, "niet_in_team")
    if afwezig_op(naar.stelsel_id, dag, [naar.pk]):
        raise KanNietNaar(naar, "afwezig")


def _geef(vraag: Vraag, naar: Medewerker, *, namens: int | None, door: Medewerker, reden: Reden, nu: datetime) -> None:
    van = vraag.opgenomen_door_id
    vraag.status = Vraag.Status.OPGENOMEN
    vraag.opgenomen_door = naar
    vraag.opgenomen_op = nu
    vraag.namens_id = None if namens == naar.pk else namens
    vraag.save(update_fields=["status", "opgenomen_door", "opgenomen_op", "namens"])
    leg_vast([vraag], {vraag.pk: van}, reden=reden, door=door, nu=nu)


def leg_vast(
    vragen: Sequence[Vraag], van: Mapping[UUID, int | None], *, reden: Reden, door: Medewerker | None, nu: datetime
) -> None:
    """Eén feit per vraag in de stroom: van wie, naar wie en waarom, zonder woorden."""
    dossiers = dossiers_van([vraag.pk for vraag in vragen])
    Gebeurtenis.objects.bulk_create(
        maak(
            VraagToegewezen(van=van[vraag.pk], naar=vraag.opgenomen_door_id, reden=reden),
            stelsel_id=vraag.stelsel_id,
            moment=nu,
            medewerker_id=door.pk if door else None,
            dossier_id=dossiers.get(vraag.pk),
            vraag_id=vraag.pk,
            team_id=vraag.team_id,
        )
        for vraag in vragen
    )


def dossiers_van(vragen: list[UUID]) -> dict[UUID, UUID | None]:
    """Het dossier van elke vraag. Een taak zonder medewerker leest de koppeling zelf; zij ziet alles."""
    zoek = (
        "SELECT v, coalesce(kt_dossier_van(v), (SELECT dv.dossier_id FROM doen_dossiervraag dv WHERE dv.vraag_id = v)) "
        "FROM unnest(%s::uuid[]) v"
    )
    with connection.cursor() as cursor:
        cursor.execute(zoek, [vragen])
        return dict(cursor.fetchall())
