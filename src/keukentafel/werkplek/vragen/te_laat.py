"""Twee mensen, één vraag: de tweede krijgt een antwoord (404 of 409), en niets van wat zij typte gaat weg."""

from collections.abc import Callable
from functools import wraps
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from keukentafel.doen.ingang.acties import AlGesloten, AlOpgenomen, NietVanJouwTeam
from keukentafel.doen.ingang.models import Vraag
from keukentafel.regelen.medewerkers.verzoek import Verzoek
from keukentafel.werkplek.betrokkenen import noem
from keukentafel.werkplek.vragen.bekijken import wie_had_hem
from keukentafel.werkplek.vragen.lijst import naar_de_vraag

View = Callable[[Verzoek, UUID], HttpResponse]


def kan_te_laat_zijn(view: View) -> View:
    """Vangt een vraag die er voor jou niet (meer) is, en een vraag die een ander net opnam of sloot."""
    return te_laat_met(_getypt)(view)


def te_laat_met(getypt: Callable[[Verzoek], str]) -> Callable[[View], View]:
    """Zoals `kan_te_laat_zijn`; `getypt` geeft wat er stond, om te laten zien dat het niet is bewaard."""

    def om(view: View) -> View:
        @wraps(view)
        def probeer(request: Verzoek, vraag_id: UUID) -> HttpResponse:
            try:
                return view(request, vraag_id)
            except (Vraag.DoesNotExist, NietVanJouwTeam):
                return render(request, "vragen/niet_van_jou.html", {"getypt": getypt(request)}, status=404)
            except AlOpgenomen as fout:
                return _was_eerder(request, fout, getypt(request))

        return probeer

    return om


def ophalen_is_bekijken(view: View) -> View:
    """Wie het adres van een knop ophaalt (na inloggen, of ververst), krijgt de lijst met die vraag open."""

    @wraps(view)
    def kijk(request: Verzoek, vraag_id: UUID) -> HttpResponse:
        if request.method == "POST":
            return view(request, vraag_id)
        request.boek.werd("doorverwezen")
        return redirect(naar_de_vraag(vraag_id))

    return kijk


def _getypt(request: Verzoek) -> str:
    return request.POST.get("antwoord", "") or request.POST.get("argument", "")


def _was_eerder(request: Verzoek, fout: AlOpgenomen, getypt: str) -> HttpResponse:
    noem(request, vragen=[fout.vraag])
    inhoud = {
        "wie": wie_had_hem(fout.vraag, request.werkkring.medewerker.pk),
        "gesloten": isinstance(fout, AlGesloten),
        "vraag": fout.vraag,
        "doorzetten": "naar" in request.POST,
        "herzien": request.resolver_match is not None and request.resolver_match.url_name == "vraag-triage",
        "getypt": getypt,
        "vandaag": timezone.localdate(),
    }
    return render(request, "vragen/al_opgenomen.html", inhoud, status=409)
