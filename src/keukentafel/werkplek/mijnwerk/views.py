from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from keukentafel.regelen.medewerkers.verzoek import Verzoek, toegang
from keukentafel.werkplek.betrokkenen import noem
from keukentafel.werkplek.mijnwerk import overzichten
from keukentafel.werkplek.toezicht.overzichten import gevraagd


@toegang("vraag_aannemen", handeling="mijn_werk_gezien")
@require_safe
def werk(request: Verzoek) -> HttpResponse:
    """De dag van een medewerker; wie alleen aanneemt, ziet wat zij aannam."""
    nu, kring = timezone.localtime(), request.werkkring
    vlaggen = gevraagd(kring.medewerker, timezone.localdate(nu))
    bevraagd = {rij.vlag.dossier_id for rij, _klok in vlaggen if rij.vlag.dossier_id}
    inhoud: dict[str, object] = {"uitleg_gevraagd": vlaggen}
    if kring.leest_dossiers:
        dag = overzichten.dag(kring, nu, bevraagd)
        noem(request, dossiers=dag["dossiers"], vragen=dag["vragen"], leden=dag["leden"])
        return render(request, "mijnwerk/werk.html", inhoud | dag)
    aannamedag = overzichten.aannamedag(kring, nu)
    noem(request, dossiers={*aannamedag["dossiers"], *bevraagd})
    for rij in aannamedag["rijen"]:
        request.boek.betreft(vraag=rij.ontvangst.id)
    return render(request, "mijnwerk/aannemen.html", inhoud | aannamedag)
