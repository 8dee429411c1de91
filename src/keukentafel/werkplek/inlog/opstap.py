"""Opstap: wie aan sleutels komt, van haarzelf of van een ander, bewijst eerst opnieuw wie zij is; vijf minuten geldig.

Met een gestolen sessie is zo geen wachtwoord te veranderen en geen uitnodiging te maken.
"""

import time
from collections.abc import Callable
from functools import wraps
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from keukentafel.kern.toegang.models import Account
from keukentafel.werkplek.inlog.forms import OpstapFormulier

GELDIG = 5 * 60  # seconden
SLEUTEL, TERUG = "opgestapt", "opstap_terug"
DOELEN = ("account-wachtwoord", "account-tweede-stap", "account-herstelcodes")
View = Callable[[HttpRequest], HttpResponse]


def na_opstap(doel: str) -> Callable[[View], View]:
    """Alleen wie zich net opnieuw bewees; ieder ander gaat eerst langs de opstap en dan naar `doel`."""

    def om(view: View) -> View:
        @wraps(view)
        def kijk(request: HttpRequest) -> HttpResponse:
            return view(request) if opgestapt(request) else redirect(f"{reverse('account-opstap')}?voor={doel}")

        return kijk

    return om


def vraag_opstap(request: HttpRequest, terug: str) -> HttpResponse | None:
    """Voor een knop: niets als de opstap nog geldt, en anders het blad ervan (403), dat daarna naar `terug` leidt.

    `terug` is een adres dat de server zelf maakt. De knop deed dan nog niets; in het logboek staat een weigering.
    """
    if opgestapt(request):
        return None
    request.session[TERUG] = terug
    inhoud = {"form": OpstapFormulier(request=request, account=cast(Account, request.user)), "voor": "terug"}
    return render(request, "inlog/opstap.html", inhoud, status=403)


def opgestapt(request: HttpRequest) -> bool:
    """Of deze sessie zich minder dan vijf minuten geleden opnieuw bewees."""
    return bool(0 <= time.time() - request.session.get(SLEUTEL, 0) < GELDIG)


def onthoud(request: HttpRequest) -> None:
    """Vanaf nu telt de opstap; de sessie krijgt een nieuw nummer."""
    request.session.cycle_key()
    request.session[SLEUTEL] = time.time()


def doel(request: HttpRequest) -> str:
    """Waar iemand heen wilde: uit een vaste lijst, of wat `vraag_opstap` onthield; anders het blad van het account."""
    gevraagd = request.GET.get("voor", "")
    if gevraagd == "terug":
        return str(request.session.pop(TERUG, reverse("account")))
    return reverse(gevraagd if gevraagd in DOELEN else "account")
