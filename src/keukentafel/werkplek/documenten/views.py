from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from keukentafel.doen.documenten.models import Document, Documentinhoud
from keukentafel.doen.documenten.overzichten import documenten, inhoud
from keukentafel.regelen.medewerkers.verzoek import Verzoek, toegang
from keukentafel.werkplek.documenten import afschrift as afschriften
from keukentafel.werkplek.documenten import bewaren
from keukentafel.werkplek.documenten import blad as bladen
from keukentafel.werkplek.documenten.forms import DocumentFormulier, IntrekFormulier
from keukentafel.werkplek.huishouden import schrijven
from keukentafel.werkplek.huishouden.hoofd import naam
from keukentafel.werkplek.huishouden.inzien import open_huishouden, open_tabblad
from keukentafel.werkplek.inlog.bewaard import haal, neem_mee, zet_terug


@toegang("dossier_lezen", handeling="documenten_gezien")
@require_safe
def lijst(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Het tabblad Documenten."""
    nu = timezone.now()
    huis = open_tabblad(request, dossier_id, nu)
    inhoud = bladen.blad(request.werkkring, huis, nu, request.GET.get("blad", "1"))
    return render(request, "documenten/lijst.html", inhoud)


@never_cache
@neem_mee(lambda dossier_id: reverse("document-nieuw", args=[dossier_id]))
@toegang("dossier_schrijven", handeling="document_toegevoegd")
@require_http_methods(["GET", "HEAD", "POST"])
@schrijven.kan_weg_zijn
def nieuw(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Een bestand kiezen, zeggen wat het is en over wie, en bewaren."""
    nu, dossier = timezone.now(), schrijven.te_schrijven(request, dossier_id)
    huis, post = open_huishouden(request, dossier_id, nu), request.method == "POST"
    verzonden = int(request.META.get("CONTENT_LENGTH") or 0)
    stuk = (request.POST, request.FILES) if post else ()
    formulier = DocumentFormulier(*stuk, leden=huis.leden, verzonden=verzonden, initial={"sleutel": uuid4()})
    teruggezet = zet_terug(formulier, haal(request, request.path))
    if post and bewaren.bewaar(request, formulier, dossier_id, nu) is not None:
        messages.success(request, _("Het document ligt in het dossier."))
        return redirect("documenten", dossier_id)
    request.boek.werd("dossier_ingezien")
    inhoud = {"form": formulier, "dossier": dossier, "naam": naam(dossier), "teruggezet": teruggezet}
    return render(request, "documenten/nieuw.html", inhoud, status=422 if post else 200)


@never_cache
@toegang("dossier_lezen", handeling="document_geopend")
@require_safe
def openen(request: Verzoek, dossier_id: UUID, document_id: UUID) -> HttpResponse:
    """Het bestand zelf, langs dezelfde sloten als het dossier."""
    huis = open_huishouden(request, dossier_id, timezone.now())
    try:
        gevonden = inhoud(huis.dossier, document_id)
    except Documentinhoud.DoesNotExist as fout:
        raise Http404 from fout
    return bewaren.als_bijlage(gevonden)


@never_cache
@neem_mee(lambda dossier_id, document_id: reverse("document-intrekken", args=[dossier_id, document_id]))
@toegang("dossier_schrijven", handeling="document_ingetrokken")
@require_http_methods(["GET", "HEAD", "POST"])
@schrijven.kan_weg_zijn
def intrekken(request: Verzoek, dossier_id: UUID, document_id: UUID) -> HttpResponse:
    """Eerst vragen waarom, dan intrekken."""
    nu, dossier = timezone.now(), schrijven.te_schrijven(request, dossier_id)
    open_huishouden(request, dossier_id, nu)
    document, post = documenten(dossier).filter(pk=document_id).first(), request.method == "POST"
    if document is None:
        raise Document.DoesNotExist
    formulier = IntrekFormulier(request.POST if post else None)
    zet_terug(formulier, haal(request, request.path))
    if post and bewaren.trek_in(request, formulier, dossier_id, document_id, nu) is not None:
        messages.success(request, _("Het document is ingetrokken. De titel en de reden blijven staan."))
        return redirect("documenten", dossier_id)
    request.boek.werd("dossier_ingezien")
    inhoud = {"form": formulier, "dossier": dossier, "naam": naam(dossier), "document": document}
    return render(request, "documenten/intrekken.html", inhoud, status=422 if post else 200)


@never_cache
@toegang("dossier_lezen", handeling="afschrift_gemaakt")
@require_safe
def afschrift(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Wat één lid van het huishouden van het dossier te zien krijgt, om te printen."""
    nu = timezone.now()
    huis = open_huishouden(request, dossier_id, nu)
    inhoud = afschriften.blad(request.werkkring, huis, nu, request.GET.get("lid", ""))
    if inhoud["lid"] is None:
        request.boek.werd("dossier_ingezien")
    return render(request, "documenten/afschrift.html", inhoud)
