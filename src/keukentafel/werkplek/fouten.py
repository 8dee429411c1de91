"""Een antwoord als het misgaat: altijd een Nederlands blad, nooit een spoor van de code."""

import sys

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string


def slecht_verzoek(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: het verzoek is niet te lezen."""
    return HttpResponse(render_to_string("fouten/400.html"), status=400)


def niet_gevonden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: dezelfde woorden als bij 403, zodat niemand leert wat er bestaat."""
    return render(request, "fouten/404.html", status=404)


def geweigerd(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: zie `niet_gevonden`."""
    return render(request, "fouten/404.html", status=403)


def csrf_geweigerd(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 omdat het formulier te oud is, of van een andere plek komt."""
    return HttpResponse(render_to_string("fouten/403csrf.html"), status=403)


def stuk(request: HttpRequest) -> HttpResponse:
    """500, of 503 als de database er even niet is; zonder iets uit de database te lezen."""
    if isinstance(sys.exc_info()[1], OperationalError):
        antwoord = HttpResponse(render_to_string("fouten/503.html"), status=503)
        antwoord["Retry-After"] = "10"
        return antwoord
    return HttpResponse(render_to_string("fouten/500.html"), status=500)
