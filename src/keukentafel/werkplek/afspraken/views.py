from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from keukentafel.regelen.medewerkers.verzoek import Verzoek, toegang
from keukentafel.werkplek.afspraken import overzichten
from keukentafel.werkplek.betrokkenen import noem


@toegang("afspraken_zien", handeling="afspraken_gezien")
@require_safe
def afspraken(request: Verzoek) -> HttpResponse:
    """Mijn eigen afspraken: tijd, plek en met wie."""
    kring, nu = request.werkkring, timezone.now()
    dagen = overzichten.mijn_dagen(kring, nu)
    noem(request, dossiers=overzichten.dossiers_van(dagen))
    return render(request, "afspraken/afspraken.html", overzichten.inhoud(kring, nu, dagen))
