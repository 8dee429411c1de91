from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from keukentafel.doen.delen import zicht
from keukentafel.doen.dossier import overzichten as dossiers
from keukentafel.doen.dossier import zoeken
from keukentafel.regelen.medewerkers.verzoek import Verzoek, toegang
from keukentafel.werkplek import formulier
from keukentafel.werkplek.betrokkenen import noem, noem_leden
from keukentafel.werkplek.huishouden import overzichten
from keukentafel.werkplek.huishouden.inzien import open_tabblad

PER_BLAD = 25


@toegang("dossier_lezen", handeling="huishoudens_gezien")
@require_safe
def lijst(request: Verzoek) -> HttpResponse:
    """De huishoudens die mijn team draagt of waar ik op naam werk; of wat daarvan bij een zoekterm hoort."""
    kring, zoekterm = request.werkkring, formulier.zoekterm(request.GET)
    elders = zicht.elders_op_naam(kring, timezone.now())
    alle = dossiers.huishoudens(kring.stelsel.pk, kring.bereik(zicht.LEZEN), elders)
    if zoekterm:
        alle = zoeken.zoek(alle, zoekterm)
        request.boek.ook("gezocht", soort="lijst")
    pagina = Paginator(alle, PER_BLAD).get_page(request.GET.get("blad", "1"))
    noem_leden(request, pagina.object_list)
    inhoud = {"pagina": pagina, "vandaag": timezone.localdate(), "zoekterm": zoekterm, "elders": elders}
    inhoud |= {"te_kort": zoeken.te_kort(zoekterm), "van_ons": pagina.paginator.count - len(elders)}
    return render(request, "huishouden/lijst.html", inhoud)


@toegang("dossier_lezen", handeling="dossier_ingezien")
@require_safe
def huishouden(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Eén huishouden met zijn tijdlijn. Wat er niet is en wat je niet mag zien, geven hetzelfde antwoord."""
    kring, nu = request.werkkring, timezone.now()
    huis = open_tabblad(request, dossier_id, nu)
    soort, meer = request.GET.get("toon", "alles"), request.GET.get("meer", "")
    inhoud = overzichten.blad(kring, huis, nu, soort, alles=bool(meer))
    noem(request, dossiers=inhoud["samen"].dossiers)
    return render(request, "huishouden/huishouden.html", inhoud)
