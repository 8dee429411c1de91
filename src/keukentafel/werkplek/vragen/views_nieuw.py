from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from keukentafel.doen.ingang.overzichten import ontvangst
from keukentafel.regelen.gemeenten.overzichten import inrichting_op
from keukentafel.regelen.medewerkers.verzoek import Verzoek, voor_medewerkers
from keukentafel.werkplek.htmx import of_opnieuw_inloggen
from keukentafel.werkplek.inlog.bewaard import neem_mee
from keukentafel.werkplek.vragen import aannemen, voorlezen


@never_cache
@neem_mee(lambda: reverse("vraag-nieuw"))
@voor_medewerkers
@require_http_methods(["GET", "HEAD", "POST"])
def nieuw(request: Verzoek) -> HttpResponse:
    """Een vraag aannemen: tonen, bijwerken of bewaren."""
    if not request.werkkring.mag_aannemen:
        raise Http404
    eerder = aannemen.al_bewaard(request)
    if eerder:
        messages.info(request, _("Deze vraag stond er al. Er is niets dubbel opgeslagen."))
        return redirect("vraag-ontvangst", eerder)
    vel = aannemen.blad(request)
    bewaard = aannemen.bewaar(request, vel) if vel.wil_bewaren else None
    if bewaard:
        return redirect("vraag-ontvangst", bewaard)
    return render(request, "vragen/nieuw.html", vel.inhoud(), status=422 if vel.wil_bewaren else 200)


@never_cache
@of_opnieuw_inloggen("vraag-nieuw")
@voor_medewerkers
@require_POST
def stand(request: Verzoek) -> HttpResponse:
    """De delen van het blad die tijdens het typen veranderen, voor htmx."""
    if not request.werkkring.mag_aannemen:
        raise Http404
    return render(request, "vragen/stand.html", aannemen.blad(request).inhoud() | {"los": True})


@never_cache
@voor_medewerkers
@require_safe
def bevestiging(request: Verzoek, vraag_id: UUID) -> HttpResponse:
    """Wat de beller te horen krijgt: kenmerk, team en datums."""
    gevonden = ontvangst(vraag_id)
    if gevonden is None:
        raise Http404
    vandaag = timezone.localdate()
    _versie, inrichting = inrichting_op(request.werkkring.stelsel.pk, vandaag)
    return render(request, "vragen/bevestiging.html", voorlezen.inhoud(gevonden, inrichting, vandaag))
