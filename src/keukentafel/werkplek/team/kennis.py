"""Kennis die wegvalt, wie haar elders heeft, en welke registraties verlopen."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from keukentafel.doen.ingang.teamwerk import Behoefte, behoefte
from keukentafel.inrichting.model import Inrichting
from keukentafel.regelen.inzet.bezetting import Werker, weet_van, werkers
from keukentafel.regels.inzet import Gemis, Inschrijving, Kenner, Verloop, kennis_die_wegvalt, verloop
from keukentafel.regels.triage.zinnen import opsomming
from keukentafel.werkplek import datums
from keukentafel.werkplek.klok import Klok, maak
from keukentafel.werkplek.team.plek import Plek
from keukentafel.werkplek.woorden import hoofdletter, telwoord

ELDERS = 2
"""Zoveel mensen van elders staan er bij een onderwerp; meer is zoeken."""
WETTEN = {"jeugdwet": "jeugdhulp", "wmo": "Wmo-hulp", "participatiewet": "bijstand", "wgs": "schuldhulp"}


@dataclass(frozen=True)
class Rij:
    """Een onderwerp dat dit team mist of bijna mist."""

    onderwerp: str
    gemis: Gemis
    zin: str
    elders: tuple[Werker, ...]


def rijen(plek: Plek) -> list[Rij]:
    """Wat niemand weet voorop, dan wat straks niemand weet, dan wat één iemand weet."""
    missend = kennis_die_wegvalt(_kenners(plek), plek.vandaag, plek.inrichting.inzet.kennis_dagen)
    if not missend:
        return []
    soorten = plek.inrichting.deskundigheden
    gevraagd = {een.onderwerp: soorten[een.onderwerp].leefgebieden for een in missend if een.onderwerp in soorten}
    nodig = behoefte(plek.kring, plek.team.pk, gevraagd, plek.vandaag) if plek.leest else {}
    elders = werkers(plek.kring.stelsel.pk, plek.vandaag, weet_van(plek.kring.stelsel.pk, list(gevraagd), plek.vandaag))
    return [
        Rij(
            onderwerp=str(soorten[een.onderwerp].naam) if een.onderwerp in soorten else een.onderwerp,
            gemis=een,
            zin=_zin(plek, een, nodig.get(een.onderwerp)),
            elders=tuple(_van_elders(plek, een.onderwerp, elders.values()))[:ELDERS],
        )
        for een in missend
    ]


def _kenners(plek: Plek) -> Iterable[Kenner]:
    for wie in plek.ploeg:
        weg_op = wie.weg_uit(plek.team.pk)
        for onderwerp, tot in wie.kennis.items():
            eerste = min((dag for dag in (weg_op, tot) if dag is not None), default=None)
            yield Kenner(wie.id, onderwerp, wie.afwezig is None, eerste)


def wie_elders(plek: Plek, onderwerpen: Collection[str]) -> tuple[Werker, ...]:
    """Wie er vandaag bij een ander team is en iets van deze onderwerpen weet."""
    if not onderwerpen:
        return ()
    stelsel_id, dag = plek.kring.stelsel.pk, plek.vandaag
    mensen = werkers(stelsel_id, dag, weet_van(stelsel_id, list(onderwerpen), dag)).values()
    uit = {wie.id: wie for een in onderwerpen for wie in _van_elders(plek, een, mensen)}
    return tuple(uit.values())[:ELDERS]


def _van_elders(plek: Plek, onderwerp: str, mensen: Iterable[Werker]) -> Iterable[Werker]:
    for wie in mensen:
        if onderwerp in wie.kennis and wie.afwezig is None and wie.teams and plek.team.pk not in wie.teams:
            yield wie


def _zin(plek: Plek, een: Gemis, nodig: Behoefte | None) -> str:
    namen = {wie.id: wie.roepnaam for wie in plek.ploeg}
    weten = [namen[wie] for wie in een.kenners]
    if een.soort == "niemand":
        wie = _("%(naam)s is de enige in dit team.") if len(weten) == 1 else _("%(naam)s zijn er niet.")
        zinnen = [wie % {"naam": opsomming(weten)}]
    elif een.weg_op is not None:
        over = opsomming([namen[wie] for wie in een.over])
        feiten = {"naam": over, "dag": datums.dag(een.weg_op, plek.vandaag)}
        zinnen = [_("Alleen %(naam)s weet dit vandaag, en dat stopt op %(dag)s.") % feiten]
    else:
        zinnen = [_("Alleen %(naam)s weet dit vandaag.") % {"naam": opsomming([namen[wie] for wie in een.over])}]
    if nodig is not None and nodig.vragen:
        zinnen.append(_over_vragen(nodig))
    return " ".join(zinnen)


def _over_vragen(nodig: Behoefte) -> str:
    zin = ngettext("Eén open vraag gaat hierover", "%(n)s open vragen gaan hierover", nodig.vragen)
    zin %= {"n": hoofdletter(telwoord(nodig.vragen))}
    if not nodig.nu:
        return f"{zin}."
    vandaag = _("vandaag of te laat")
    return f"{zin}, {telwoord(nodig.nu)} {vandaag}."


@dataclass(frozen=True)
class Registratie:
    """Een registratie in een register, met haar klok en wat het betekent als zij voorbij is."""

    klok: Klok
    verloop: Verloop
    gevolg: str


def registraties(plek: Plek) -> list[Registratie]:
    """De registraties van het team die tellen, wat het eerst verloopt voorop."""
    alle = [een for wie in plek.ploeg for een in wie.registraties]
    stand = verloop(alle, plek.vandaag, plek.inrichting.inzet.registratie_dagen)
    return [_registratie(plek, een, alle) for een in stand]


def _registratie(plek: Plek, een: Verloop, alle: list[Inschrijving]) -> Registratie:
    van = een.inschrijving
    naam = plek.mensen[van.medewerker].naam
    woorden = _("%(register)s van %(naam)s") % {"register": van.register, "naam": naam}
    na = max(van.geldig_tot, plek.vandaag)
    andere = {ander.register for ander in alle if ander.medewerker == van.medewerker and ander.geldig_tot > na}
    klok = maak(van.geldig_tot, plek.vandaag, woorden=woorden)
    return Registratie(klok, een, gevolg(plek.inrichting, een, andere) if een.stand != "geldig" else "")


def gevolg(inrichting: Inrichting, een: Verloop, andere: set[str]) -> str:
    """Wat zij zonder deze registratie niet mag; leeg als deze inrichting er niet om vraagt of een andere genoeg is."""
    over: dict[str, None] = {}
    for eis in inrichting.mandaat.eisen.values():
        if eis.soort != "registratie" or een.inschrijving.register not in eis.van or andere & set(eis.van):
            continue
        over |= dict.fromkeys([WETTEN.get(wet, wet) for wet in eis.als.wet] if eis.als.wet else [""])
    if not over:
        return ""
    waarover = _(" over %(wat)s") % {"wat": opsomming(list(over), "of")} if "" not in over else ""
    if een.stand == "te_laat":
        return _("Mag nu geen besluit%(waarover)s nemen.") % {"waarover": waarover}
    return _("Mag daarna geen besluit%(waarover)s nemen.") % {"waarover": waarover}
