from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from keukentafel.doen.ingang import acties
from keukentafel.doen.regie.opnemen import neem_op
from keukentafel.regelen.medewerkers.verzoek import Verzoek, toegang
from keukentafel.werkplek.betrokkenen import noem
from keukentafel.werkplek.inlog.bewaard import neem_mee
from keukentafel.werkplek.vragen import aanbieden as aanbod
from keukentafel.werkplek.vragen import bekijken
from keukentafel.werkplek.vragen.forms_wachtrij import AntwoordFormulier
from keukentafel.werkplek.vragen.lijst import Lijst, lijst, naar_de_vraag
from keukentafel.werkplek.vragen.te_laat import kan_te_laat_zijn, ophalen_is_bekijken


@toegang("dossier_lezen", handeling="wachtrij_gezien")
@require_safe
def wachtrij(request: Verzoek) -> HttpResponse:
    """Binnengekomen: de open vragen van mijn team."""
    vragen = lijst(request)
    noem(request, vragen=vragen.vragen)
    for rij in vragen.aangeboden:
        request.boek.betreft(vraag=rij.aanbod.vraag, dossier=rij.aanbod.dossier)
    return render(request, "vragen/wachtrij.html", vragen.inhoud())


@neem_mee(naar_de_vraag)
@toegang("dossier_schrijven", handeling="vraag_opgenomen")
@require_http_methods(["GET", "HEAD", "POST"])
@ophalen_is_bekijken
@kan_te_laat_zijn
def opnemen(request: Verzoek, vraag_id: UUID) -> HttpResponse:
    """Ik word het contact; de vraag gaat naar Mijn werk."""
    vraag = neem_op(vraag_id=vraag_id, medewerker=request.werkkring.medewerker, nu=timezone.now())
    noem(request, vragen=[vraag])
    messages.success(request, _("De vraag is van jou en staat bij Mijn werk."))
    koppeling = getattr(vraag, "dossiervraag", None)
    return redirect("huishouden", koppeling.dossier_id) if koppeling else redirect("werk")


@neem_mee(naar_de_vraag)
@toegang("dossier_schrijven", handeling="vraag_beantwoord")
@require_http_methods(["GET", "HEAD", "POST"])
@ophalen_is_bekijken
@kan_te_laat_zijn
def beantwoorden(request: Verzoek, vraag_id: UUID) -> HttpResponse:
    """De vraag is beantwoord en klaar."""
    formulier = AntwoordFormulier(request.POST)
    if not formulier.is_valid():
        return _opnieuw(request, lijst(request, vraag_id, beantwoorden=formulier))
    keuze, medewerker = formulier.cleaned_data, request.werkkring.medewerker
    vraag = acties.beantwoord(vraag_id=vraag_id, medewerker=medewerker, nu=timezone.now(), **keuze)
    noem(request, vragen=[vraag])
    zin = _("%(hoe)s. De vraag staat niet meer in de lijst.") % {"hoe": vraag.get_afsluiting_display()}
    messages.success(request, zin)
    return redirect("vragen")


@neem_mee(naar_de_vraag)
@toegang("dossier_schrijven", handeling="vraag_doorgezet")
@require_http_methods(["GET", "HEAD", "POST"])
@ophalen_is_bekijken
@kan_te_laat_zijn
def doorzetten(request: Verzoek, vraag_id: UUID) -> HttpResponse:
    """Naar een ander team; de klok loopt door."""
    vraag = bekijken.haal(request.werkkring, vraag_id)
    formulier = bekijken.doorzetformulier(request.werkkring, vraag, timezone.localdate(), request.POST)
    if not formulier.is_valid():
        return _opnieuw(request, lijst(request, vraag_id, doorzetten=formulier))
    noem(request, vragen=[vraag])  # daarna kan het dossier al bij een ander team liggen
    medewerker, keuze = request.werkkring.medewerker, formulier.cleaned_data
    acties.zet_door(vraag_id=vraag_id, medewerker=medewerker, nu=timezone.now(), **keuze)
    messages.success(request, _("De vraag ligt nu bij %(team)s. De klok loopt door.") % {"team": keuze["naar"].naam})
    return redirect("vragen")


@neem_mee(naar_de_vraag)
@toegang("dossier_schrijven", handeling="overgang_aangeboden")
@require_http_methods(["GET", "HEAD", "POST"])
@ophalen_is_bekijken
@kan_te_laat_zijn
def aanbieden(request: Verzoek, vraag_id: UUID) -> HttpResponse:
    """Bied de vraag een ander team aan; zij blijft hier tot daar iemand ja zegt."""
    vraag = bekijken.haal(request.werkkring, vraag_id)
    formulier = bekijken.aanbiedformulier(request.werkkring, vraag, timezone.localdate(), request.POST)
    if not aanbod.bied_aan(request.werkkring, vraag, formulier):
        return _opnieuw(request, lijst(request, vraag_id, aanbieden=formulier))
    noem(request, vragen=[vraag])
    team = formulier.cleaned_data["naar_team"].naam
    messages.success(request, _("Aangeboden aan %(team)s. Tot iemand ja zegt, blijft de vraag hier.") % {"team": team})
    return redirect(naar_de_vraag(vraag_id))


def _opnieuw(request: Verzoek, vragen: Lijst) -> HttpResponse:
    """Dezelfde lijst, met de fout bij het veld en alles wat getypt was."""
    if vragen.detail is None:
        raise acties.NietVanJouwTeam
    request.boek.werd("wachtrij_gezien")
    noem(request, vragen=vragen.vragen)
    return render(request, "vragen/wachtrij.html", vragen.inhoud(), status=422)
