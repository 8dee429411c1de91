"""Handelingen van een team die ook het dossier raken."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from keukentafel.doen.dossier.models import Dossier
from keukentafel.doen.ingang import acties as ingang
from keukentafel.doen.ingang.models import Vraag
from keukentafel.regelen.medewerkers.models import Medewerker


@transaction.atomic
def neem_op(*, vraag_id: UUID, medewerker: Medewerker, nu: datetime) -> Vraag:
    """Neem een vraag op en word het contact van het huishouden, als dat er nog geen heeft.

    Draagt een ander team het dossier, dan blijft dat team het contact bepalen.

    Raises:
        Vraag.DoesNotExist, AlOpgenomen, AlGesloten: zie `ingang.acties.neem_op`.
    """
    vraag = ingang.neem_op(vraag_id=vraag_id, medewerker=medewerker, nu=nu)
    Dossier.objects.filter(
        stelsel_id=medewerker.stelsel_id, team_id=vraag.team_id, dossiervragen__vraag=vraag, contact__isnull=True
    ).update(contact=medewerker)
    return vraag
