"""Handelingen van een team die ook het dossier raken."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from keukentafel.doen.dossier.models import Dossier
from keukentafel.doen.ingang import acties as ingang
from keukentafel.doen.ingang import toewijzen
from keukentafel.doen.ingang.models import Vraag
from keukentafel.doen.ingang.toewijzen import Reden
from keukentafel.regelen.medewerkers.models import Medewerker


@transaction.atomic
def neem_op(*, vraag_id: UUID, medewerker: Medewerker, nu: datetime) -> Vraag:
    """Neem een vraag op en word het contact van het huishouden, als dat er nog geen heeft.

    Draagt een ander team het dossier, dan blijft dat team het contact bepalen.

    Raises:
        Vraag.DoesNotExist, AlOpgenomen, AlGesloten: zie `ingang.acties.neem_op`.
    """
    vraag = ingang.neem_op(vraag_id=vraag_id, medewerker=medewerker, nu=nu)
    _word_contact(vraag, medewerker)
    return vraag


@transaction.atomic
def wijs_toe(
    *, vraag_id: UUID, naar: Medewerker, door: Medewerker, reden: Reden, gezien: int | None, nu: datetime
) -> Vraag:
    """Geef een vraag aan een collega; had het huishouden nog geen contact, dan wordt zij dat ook.

    Is er al een contact, dan blijft dat: ook als zij even afwezig is, hoort het huishouden bij haar.

    Raises:
        Vraag.DoesNotExist, AlOpgenomen, AlGesloten, KanNietNaar: zie `ingang.toewijzen.wijs_toe`.
    """
    vraag = toewijzen.wijs_toe(vraag_id=vraag_id, naar=naar, door=door, reden=reden, gezien=gezien, nu=nu)
    _word_contact(vraag, naar)
    return vraag


def _word_contact(vraag: Vraag, medewerker: Medewerker) -> None:
    Dossier.objects.filter(
        stelsel_id=vraag.stelsel_id, team_id=vraag.team_id, dossiervragen__vraag=vraag, contact__isnull=True
    ).update(contact=medewerker)
