"""Wat getypt was toen de sessie verliep: mee door het inlogblad heen en dan terug, ook zonder JavaScript.

Het staat in verborgen velden op het scherm van wie het typte, en na het inloggen één verzoek lang in de sessie.
"""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.html import format_html

from keukentafel.werkplek.inlog import demo
from keukentafel.werkplek.inlog.forms import InlogFormulier

VELD, PAD, SLEUTEL = "bewaard", "bewaard_pad", "teruggezet"
NIET_MEE = frozenset({"csrfmiddlewaretoken", "actie"})
View = Callable[..., HttpResponse]


def neem_mee(terug: Callable[..., str]) -> Callable[[View], View]:
    """Is de sessie verlopen bij het versturen, dan gaat wat getypt was mee naar het inlogblad en terug naar `terug`."""

    def om(view: View) -> View:
        @wraps(view)
        def kijk(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
            if request.user.is_authenticated:
                return view(request, *args, **kwargs)
            verder = terug(*args, **kwargs)
            return _inlogblad(request, verder) if request.method == "POST" else redirect_to_login(verder)

        return kijk

    return om


def _inlogblad(request: HttpRequest, verder: str) -> HttpResponse:
    inhoud = {
        "form": InlogFormulier(request=request),
        "redirect_field": format_html('<input type="hidden" name="next" value="{}">', verder),
        "bewaard": pak_in(request.POST),
        "bewaard_pad": request.path,
        "demo_accounts": demo.als_het_mag(),
    }
    return render(request, "inlog/inloggen.html", inhoud, status=401)


def pak_in(gegevens: QueryDict) -> str:
    """De velden als één regel tekst, zonder de knop en het zegel tegen vervalsen."""
    over = gegevens.copy()
    for naam in NIET_MEE:
        over.pop(naam, None)
    return over.urlencode()


def leg_klaar(request: HttpRequest) -> None:
    """Na het wachtwoord: wat mee was genomen, ligt klaar voor het blad waar het vandaan kwam; wat er lag, gaat weg."""
    request.session.pop(SLEUTEL, None)
    if request.POST.get(VELD):
        request.session[SLEUTEL] = {"pad": request.POST.get(PAD, ""), "gegevens": request.POST[VELD]}


def haal(request: HttpRequest, pad: str) -> QueryDict | None:
    """Wat voor dit pad klaarligt, één keer; daarna staat het nergens meer."""
    klaar = request.session.get(SLEUTEL)
    if not klaar or klaar["pad"] != pad:
        return None
    del request.session[SLEUTEL]
    return QueryDict(klaar["gegevens"])
