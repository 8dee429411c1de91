from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from keukentafel.doen.dossier.overzichten import Huishouden
from keukentafel.doen.regie.nee import MagNiet
from keukentafel.doen.regie.overzichten import regie_nu
from keukentafel.regelen.medewerkers.verzoek import Verzoek, toegang
from keukentafel.werkplek.huishouden import schrijven
from keukentafel.werkplek.huishouden.inzien import open_tabblad
from keukentafel.werkplek.inlog.bewaard import haal, neem_mee
from keukentafel.werkplek.regie import bewaren, blad

View = Callable[..., HttpResponse]


def _of_404(view: View) -> View:
    """Wat niet van jou is, is er niet."""

    @wraps(view)
    def probeer(request: Verzoek, *args: object, **kwargs: object) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except MagNiet as fout:
            raise Http404 from fout

    return probeer


@toegang("dossier_lezen", handeling="regie_gezien")
@require_safe
def regie(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Het tabblad Regie: wie haar heeft, wat er wacht en wie haar had."""
    nu = timezone.now()
    huis = open_tabblad(request, dossier_id, nu)
    return render(request, "regie/regie.html", blad.inhoud(request.werkkring, huis, nu, **_getypt(request, huis)))


@neem_mee(lambda dossier_id: reverse("regie-geef", args=[dossier_id]))
@toegang("dossier_schrijven", handeling="regie_gegeven")
@require_http_methods(["GET", "HEAD", "POST"])
@schrijven.kan_weg_zijn
@_of_404
def geef(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """De regie gaat meteen over, met een boodschap."""
    nu, kring, huis = timezone.now(), request.werkkring, _te_schrijven(request, dossier_id)
    if request.method != "POST":
        return _terug_naar(request, dossier_id)
    formulier = blad.geefformulier(kring, huis, regie_nu(huis.dossier), timezone.localdate(nu), request.POST)
    if not bewaren.geef(kring, huis.dossier, formulier, nu):
        request.boek.werd("regie_gezien")
        return render(request, "regie/regie.html", blad.inhoud(kring, huis, nu, geef=formulier), status=422)
    messages.success(request, _("De regie is overgedragen. Vertel het ook aan het huishouden."))
    return redirect("regie", dossier_id)


@neem_mee(lambda dossier_id: reverse("regie-vraag", args=[dossier_id]))
@toegang("dossier_schrijven", handeling="overgang_aangeboden")
@require_http_methods(["GET", "HEAD", "POST"])
@schrijven.kan_weg_zijn
@_of_404
def vraag(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Vraag een ander team mee te denken, mee te werken of de regie over te nemen."""
    nu, kring, huis = timezone.now(), request.werkkring, _te_schrijven(request, dossier_id)
    if request.method != "POST":
        return _terug_naar(request, dossier_id)
    formulier = blad.vraagformulier(kring, timezone.localdate(nu), data=request.POST)
    if not bewaren.vraag(kring, huis.dossier, formulier, nu):
        request.boek.werd("regie_gezien")
        return render(request, "regie/regie.html", blad.inhoud(kring, huis, nu, vraag=formulier), status=422)
    team = formulier.cleaned_data["naar_team"].naam
    messages.success(request, _("Gevraagd aan %(team)s. Tot iemand ja zegt, verandert er niets.") % {"team": team})
    return redirect("regie", dossier_id)


def _te_schrijven(request: Verzoek, dossier_id: UUID) -> Huishouden:
    schrijven.te_schrijven(request, dossier_id)
    return open_tabblad(request, dossier_id, timezone.now())


def _terug_naar(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    request.boek.werd("doorverwezen")
    return redirect("regie", dossier_id)


def _getypt(request: Verzoek, huis: Huishouden) -> dict[str, Any]:
    """Wat getypt was voordat de sessie verliep."""
    dag = timezone.localdate()
    gegeven = haal(request, reverse("regie-geef", args=[huis.dossier.pk]))
    gevraagd = haal(request, reverse("regie-vraag", args=[huis.dossier.pk]))
    return {
        "geef": blad.geefformulier(request.werkkring, huis, regie_nu(huis.dossier), dag, gegeven) if gegeven else None,
        "vraag": blad.vraagformulier(request.werkkring, dag, data=gevraagd) if gevraagd else None,
    }
