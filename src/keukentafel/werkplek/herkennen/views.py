from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from keukentafel.doen.dossier.bsn import leden
from keukentafel.regelen.medewerkers.verzoek import Verzoek, toegang
from keukentafel.werkplek.delen.blad import alleen_versturen
from keukentafel.werkplek.herkennen import antwoord, nummers
from keukentafel.werkplek.herkennen.forms import EldersFormulier
from keukentafel.werkplek.inlog.bewaard import haal, neem_mee, zet_terug


@never_cache
@neem_mee(lambda: reverse("elders"))
@toegang("herkennen", handeling="elders_gevraagd")
@require_http_methods(["GET", "HEAD", "POST"])
def elders(request: Verzoek) -> HttpResponse:
    """Kent een ander team dit huishouden? Met waarvoor, en nooit meer dan wie je belt."""
    terug = haal(request, request.path) if request.method == "GET" else None
    formulier = EldersFormulier(request.POST or None, stelsel_id=request.werkkring.stelsel.pk)
    zet_terug(formulier, terug)
    gevonden = antwoord.vraag(request, formulier)
    status = 422 if formulier.errors else 200
    return render(request, "herkennen/elders.html", {"form": formulier, "antwoord": gevonden}, status=status)


@never_cache
@toegang("dossier_schrijven", handeling="bsn_bekeken")
@require_safe
def bsn(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """De nummers van het huishouden, afgedekt op de laatste drie cijfers na."""
    dossier = nummers.dossier_van(request, dossier_id, timezone.now())
    request.boek.betreft([persoon.pk for persoon in leden(dossier)], dossier=dossier_id)
    return render(request, "herkennen/bsn.html", nummers.inhoud(dossier))


@never_cache
@alleen_versturen("bsn")
@toegang("dossier_schrijven", handeling="bsn_getoond")
@require_POST
def tonen(request: Verzoek, dossier_id: UUID, persoon_id: UUID) -> HttpResponse:
    """Eén heel nummer, voor deze ene keer; dat staat in het logboek."""
    dossier = nummers.dossier_van(request, dossier_id, timezone.now())
    persoon = nummers.lid(dossier, persoon_id)
    request.boek.betreft([persoon.pk], dossier=dossier_id)
    return render(request, "herkennen/bsn.html", nummers.inhoud(dossier, toon=persoon.pk))


@never_cache
@alleen_versturen("bsn")
@toegang("dossier_schrijven", handeling="bsn_vastgelegd")
@require_POST
def vastleggen(request: Verzoek, dossier_id: UUID, persoon_id: UUID) -> HttpResponse:
    """Bewaar of verwijder een nummer. Dat een ander het ook heeft, hoort niemand."""
    nu = timezone.now()
    dossier = nummers.dossier_van(request, dossier_id, nu)
    persoon = nummers.lid(dossier, persoon_id)
    request.boek.betreft([persoon.pk], dossier=dossier_id)
    if fout := nummers.bewaar(request, dossier, persoon, nu):
        request.boek.werd("bsn_bekeken")
        request.boek.betreft([lid.pk for lid in leden(dossier)], dossier=dossier_id)
        return render(request, "herkennen/bsn.html", nummers.inhoud(dossier, fout=fout), status=422)
    messages.success(request, nummers.gedaan(request, persoon))
    return redirect("bsn", dossier_id)
