"""De uitkomst van een signaal, als die ook het dossier raakt: wie contact heeft, wordt het contact."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from keukentafel.doen.ingang.klokken import EVEN_LATER
from keukentafel.doen.ingang.models import Vraag
from keukentafel.doen.regie.opnemen import neem_op
from keukentafel.doen.signalen import acties
from keukentafel.doen.signalen.models import Signaal
from keukentafel.regelen.medewerkers.models import Medewerker


@transaction.atomic
def leg_uitkomst_vast(*, vraag_id: UUID, uitkomst: str, medewerker: Medewerker, nu: datetime) -> acties.Afgehandeld:
    """Zoals `signalen.acties.leg_uitkomst_vast`; is er contact en had nog niemand de vraag, dan neemt zij haar op.

    Raises:
        Zie `signalen.acties.leg_uitkomst_vast`.
    """
    klaar = acties.leg_uitkomst_vast(vraag_id=vraag_id, uitkomst=uitkomst, medewerker=medewerker, nu=nu)
    vraag = klaar.signaal.vraag
    if uitkomst == Signaal.Uitkomst.CONTACT and vraag.status == Vraag.Status.OPEN:
        neem_op(vraag_id=vraag_id, medewerker=medewerker, nu=nu + EVEN_LATER)
    return klaar
