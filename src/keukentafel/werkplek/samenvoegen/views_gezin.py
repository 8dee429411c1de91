from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from keukentafel.doen.delen.overzichten import gebied_bij
from keukentafel.doen.samenvoegen import acties
from keukentafel.doen.samenvoegen.acties import Splitsing, Verhuizing
from keukentafel.regelen.medewerkers.verzoek import Verzoek, toegang
from keukentafel.werkplek import formulier
from keukentafel.werkplek.delen.blad import Blad, haal, niet_voor_jou, schrijft
from keukentafel.werkplek.inlog.bewaard import neem_mee
from keukentafel.werkplek.samenvoegen.blad import toon, van_mijn_team, vul
from keukentafel.werkplek.samenvoegen.forms import SplitsFormulier, TweeHuizenFormulier, VerhuisFormulier, vraagkeuzes
from keukentafel.werkplek.samenvoegen.kinderen import kinderen
from keukentafel.werkplek.woorden import hoofdletter

INVULLEN = ["GET", "HEAD", "POST"]


@never_cache
@neem_mee(lambda dossier_id: reverse("splitsen", args=[dossier_id]))
@toegang("dossier_schrijven", handeling="gesplitst")
@require_http_methods(INVULLEN)
@niet_voor_jou
def splitsen(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Leden gaan verder in een nieuw dossier."""
    blad = haal(request, dossier_id, van_mijn_team)
    leden = [(str(lid.pk), lid.persoon.naam or hoofdletter(lid.get_rol_display())) for lid in blad.huis.leden]
    keuzes: dict[str, Any] = {
        "leden": leden,
        "vragen": vraagkeuzes(blad.huis.open_vragen),
        "geheim": blad.dossier.adres_geheim,
    }
    form = vul(request, partial(SplitsFormulier, **keuzes))
    uit: list[UUID] = []
    if form.is_bound and form.bewaar(lambda: uit.append(_splits(blad, form))):
        messages.success(request, _("Gesplitst. Dit is het nieuwe dossier; wat ervoor was, staat in het oude."))
        return redirect("huishouden", uit[0])
    if not form.is_bound:
        request.boek.werd("dossier_ingezien")
    return toon(request, "splitsen", blad, form)


def _splits(blad: Blad, form: SplitsFormulier) -> UUID:
    schoon = form.cleaned_data
    opgave = Splitsing(
        leden=[UUID(lid) for lid in schoon["leden"]],
        van=schoon["van"],
        naam=schoon["naam"],
        adres=form.adres,
        gebied=gebied_bij(blad.dossier.stelsel_id, form.adres.postcode, blad.vandaag),
        vragen=[UUID(vraag) for vraag in schoon.get("vragen", ())],
        regie=schoon["regie"],
    )
    return acties.splits(dossier_id=blad.dossier.pk, opgave=opgave, kring=blad.kring, nu=blad.nu)


@never_cache
@neem_mee(lambda dossier_id: reverse("twee-huizen", args=[dossier_id]))
@toegang("dossier_schrijven", handeling="ook_hier_gezet")
@require_http_methods(INVULLEN)
@niet_voor_jou
def twee_huizen(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Een kind uit een ander huishouden waarin je schrijft, hoort ook bij dit."""
    blad, zoekterm = haal(request, dossier_id, schrijft), formulier.zoekterm(request.GET)
    gevonden = kinderen(request, blad, zoekterm)
    form = vul(request, partial(TweeHuizenFormulier, personen=gevonden))
    if form.is_bound and form.bewaar(lambda: _zet_hier(blad, form)):
        messages.success(request, _("Dit kind hoort nu bij beide huishoudens."))
        return redirect("huishouden", dossier_id)
    if not form.is_bound:
        request.boek.werd("kind_gezocht")
    return toon(request, "twee_huizen", blad, form, zoekterm=zoekterm, gevonden=gevonden)


def _zet_hier(blad: Blad, form: TweeHuizenFormulier) -> UUID:
    schoon = form.cleaned_data
    persoon = UUID(schoon["persoon"])
    return acties.zet_ook_hier(
        dossier_id=blad.dossier.pk, persoon_id=persoon, rol="kind", van=schoon["van"], kring=blad.kring, nu=blad.nu
    )


@never_cache
@neem_mee(lambda dossier_id: reverse("verhuizen", args=[dossier_id]))
@toegang("dossier_schrijven", handeling="verhuizing_aangeboden")
@require_http_methods(INVULLEN)
@niet_voor_jou
def verhuizen(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Het dossier aanbieden aan een team in een andere gemeente."""
    blad = haal(request, dossier_id, van_mijn_team)
    form = vul(request, partial(VerhuisFormulier, dossier=blad.dossier, dag=blad.vandaag))
    if form.is_bound and form.bewaar(lambda: _bied(blad, form)):
        messages.success(request, _("Aangeboden. Tot het andere team ja zegt, verandert er niets."))
        return redirect("aanbod")
    if not form.is_bound:
        request.boek.werd("dossier_ingezien")
    return toon(request, "verhuizen", blad, form)


def _bied(blad: Blad, form: VerhuisFormulier) -> UUID:
    schoon = form.cleaned_data
    opgave = Verhuizing(
        naar=schoon["naar"],
        gemeente_id=schoon["gemeente"].pk,
        grondslag=schoon["grondslag"],
        boodschap=schoon["boodschap"],
        adres=form.adres,
        gebied=gebied_bij(blad.dossier.stelsel_id, form.adres.postcode, blad.vandaag),
    )
    return acties.bied_verhuizing_aan(dossier_id=blad.dossier.pk, opgave=opgave, kring=blad.kring, nu=blad.nu)
