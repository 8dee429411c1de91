from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from keukentafel.doen.ingang import terugbellen as acties
from keukentafel.regelen.medewerkers.verzoek import Verzoek, toegang
from keukentafel.werkplek.betrokkenen import noem
from keukentafel.werkplek.inlog.bewaard import haal, neem_mee
from keukentafel.werkplek.terugbellen import brief, lijst, stoppen
from keukentafel.werkplek.terugbellen.forms import BriefFormulier, PogingFormulier
from keukentafel.werkplek.terugbellen.te_laat import kan_klaar_zijn


def naar_het_verzoek(vraag_id: UUID) -> str:
    """Het adres van de lijst met dit verzoek open."""
    return f"{reverse('terugbellen')}?open={vraag_id}#open"


@toegang("dossier_lezen", handeling="terugbellen_gezien")
@require_safe
def terugbellen(request: Verzoek) -> HttpResponse:
    """Wie er op een telefoontje wacht, van mij of van mijn team."""
    return _blad(request, lijst.uuid_uit(request.GET.get("open", "")))


@neem_mee(naar_het_verzoek)
@toegang("dossier_schrijven", handeling="belpoging_vastgelegd")
@require_http_methods(["GET", "HEAD", "POST"])
@kan_klaar_zijn
def poging(request: Verzoek, vraag_id: UUID) -> HttpResponse:
    """Er is gebeld: gesproken, of niet."""
    if request.method != "POST":
        request.boek.werd("doorverwezen")
        return redirect(naar_het_verzoek(vraag_id))
    vraag, formulier = stoppen.haal(request.werkkring, vraag_id), PogingFormulier(request.POST)
    if not formulier.is_valid():
        return _blad(request, vraag_id, formulier)
    noem(request, vragen=[vraag])
    ik, nu = request.werkkring.medewerker, timezone.now()
    klaar = acties.leg_poging_vast(vraag_id=vraag_id, opgave=formulier.opgave(), medewerker=ik, nu=nu)
    messages.success(request, lijst.gelukt(klaar.vraag, formulier.cleaned_data["uitkomst"]))
    return redirect("terugbellen")


@toegang("dossier_schrijven", handeling="vraag_toegewezen")
@require_http_methods(["GET", "HEAD", "POST"])
@kan_klaar_zijn
def overnemen(request: Verzoek, vraag_id: UUID) -> HttpResponse:
    """Ik bel, in plaats van wie er niet is of er nu niet aan toekomt."""
    if request.method != "POST":
        request.boek.werd("doorverwezen")
        return redirect(naar_het_verzoek(vraag_id))
    ik = request.werkkring.medewerker
    vraag = acties.neem_terugbellen_over(vraag_id=vraag_id, medewerker=ik, nu=timezone.now())
    noem(request, vragen=[vraag])
    messages.success(request, _("Jij belt terug. Het staat bij Mijn werk."))
    return redirect(naar_het_verzoek(vraag_id))


@neem_mee(lambda vraag_id: reverse("niet-bereikt", args=[vraag_id]))
@toegang("dossier_schrijven", handeling="niet_bereikt")
@require_http_methods(["GET", "HEAD", "POST"])
@kan_klaar_zijn
def niet_bereikt(request: Verzoek, vraag_id: UUID) -> HttpResponse:
    """Vaak genoeg gebeld: een brief, en dan stopt het."""
    vraag = stoppen.te_stoppen(request.werkkring, vraag_id)
    noem(request, vragen=[vraag])
    tekst = brief.tekst(vraag, vraag.gemeente.naam)
    getypt = request.POST if request.method == "POST" else haal(request, request.path)
    formulier = BriefFormulier(getypt, initial={"brief": tekst})
    if request.method == "POST" and formulier.is_valid():
        return stoppen.stop(request, vraag, formulier.cleaned_data["brief"])
    if request.method != "POST":
        request.boek.werd("terugbellen_gezien")
    inhoud = {"vraag": vraag, "form": formulier, "sluit_mee": acties.sluit_mee(vraag), "vandaag": timezone.localdate()}
    return render(request, "terugbellen/niet_bereikt.html", inhoud, status=422 if request.method == "POST" else 200)


def _blad(request: Verzoek, open_id: UUID | None, formulier: PogingFormulier | None = None) -> HttpResponse:
    """De lijst, met één verzoek open; met een fout staat het formulier er zoals het was."""
    toon = request.GET.get("toon", lijst.TEAM)
    getypt = haal(request, reverse("belpoging", args=[open_id])) if open_id and formulier is None else None
    inhoud = lijst.blad(
        request.werkkring,
        timezone.now(),
        toon=toon,
        nummer=request.GET.get("blad", "1"),
        open_id=open_id,
        formulier=PogingFormulier(getypt) if getypt else formulier,
    )
    if formulier is not None:
        request.boek.werd("terugbellen_gezien")
    noem(request, vragen=inhoud["vragen"])
    return render(request, "terugbellen/terugbellen.html", inhoud, status=422 if formulier is not None else 200)
