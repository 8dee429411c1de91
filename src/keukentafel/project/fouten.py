"""De bladen voor als het misgaat. Zonder gegevens van het verzoek: gelijk voor iedereen, en ook zonder database.

Eén uitzondering: een formulier van voor de laatste inlog laat zien wat erin stond (hersturen).
"""

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template import loader

from keukentafel.project.lijf import HALF
from keukentafel.werkplek.inlog import hersturen

OPNIEUW_NA = "10"  # seconden


KAAL = "<!doctype html><html lang='nl'><title>Keukentafel</title><p>Er ging iets mis bij ons. Probeer het zo opnieuw."


def _blad(naam: str, status: int) -> HttpResponse:
    try:
        tekst = str(loader.render_to_string(f"fouten/{naam}.html"))
    except Exception:  # the page for a fault must not need anything that can be at fault
        tekst = KAAL
    return HttpResponse(tekst, status=status)


def onleesbaar(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400."""
    return _blad("400", 400)


def niet_gevonden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404 for what is not there and for what is not yours: the same bytes, so nobody learns which it was."""
    return _blad("404", 404)


def csrf(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: the form is of another session; or 400: it did not arrive whole, so neither did its seal.

    When it surely comes from a page of ours, what was typed is on the 403 page, to be sent again with one button.
    """
    if HALF in request.META:
        return _blad("400half", 400)
    return hersturen.blad(request) or _blad("403csrf", 403)


def te_vaak(request: HttpRequest) -> HttpResponse:
    """429: too many log-ins from one address; allauth calls this."""
    antwoord = _blad("429", 429)
    antwoord.headers["Retry-After"] = "60"
    return antwoord


def misgegaan(request: HttpRequest) -> HttpResponse:
    """500, or 503 with a time to try again when it is only the database that is away."""
    fout = sys.exc_info()[1]
    if isinstance(fout, (OperationalError, InterfaceError)):
        antwoord = _blad("503", 503)
        antwoord.headers["Retry-After"] = OPNIEUW_NA
        return antwoord
    return _blad("500", 500)
