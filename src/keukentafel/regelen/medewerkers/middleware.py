"""Opent om het hele verzoek één transactie en zegt de database wie er kijkt."""

from collections.abc import Callable

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from keukentafel.kern.toegang.context import zet_medewerker
from keukentafel.regelen.medewerkers.overzichten import werkkring


class Dossiercontext:
    """Zet `request.werkkring` en het slot in de database (ADR 0002).

    ATOMIC_REQUESTS begint te laat: de context moet er zijn voordat een andere laag leest.
    Een antwoord van 500 of hoger draait alles terug wat het verzoek schreef.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.user.is_authenticated:
            request.werkkring = None  # type: ignore[attr-defined]
            return self.get_response(request)
        with transaction.atomic():
            kring = werkkring(request.user.pk, timezone.localdate())
            request.werkkring = kring  # type: ignore[attr-defined]
            zet_medewerker(kring.medewerker.pk if kring else None)
            antwoord = self.get_response(request)
            if antwoord.status_code >= 500:
                transaction.set_rollback(True)
        return antwoord
