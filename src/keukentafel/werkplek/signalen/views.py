from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from keukentafel.doen.signalen import acties
from keukentafel.regelen.medewerkers.verzoek import Verzoek, toegang
from keukentafel.werkplek.betrokkenen import noem
from keukentafel.werkplek.inlog.bewaard import neem_mee
from keukentafel.werkplek.signalen import antwoorden, blad
from keukentafel.werkplek.signalen.forms import PogingFormulier, UitkomstFormulier
from keukentafel.werkplek.signalen.lijst import lijst as maak_lijst
from keukentafel.werkplek.vragen.te_laat import kan_te_laat_zijn


@toegang("dossier_lezen", handeling="signalen_gezien")
@require_safe
def lijst(request: Verzoek) -> HttpResponse:
    """De signalen van mijn teams: waar contact moet zijn, en wat de partner nog te horen krijgt."""
    inhoud = maak_lijst(request.werkkring, timezone.now(), request.GET.get("blad", "1"))
    noem(request, vragen=inhoud.vragen)
    return render(request, "signalen/lijst.html", inhoud.context())


@toegang("dossier_lezen", handeling="signaal_gezien")
@require_safe
def signaal(request: Verzoek, vraag_id: UUID) -> HttpResponse:
    """Eén signaal: van wie, op welke grondslag, en wat er nu moet."""
    vel = blad.open_signaal(request, vraag_id, timezone.now())
    return render(request, "signalen/signaal.html", vel.inhoud(**blad.half_ingevuld(request, vel)))


@neem_mee(lambda vraag_id: reverse("signaal", args=[vraag_id]))
@toegang("dossier_schrijven", handeling="signaal_afgehandeld")
@require_POST
@kan_te_laat_zijn
def uitkomst(request: Verzoek, vraag_id: UUID) -> HttpResponse:
    """Er is contact, of dat komt er niet."""
    nu, formulier = timezone.now(), UitkomstFormulier(request.POST)
    if not formulier.is_valid():
        return blad.toon(request, vraag_id, nu, uitkomst=formulier)
    klaar = antwoorden.leg_vast(request, vraag_id, formulier, nu)
    if klaar is None:
        return blad.toon(request, vraag_id, nu, uitkomst=formulier)
    messages.success(request, antwoorden.zin(klaar))
    return redirect("signaal", vraag_id)


@neem_mee(lambda vraag_id: reverse("signaal", args=[vraag_id]))
@toegang("dossier_schrijven", handeling="signaal_geprobeerd")
@require_POST
@kan_te_laat_zijn
def poging(request: Verzoek, vraag_id: UUID) -> HttpResponse:
    """Er is geprobeerd contact te krijgen, en het lukte niet."""
    nu, formulier = timezone.now(), PogingFormulier(request.POST)
    if not formulier.is_valid():
        return blad.toon(request, vraag_id, nu, poging=formulier)
    medewerker = request.werkkring.medewerker
    nieuw = acties.leg_poging_vast(vraag_id=vraag_id, medewerker=medewerker, nu=nu, **formulier.cleaned_data)
    blad.open_signaal(request, vraag_id, nu)
    if not nieuw:
        request.boek.werd("nog_eens_verstuurd")
    messages.success(request, _("De poging staat erbij."))
    return redirect("signaal", vraag_id)


@neem_mee(lambda vraag_id: reverse("signaal", args=[vraag_id]))
@toegang("dossier_schrijven", handeling="signaal_teruggemeld")
@require_POST
@kan_te_laat_zijn
def terug(request: Verzoek, vraag_id: UUID) -> HttpResponse:
    """Wat de partner hoort: één zin, en bij gevaar eerst overleg."""
    nu = timezone.now()
    formulier = blad.open_om_te_schrijven(request, vraag_id, nu).terugformulier(request.POST)
    if not formulier.is_valid() or not antwoorden.meld_terug(request, vraag_id, formulier, nu):
        return blad.toon(request, vraag_id, nu, terug=formulier)
    messages.success(request, _("Vastgelegd wat de partner hoorde. Vertel het nu ook zelf, of druk de brief af."))
    return redirect("signaal", vraag_id)


@toegang("dossier_lezen", handeling="signaal_gezien")
@require_safe
def brief(request: Verzoek, vraag_id: UUID) -> HttpResponse:
    """De korte brief aan de partner: hun kenmerk en één zin, geen naam en geen adres."""
    vel = blad.open_signaal(request, vraag_id, timezone.now())
    return render(request, "signalen/brief.html", vel.inhoud())
