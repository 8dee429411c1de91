from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from keukentafel.regelen.medewerkers.verzoek import Verzoek, toegang
from keukentafel.werkplek.betrokkenen import noem
from keukentafel.werkplek.mijnwerk import overzichten


@toegang("vraag_aannemen", handeling="mijn_werk_gezien")
@require_safe
def werk(request: Verzoek) -> HttpResponse:
    """De dag van een medewerker; wie alleen aanneemt, ziet wat zij aannam."""
    nu = timezone.localtime()
    if request.werkkring.leest_dossiers:
        dag = overzichten.dag(request.werkkring, nu)
        noem(request, dossiers=dag["dossiers"], vragen=dag["vragen"])
        return render(request, "mijnwerk/werk.html", dag)
    aannamedag = overzichten.aannamedag(request.werkkring, nu)
    noem(request, dossiers=aannamedag["dossiers"])
    for rij in aannamedag["rijen"]:
        request.boek.betreft(vraag=rij.ontvangst.id)
    return render(request, "mijnwerk/aannemen.html", aannamedag)
