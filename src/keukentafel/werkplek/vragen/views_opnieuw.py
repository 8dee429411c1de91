from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from keukentafel.regelen.medewerkers.verzoek import Verzoek, toegang
from keukentafel.werkplek.inlog.bewaard import neem_mee
from keukentafel.werkplek.vragen import opnieuw
from keukentafel.werkplek.vragen.lijst import naar_de_vraag
from keukentafel.werkplek.vragen.te_laat import te_laat_met


@never_cache
@neem_mee(lambda vraag_id: reverse("vraag-triage", args=[vraag_id]))
@toegang("dossier_schrijven", handeling="vraag_herzien")
@require_http_methods(["GET", "HEAD", "POST"])
@te_laat_met(opnieuw.getypt)
def triage(request: Verzoek, vraag_id: UUID) -> HttpResponse:
    """Een vraag opnieuw beoordelen: tonen, bijwerken tijdens het invullen, of bewaren."""
    vel = opnieuw.open_blad(request, vraag_id, timezone.now())
    klaar = opnieuw.bewaar(request, vel) if vel.formulier.bewaart else None
    if klaar is None:
        return opnieuw.toon(request, vel)
    messages.success(request, opnieuw.zin(klaar))
    return redirect(naar_de_vraag(vraag_id))
