"""De hele bevolking: inwoners over de wijken, en wie daarvan een dossier heeft."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from random import Random

from keukentafel.project.demo.stad import straten
from keukentafel.project.demo.stad.huishoudens import Huishouden, alleen, dossierkans, verzin_huishoudens
from keukentafel.project.demo.stad.mensen import testnummers

MET_NUMMER = 0.6
"""Deel van de mensen in een dossier van wie iemand om het nummer vroeg. # aanname"""
ANDERE_OUDER = 0.6
"""De kans dat na de ene ouder ook de andere bekend is. # aanname"""


@dataclass(frozen=True)
class Wijk:
    """Een gebied van de inrichting, met hoeveel mensen er naar verhouding wonen."""

    code: str
    postcodes: tuple[str, ...]
    gewicht: int


def verdeel(inwoners: int, wijken: Sequence[Wijk]) -> dict[str, int]:
    """Inwoners per wijk, naar gewicht; samen precies `inwoners`. Noemt het CBS niets, dan telt elke wijk even zwaar."""
    geen = not any(wijk.gewicht for wijk in wijken)
    gewichten = [1 if geen else wijk.gewicht for wijk in wijken]
    totaal, tot_nu_toe, uit, gegeven = sum(gewichten), 0, {}, 0
    for wijk, gewicht in zip(wijken, gewichten, strict=True):
        tot_nu_toe += gewicht
        tot = inwoners * tot_nu_toe // totaal
        uit[wijk.code] = tot - gegeven
        gegeven = tot
    return uit


def bevolk(rnd: Random, inwoners: int, wijken: Sequence[Wijk], dag: date) -> list[Huishouden]:
    """Alle huishoudens van de stad; een kind in twee huishoudens telt als één inwoner."""
    namen = straten.straatnamen(rnd)
    aantallen = verdeel(inwoners, wijken)
    uit: list[Huishouden] = []
    for wijk in wijken:
        adressen = straten.adressen(rnd, namen, wijk.postcodes)
        uit += [replace(een, gebied=wijk.code, adres=next(adressen)) for een in _vul(rnd, aantallen[wijk.code], dag)]
    return uit


def _vul(rnd: Random, aantal: int, dag: date) -> list[Huishouden]:
    uit: list[Huishouden] = []
    rest = aantal
    while rest > 0:
        erbij = verzin_huishoudens(rnd, dag)
        mensen = len({mens.nummer for huishouden in erbij for mens in huishouden.leden})
        if mensen > rest:
            erbij, mensen = (alleen(rnd, dag),), 1
        uit += erbij
        rest -= mensen
    return uit


def met_dossier(rnd: Random, huishoudens: Sequence[Huishouden]) -> list[Huishouden]:
    """De huishoudens die bij een team bekend zijn; van gescheiden ouders vaak allebei."""
    uit: list[Huishouden] = []
    for huishouden in huishoudens:
        samen = bool(uit) and _delen_kind(huishouden, uit[-1])
        if rnd.random() < (ANDERE_OUDER if samen else dossierkans(huishouden.soort)):
            uit.append(huishouden)
    return uit


def deel_nummers_uit(rnd: Random, bekend: Sequence[Huishouden]) -> dict[int, str]:
    """Van een deel van wie bekend is, weten wij het burgerservicenummer; elk testnummer is van ten hoogste één mens."""
    mensen = {mens.nummer for huishouden in bekend for mens in huishouden.leden if rnd.random() < MET_NUMMER}
    nummers = rnd.sample(testnummers(), len(testnummers()))
    return dict(zip(sorted(mensen), nummers, strict=False))


def _delen_kind(een: Huishouden, ander: Huishouden) -> bool:
    return bool({kind.nummer for kind in een.kinderen} & {kind.nummer for kind in ander.kinderen})
