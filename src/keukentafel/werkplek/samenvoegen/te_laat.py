"""Een collega was eerder: al samengevoegd, of al losgemaakt. Dan staat dat er, met waar je verder gaat."""

from uuid import UUID

from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import render

from keukentafel.doen.samenvoegen import overzichten
from keukentafel.doen.samenvoegen.models import Samenvoeging
from keukentafel.regelen.medewerkers.verzoek import Verzoek
from keukentafel.werkplek.delen.blad import Blad, schrijft


def al_samen(request: Verzoek, blad: Blad, ander: Blad) -> HttpResponse | None:
    """Het blad dat zegt dat een van beide al is opgegaan, of None als er nog te kiezen is.

    Raises:
        Http404: zij schrijft niet in allebei, of deed dat niet voor het samenvoegen.
    """
    beide = {blad.dossier.pk, ander.dossier.pk}
    over = [een for een in (blad, ander) if een.dossier.opgegaan_in_id is None]
    if overzichten.schrijft_of_schreef(blad.kring, blad.nu).filter(pk__in=beide).count() < len(beide):
        raise Http404
    if len(over) == 2:
        if not (schrijft(blad) and schrijft(ander)):
            raise Http404
        return None
    request.boek.werd("dubbel_vergeleken")
    return _blad(request, blad, {"samen": True, "naar": (over or [blad])[0].dossier})


def al_los(request: Verzoek, blad: Blad, samenvoeging_id: UUID) -> HttpResponse:
    """Het blad dat zegt wie het al losmaakte.

    Raises:
        Http404: er was hier geen samenvoeging die zij mocht losmaken.
    """
    hier = Q(dossier=blad.dossier) | Q(blijvend=blad.dossier)
    was = Samenvoeging.objects.filter(hier, pk=samenvoeging_id, los_op__isnull=False, stelsel_id=blad.kring.stelsel.pk)
    gevonden = was.select_related("los_door").first()
    if gevonden is None or not schrijft(blad):
        raise Http404
    request.boek.werd("samenvoeging_ingezien")
    return _blad(request, blad, {"samen": False, "naar": blad.dossier, "wie": gevonden.los_door})


def _blad(request: Verzoek, blad: Blad, erbij: dict[str, object]) -> HttpResponse:
    getypt = request.POST.get("reden", "").strip()
    inhoud = blad.inhoud() | erbij | {"getypt": getypt}
    return render(request, "samenvoegen/al_gedaan.html", inhoud, status=409 if request.method == "POST" else 200)
