from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from keukentafel.regelen.medewerkers.verzoek import Verzoek, toegang
from keukentafel.werkplek.betrokkenen import noem
from keukentafel.werkplek.inlog.bewaard import neem_mee
from keukentafel.werkplek.vragen.te_laat import kan_te_laat_zijn
from keukentafel.werkplek.wachtlijst import doen
from keukentafel.werkplek.wachtlijst import plek as blad
from keukentafel.werkplek.wachtlijst.forms import ContactFormulier, EindeFormulier
from keukentafel.werkplek.wachtlijst.lijst import lijst as maak_lijst


@toegang("dossier_lezen", handeling="wachtlijst_gezien")
@require_safe
def lijst(request: Verzoek) -> HttpResponse:
    """Wie er wacht bij mijn team, in welke volgorde en waarom."""
    inhoud = maak_lijst(request.werkkring, timezone.now(), request.GET.get("team", ""), request.GET.get("blad", "1"))
    noem(request, vragen=inhoud.vragen)
    return render(request, "wachtlijst/lijst.html", inhoud.context())


@neem_mee(lambda vraag_id: reverse("vraag-wachtlijst", args=[vraag_id]))
@toegang("dossier_schrijven", handeling="wachten_begonnen")
@require_http_methods(["GET", "HEAD", "POST"])
@kan_te_laat_zijn
def erop(request: Verzoek, vraag_id: UUID) -> HttpResponse:
    """Een vraag op de wachtlijst zetten, met wie intussen contact houdt."""
    nu = timezone.now()
    vel = doen.open_vraag(request, vraag_id, nu)
    nieuw = doen.zet_op_lijst(request, vel, nu) if request.method == "POST" else None
    if nieuw is None:
        request.boek.werd("wachtrij_gezien")
        return render(request, "wachtlijst/erop.html", vel.inhoud(), status=422 if request.method == "POST" else 200)
    messages.success(request, _("De vraag staat op de wachtlijst. De klokken lopen door."))
    return redirect("wachtplek", nieuw.pk)


@toegang("dossier_lezen", handeling="wachtplek_gezien")
@require_safe
def plek(request: Verzoek, plek_id: UUID) -> HttpResponse:
    """Eén plek: waarom hier, wie contact houdt, en wat er intussen was."""
    vel = blad.open_plek(request, plek_id, timezone.now())
    return render(request, "wachtlijst/plek.html", vel.inhoud(**blad.half_ingevuld(request, vel)))


@neem_mee(lambda plek_id: reverse("wachtplek", args=[plek_id]))
@toegang("dossier_schrijven", handeling="wachtcontact_gedaan")
@require_POST
@doen.kan_voorbij_zijn
def contact(request: Verzoek, plek_id: UUID) -> HttpResponse:
    """Een contact tijdens het wachten; twijfel over veiligheid geeft spoed."""
    nu, formulier = timezone.now(), ContactFormulier(request.POST)
    vel = blad.om_te_schrijven(request, plek_id, nu)
    if not doen.leg_contact_vast(request, vel, formulier, nu):
        return blad.toon(request, vel, contact=formulier)
    return redirect("wachtplek", plek_id)


@neem_mee(lambda plek_id: reverse("wachtplek", args=[plek_id]))
@toegang("dossier_schrijven", handeling="wachtplek_gewijzigd")
@require_POST
@doen.kan_voorbij_zijn
def wijzigen(request: Verzoek, plek_id: UUID) -> HttpResponse:
    """Een andere voorrang met een reden, of een ander die contact houdt."""
    nu, vel = timezone.now(), blad.om_te_schrijven(request, plek_id, timezone.now())
    formulier = vel.wijzigformulier(request.POST)
    if not doen.wijzig(request, vel, formulier, nu):
        return blad.toon(request, vel, wijzig=formulier)
    messages.success(request, _("De plek is gewijzigd."))
    return redirect("wachtplek", plek_id)


@neem_mee(lambda plek_id: reverse("wachtplek", args=[plek_id]))
@toegang("dossier_schrijven", handeling="wachten_beeindigd")
@require_POST
@doen.kan_voorbij_zijn
def eraf(request: Verzoek, plek_id: UUID) -> HttpResponse:
    """Van de wachtlijst, met hoe het eindigde."""
    nu, formulier = timezone.now(), EindeFormulier(request.POST)
    vel = blad.om_te_schrijven(request, plek_id, nu)
    if not doen.haal_af(request, vel, formulier, nu):
        return blad.toon(request, vel, einde=formulier)
    messages.success(request, _("Van de wachtlijst. De vraag zelf staat nog open."))
    return redirect("wachtplek", plek_id)
