from datetime import date

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from keukentafel.regelen.medewerkers.verzoek import Verzoek, toegang
from keukentafel.werkplek.inrichting import nieuwe_versie

BLAD = "inrichting/nieuwe_versie.html"


@toegang("inrichting_beheren", handeling="gevolgen_bekeken")
@require_http_methods(["GET", "POST"])
def nieuwe(request: Verzoek) -> HttpResponse:
    """Kies een bestand en zie wat het met het lopende werk doet; er wordt niets bewaard."""
    stelsel, vandaag = request.werkkring.stelsel, timezone.localdate()
    request.boek.over("inrichting", None)
    if request.method != "POST":
        return render(request, BLAD, nieuwe_versie.begin(stelsel, vandaag))
    return render(request, BLAD, nieuwe_versie.aangeboden(request, request.werkkring, vandaag))


@toegang("inrichting_beheren", handeling="inrichting_opgeslagen")
@require_POST
def laat_ingaan(request: Verzoek) -> HttpResponse:
    """Zet de versie in het huis, of toon waarom dat niet kan."""
    nu = timezone.now()
    try:
        dag, blad = nieuwe_versie.laat_in(request.werkkring, request.POST.get("bewijs", ""), nu, timezone.localdate(nu))
    except nieuwe_versie.Verlopen:
        messages.warning(request, _("Kies het bestand nog een keer; er is niets bewaard."))
        return redirect("nieuwe-versie")
    if dag is None:
        return render(request, BLAD, blad)
    request.boek.over("inrichting", dag.isoformat())
    return redirect("versie-van-dag", dag=dag.isoformat())


@toegang("inrichting_beheren", handeling="gevolgen_bekeken")
@require_safe
def van_dag(request: Verzoek, dag: str) -> HttpResponse:
    """Een opgeslagen versie, met wat zij nu met het werk zou doen."""
    try:
        gevraagd = date.fromisoformat(dag)
    except ValueError as fout:
        raise Http404 from fout
    request.boek.over("inrichting", gevraagd.isoformat())
    inhoud = nieuwe_versie.van_dag(request.werkkring.stelsel, gevraagd, timezone.localdate())
    if inhoud is None:
        raise Http404
    return render(request, "inrichting/versie.html", inhoud)
