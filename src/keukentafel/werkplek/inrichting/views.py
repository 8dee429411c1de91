from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from keukentafel.inrichting import laden
from keukentafel.regelen.medewerkers.verzoek import Verzoek, voor_medewerkers
from keukentafel.werkplek.inrichting import overzichten


@voor_medewerkers
@require_GET
def lijst(request: Verzoek) -> HttpResponse:
    """De inrichtingen in het huis; die van het eigen stelsel vooraan."""
    vandaag = timezone.localdate()
    alle = [laden.versies(naam)[-1] for naam in laden.namen()]
    alle.sort(key=lambda inrichting: (inrichting.naam != request.werkkring.stelsel.naam, inrichting.titel))
    return render(request, "inrichting/lijst.html", {"inrichtingen": alle, "vandaag": vandaag})


@voor_medewerkers
@require_GET
def inrichting(request: Verzoek, naam: str) -> HttpResponse:
    """Een inrichting in woorden en als beeld, zoals zij nu geldt."""
    try:
        alle = laden.versies(naam)
    except laden.InrichtingOnbekendError as fout:
        raise Http404 from fout
    vandaag = timezone.localdate()
    nu = [versie for versie in alle if versie.geldig_vanaf <= vandaag] or alle[:1]
    inhoud = overzichten.inhoud(nu[-1]) | {"versies": overzichten.versieregels(alle, vandaag)}
    return render(request, "inrichting/inrichting.html", inhoud | {"aantal": len(laden.namen())})
