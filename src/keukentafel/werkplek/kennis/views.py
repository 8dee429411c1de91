from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from keukentafel.regelen.medewerkers.verzoek import Verzoek, toegang
from keukentafel.werkplek.formulier import zoekterm
from keukentafel.werkplek.kennis import blad


@toegang(None, handeling=None)
@require_safe
def lijst(request: Verzoek) -> HttpResponse:
    """Alle artikelen per onderwerp, of wat bij een zoekterm hoort."""
    return render(request, "kennis/lijst.html", blad.lijst(request.werkkring, zoekterm(request.GET, 80)))


@toegang(None, handeling=None)
@require_safe
def artikel(request: Verzoek, slug: str) -> HttpResponse:
    """Eén artikel; wie het bijhoudt, ziet ook hoe het eerder was."""
    kring = request.werkkring
    return render(request, "kennis/artikel.html", blad.artikel(kring, blad.van(kring, slug)))
