from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from keukentafel.inrichting import laden
from keukentafel.regelen.medewerkers.verzoek import Verzoek, toegang
from keukentafel.werkplek.inrichting import controleren, kiezen, lijken, nieuwe_versie, overzichten, vergelijken


@toegang(None, handeling=None)
@require_safe
def lijst(request: Verzoek) -> HttpResponse:
    """De inrichtingen in het huis; die van het eigen stelsel vooraan."""
    eigen = request.werkkring.stelsel.naam
    inhoud = kiezen.lijst(request.GET.get("vorm", ""), eigen, timezone.localdate())
    return render(request, "inrichting/lijst.html", inhoud)


@toegang(None, handeling=None)
@require_safe
def inrichting(request: Verzoek, naam: str) -> HttpResponse:
    """Een inrichting in woorden en als beeld, zoals zij nu of op een andere dag geldt."""
    try:
        alle = laden.versies(naam)
    except (laden.InrichtingOnbekendError, laden.InrichtingFoutError) as fout:
        raise Http404 from fout
    vandaag = timezone.localdate()
    gekozen = kiezen.op_dag(alle, kiezen.kies_dag(request.GET.get("op", ""), vandaag))
    inhoud = overzichten.inhoud(gekozen) | overzichten.in_de_tijd(alle, gekozen, vandaag)
    inhoud |= nieuwe_versie.bij_inrichting(request.werkkring, naam, vandaag) | {"aantal": len(laden.namen())}
    return render(request, "inrichting/inrichting.html", inhoud)


@toegang(None, handeling=None)
@require_safe
def bestand(request: Verzoek, naam: str) -> HttpResponse:
    """Het bestand zelf, met alle versies erin, om te bewaren of aan te passen."""
    try:
        tekst = laden.bestand_van(naam).read_bytes()
    except laden.InrichtingOnbekendError as fout:
        raise Http404 from fout
    kop = {"Content-Disposition": f'attachment; filename="{naam}.toml"'}
    return HttpResponse(tekst, content_type="application/toml; charset=utf-8", headers=kop)


@toegang(None, handeling=None)
@require_safe
def vergelijk(request: Verzoek) -> HttpResponse:
    """Twee inrichtingen, of twee versies van één, naast elkaar."""
    inhoud = vergelijken.inhoud(request.GET, request.werkkring.stelsel.naam, timezone.localdate())
    return render(request, "inrichting/vergelijk.html", inhoud)


@toegang(None, handeling=None)
@require_http_methods(["GET", "POST"])
def controle(request: Verzoek) -> HttpResponse:
    """Kijk een meegebracht bestand na: alle fouten tegelijk, niets wordt bewaard."""
    return render(request, "inrichting/controle.html", controleren.inhoud(request))


@toegang(None, handeling=None)
@require_safe
def gelijkenis(request: Verzoek) -> HttpResponse:
    """Een paar vragen, en welke inrichting er het meest op lijkt."""
    inhoud = lijken.inhoud(request.GET, timezone.localdate())
    return render(request, "inrichting/kiezen.html", inhoud | {"eigen": request.werkkring.stelsel.naam})
