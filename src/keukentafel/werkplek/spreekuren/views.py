from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from keukentafel.regelen.medewerkers.verzoek import Verzoek, toegang
from keukentafel.werkplek.spreekuren import blad


@toegang("vraag_aannemen", handeling=None)
@require_safe
def spreekuren(request: Verzoek) -> HttpResponse:
    """Waar kan iemand langskomen? In één wijk of overal, om voor te lezen."""
    inhoud = blad.langskomen(request.werkkring, timezone.now(), request.GET.get("wijk", ""))
    return render(request, "spreekuren/langskomen.html", inhoud)
