from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from keukentafel.doen.delen import zicht
from keukentafel.doen.dossier import zoeken
from keukentafel.doen.samenvoegen import acties, overzichten
from keukentafel.doen.samenvoegen.overzichten import Verwijzing
from keukentafel.regelen.medewerkers.verzoek import Verzoek, toegang
from keukentafel.werkplek.betrokkenen import noem
from keukentafel.werkplek.delen.blad import Blad, haal, niet_voor_jou, schrijft
from keukentafel.werkplek.inlog.bewaard import neem_mee
from keukentafel.werkplek.samenvoegen import te_laat
from keukentafel.werkplek.samenvoegen.blad import paren, toon, vul
from keukentafel.werkplek.samenvoegen.forms import LosFormulier, SamenvoegFormulier, vraagkeuzes

INVULLEN = ["GET", "HEAD", "POST"]


@never_cache
@toegang("dossier_schrijven", handeling="dubbel_gezocht")
@require_safe
def kiezen(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Welke andere dossiers op dit huishouden lijken, in je eigen werk; of gevonden met een zoekterm."""
    blad, zoekterm = haal(request, dossier_id, schrijft), request.GET.get("zoek", "").strip()
    if zoekterm:
        mijn = zicht.schrijfdossiers(blad.kring, blad.nu).exclude(pk=dossier_id).select_related("team", "contact")
        gevonden = list(zoeken.zoek(mijn, zoekterm)[: overzichten.HOOGSTENS])
    else:
        gevonden = overzichten.kandidaten(blad.kring, blad.dossier, blad.nu)
    noem(request, dossiers=[een.pk for een in gevonden])
    inhoud = {"gevonden": gevonden, "zoekterm": zoekterm, "te_kort": zoeken.te_kort(zoekterm)}
    return render(request, "samenvoegen/kiezen.html", blad.inhoud() | inhoud)


@never_cache
@neem_mee(lambda dossier_id, ander_id: reverse("samenvoegen-met", args=[dossier_id, ander_id]))
@toegang("dossier_schrijven", handeling="samengevoegd")
@require_http_methods(INVULLEN)
@niet_voor_jou
def vergelijken(request: Verzoek, dossier_id: UUID, ander_id: UUID) -> HttpResponse:
    """De twee naast elkaar, en samenvoegen."""
    blad, ander = haal(request, dossier_id), haal(request, ander_id)
    if (al := te_laat.al_samen(request, blad, ander)) is not None:
        return al
    zelfde = paren(blad.huis.leden, ander.huis.leden)
    form = vul(request, partial(SamenvoegFormulier, hier=blad.dossier, ander=ander.dossier, paren=zelfde))
    if form.is_bound and form.bewaar(lambda: acties.voeg_samen(**form.opgave, kring=blad.kring, nu=blad.nu)):
        messages.success(request, _("Samengevoegd. Je kunt het altijd weer losmaken."))
        return redirect("huishouden", form.opgave["blijft"])
    if not form.is_bound:
        request.boek.werd("dubbel_vergeleken")
    return toon(request, "vergelijken", blad, form, ander=ander)


@never_cache
@neem_mee(lambda dossier_id, samenvoeging_id: reverse("losmaken", args=[dossier_id, samenvoeging_id]))
@toegang("dossier_schrijven", handeling="losgemaakt")
@require_http_methods(INVULLEN)
@niet_voor_jou
def losmaken(request: Verzoek, dossier_id: UUID, samenvoeging_id: UUID) -> HttpResponse:
    """Een samenvoeging ongedaan maken; eerst staat er wat dat doet."""
    blad = haal(request, dossier_id)
    een = overzichten.samenvoeging(blad.kring, samenvoeging_id, dossier_id)
    if een is None:
        return te_laat.al_los(request, blad, samenvoeging_id)
    form = vul(request, partial(LosFormulier, vragen=_mee_terug(blad, een)))
    if form.is_bound and form.bewaar(lambda: _maak_los(blad, een, form)):
        messages.success(request, _("Losgemaakt. Elk dossier staat weer op zichzelf."))
        return redirect("huishouden", dossier_id)
    if not form.is_bound:
        request.boek.werd("samenvoeging_ingezien")
    return toon(request, "losmaken", blad, form, een=een)


def _mee_terug(blad: Blad, een: Verwijzing) -> list[tuple[str, str]]:
    """De vragen van erna die mee terug kunnen; alleen vanuit het dossier waar zij in liggen."""
    if een.kant != "hierin":
        return []
    return vraagkeuzes(overzichten.vragen_erna(blad.kring, een, blad.dossier, blad.nu))


def _maak_los(blad: Blad, een: Verwijzing, form: LosFormulier) -> UUID:
    return acties.maak_los(
        dossier_id=blad.dossier.pk, samenvoeging_id=een.samenvoeging, reden=form.cleaned_data["reden"],
        vragen=form.vraag_ids, kring=blad.kring, nu=blad.nu,
    )  # fmt: skip
