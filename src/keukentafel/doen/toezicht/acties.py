"""De stappen van een vlag. Wie een stap niet mag zetten, houdt ook de database tegen."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from keukentafel.doen.toezicht.models import Vlag, Vlagstap
from keukentafel.doen.toezicht.stand import Wie, stappen
from keukentafel.regelen.medewerkers.models import Medewerker


class StapKanNiet(Exception):
    """De vlag staat inmiddels anders, of is van jezelf."""


@transaction.atomic
def vraag_uitleg(*, vlag_id: UUID, medewerker: Medewerker, antwoord_voor: date, nu: datetime) -> Vlag:
    """Vraag de medewerker waarom zij keek; zij ziet de vlag vanaf nu. Fout: StapKanNiet."""
    return _stap(vlag_id, Vlag.Status.UITLEG_GEVRAAGD, "toezicht", medewerker, nu, antwoord_voor=antwoord_voor)


@transaction.atomic
def sluit(*, vlag_id: UUID, medewerker: Medewerker, nu: datetime) -> Vlag:
    """Sluit een vlag. Fout: StapKanNiet."""
    return _stap(vlag_id, Vlag.Status.GESLOTEN, "toezicht", medewerker, nu)


@transaction.atomic
def leg_uit(*, vlag_id: UUID, medewerker: Medewerker, uitleg: str, nu: datetime) -> Vlag:
    """Geef uitleg over een vlag op je eigen naam; een eerdere uitleg blijft erboven staan. Fout: StapKanNiet."""
    vlag = Vlag.objects.filter(pk=vlag_id, medewerker=medewerker).first()
    if vlag is None or not uitleg.strip():
        raise StapKanNiet
    heel = "\n\n".join(filter(None, (vlag.uitleg, uitleg.strip())))
    return _stap(vlag_id, Vlag.Status.VERKLAARD, "medewerker", medewerker, nu, uitleg=heel)


def _stap(vlag_id: UUID, naar: str, wie: Wie, medewerker: Medewerker, nu: datetime, **erbij: date | str) -> Vlag:
    vlag = Vlag.objects.filter(pk=vlag_id).first()
    if vlag is None or naar not in stappen(vlag.status, wie):
        raise StapKanNiet
    van = vlag.status
    if Vlag.objects.filter(pk=vlag_id, status=van).update(status=naar, **erbij) != 1:
        raise StapKanNiet
    Vlagstap.objects.create(stelsel_id=vlag.stelsel_id, vlag=vlag, van=van, naar=naar, door=medewerker, op=nu)
    vlag.refresh_from_db()
    return vlag
