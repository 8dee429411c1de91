"""Wat er rond het inloggen gebeurt, in het logboek van het stelsel waar het account bij hoort."""

from django.http import HttpRequest

from keukentafel.kern.logboek.acties import noteer_inlog
from keukentafel.kern.toegang.models import Account
from keukentafel.regelen.medewerkers.models import Medewerker


def noteer(request: HttpRequest, gebeurtenis: str, account: Account, *, uitkomst: str = "gelukt") -> None:
    """Eén logregel over dit account, in de keten van haar stelsel.

    Raises:
        LogboekDicht: het schrijven lukt niet, en dan gaat het inloggen niet door.
    """
    rij = Medewerker.objects.filter(account_id=account.pk).values_list("stelsel_id", "pk").first()
    stelsel_id, medewerker_id = rij or (None, None)
    noteer_inlog(
        request, gebeurtenis, account.pk, stelsel_id=stelsel_id, medewerker_id=medewerker_id, uitkomst=uitkomst
    )
