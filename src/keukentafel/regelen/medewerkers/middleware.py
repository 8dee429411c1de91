"""Opent om het hele verzoek één transactie, zegt de database wie er kijkt en schrijft het logboek."""

from collections.abc import Callable
from contextlib import suppress

from django.db import Error, connection, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone

from keukentafel.kern.logboek.acties import herkomst, route, schrijf_apart
from keukentafel.kern.logboek.boek import Boek
from keukentafel.kern.logboek.fouten import LogboekDicht
from keukentafel.kern.logboek.wacht import Wacht
from keukentafel.kern.toegang.context import zet_medewerker
from keukentafel.regelen.medewerkers.overzichten import werkkring

GEWEIGERD = frozenset({401, 403, 404})


class Dossiercontext:
    """Zet `request.werkkring`, `request.boek` en het slot in de database (ADR 0002 en 0008).

    ATOMIC_REQUESTS begint te laat: de context moet er zijn voordat een andere laag leest.
    Een antwoord van 500 of hoger draait alles terug wat het verzoek schreef. Het logboek is de laatste opdracht van
    dezelfde transactie: pas als de regels vaststaan, gaat het antwoord de deur uit. Lukt dat niet, dan is het een 503.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        boek = Boek(adres=herkomst(request))
        request.boek = boek  # type: ignore[attr-defined]
        with connection.execute_wrapper(Wacht(lambda: boek.begonnen)):
            if request.user.is_authenticated:
                return self._van_medewerker(request, boek)
            request.werkkring = None  # type: ignore[attr-defined]
            antwoord = self.get_response(request)
            _rond_af(request, boek, antwoord)
            schrijf_apart(boek, uitkomst_van(antwoord.status_code))
            return antwoord

    def _van_medewerker(self, request: HttpRequest, boek: Boek) -> HttpResponse:
        try:
            with transaction.atomic():
                self._wie(request, boek)
                boek.loopt = True
                antwoord = self.get_response(request)
                boek.loopt = False
                uitkomst = _rond_af(request, boek, antwoord)
                if antwoord.status_code >= 500 or connection.needs_rollback:
                    transaction.set_rollback(True)
                else:
                    boek.schrijf(uitkomst)
                    return antwoord
        except Exception:
            boek.loopt = False
            _probeer_apart(boek)
            raise
        schrijf_apart(boek, uitkomst)
        return antwoord

    @staticmethod
    def _wie(request: HttpRequest, boek: Boek) -> None:
        kring = werkkring(request.user.pk, timezone.localdate())  # type: ignore[arg-type]
        request.werkkring = kring  # type: ignore[attr-defined]
        boek.account_id = request.user.pk
        if kring is not None:
            boek.stelsel_id, boek.medewerker_id, boek.rollen = kring.stelsel.pk, kring.medewerker.pk, kring.rollen
        zet_medewerker(boek.medewerker_id)


def uitkomst_van(status: int) -> str:
    """De uitkomst in het logboek bij een status van HTTP."""
    if status < 400:
        return "gelukt"
    if status in GEWEIGERD:
        return "geweigerd"
    return "mislukt" if status < 500 else "fout"


def _rond_af(request: HttpRequest, boek: Boek, antwoord: HttpResponseBase) -> str:
    """Weiger een antwoord dat niet klopt met het logboek, en geef de uitkomst van dat wat klopt."""
    boek.route = route(request)
    if antwoord.streaming and boek.begonnen:
        raise LogboekDicht("een antwoord dat nog moet worden gelezen, kan niet na de regel in het logboek komen")
    if antwoord.status_code < 400 and connection.needs_rollback:
        raise LogboekDicht("het werk is teruggedraaid, maar het antwoord zegt dat het is gelukt")
    return uitkomst_van(antwoord.status_code)


def _probeer_apart(boek: Boek) -> None:
    """De poging blijft staan, ook als het werk misging; kan dat niet, dan telt de eerste fout."""
    with suppress(Error):
        schrijf_apart(boek, "fout")
