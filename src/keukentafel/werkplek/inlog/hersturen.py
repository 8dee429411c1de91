"""Een formulier van voor de laatste inlog: laat zien wat er getypt was, en stuur het met één knop nog eens.

Alleen wat zeker van een eigen blad komt, want dit blad zet er een vers zegel tegen vervalsen (csrf) bij. Wat getypt was
komt uit het verzoek en gaat terug naar dezelfde browser: het staat op de server nergens, ook niet in een koekje.
"""

from collections.abc import Iterator
from typing import NamedTuple

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from keukentafel.regelen.medewerkers.verzoek import Deur
from keukentafel.werkplek.formulier import vergeet
from keukentafel.werkplek.inlog.veldwoorden import ZEGEL, Veldwoorden, formulieren

GROOTST = 200_000
"""Bytes van alle velden samen; een langer formulier bestaat hier niet. Het aantal velden begrenst Django al."""
MET_BESTAND = "multipart/form-data"
SOORTEN = frozenset({"application/x-www-form-urlencoded", MET_BESTAND})


class Bestand(NamedTuple):
    """Een bestand dat zij opnieuw moet kiezen: de naam van het veld, het label en wat er mag."""

    naam: str
    label: str
    soorten: str


def blad(request: HttpRequest) -> HttpResponse | None:
    """Het blad met wat er getypt was en de knop; None als dit verzoek daar niet voor in aanmerking komt."""
    if not (_van_ons_blad(request) and _mag_terug(request)):
        return None
    woorden = Veldwoorden(request)
    inhoud = {
        "naam": request.werkkring.medewerker.naam,  # type: ignore[attr-defined]  # gezet door Dossiercontext
        "adres": request.get_full_path(),
        "velden": [(naam, waarde) for naam, waarden in _velden(request.POST) for waarde in waarden],
        "getypt": [*woorden.leesbaar()],
        "bestanden": [*_bestanden(request, woorden)],
        "met_bestand": request.content_type == MET_BESTAND,
    }
    antwoord = render(request, "fouten/403hersturen.html", inhoud, status=403)
    antwoord.headers["Cache-Control"] = "no-store"
    return antwoord


def _van_ons_blad(request: HttpRequest) -> bool:
    """Of de browser zelf zegt dat dit van een blad van ons komt; zegt hij niets, dan weten wij het niet."""
    herkomst, plek = request.headers.get("Origin"), request.headers.get("Sec-Fetch-Site")
    if plek not in (None, "same-origin"):
        return False
    if herkomst is None:
        return plek is not None
    eigen = f"{request.scheme}://{request.get_host()}"
    return herkomst == eigen or (plek is not None and herkomst in settings.CSRF_TRUSTED_ORIGINS)


def _mag_terug(request: HttpRequest) -> bool:
    """Of dit een gewoon formulier is van een medewerker: geen inlog, geen geheim, geen stukje blad, niet te groot."""
    view = request.resolver_match.func if request.resolver_match else None
    deur: Deur | None = getattr(view, "deur", None)
    return (
        request.method == "POST"
        and getattr(request, "werkkring", None) is not None
        and deur is not None
        and not deur.openbaar
        and not view.__module__.startswith(__package__)
        and "HX-Request" not in request.headers
        and request.content_type in SOORTEN
        and not _geheim() & {naam for naam, _waarden in _velden(request.POST)}
        and _grootte(request.POST) <= GROOTST
    )


def _geheim() -> set[str]:
    """De namen van elk veld voor een wachtwoord of een code, in welk formulier het ook staat."""
    return {naam for soort in formulieren() for naam, veld in soort.base_fields.items() if vergeet(veld.widget)}


def _velden(gegevens: QueryDict) -> Iterator[tuple[str, list[str]]]:
    return ((naam, [str(waarde) for waarde in waarden]) for naam, waarden in gegevens.lists() if naam != ZEGEL)


def _grootte(gegevens: QueryDict) -> int:
    return sum(
        len(naam.encode()) + len(waarde.encode(errors="replace"))
        for naam, waarden in _velden(gegevens)
        for waarde in waarden
    )


def _bestanden(request: HttpRequest, woorden: Veldwoorden) -> Iterator[Bestand]:
    """Elk veld waar een bestand hoort; ook als het bestand te groot was om aan te komen."""
    if request.content_type != MET_BESTAND:
        return
    namen = dict.fromkeys([*request.FILES, *woorden.bestandsvelden()])
    for naam in namen:
        veld = woorden.veld(naam)
        mag = str(veld.widget.attrs.get("accept", "")) if isinstance(veld, forms.FileField) else ""
        yield Bestand(naam, str(veld.label or "") if veld else "", mag)
