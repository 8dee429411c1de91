"""Eén noodtoegang of één vlag op een blad, en de stappen ermee."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from keukentafel.doen.delen.models import Noodtoegang
from keukentafel.doen.toezicht import acties
from keukentafel.doen.toezicht import overzichten as bron
from keukentafel.doen.toezicht.models import Vlag
from keukentafel.doen.toezicht.overzichten import Plekken, Zoekvraag
from keukentafel.doen.toezicht.stand import stappen
from keukentafel.regelen.medewerkers.models import Medewerker
from keukentafel.regelen.medewerkers.verzoek import Verzoek
from keukentafel.regels.termijnen.kalender import Kalender
from keukentafel.werkplek.toezicht import keren, overzichten
from keukentafel.werkplek.toezicht.forms import OordeelFormulier, UitlegFormulier

Stap = Callable[[Verzoek, UUID, Medewerker, datetime], object]


def naar_noodtoegang(noodtoegang_id: UUID) -> str:
    """Het adres van één noodtoegang."""
    return reverse("toezicht-noodtoegang", args=[noodtoegang_id])


def naar_uitleg(vlag_id: UUID) -> str:
    """Het adres waar iemand uitleg geeft."""
    return reverse("uitleg", args=[vlag_id])


def nood(request: Verzoek, noodtoegang_id: UUID) -> Noodtoegang:
    """De noodtoegang, of een blad dat er niet is."""
    alle = Noodtoegang.objects.filter(stelsel=request.werkkring.stelsel.pk)
    gevonden = alle.select_related("medewerker", "beoordeeld_door").filter(pk=noodtoegang_id).first()
    if gevonden is None:
        raise Http404
    request.boek.betreft(dossier=gevonden.dossier_id)
    return gevonden


def noodblad(request: Verzoek, rij: Noodtoegang, formulier: OordeelFormulier, status: int) -> HttpResponse:
    """Het blad met de reden, wat er te zien was en het oordeel."""
    nu = timezone.now()
    vandaag = timezone.localdate(nu)
    inrichting = request.werkkring.inrichting
    plekken = Plekken([rij.medewerker_id])
    (een,) = overzichten.noodrijen([rij], plekken, inrichting, nu)
    inhoud = {"rij": een, "nood": rij, "form": formulier, "vandaag": vandaag}
    inhoud |= {"eigen": rij.medewerker_id == request.werkkring.medewerker.pk}
    inhoud |= {"gedaan": [keren.in_woorden(regel, plekken, een.kenmerk, rij, inrichting) for regel in een.gedaan[:50]]}
    return render(request, "toezicht/noodtoegang.html", inhoud, status=status)


def al_beoordeeld(request: Verzoek, noodtoegang_id: UUID, formulier: OordeelFormulier) -> HttpResponse:
    """De database hield het oordeel tegen: van jezelf, of een ander was eerder. Wat je typte staat er nog."""
    formulier.add_error(None, _("Dit oordeel kan niet: het is je eigen noodtoegang, of een ander oordeelde net."))
    return noodblad(request, nood(request, noodtoegang_id), formulier, 409)


def vlagblad(request: Verzoek, vlag_id: UUID) -> HttpResponse:
    """Het blad van één vlag voor wie toezicht houdt."""
    vlag = Vlag.objects.filter(stelsel=request.werkkring.stelsel.pk, pk=vlag_id).select_related("medewerker").first()
    if vlag is None:
        raise Http404
    nu = timezone.now()
    vandaag = timezone.localdate(nu)
    if vlag.dossier_id:
        request.boek.betreft(dossier=vlag.dossier_id)
    eigen = vlag.medewerker_id == request.werkkring.medewerker.pk
    inhoud = {
        "vandaag": vandaag,
        "rij": overzichten.vlagrijen([vlag], vandaag)[0],
        "stappen": () if eigen else stappen(vlag.status, "toezicht"),
        "eigen": eigen,
        "verloop": vlag.stappen.select_related("door").order_by("op", "pk"),
        "zoek_op": vlag.kenmerk or vlag.medewerker.naam,
        "maand": f"{timezone.localtime(vlag.begin):%Y-%m}",
    }
    return render(request, "toezicht/vlag.html", inhoud)


def stap(request: Verzoek, vlag_id: UUID, zet: Stap, gelukt: str) -> HttpResponse:
    """Zet een stap als er op een knop is gedrukt; kan de stap niet meer, dan zegt het blad dat."""
    vlag = Vlag.objects.filter(stelsel=request.werkkring.stelsel.pk, pk=vlag_id).only("dossier_id").first()
    if vlag is None:
        raise Http404
    if vlag.dossier_id:
        request.boek.betreft(dossier=vlag.dossier_id)
    if request.method == "POST":
        try:
            zet(request, vlag_id, request.werkkring.medewerker, timezone.now())
        except acties.StapKanNiet:
            request.boek.werd("doorverwezen")
            messages.warning(request, _("Deze stap kan niet meer: de vlag staat inmiddels anders."))
            return redirect("toezicht-vlag", vlag_id)
        messages.success(request, gelukt)
        return redirect("toezicht")
    request.boek.werd("doorverwezen")
    return redirect("toezicht-vlag", vlag_id)


def vraag_uitleg(request: Verzoek, vlag_id: UUID, medewerker: Medewerker, nu: datetime) -> object:
    """De stap naar `uitleg gevraagd`, met de werkdagen die de inrichting geeft."""
    vandaag = timezone.localdate(nu)
    inrichting = request.werkkring.inrichting
    voor = Kalender(inrichting.feestdagen).na_werkdagen(vandaag, inrichting.toezicht.uitleg_werkdagen)
    return acties.vraag_uitleg(vlag_id=vlag_id, medewerker=medewerker, antwoord_voor=voor, nu=nu)


def sluit(request: Verzoek, vlag_id: UUID, medewerker: Medewerker, nu: datetime) -> object:
    """De stap naar `gesloten`."""
    return acties.sluit(vlag_id=vlag_id, medewerker=medewerker, nu=nu)


def mijn_vlag(request: Verzoek, vlag_id: UUID) -> Vlag:
    """De vlag waarover mij uitleg is gevraagd; een ander en een vlag die er niet is krijgen hetzelfde blad."""
    vlag = bron.vlaggen_aan(request.werkkring.medewerker).filter(pk=vlag_id).select_related("medewerker").first()
    if vlag is None:
        raise Http404
    if vlag.dossier_id:
        request.boek.betreft(dossier=vlag.dossier_id)
    return vlag


def uitlegblad(request: Verzoek, vlag: Vlag, formulier: UitlegFormulier, status: int) -> HttpResponse:
    """Het blad waarop een medewerker uitlegt waarom zij keek."""
    vandaag = timezone.localdate()
    rij = overzichten.voor_haarzelf(overzichten.vlagrijen([vlag], vandaag)[0])
    return render(request, "toezicht/uitleg.html", {"rij": rij, "form": formulier, "vandaag": vandaag}, status=status)


def noem_zoekvraag(request: Verzoek, zoek: Zoekvraag | None) -> None:
    """Zeg in het logboek waar naar gezocht is: het dossier, of de eerste medewerker."""
    if zoek is None:
        return
    if zoek.dossier_id is not None:
        request.boek.over("dossier", zoek.dossier_id)
        request.boek.betreft(dossier=zoek.dossier_id)
    elif zoek.medewerkers:
        request.boek.over("medewerker", zoek.medewerkers[0])
    else:
        request.boek.over("organisatie", zoek.organisatie_id)
