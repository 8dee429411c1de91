from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from keukentafel.doen.ingang.overzichten import ontvangst
from keukentafel.regelen.medewerkers.verzoek import Verzoek, toegang
from keukentafel.werkplek.inlog.bewaard import haal, neem_mee, zet_terug
from keukentafel.werkplek.vragen import brief as bevestigingsbrief
from keukentafel.werkplek.vragen import hoe_staat_het as stand
from keukentafel.werkplek.vragen.forms_stand import ZELF, StandFormulier


@never_cache
@neem_mee(lambda: reverse("hoe-staat-het"))
@toegang("herkennen", handeling="stand_gezocht")
@require_http_methods(["GET", "HEAD", "POST"])
def hoe_staat_het(request: Verzoek) -> HttpResponse:
    """Iemand belt om te horen hoe het staat: één zin, of wij bellen zelf."""
    getypt = haal(request, request.path) if request.method == "GET" else None
    formulier = StandFormulier(request.POST if request.method == "POST" else None, initial={"beller": ZELF})
    zet_terug(formulier, getypt)
    goed = formulier.is_bound and formulier.is_valid()
    antwoord = stand.zoek(request, formulier, timezone.now()) if goed else stand.Antwoord()
    if not goed:
        request.boek.werd("vraag_formulier")
    inhoud = {"form": formulier, "antwoord": antwoord, "terugbellen": stand.terugbelverzoek(formulier, antwoord)}
    return render(request, "vragen/hoe_staat_het.html", inhoud, status=422 if formulier.is_bound and not goed else 200)


@never_cache
@toegang("vraag_aannemen", handeling="brief_gezien")
@require_safe
def brief(request: Verzoek, vraag_id: UUID) -> HttpResponse:
    """De bevestiging van ontvangst als brief, om te printen."""
    gevonden = ontvangst(vraag_id)
    if gevonden is None:
        raise Http404
    request.boek.betreft(vraag=vraag_id)
    vandaag = timezone.localdate()
    inrichting = request.werkkring.inrichting
    inhoud = {"brief": bevestigingsbrief.maak(gevonden, inrichting), "vandaag": vandaag}
    return render(request, "vragen/brief.html", inhoud)
