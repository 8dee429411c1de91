"""Wat getypt was toen de sessie verliep: mee door het inlogblad heen en dan terug, ook zonder JavaScript.

Het staat versleuteld in een verborgen veld op het scherm van wie het typte, en na het inloggen één verzoek lang in haar
sessie. Het is voor één account: wie het typte. Voor een ander gaat het weg, ook als zij op datzelfde scherm inlogt.
"""

import json
from collections.abc import Callable, Mapping
from functools import wraps
from typing import NamedTuple, TypeVar

from django import forms
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.datastructures import MultiValueDict
from django.utils.html import format_html
from django.utils.translation import gettext as _

from keukentafel.kern.toegang.models import Account
from keukentafel.kern.toegang.versleutelen import OnleesbaarError, ontsleutel, versleutel
from keukentafel.werkplek.inlog import demo, wie
from keukentafel.werkplek.inlog.forms import InlogFormulier

VELD, SLEUTEL = "bewaard", "teruggezet"
DOEL = b"keukentafel.bewaard.1"
NIET_MEE = frozenset({"csrfmiddlewaretoken", "actie"})
View = Callable[..., HttpResponse]
F = TypeVar("F", bound=forms.BaseForm)


class Bewaard(NamedTuple):
    """Wat getypt was, voor welk blad, en door wie."""

    account_id: int
    pad: str
    gegevens: str


def neem_mee(terug: Callable[..., str]) -> Callable[[View], View]:
    """Is de sessie verlopen bij het versturen, dan gaat wat getypt was mee naar het inlogblad en terug naar `terug`."""

    def om(view: View) -> View:
        @wraps(view)
        def kijk(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
            if request.user.is_authenticated:
                return view(request, *args, **kwargs)
            verder = terug(*args, **kwargs)
            if verder == request.path:
                verder = request.get_full_path()  # met de zoekterm of het filter waarmee het blad er stond
            return _inlogblad(request, verder) if request.method == "POST" else redirect_to_login(verder)

        kijk.neemt_mee = True  # type: ignore[attr-defined]  # voor de proef die elk formulier nagaat
        return kijk

    return om


def _inlogblad(request: HttpRequest, verder: str) -> HttpResponse:
    van = wie.laatste(request)
    inhoud = {
        "form": InlogFormulier(request=request),
        "redirect_field": format_html('<input type="hidden" name="next" value="{}">', verder),
        "bewaard": verzegel(Bewaard(van, request.path, pak_in(request.POST))) if van is not None else "",
        "niet_bewaard": van is None,
        "demo_accounts": demo.als_het_mag(),
    }
    return render(request, "inlog/inloggen.html", inhoud, status=401)


def pak_in(gegevens: QueryDict) -> str:
    """De velden als één regel tekst, zonder de knop en het zegel tegen vervalsen."""
    over = gegevens.copy()
    for naam in NIET_MEE:
        over.pop(naam, None)
    return over.urlencode()


def verzegel(bewaard: Bewaard) -> str:
    """Wat getypt was, alleen door ons te lezen."""
    return versleutel(json.dumps(bewaard), DOEL)


def leg_klaar(request: HttpRequest, account: Account) -> None:
    """Na het wachtwoord: wat dit account typte, ligt klaar voor zijn blad; wat van een ander is of er lag, gaat weg."""
    request.session.pop(SLEUTEL, None)
    zegel = request.POST.get(VELD, "")
    if not zegel:
        return
    bewaard = _maak_open(zegel)
    if bewaard is not None and bewaard.account_id == account.pk:
        request.session[SLEUTEL] = zegel
    else:
        messages.info(request, _("Wat een ander hier typte, is niet bewaard voor jou."))


def onthoud(request: HttpRequest) -> None:
    """Leg wat nu getypt is klaar voor het volgende blad: het kon niet, en er komt een ander blad dan dit."""
    request.session[SLEUTEL] = verzegel(Bewaard(int(request.user.pk or 0), request.path, pak_in(request.POST)))


def haal(request: HttpRequest, pad: str) -> QueryDict | None:
    """Wat deze medewerker voor dit pad typte, één keer; daarna staat het nergens meer."""
    bewaard = _maak_open(request.session.get(SLEUTEL, ""))
    if bewaard is None or bewaard.pad != pad:
        return None
    del request.session[SLEUTEL]
    return QueryDict(bewaard.gegevens) if bewaard.account_id == request.user.pk else None


def zet_terug(formulier: forms.BaseForm, getypt: QueryDict | None) -> bool:
    """Zet wat bewaard was in een leeg formulier, zonder het na te kijken: elke keuze, en ook wat was uitgezet.

    Een bestand komt niet terug: dat heeft de browser niet bewaard. Geeft of er iets lag.
    """
    if getypt is None:
        return False
    leeg: MultiValueDict[str, UploadedFile[bytes]] = MultiValueDict()
    for naam, veld in formulier.fields.items():
        heet = formulier.add_prefix(naam)
        if not veld.widget.value_omitted_from_data(getypt, leeg, heet):
            formulier.initial[naam] = veld.widget.value_from_datadict(getypt, leeg, heet)
    return True


def teruggezet(
    request: HttpRequest, adres: Callable[[str], str], formulieren: Mapping[str, Callable[[], F]]
) -> dict[str, F]:
    """Van de formulieren op één blad dat wat half was ingevuld, ingevuld en onder zijn naam; `adres` zegt waarheen elk
    zich verstuurt."""
    if SLEUTEL not in request.session:
        return {}
    for naam, maak in formulieren.items():
        if (getypt := haal(request, adres(naam))) is not None:
            zet_terug(formulier := maak(), getypt)
            return {naam: formulier}
    return {}


def _maak_open(zegel: str) -> Bewaard | None:
    if not zegel:
        return None
    try:
        return Bewaard(*json.loads(ontsleutel(zegel, DOEL)))
    except OnleesbaarError:
        return None
