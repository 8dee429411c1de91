"""Opstap: wie iets aan haar eigen sleutels verandert, bewijst eerst opnieuw wie zij is. Dat geldt vijf minuten."""

import time
from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

GELDIG = 5 * 60  # seconden
SLEUTEL = "opgestapt"
DOELEN = ("account-wachtwoord", "account-tweede-stap", "account-herstelcodes")
View = Callable[[HttpRequest], HttpResponse]


def na_opstap(doel: str) -> Callable[[View], View]:
    """Alleen wie zich net opnieuw bewees; ieder ander gaat eerst langs de opstap en dan naar `doel`."""

    def om(view: View) -> View:
        @wraps(view)
        def kijk(request: HttpRequest) -> HttpResponse:
            if 0 <= time.time() - request.session.get(SLEUTEL, 0) < GELDIG:
                return view(request)
            return redirect(f"{reverse('account-opstap')}?voor={doel}")

        return kijk

    return om


def onthoud(request: HttpRequest) -> None:
    """Vanaf nu telt de opstap; de sessie krijgt een nieuw nummer."""
    request.session.cycle_key()
    request.session[SLEUTEL] = time.time()


def doel(request: HttpRequest) -> str:
    """Waar iemand heen wilde, uit een vaste lijst; anders het blad van het account."""
    gevraagd = request.GET.get("voor", "")
    return gevraagd if gevraagd in DOELEN else "account"
