from collections.abc import Sequence
from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from keukentafel.doen.delen import zicht
from keukentafel.doen.delen.nee import KanNiet
from keukentafel.doen.dossier.herkentoken import uit_token
from keukentafel.doen.regie.models import Overgang
from keukentafel.doen.samenvoegen import acties, overzichten
from keukentafel.regelen.medewerkers.verzoek import Verzoek, toegang
from keukentafel.werkplek.betrokkenen import noem
from keukentafel.werkplek.delen.blad import Blad, alleen_versturen, haal, niet_voor_jou, schrijft
from keukentafel.werkplek.herkennen import antwoord
from keukentafel.werkplek.herkennen.forms import EldersFormulier
from keukentafel.werkplek.huishouden.inzien import open_huishouden
from keukentafel.werkplek.inlog import bewaard
from keukentafel.werkplek.samenvoegen.blad import toon, vul
from keukentafel.werkplek.samenvoegen.forms import AntwoordFormulier, BiedFormulier

INVULLEN = ["GET", "HEAD", "POST"]


@never_cache
@bewaard.neem_mee(lambda dossier_id: reverse("ander-team", args=[dossier_id]))
@toegang("herkennen", handeling="elders_gevraagd")
@require_http_methods(INVULLEN)
@niet_voor_jou
def ander_team(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Kent een ander team dit huishouden? Zo ja, dan kun je het vragen om samen te voegen; je leest er niets van."""
    blad = haal(request, dossier_id, schrijft)
    form = EldersFormulier(request.POST or None, initial=_begin(blad), stelsel_id=blad.kring.stelsel.pk)
    bewaard.zet_terug(form, bewaard.haal(request, request.path))
    gevonden = antwoord.vraag(request, form)
    if (getypt := bewaard.haal(request, reverse("aanbieden", args=[dossier_id]))) is not None:
        bewaard.zet_terug(half := BiedFormulier(), getypt)
        return toon(request, "aanbieden", blad, half)
    bewijs = _bewijs(blad, gevonden.tokens) if gevonden else None
    bied = BiedFormulier(initial={"bewijs": bewijs}) if bewijs else None
    return toon(request, "ander_team", blad, form, antwoord=gevonden, bied=bied)


def _bewijs(blad: Blad, tokens: Sequence[str]) -> str | None:
    """Het eerste gevonden dossier dat zij niet zelf leest; wat zij leest, voegt zij zelf samen."""
    gevonden = {token: uit_token(token, blad.kring.medewerker.pk) for token in tokens}
    mijn = zicht.dossiers(blad.kring, blad.nu).filter(pk__in=filter(None, gevonden.values()))
    gelezen = {*mijn.values_list("pk", flat=True), blad.dossier.pk}
    return next((token for token, dossier_id in gevonden.items() if dossier_id not in gelezen), None)


def _begin(blad: Blad) -> dict[str, object]:
    persoon = next((lid.persoon for lid in blad.huis.leden), None)
    velden = ("achternaam", "voornaam", "geboortedatum")
    return {veld: getattr(persoon, veld) for veld in velden} if persoon else {}


@never_cache
@bewaard.neem_mee(lambda dossier_id: reverse("ander-team", args=[dossier_id]))
@alleen_versturen("ander-team")
@toegang("dossier_schrijven", handeling="samenvoegen_aangeboden")
@require_POST
@niet_voor_jou
def aanbieden(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Vraag het andere team; tot het ja zegt, verandert er niets."""
    blad, form = haal(request, dossier_id, schrijft), BiedFormulier(request.POST)
    if form.bewaar(lambda: acties.bied_aan(dossier_id=dossier_id, kring=blad.kring, nu=blad.nu, **form.opgave)):
        messages.success(request, _("Gevraagd. Tot het andere team ja zegt, verandert er niets."))
        return redirect("aanbod")
    return toon(request, "aanbieden", blad, form)


@never_cache
@toegang("dossier_schrijven", handeling="aanbod_gezien")
@require_safe
def lijst(request: Verzoek) -> HttpResponse:
    """Wat ons is aangeboden en wat wij aanboden: samenvoegen, een kind in twee huizen, en verhuizen."""
    kring = request.werkkring
    voor_ons, van_ons = list(overzichten.voor_ons(kring)), list(overzichten.aangeboden(kring))
    noem(request, dossiers=[een.dossier_id for een in van_ons if een.dossier_id])
    inhoud = {"voor_ons": voor_ons, "van_ons": van_ons, "vandaag": timezone.localdate()}
    return render(request, "samenvoegen/aanbod.html", inhoud)


@never_cache
@bewaard.neem_mee(lambda aanbod_id: reverse("aanbod-antwoord", args=[aanbod_id]))
@toegang("dossier_schrijven", handeling="aanbod_beantwoord")
@require_http_methods(INVULLEN)
@niet_voor_jou
def antwoorden(request: Verzoek, aanbod_id: UUID) -> HttpResponse:
    """Eén aanbod, met ja of nee. Het dossier van de ander lees je pas na je ja, en alleen bij een verhuizing."""
    kring, nu = request.werkkring, timezone.now()
    aanbod = overzichten.voor_ons(kring).filter(pk=aanbod_id).first()
    if aanbod is None or not overzichten.mag_antwoorden(kring, aanbod, nu):
        raise Http404
    huis = open_huishouden(request, aanbod.ander_dossier_id, nu) if aanbod.ander_dossier_id else None
    form = vul(request, partial(AntwoordFormulier, soort=aanbod.soort, leden=huis.leden if huis else ()))
    if form.is_bound and form.bewaar(lambda: _antwoord(request, aanbod, form)):
        return redirect("huishouden", naar) if (naar := _verder(request, aanbod, form)) else redirect("aanbod")
    if not form.is_bound:
        request.boek.werd("aanbod_gezien")
    inhoud = {"aanbod": aanbod, "form": form, "huis": huis, "vandaag": timezone.localdate(nu)}
    return render(request, "samenvoegen/antwoord.html", inhoud, status=422 if form.errors else 200)


def _antwoord(request: Verzoek, aanbod: Overgang, form: AntwoordFormulier) -> None:
    kring, nu, schoon = request.werkkring, timezone.now(), form.cleaned_data
    if schoon["besluit"] == "nee":
        acties.weiger(overgang_id=aanbod.pk, reden=schoon["reden"], kring=kring, nu=nu)
        return
    persoon = UUID(schoon["persoon"]) if schoon.get("persoon") else None
    eigen = schoon.get("blijft") != "ander"
    acties.aanvaard(overgang_id=aanbod.pk, eigen_blijft=eigen, persoon_id=persoon, kring=kring, nu=nu)


def _verder(request: Verzoek, aanbod: Overgang, form: AntwoordFormulier) -> UUID | None:
    """Waar zij heen gaat na haar antwoord: een dossier dat zij nu leest, of terug naar de lijst."""
    if form.cleaned_data["besluit"] == "nee":
        messages.success(request, _("Je zei nee. Alles blijft zoals het was; het andere team leest waarom."))
        return None
    mee = _("Het huishouden en zijn open vragen zijn nu van jou.") if aanbod.soort == Overgang.Soort.VERHUIZEN else ""
    messages.success(request, " ".join(filter(None, [_("Gedaan."), mee, _("Het andere team ziet dat je ja zei.")])))
    return aanbod.ander_dossier_id or aanbod.dossier_id


@never_cache
@toegang("dossier_schrijven", handeling="aanbod_ingetrokken")
@require_POST
@niet_voor_jou
def intrekken(request: Verzoek, aanbod_id: UUID) -> HttpResponse:
    """Trek een eigen aanbod in."""
    try:
        acties.trek_terug(overgang_id=aanbod_id, kring=request.werkkring, nu=timezone.now())
        messages.success(request, _("Ingetrokken. Er is niets veranderd."))
    except KanNiet:
        messages.info(request, _("Dit aanbod was al beantwoord."))
    return redirect("aanbod")
