from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from keukentafel.doen.dossier.models import Dossier, Taak
from keukentafel.doen.dossier.taken import taken
from keukentafel.regelen.medewerkers.verzoek import Verzoek, toegang
from keukentafel.werkplek.betrokkenen import noem
from keukentafel.werkplek.huishouden import schrijven
from keukentafel.werkplek.huishouden.hoofd import naam
from keukentafel.werkplek.huishouden.inzien import open_tabblad
from keukentafel.werkplek.inlog.bewaard import haal, neem_mee, zet_terug
from keukentafel.werkplek.taken import bewaren, overzichten
from keukentafel.werkplek.taken.forms import TaakFormulier, begin


@toegang("dossier_lezen", handeling="taken_gezien")
@require_safe
def lijst(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Het tabblad Taken."""
    nu = timezone.now()
    huis = open_tabblad(request, dossier_id, nu)
    return render(request, "taken/lijst.html", overzichten.blad(request.werkkring, huis, nu))


@never_cache
@neem_mee(lambda dossier_id: reverse("taak-nieuw", args=[dossier_id]))
@toegang("dossier_schrijven", handeling="taak_gegeven")
@require_http_methods(["GET", "HEAD", "POST"])
@schrijven.kan_weg_zijn
def nieuw(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Een taak opschrijven."""
    return _taakblad(request, schrijven.te_schrijven(request, dossier_id), None)


@never_cache
@neem_mee(lambda dossier_id, taak_id: reverse("taak", args=[dossier_id, taak_id]))
@toegang("dossier_schrijven", handeling="taak_gewijzigd")
@require_http_methods(["GET", "HEAD", "POST"])
@schrijven.kan_weg_zijn
def wijzigen(request: Verzoek, dossier_id: UUID, taak_id: UUID) -> HttpResponse:
    """Een open taak wijzigen."""
    dossier = schrijven.te_schrijven(request, dossier_id)
    taak = taken(dossier).filter(pk=taak_id, klaar_op__isnull=True).first()
    if taak is None and request.method != "POST":
        raise Taak.DoesNotExist
    return _taakblad(request, dossier, taak or taken(dossier).get(pk=taak_id))


def _taakblad(request: Verzoek, dossier: Dossier, taak: Taak | None) -> HttpResponse:
    nu, ik, post = timezone.now(), request.werkkring.medewerker, request.method == "POST"
    noem(request, dossiers=[dossier.pk])
    formulier = TaakFormulier(request.POST if post else None, initial=begin(ik, taak), dossier=dossier, ik=ik, nu=nu)
    zet_terug(formulier, haal(request, request.path))
    uitkomst = bewaren.bewaar(request, formulier, dossier, taak, nu) if post else None
    if isinstance(uitkomst, Taak):
        messages.success(request, _("De taak staat erin."))
        return redirect("taken", dossier.pk)
    request.boek.werd("dossier_ingezien")
    inhoud = {"form": formulier, "dossier": dossier, "naam": naam(dossier), "taak": taak, "versies": uitkomst}
    if uitkomst is not None:
        return render(request, "taken/versies.html", inhoud, status=409)
    return render(request, "taken/taak.html", inhoud, status=422 if post else 200)


@never_cache
@toegang("dossier_schrijven", handeling="taak_afgerond")
@require_POST
@schrijven.kan_weg_zijn
def afronden(request: Verzoek, dossier_id: UUID, taak_id: UUID) -> HttpResponse:
    """Afvinken, of laten vervallen."""
    noem(request, dossiers=[dossier_id])
    taak = bewaren.rond_af(request, dossier_id, taak_id, timezone.now())
    zin = _("De taak is vervallen.") if taak.vervallen else _("De taak is klaar.")
    messages.success(request, zin)
    return redirect("werk") if request.POST.get("terug") == "werk" else redirect("taken", dossier_id)
