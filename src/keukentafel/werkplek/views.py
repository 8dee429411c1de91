from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from keukentafel.regelen.medewerkers.verzoek import openbaar
from keukentafel.werkplek import menu


@openbaar
@login_required
def begin(request: HttpRequest) -> HttpResponse:
    """Het eerste blad van iemands eigen menu."""
    punten = menu.punten(request)
    return redirect(punten[0].url if punten else "hulp")


@openbaar
def hulp(request: HttpRequest) -> HttpResponse:
    """Korte uitleg, ook voor wie nog niet is ingelogd."""
    return render(request, "bladen/hulp.html")


@openbaar
def toegankelijkheid(request: HttpRequest) -> HttpResponse:
    """De verklaring over toegankelijkheid."""
    return render(request, "bladen/toegankelijkheid.html")
