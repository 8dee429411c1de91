from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from keukentafel.doen.ingang import acties
from keukentafel.doen.ingang.models import Vraag
from keukentafel.regelen.medewerkers.verzoek import Verzoek, voor_medewerkers
from keukentafel.werkplek.vragen import bekijken
from keukentafel.werkplek.vragen.forms_wachtrij import AntwoordFormulier
from keukentafel.werkplek.vragen.lijst import Lijst, lijst


@voor_medewerkers
@require_GET
def wachtrij(request: Verzoek) -> HttpResponse:
    """Binnengekomen: de open vragen van mijn team."""
    return render(request, "vragen/wachtrij.html", lijst(request).inhoud())


@voor_medewerkers
@require_POST
def opnemen(request: Verzoek, vraag_id: UUID) -> HttpResponse:
    """Ik word het contact; de vraag gaat naar Mijn werk."""
    try:
        vraag = acties.neem_op(vraag_id=vraag_id, medewerker=request.werkkring.medewerker, nu=timezone.now())
    except Vraag.DoesNotExist as fout:
        raise Http404 from fout
    except acties.AlOpgenomen as fout:
        return _was_eerder(request, fout)
    messages.success(request, _("De vraag is van jou en staat bij Mijn werk."))
    koppeling = getattr(vraag, "dossiervraag", None)
    return redirect("huishouden", koppeling.dossier_id) if koppeling else redirect("werk")


@voor_medewerkers
@require_POST
def beantwoorden(request: Verzoek, vraag_id: UUID) -> HttpResponse:
    """De vraag is beantwoord en klaar."""
    formulier = AntwoordFormulier(request.POST)
    if not formulier.is_valid():
        return _opnieuw(request, lijst(request, vraag_id, beantwoorden=formulier))
    try:
        acties.beantwoord(
            vraag_id=vraag_id,
            antwoord=formulier.cleaned_data["antwoord"],
            medewerker=request.werkkring.medewerker,
            nu=timezone.now(),
        )
    except Vraag.DoesNotExist as fout:
        raise Http404 from fout
    except acties.AlOpgenomen as fout:
        return _was_eerder(request, fout, formulier.cleaned_data["antwoord"])
    messages.success(request, _("Beantwoord. De vraag staat niet meer in de lijst."))
    return redirect("vragen")


@voor_medewerkers
@require_POST
def doorzetten(request: Verzoek, vraag_id: UUID) -> HttpResponse:
    """Naar een ander team; de klok loopt door."""
    vraag = bekijken.zoek(request.werkkring, vraag_id)
    if vraag is None:
        raise Http404
    formulier = bekijken.doorzetformulier(request.werkkring, vraag, timezone.localdate(), request.POST)
    if not formulier.is_valid():
        return _opnieuw(request, lijst(request, vraag_id, doorzetten=formulier))
    naar, argument = formulier.cleaned_data["naar"], formulier.cleaned_data["argument"]
    acties.zet_door(
        vraag_id=vraag_id, naar=naar, argument=argument, medewerker=request.werkkring.medewerker, nu=timezone.now()
    )
    messages.success(request, _("De vraag ligt nu bij %(team)s. De klok loopt door.") % {"team": naar.naam})
    return redirect("vragen")


def _opnieuw(request: Verzoek, vragen: Lijst) -> HttpResponse:
    """Dezelfde lijst, met de fout bij het veld en alles wat getypt was."""
    if vragen.detail is None:
        raise Http404
    return render(request, "vragen/wachtrij.html", vragen.inhoud(), status=422)


def _was_eerder(request: Verzoek, fout: acties.AlOpgenomen, getypt: str = "") -> HttpResponse:
    """409: een ander was net eerder; wat je typte, staat erbij."""
    inhoud = {
        "wie": bekijken.wie_had_hem(fout.vraag, request.werkkring.medewerker.pk),
        "gesloten": isinstance(fout, acties.AlGesloten),
        "vraag": fout.vraag,
        "getypt": getypt,
        "vandaag": timezone.localdate(),
    }
    return render(request, "vragen/al_opgenomen.html", inhoud, status=409)
