"""Het blad Hoe staat het?: wie belt, mag die het horen, en dan één zin."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import uuid4

from django.utils import timezone
from django.utils.translation import gettext as _

from keukentafel.doen.dossier.herkennen import Bekende, Zoekvraag
from keukentafel.doen.dossier.zoekgrens import TeVaakGezocht, tel_mee, zoek_begrensd
from keukentafel.doen.ingang.models import Vraag
from keukentafel.doen.ingang.stand import Stand, leg_verteld_vast, stand_op_kenmerk, stand_van_huishouden
from keukentafel.regelen.medewerkers.verzoek import Verzoek
from keukentafel.werkplek import datums
from keukentafel.werkplek.vragen import lijkt
from keukentafel.werkplek.vragen.forms_stand import ZELF, StandFormulier
from keukentafel.werkplek.woorden import telwoord

EXACT = frozenset({"geboortedatum", "adres", "achternaam"})
"""Wat gelijk moet zijn: twee hiervan. Wie alleen lijkt, is misschien een ander."""


OVER_WIE = ("geboortedatum", "postcode", "huisnummer", "achternaam")
BEROEP = frozenset({Vraag.Betrekking.HUISARTS, Vraag.Betrekking.SCHOOL, Vraag.Betrekking.HULPVERLENER})


@dataclass
class Antwoord:
    """Wat er na het zoeken op het scherm staat; hoogstens één van deze."""

    zin: str = ""
    geweigerd: bool = False
    niet_gevonden: bool = False
    te_vaak: bool = False
    keuzes: Sequence[lijkt.Rij] = field(default_factory=list)


def zoek(request: Verzoek, formulier: StandFormulier, nu: datetime) -> Antwoord:
    """Zoek de stand bij wat is ingevuld. Mag de beller het niet horen, dan wordt er niets gezocht."""
    schoon = formulier.cleaned_data
    request.boek.over("beller", f"{schoon['beller']}.{schoon['akkoord']}")
    if not formulier.mag_het_horen:
        request.boek.werd("stand_geweigerd")
        return Antwoord(geweigerd=True)
    try:
        if schoon["kenmerk"]:
            return _op_kenmerk(request, formulier, nu)
        return _op_persoon(request, formulier, nu)
    except TeVaakGezocht:
        request.boek.ook("stand_gezocht", uitkomst="geweigerd")
        return Antwoord(te_vaak=True)


def _op_kenmerk(request: Verzoek, formulier: StandFormulier, nu: datetime) -> Antwoord:
    kenmerk = formulier.cleaned_data["kenmerk"]
    tel_mee(request.werkkring.medewerker.pk, Zoekvraag(postcode=kenmerk), nu, soort="kenmerk")
    return _vertel(request, formulier, stand_op_kenmerk(kenmerk), [], nu)


def _op_persoon(request: Verzoek, formulier: StandFormulier, nu: datetime) -> Antwoord:
    ik = request.werkkring.medewerker.pk
    gevonden = zoek_begrensd(medewerker_id=ik, nu=nu, **formulier.sleutels)
    bekenden = [een for een in gevonden if len(EXACT & {*een.zelfde}) >= 2]
    dossiers = {een.dossier for een in bekenden}
    gekozen = lijkt.gekozen_dossier(formulier.cleaned_data["wie"], ik, bekenden)
    if len(dossiers) > 1 and gekozen is None:
        for een in bekenden:
            request.boek.betreft([een.persoon], dossier=een.dossier)
        return Antwoord(keuzes=lijkt.rijen(bekenden, "", ik))
    dossier = gekozen or next(iter(dossiers), None)
    stand = stand_van_huishouden(dossier) if dossier else None
    return _vertel(request, formulier, stand, [een for een in bekenden if een.dossier == dossier], nu)


def _vertel(
    request: Verzoek, formulier: StandFormulier, stand: Stand | None, wie: Sequence[Bekende], nu: datetime
) -> Antwoord:
    if stand is None:
        return Antwoord(niet_gevonden=True)
    beller, akkoord = formulier.cleaned_data["beller"], formulier.cleaned_data["akkoord"]
    leg_verteld_vast(kenmerk=stand.kenmerk, beller=beller, akkoord=akkoord, nu=nu)
    request.boek.werd("stand_verteld")
    request.boek.betreft([een.persoon for een in wie], dossier=stand.dossier, vraag=stand.id)
    return Antwoord(zin=zin(stand, timezone.localdate(nu), zelf=beller == ZELF))


def terugbelverzoek(formulier: StandFormulier, antwoord: Antwoord) -> dict[str, str]:
    """Wat er al getypt is, als velden van Nieuwe vraag; alleen als de beller het niet mag horen en wij dus zelf bellen.

    Het gaat mee in het formulier en niet in het adres van het blad: een adres komt in geschiedenis en logboeken.
    """
    if not antwoord.geweigerd:
        return {}
    beller = formulier.cleaned_data["beller"]
    kenmerk = formulier.cleaned_data["kenmerk"]
    getypt = {naam: str(formulier[naam].value() or "") for naam in OVER_WIE}
    return getypt | {
        "sleutel": str(uuid4()),
        "begonnen": timezone.now().isoformat(timespec="seconds"),
        "kanaal": Vraag.Kanaal.TELEFOON.value,
        "soort": Vraag.Soort.TERUGBELVERZOEK.value,
        "aanmelder": (Vraag.Aanmelder.PROFESSIONAL if beller in BEROEP else Vraag.Aanmelder.NAASTE).value,
        "melder_betrekking": beller,
        "eigen_woorden": _("Belde over kenmerk %(kenmerk)s.") % {"kenmerk": kenmerk} if kenmerk else "",
    }


def zin(stand: Stand, vandaag: date, *, zelf: bool) -> str:
    """Eén zin om voor te lezen: bij wie, welke stap, tot wanneer."""
    wat = _("Uw vraag") if zelf else _("De vraag")
    if stand.status == Vraag.Status.BEANTWOORD:
        return _klaar(stand.afsluiting) % {"wat": wat, "team": stand.team}
    wie = _("%(wie)s van %(team)s") % {"wie": stand.contact, "team": stand.team} if stand.contact else stand.team
    if stand.lopend > 1:
        begin = _("Er lopen %(aantal)s vragen, de eerste bij %(wie)s") % {"aantal": telwoord(stand.lopend), "wie": wie}
    else:
        begin = _("%(wat)s ligt bij %(wie)s") % {"wat": wat, "wie": wie}
    return _("%(begin)s; %(stap)s.") % {"begin": begin, "stap": _stap(stand, vandaag)}


def _stap(stand: Stand, vandaag: date) -> str:
    if stand.uiterlijk is None:
        return _("iemand van het team neemt contact op")
    laat = stand.uiterlijk < vandaag
    dag = datums.dag(stand.uiterlijk, vandaag) if stand.uiterlijk != vandaag else _("vandaag")
    if laat:
        return _("dat had op %(dag)s klaar moeten zijn, en ik laat weten dat u erom vraagt") % {"dag": dag}
    stap = {
        "terugbelverzoek": _("u wordt uiterlijk %(dag)s teruggebeld"),
        "wmo_onderzoek": _("zij onderzoeken wat er nodig is, en u hoort dat uiterlijk %(dag)s"),
        "klacht": _("het antwoord komt uiterlijk %(dag)s"),
        "wgs_eerste_gesprek": _("het eerste gesprek over de schulden is uiterlijk %(dag)s"),
        "wgs_eerste_gesprek_bedreigend": _("het eerste gesprek over de schulden is uiterlijk %(dag)s"),
        "wmo_beschikking": _("het besluit komt uiterlijk %(dag)s"),
        "jeugdwet_beschikking": _("het besluit komt uiterlijk %(dag)s"),
        "pw_beschikking": _("het besluit komt uiterlijk %(dag)s"),
    }.get(stand.stap or "", _("u hoort uiterlijk %(dag)s meer"))
    return stap % {"dag": dag}


def _klaar(afsluiting: str) -> str:
    """Hoe een gesloten vraag eindigde; dat iemand niet verder wilde, hoort alleen de inwoner zelf van het team."""
    return {
        Vraag.Afsluiting.VERWEZEN: _("%(wat)s is doorgegeven aan een ander; %(team)s weet aan wie."),
        Vraag.Afsluiting.NIET_BEREIKT: _("Wij hebben gebeld en niemand bereikt; %(team)s hoort graag van u."),
        Vraag.Afsluiting.DUBBEL: _("%(wat)s is samen met een andere vraag opgepakt door %(team)s."),
        Vraag.Afsluiting.INGETROKKEN: _("%(wat)s is afgesloten bij %(team)s."),
        Vraag.Afsluiting.GEWEIGERD: _("%(wat)s is afgesloten bij %(team)s."),
    }.get(Vraag.Afsluiting(afsluiting or Vraag.Afsluiting.ANTWOORD), _("%(wat)s is beantwoord door %(team)s."))
