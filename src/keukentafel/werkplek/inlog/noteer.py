"""Wat er rond het inloggen gebeurt, in het logboek van het stelsel waar het account bij hoort."""

from django.http import HttpRequest

from keukentafel.kern.logboek.acties import noteer_inlog
from keukentafel.kern.toegang.models import Account
from keukentafel.regelen.medewerkers.models import Medewerker


def noteer(request: HttpRequest, gebeurtenis: str, account: Account, *, uitkomst: str = "gelukt") -> None:
    """Eén logregel over dit account. Lukt het schrijven niet, dan gaat het inloggen niet door (LogboekDicht)."""
    wie: dict[str, int] = Medewerker.objects.filter(account_id=account.pk).values("pk", "stelsel_id").first() or {}  # type: ignore[assignment]
    noteer_inlog(
        request,
        gebeurtenis,
        account.pk,
        stelsel_id=wie.get("stelsel_id"),
        medewerker_id=wie.get("pk"),
        uitkomst=uitkomst,
    )
