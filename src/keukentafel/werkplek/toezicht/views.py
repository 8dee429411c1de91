from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from keukentafel.doen.delen.acties import beoordeel_noodtoegang
from keukentafel.doen.delen.nee import KanNiet, MagNiet
from keukentafel.doen.toezicht import acties
from keukentafel.doen.toezicht.nalopen import loop_na
from keukentafel.regelen.medewerkers.verzoek import Verzoek, toegang
from keukentafel.werkplek.inlog.bewaard import haal, neem_mee
from keukentafel.werkplek.toezicht import een, keren, overzichten, register
from keukentafel.werkplek.toezicht.forms import OordeelFormulier, UitlegFormulier, ZoekFormulier


@toegang("toezicht", handeling="toezicht_gezien")
@require_safe
def overzicht(request: Verzoek) -> HttpResponse:
    """Wie keek waar: wat er op een oordeel of een antwoord wacht, en hoe het logboek ervoor staat."""
    kring, nu = request.werkkring, timezone.now()
    inhoud = overzichten.blad(kring, nu, request.GET.get("blad", "1"))
    _noem(request, inhoud["dossiers"])
    formulier = ZoekFormulier(stelsel_id=kring.stelsel.pk, vandaag=timezone.localdate(nu))
    return render(request, "toezicht/toezicht.html", inhoud | {"form": formulier})


@toegang("toezicht", handeling="logboek_doorzocht")
@require_safe
def inzien(request: Verzoek) -> HttpResponse:
    """Alle keren dat iemand keek, op dossier, medewerker of organisatie."""
    kring, nu = request.werkkring, timezone.now()
    vandaag = timezone.localdate(nu)
    formulier = ZoekFormulier(request.GET if request.GET else None, stelsel_id=kring.stelsel.pk, vandaag=vandaag)
    inhoud = keren.gevonden(kring, formulier, nu, request.GET.get("blad", "1"))
    een.noem_zoekvraag(request, inhoud.get("zoek"))
    _noem(request, inhoud.get("dossiers"))
    return render(request, "toezicht/inzien.html", inhoud | {"vandaag": vandaag})


@toegang("toezicht", handeling="verstrekkingen_gezien")
@require_safe
def verstrekkingen(request: Verzoek) -> HttpResponse:
    """Het register: met wie er wat gedeeld is, waarom en tot wanneer."""
    inhoud = register.blad(request.werkkring.stelsel.pk, timezone.localdate(), request.GET.get("blad", "1"))
    _noem(request, inhoud["dossiers"])
    return render(request, "toezicht/verstrekkingen.html", inhoud)


@toegang("toezicht", handeling="logboek_nagelezen")
@require_http_methods(["GET", "HEAD", "POST"])
def nalezen(request: Verzoek) -> HttpResponse:
    """Lees het logboek nu na; wie het adres ophaalt, krijgt het blad."""
    if request.method == "POST":
        kring, nu = request.werkkring, timezone.now()
        gegevens = kring.inrichting
        gedaan = loop_na(stelsel=kring.stelsel, gegevens=gegevens, tot=nu, nu=nu, door=kring.medewerker)
        tekst = ngettext("Nagelezen: één nieuwe vlag.", "Nagelezen: %(n)s nieuwe vlaggen.", gedaan.vlaggen)
        messages.success(request, tekst % {"n": gedaan.vlaggen or _("geen")})
    else:
        request.boek.werd("doorverwezen")
    return redirect("toezicht")


@neem_mee(een.naar_noodtoegang)
@toegang("noodtoegang_beoordelen", handeling="noodtoegang_bekeken")
@require_http_methods(["GET", "HEAD", "POST"])
def noodtoegang(request: Verzoek, noodtoegang_id: UUID) -> HttpResponse:
    """Eén keer noodtoegang, en het oordeel van een tweede persoon."""
    rij = een.nood(request, noodtoegang_id)
    gegevens = request.POST if request.method == "POST" else haal(request, request.path)
    formulier = OordeelFormulier(gegevens)
    if request.method != "POST" or not formulier.is_valid():
        return een.noodblad(request, rij, formulier, 422 if request.method == "POST" else 200)
    try:
        beoordeel_noodtoegang(noodtoegang_id=noodtoegang_id, kring=request.werkkring, **formulier.cleaned_data)
    except (KanNiet, MagNiet):
        return een.al_beoordeeld(request, noodtoegang_id, formulier)
    request.boek.ook("noodtoegang_beoordeeld", soort="noodtoegang", id=noodtoegang_id)
    messages.success(request, _("Je oordeel is bewaard."))
    return redirect("toezicht")


@toegang("toezicht", handeling="vlag_gezien")
@require_safe
def vlag(request: Verzoek, vlag_id: UUID) -> HttpResponse:
    """Eén vlag: waarom, wat er gebeurde en wat er nu kan."""
    return een.vlagblad(request, vlag_id)


@toegang("toezicht", handeling="uitleg_gevraagd")
@require_http_methods(["GET", "HEAD", "POST"])
def uitleg_vragen(request: Verzoek, vlag_id: UUID) -> HttpResponse:
    """Vraag de medewerker waarom zij keek; wie het adres ophaalt, krijgt de vlag."""
    return een.stap(request, vlag_id, een.vraag_uitleg, _("De medewerker ziet je vraag bij Mijn werk."))


@toegang("toezicht", handeling="vlag_gesloten")
@require_http_methods(["GET", "HEAD", "POST"])
def sluiten(request: Verzoek, vlag_id: UUID) -> HttpResponse:
    """De vraag is beantwoord, of was er geen."""
    return een.stap(request, vlag_id, een.sluit, _("De vlag is gesloten."))


@neem_mee(een.naar_uitleg)
@toegang(None, handeling="vlag_gezien")
@require_http_methods(["GET", "HEAD", "POST"])
def uitleg(request: Verzoek, vlag_id: UUID) -> HttpResponse:
    """Leg uit waarom je keek: alleen voor wie het gevraagd is."""
    rij = een.mijn_vlag(request, vlag_id)
    gegevens = request.POST if request.method == "POST" else haal(request, request.path)
    formulier = UitlegFormulier(gegevens)
    if request.method != "POST" or not formulier.is_valid():
        return een.uitlegblad(request, rij, formulier, 422 if request.method == "POST" else 200)
    try:
        acties.leg_uit(
            vlag_id=vlag_id, medewerker=request.werkkring.medewerker, nu=timezone.now(), **formulier.cleaned_data
        )
    except acties.StapKanNiet as fout:
        raise Http404 from fout
    request.boek.ook("uitleg_gegeven", soort="vlag", id=vlag_id)
    messages.success(request, _("Bedankt. Je uitleg is verstuurd."))
    return redirect("begin")


def _noem(request: Verzoek, dossiers: object) -> None:
    for dossier in dossiers if isinstance(dossiers, set) else ():
        request.boek.betreft(dossier=dossier)
