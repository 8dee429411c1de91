from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from keukentafel.regelen.medewerkers.verzoek import Verzoek, toegang
from keukentafel.werkplek.inlog.bewaard import neem_mee
from keukentafel.werkplek.signalen.buurt import blad, melden
from keukentafel.werkplek.signalen.buurt.forms import GedaanFormulier, MeldFormulier, SluitFormulier
from keukentafel.werkplek.signalen.buurt.lijst import lijst as maak_lijst


@toegang("dossier_lezen", handeling="buurtsignalen_gezien")
@require_safe
def lijst(request: Verzoek) -> HttpResponse:
    """De buurtsignalen van mijn wijken, en wat vaker voorkomt."""
    inhoud = maak_lijst(request.werkkring, timezone.now(), request.GET)
    return render(request, "signalen/buurt/lijst.html", inhoud.context())


@neem_mee(lambda: reverse("buurtsignaal-nieuw"))
@toegang("vraag_aannemen", handeling="buurtsignaal_gemeld")
@require_http_methods(["GET", "HEAD", "POST"])
def nieuw(request: Verzoek) -> HttpResponse:
    """Meld wat er in een wijk speelt."""
    if request.method != "POST":
        return melden.toon(request, melden.leeg(request))
    formulier = MeldFormulier(request.POST, inrichting=request.werkkring.inrichting)
    gebied = melden.meld(request, formulier)
    if gebied is None:
        return melden.toon(request, formulier, status=422)
    antwoord, zin = melden.verder(request, formulier, gebied)
    messages.success(request, zin)
    return antwoord


@toegang("dossier_lezen", handeling="buurtsignaal_gezien")
@require_safe
def buurtsignaal(request: Verzoek, buurtsignaal_id: UUID) -> HttpResponse:
    """Eén buurtsignaal: wat er speelt, waar, en wat er is gedaan."""
    return blad.toon(request, buurtsignaal_id)


@neem_mee(lambda buurtsignaal_id: reverse("buurtsignaal", args=[buurtsignaal_id]))
@toegang("dossier_schrijven", handeling="buurtsignaal_opgepakt")
@require_POST
def oppakken(request: Verzoek, buurtsignaal_id: UUID) -> HttpResponse:
    """Dit is van mij."""
    return blad.doe(request, buurtsignaal_id, "oppakken")


@neem_mee(lambda buurtsignaal_id: reverse("buurtsignaal", args=[buurtsignaal_id]))
@toegang("dossier_schrijven", handeling="buurtsignaal_bijgewerkt")
@require_POST
def gedaan(request: Verzoek, buurtsignaal_id: UUID) -> HttpResponse:
    """Wat wij deden."""
    return blad.doe_met(request, buurtsignaal_id, "gedaan", GedaanFormulier(request.POST))


@neem_mee(lambda buurtsignaal_id: reverse("buurtsignaal", args=[buurtsignaal_id]))
@toegang("dossier_schrijven", handeling="buurtsignaal_gesloten")
@require_POST
def sluiten(request: Verzoek, buurtsignaal_id: UUID) -> HttpResponse:
    """Het kan dicht, met een reden."""
    return blad.doe_met(request, buurtsignaal_id, "sluiten", SluitFormulier(request.POST))


@neem_mee(lambda buurtsignaal_id: reverse("buurtsignaal", args=[buurtsignaal_id]))
@toegang("dossier_schrijven", handeling="buurtsignaal_heropend")
@require_POST
def heropenen(request: Verzoek, buurtsignaal_id: UUID) -> HttpResponse:
    """Het speelt weer."""
    return blad.doe(request, buurtsignaal_id, "heropenen")


@neem_mee(lambda buurtsignaal_id: reverse("buurtsignaal", args=[buurtsignaal_id]))
@toegang("dossier_schrijven", handeling="buurtsignaal_teruggemeld")
@require_POST
def terug(request: Verzoek, buurtsignaal_id: UUID) -> HttpResponse:
    """De partner hoorde de zin die bij de stand past."""
    return blad.doe(request, buurtsignaal_id, "terug")
