from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from keukentafel.regelen.kennis import acties
from keukentafel.regelen.medewerkers.verzoek import Verzoek, toegang
from keukentafel.werkplek.inlog.bewaard import neem_mee
from keukentafel.werkplek.kennis import bewaren, blad


@neem_mee(lambda: reverse("artikel-nieuw"))
@toegang("kennis_schrijven", handeling="artikel_gewijzigd")
@require_http_methods(["GET", "HEAD", "POST"])
def nieuw(request: Verzoek) -> HttpResponse:
    """Een nieuw artikel."""
    return _schrijf(request, bewaren.Schrijfblad(request))


@neem_mee(lambda slug: reverse("artikel-wijzigen", args=[slug]))
@toegang("kennis_schrijven", handeling="artikel_gewijzigd")
@require_http_methods(["GET", "HEAD", "POST"])
def wijzigen(request: Verzoek, slug: str) -> HttpResponse:
    """Een artikel verbeteren; was een ander eerder, dan staan beide versies er."""
    return _schrijf(request, bewaren.Schrijfblad(request, blad.geldt(request.werkkring, slug)))


def _schrijf(request: Verzoek, vel: bewaren.Schrijfblad) -> HttpResponse:
    klaar = vel.bewaar() if request.method == "POST" else None
    if klaar is not None:
        messages.success(request, _("Opgeslagen."))
        return redirect("artikel", klaar.slug)
    request.boek.werd("artikel_formulier")
    return render(request, "kennis/wijzigen.html", vel.inhoud(), status=vel.status)


@toegang("kennis_schrijven", handeling="artikel_gewijzigd")
@require_POST
def nagekeken(request: Verzoek, slug: str) -> HttpResponse:
    """Het klopt nog."""
    een, wie = blad.geldt(request.werkkring, slug), request.werkkring.medewerker
    acties.kijk_artikel_na(artikel_id=een.pk, medewerker=wie, nu=timezone.now())
    request.boek.over("artikel", een.pk)
    messages.success(request, _("Vandaag nagekeken."))
    return redirect("artikel", slug)


@toegang("kennis_schrijven", handeling="artikel_gewijzigd")
@require_POST
def vervallen(request: Verzoek, slug: str) -> HttpResponse:
    """Het geldt niet meer."""
    een, wie = blad.geldt(request.werkkring, slug), request.werkkring.medewerker
    acties.laat_artikel_vervallen(artikel_id=een.pk, medewerker=wie, nu=timezone.now())
    request.boek.over("artikel", een.pk)
    messages.success(request, _("Dit artikel geldt niet meer; het staat niet meer in de lijst."))
    return redirect("kennis")
