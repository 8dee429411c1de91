"""Wat de medewerker de beller kan voorlezen: in gewone zinnen, met u."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from keukentafel.doen.ingang.klokken import LOOPT_VOOR_INWONER
from keukentafel.doen.ingang.models import Vraag
from keukentafel.doen.ingang.overzichten import Klokregel, Ontvangst
from keukentafel.inrichting.model import Inrichting
from keukentafel.werkplek import datums, klok
from keukentafel.werkplek.vragen.gevaar import bij_codes
from keukentafel.werkplek.vragen.stand import termijnnaam


def inhoud(ontvangst: Ontvangst, inrichting: Inrichting, vandaag: date) -> dict[str, object]:
    """Alles voor het blad na het bewaren."""
    namen = {regel.soort: termijnnaam(regel.soort, inrichting) for regel in ontvangst.termijnen}
    return {
        "ontvangst": ontvangst,
        "zinnen": zinnen(ontvangst, namen, vandaag),
        "klokken": [
            klok.maak(regel.uiterlijk, vandaag, begin=regel.start, woorden=namen[regel.soort])
            for regel in _lopend(ontvangst, vandaag)
        ],
        "vandaag": vandaag,
    }


def zinnen(ontvangst: Ontvangst, namen: dict[str, str], vandaag: date) -> list[str]:
    """De zinnen bij de ontvangst van een vraag; `namen` zegt hoe elke klok heet."""
    gevaar = bij_codes(ontvangst.gevaar)
    kop = [*(gevaar.voorlezen() if gevaar else []), _("Ik heb het opgeschreven. Uw kenmerk is %(kenmerk)s.")]
    kop[-1] %= {"kenmerk": ontvangst.kenmerk}
    if ontvangst.status == "beantwoord":
        return [*kop, _("Daarmee is uw vraag beantwoord. Is er weer iets, dan kunt u altijd bellen.")]
    regels = [*kop, _("%(team)s neemt het op.") % {"team": ontvangst.team}]
    if ontvangst.spoed:
        regels.append(_("Omdat het dringend is, doen we vandaag nog iets."))
    if ontvangst.aanmelder == Vraag.Aanmelder.ANONIEM and not ontvangst.bereikbaar:
        regels.append(_("Wij kunnen u niet bellen. Bel zelf terug met dit kenmerk, dan zeggen wij hoe het staat."))
        return regels
    regels += [_klok(regel, namen, vandaag) for regel in sorted(_lopend(ontvangst, vandaag), key=_eigen_termijn)]
    if not ontvangst.termijnen:
        regels.append(_("Iemand van het team neemt contact met u op."))
    return regels


def _lopend(ontvangst: Ontvangst, vandaag: date) -> list[Klokregel]:
    """De termijnen die ertoe doen; wat de inwoner zelf mocht inleveren, wordt nooit te laat."""
    return [regel for regel in ontvangst.termijnen if not _eigen_termijn(regel) or regel.uiterlijk >= vandaag]


def _eigen_termijn(regel: Klokregel) -> bool:
    """Wat de inwoner zelf kan doen, komt na wat wij beloven."""
    return regel.soort in LOOPT_VOOR_INWONER


def _klok(regel: Klokregel, namen: dict[str, str], vandaag: date) -> str:
    zin = {
        "terugbelverzoek": _("U wordt uiterlijk %(dag)s teruggebeld."),
        "wmo_onderzoek": _("U hoort uiterlijk %(dag)s wat er uit het onderzoek komt."),
        "wmo_beschikking": _("U krijgt uiterlijk %(dag)s het besluit."),
        "jeugdwet_beschikking": _("U krijgt uiterlijk %(dag)s het besluit."),
        "pw_beschikking": _("U krijgt uiterlijk %(dag)s het besluit."),
        "persoonlijk_plan": _("Wilt u zelf een plan meegeven, dan kan dat tot en met %(dag)s."),
        "wgs_eerste_gesprek": _("Het eerste gesprek over de schulden is uiterlijk %(dag)s."),
        "wgs_eerste_gesprek_bedreigend": _("Het eerste gesprek over de schulden is uiterlijk %(dag)s."),
        "klacht": _("U krijgt uiterlijk %(dag)s antwoord op uw klacht."),
    }.get(regel.soort, _("%(naam)s: uiterlijk %(dag)s."))
    return zin % {"dag": datums.dag(regel.uiterlijk, vandaag), "naam": namen.get(regel.soort, regel.soort)}


def stand_van_zaken(ontvangst: Ontvangst, vandaag: date) -> Iterator[str]:
    """Eén antwoord op: hoe staat het ervoor?"""
    wie = ontvangst.contact or ontvangst.team
    if ontvangst.status == "beantwoord":
        yield _("De vraag is beantwoord.")
    elif ontvangst.contact:
        yield _("%(wie)s van %(team)s is ermee bezig.") % {"wie": wie, "team": ontvangst.team}
    else:
        yield _("De vraag ligt bij %(team)s; daar heeft nog niemand hem opgenomen.") % {"team": ontvangst.team}
    for regel in [regel for regel in ontvangst.termijnen if not _eigen_termijn(regel)][:1]:
        yield _("Uiterlijk %(dag)s.") % {"dag": datums.voluit(regel.uiterlijk, vandaag)}
