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
from keukentafel.regelen.medewerkers.verzoek import Verzoek, toegang
from keukentafel.werkplek.htmx import of_opnieuw_inloggen
from keukentafel.werkplek.inlog.bewaard import neem_mee
from keukentafel.werkplek.vragen import aannemen, eerder, voorlezen


@never_cache
@neem_mee(lambda: reverse("vraag-nieuw"))
@toegang("vraag_aannemen", handeling="vraag_aangenomen")
@require_http_methods(["GET", "HEAD", "POST"])
def nieuw(request: Verzoek) -> HttpResponse:
    """Een vraag aannemen: tonen, bijwerken of bewaren."""
    al = aannemen.al_bewaard(request)
    if al:
        aannemen.stond_er_al(request, al)
        return _naar_ontvangst(request, al, _("Deze vraag stond er al. Er is niets dubbel opgeslagen."))
    vel = aannemen.blad(request)
    bewaard = aannemen.bewaar(request, vel) if vel.wil_bewaren else None
    if bewaard:
        return _naar_ontvangst(request, bewaard)
    aannemen.niet_bewaard(request, vel)
    return render(request, "vragen/nieuw.html", vel.inhoud(), status=422 if vel.wil_bewaren else 200)


def _naar_ontvangst(request: Verzoek, vraag_id: UUID, bericht: str = "") -> HttpResponse:
    """Naar wat is opgeslagen; is er na het opslaan nog iets veranderd, dan eerst het blad dat dat zegt."""
    gevonden = ontvangst(vraag_id) if eerder.veranderd(request.POST) else None
    if gevonden:
        inhoud = eerder.inhoud(aannemen.blad(request).formulier, request.POST, gevonden)
        return render(request, "vragen/al_bewaard.html", inhoud, status=409)
    if bericht:
        messages.info(request, bericht)
    return redirect("vraag-ontvangst", vraag_id)


@never_cache
@of_opnieuw_inloggen("vraag-nieuw")
@toegang("vraag_aannemen", handeling="herkend")
@require_POST
def stand(request: Verzoek) -> HttpResponse:
    """De delen van het blad die tijdens het typen veranderen, voor htmx."""
    vel = aannemen.blad(request)
    aannemen.niet_bewaard(request, vel)
    return render(request, "vragen/stand.html", vel.inhoud() | {"los": True})


@never_cache
@toegang("vraag_aannemen", handeling="ontvangst_gezien")
@require_safe
def bevestiging(request: Verzoek, vraag_id: UUID) -> HttpResponse:
    """Wat de beller te horen krijgt: kenmerk, team en datums."""
    gevonden = ontvangst(vraag_id)
    if gevonden is None:
        raise Http404
    request.boek.betreft(vraag=vraag_id)
    vandaag = timezone.localdate()
    inrichting = request.werkkring.inrichting
    return render(request, "vragen/bevestiging.html", voorlezen.inhoud(gevonden, inrichting, vandaag))
