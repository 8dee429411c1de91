from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from keukentafel.doen.delen import acties, overzichten, zicht
from keukentafel.doen.delen.nee import KanNiet
from keukentafel.regelen.medewerkers.verzoek import Verzoek, toegang
from keukentafel.werkplek.delen import adres
from keukentafel.werkplek.delen.blad import Blad, alleen_versturen, beheert, geeft_inzage, haal, niet_voor_jou, schrijft
from keukentafel.werkplek.delen.forms import AfschermFormulier, WijzigAdresFormulier
from keukentafel.werkplek.inlog.bewaard import neem_mee

BEHEER = "adres-beheer"


def _naar_beheer(dossier_id: UUID) -> str:
    return reverse(BEHEER, args=[dossier_id])


@never_cache
@toegang("dossier_lezen", handeling="adres_ingezien")
@require_safe
def toon(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Het geheime adres zelf, voor wie het op naam mag zien. Elke keer kijken komt in het logboek."""
    blad = haal(request, dossier_id)
    geheim = zicht.geheime_adressen(blad.kring, blad.nu).filter(dossier=blad.dossier).first()
    if geheim is None:
        raise Http404
    return render(request, "delen_met/adres.html", blad.inhoud() | {"adres": adres.in_woorden(geheim)})


@never_cache
@toegang("dossier_lezen", handeling="adres_beheerd")
@require_safe
def beheer(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Wie het adres mag zien, en het afschermen, wijzigen of vrijgeven. Het adres zelf staat er niet."""
    blad = haal(request, dossier_id)
    return _blad(request, blad, status=200, **adres.half_ingevuld(request, blad))


@neem_mee(_naar_beheer)
@alleen_versturen(BEHEER)
@toegang("dossier_schrijven", handeling="adres_afgeschermd")
@require_POST
@niet_voor_jou
def afschermen(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Maak het adres geheim."""
    blad, form = haal(request, dossier_id, schrijft), AfschermFormulier(request.POST)
    wie: dict[str, Any] = {"dossier_id": dossier_id, "kring": blad.kring, "nu": blad.nu}
    if form.bewaar(lambda: acties.scherm_adres_af(adres=form.adres, reden=form.cleaned_data["reden"], **wie)):
        messages.success(request, _("Het adres is nu geheim. Kies wie het nog meer mag zien."))
        return redirect(BEHEER, dossier_id)
    return _blad(request, blad, afschermen=form)


@neem_mee(_naar_beheer)
@alleen_versturen(BEHEER)
@toegang("dossier_schrijven", handeling="adres_gewijzigd")
@require_POST
@niet_voor_jou
def wijzigen(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Een ander geheim adres."""
    blad, form = haal(request, dossier_id, beheert), WijzigAdresFormulier(request.POST)
    wie: dict[str, Any] = {"dossier_id": dossier_id, "kring": blad.kring, "nu": blad.nu}
    if form.bewaar(lambda: acties.wijzig_geheim_adres(**form.opgave, **wie)):
        messages.success(request, _("Het nieuwe adres staat erin. Het blijft geheim."))
        return redirect(BEHEER, dossier_id)
    if form.non_field_errors():
        form.heeft_gezien(overzichten.versie_van_adres(blad.kring, blad.dossier, blad.nu))
    return _blad(request, blad, wijzigen=form)


@alleen_versturen(BEHEER)
@toegang("dossier_schrijven", handeling="adres_vrijgegeven")
@require_POST
@niet_voor_jou
def vrijgeven(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Het adres is niet meer geheim en staat weer in het dossier."""
    blad = haal(request, dossier_id, beheert)
    acties.geef_adres_vrij(dossier_id=dossier_id, kring=blad.kring, nu=blad.nu)
    messages.success(request, _("Het adres is niet meer geheim. Iedereen die dit dossier leest, ziet het nu."))
    return redirect("huishouden", dossier_id)


@neem_mee(_naar_beheer)
@alleen_versturen(BEHEER)
@toegang("dossier_schrijven", handeling="adresinzage_gegeven")
@require_POST
@niet_voor_jou
def inzage(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Laat een collega het adres zien."""
    blad = haal(request, dossier_id, geeft_inzage)
    form = adres.inzageformulier(blad, request.POST)
    wie: dict[str, Any] = {"dossier_id": dossier_id, "kring": blad.kring, "nu": blad.nu}
    if form.bewaar(lambda: acties.geef_inzage(**form.cleaned_data, **wie)):
        messages.success(request, _("%(wie)s mag het adres nu zien.") % {"wie": form.cleaned_data["collega"].naam})
        return redirect(BEHEER, dossier_id)
    return _blad(request, blad, inzage=form)


@alleen_versturen(BEHEER)
@toegang("dossier_schrijven", handeling="adresinzage_ingetrokken")
@require_POST
@niet_voor_jou
def inzage_intrekken(request: Verzoek, dossier_id: UUID, inzage_id: UUID) -> HttpResponse:
    """Neem iemands inzage weg."""
    blad = haal(request, dossier_id, beheert)
    try:
        acties.trek_inzage_in(dossier_id=dossier_id, inzage_id=inzage_id, kring=blad.kring, nu=blad.nu)
        messages.success(request, _("Ingetrokken. Deze collega ziet het adres niet meer."))
    except KanNiet as fout:
        laatste = _("Dit is de laatste die het adres mag zien. Geef eerst een ander inzage.")
        messages.warning(request, laatste if fout.code == "laatste" else _("Deze inzage was al voorbij."))
    return redirect(BEHEER, dossier_id)


def _blad(request: Verzoek, blad: Blad, status: int = 422, **formulieren: Any) -> HttpResponse:
    return render(request, "delen_met/beheer.html", adres.inhoud(blad, **formulieren), status=status)
