from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from keukentafel.doen.dossier.models import Dossier
from keukentafel.regelen.medewerkers.verzoek import Verzoek, toegang
from keukentafel.werkplek.betrokkenen import noem
from keukentafel.werkplek.huishouden import afzeggen as afzeg
from keukentafel.werkplek.huishouden import contact as journaalblad
from keukentafel.werkplek.huishouden import forms, schrijven
from keukentafel.werkplek.huishouden.hoofd import naam
from keukentafel.werkplek.huishouden.inzien import open_tabblad
from keukentafel.werkplek.inlog.bewaard import haal, neem_mee


@toegang("dossier_lezen", handeling="journaal_gezien")
@require_safe
def journaal(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Het tabblad Contact: het hele journaal, nieuwste eerst."""
    kring, nu = request.werkkring, timezone.now()
    huis = open_tabblad(request, dossier_id, nu)
    return render(request, "huishouden/journaal.html", journaalblad.blad(kring, huis, nu, request.GET.get("blad", "1")))


@never_cache
@neem_mee(lambda dossier_id: reverse("contact-vastleggen", args=[dossier_id]))
@toegang("dossier_schrijven", handeling="contact_vastgelegd")
@require_http_methods(["GET", "HEAD", "POST"])
@schrijven.kan_weg_zijn
def contact(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Een contact opschrijven en bewaren."""
    nu, dossier = timezone.now(), schrijven.te_schrijven(request, dossier_id)
    if request.method != "POST":
        return _contactblad(request, dossier, forms.leeg_contact(dossier, nu, haal(request, request.path)))
    formulier = forms.ContactFormulier(request.POST, dossier=dossier, nu=nu)
    noem(request, dossiers=[dossier_id], leden={dossier_id: formulier.alle_leden})
    vastgelegd = schrijven.bewaar_contact(request, formulier, dossier_id, nu)
    if vastgelegd is None:
        return _contactblad(request, dossier, formulier, 422)
    if not vastgelegd.nieuw:
        request.boek.werd("nog_eens_verstuurd")
    messages.success(request, _("Het contact staat in het journaal."))
    return redirect("journaal", dossier_id)


def _contactblad(
    request: Verzoek, dossier: Dossier, formulier: forms.ContactFormulier, status: int = 200
) -> HttpResponse:
    request.boek.werd("dossier_ingezien")
    noem(request, dossiers=[dossier.pk], leden={dossier.pk: formulier.alle_leden})
    inhoud = {"form": formulier, "dossier": dossier, "naam": naam(dossier)}
    return render(request, "huishouden/contact.html", inhoud, status=status)


@never_cache
@neem_mee(lambda dossier_id: reverse("afspraak-maken", args=[dossier_id]))
@toegang("dossier_schrijven", handeling="afspraak_gepland")
@require_http_methods(["GET", "HEAD", "POST"])
@schrijven.kan_weg_zijn
def afspraak(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Een afspraak maken voor jezelf, een collega of een vrijwilliger."""
    nu, ik, dossier = timezone.now(), request.werkkring.medewerker, schrijven.te_schrijven(request, dossier_id)
    noem(request, dossiers=[dossier_id])
    if request.method != "POST":
        return _afspraakblad(request, dossier, forms.leeg_afspraak(dossier, nu, ik, haal(request, request.path)))
    formulier = forms.AfspraakFormulier(request.POST, dossier=dossier, nu=nu)
    if schrijven.bewaar_afspraak(request, formulier, dossier_id, nu) is None:
        return _afspraakblad(request, dossier, formulier, 422)
    messages.success(request, _("De afspraak staat erin."))
    return redirect("huishouden", dossier_id)


def _afspraakblad(
    request: Verzoek, dossier: Dossier, formulier: forms.AfspraakFormulier, status: int = 200
) -> HttpResponse:
    request.boek.werd("dossier_ingezien")
    inhoud = {"form": formulier, "dossier": dossier, "naam": naam(dossier)}
    return render(request, "huishouden/afspraak.html", inhoud, status=status)


@never_cache
@toegang("dossier_schrijven", handeling="afspraak_afgezegd")
@require_http_methods(["GET", "HEAD", "POST"])
@schrijven.kan_weg_zijn
def afzeggen(request: Verzoek, dossier_id: UUID, afspraak_id: UUID) -> HttpResponse:
    """Eerst vragen of het klopt, dan afzeggen."""
    nu, dossier = timezone.now(), schrijven.te_schrijven(request, dossier_id)
    noem(request, dossiers=[dossier_id])
    fout = afzeg.zeg_af(request, dossier, afspraak_id, nu) if request.method == "POST" else ""
    if request.method == "POST" and not fout:
        messages.success(request, _("De afspraak is afgezegd. Vergeet niet het te laten weten."))
        return redirect("huishouden", dossier_id)
    request.boek.werd("dossier_ingezien")
    inhoud = afzeg.inhoud(dossier, afspraak_id, nu) | {"fout": fout}
    return render(request, "huishouden/afzeggen.html", inhoud, status=409 if fout else 200)
