from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from keukentafel.doen.delen import acties, overzichten
from keukentafel.doen.delen.nee import KanNiet
from keukentafel.regelen.medewerkers.verzoek import Verzoek, toegang
from keukentafel.werkplek.delen import partner, register
from keukentafel.werkplek.delen.blad import alleen_versturen, deelt, haal, niet_voor_jou
from keukentafel.werkplek.inlog import bewaard


def _naar_delen(dossier_id: UUID) -> str:
    return reverse("huishouden-delen", args=[dossier_id])


@toegang("dossier_lezen", handeling="register_ingezien")
@require_safe
def delen(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Met wie dit huishouden is gedeeld, en wie het adres ziet."""
    blad = haal(request, dossier_id, tab=True)
    terug = bewaard.haal(request, reverse("huishouden-verstrekken", args=[dossier_id]))
    return render(request, "delen_met/delen.html", register.inhoud(blad, register.nieuw(blad, terug)))


@bewaard.neem_mee(_naar_delen)
@alleen_versturen("huishouden-delen")
@toegang("delen", handeling="verstrekt")
@require_POST
@niet_voor_jou
def verstrekken(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Een regel erbij in het register: vanaf nu ziet de partner dit."""
    blad = haal(request, dossier_id, deelt, tab=True)
    form = register.nieuw(blad, request.POST)
    if form.bewaar(
        lambda: acties.verstrek(dossier_id=dossier_id, opgave=form.opgave, kring=request.werkkring, nu=blad.nu)
    ):
        messages.success(request, _("Gedeeld. Je kunt dit altijd weer intrekken."))
        return redirect("huishouden-delen", dossier_id)
    return render(request, "delen_met/delen.html", register.inhoud(blad, form), status=422)


@alleen_versturen("huishouden-delen")
@toegang("delen", handeling="verstrekking_ingetrokken")
@require_POST
@niet_voor_jou
def intrekken(request: Verzoek, dossier_id: UUID, verstrekking_id: UUID) -> HttpResponse:
    """De partner ziet vanaf nu niets meer; de regel blijft staan."""
    blad, kring = haal(request, dossier_id, deelt), request.werkkring
    try:
        acties.trek_in(dossier_id=dossier_id, verstrekking_id=verstrekking_id, kring=kring, nu=blad.nu)
        messages.success(request, _("Ingetrokken. De organisatie ziet vanaf nu niets meer."))
    except KanNiet:
        messages.info(request, _("Dit was al gestopt; er is niets veranderd."))
    return redirect("huishouden-delen", dossier_id)


@toegang("gedeeld_lezen", handeling="gedeeld_gezien")
@require_safe
def gedeeld(request: Verzoek) -> HttpResponse:
    """De huishoudens die vandaag met mijn organisatie zijn gedeeld."""
    rijen = overzichten.gedeeld_lijst()
    for rij in rijen:
        request.boek.betreft(map(UUID, rij["betrokkenen"]), dossier=UUID(rij["dossier"]))
    inhoud = {"rijen": [partner.rij(ruw) for ruw in rijen], "vandaag": timezone.localdate()}
    return render(request, "gedeeld/lijst.html", inhoud)


@toegang("gedeeld_lezen", handeling="gedeeld_ingezien")
@require_safe
def gedeeld_blad(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Eén huishouden: precies wat het register noemt, zolang het dat zegt."""
    rij = overzichten.gedeeld(dossier_id)
    if rij is None:
        raise Http404
    request.boek.betreft(overzichten.gedeeld_betrokkenen(dossier_id), dossier=dossier_id)
    return render(request, "gedeeld/huishouden.html", partner.inhoud(rij, timezone.localdate()))
