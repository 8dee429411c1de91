"""De sjablonen van vragen en gesprekken, en welke daarvan bij een huishouden passen."""

import string
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from random import Random
from typing import Any

from keukentafel.project.demo.stad.huishoudens import Huishouden
from keukentafel.project.demo.stad.mensen import Mens, lees

LEERLING, WERKT_TOT = 4, 67
"""Vanaf deze leeftijd gaat een kind naar school, en tot deze leeftijd werkt of leert iemand nog. # aanname"""
KANALEN = ("telefoon", "telefoon", "telefoon", "inloop", "inloop", "web", "e-mail", "huisbezoek")
"""Hoe een vraag binnenkomt als het sjabloon niets zegt: telefoon het meest. # aanname"""


VOOR_HAAR: Mapping[str, dict[str, str]] = {
    "vrouw": {"zij": "zij", "Zij": "Zij", "haar": "haar", "Haar": "Haar", "moeder": "moeder"},
    "man": {"zij": "hij", "Zij": "Hij", "haar": "zijn", "Haar": "Zijn", "moeder": "vader"},
}
"""Hoe een ander over iemand praat: `{zij}`, `{haar}` (van haar) en `{moeder}`."""


@dataclass(frozen=True)
class Sjabloon:
    """Waar een vraag over gaat; zie `vragen.toml`."""

    bij: tuple[str, ...]
    gewicht: int
    soort: str
    leefgebieden: tuple[str, ...]
    aanmelders: tuple[str, ...]
    thema: str
    woorden: tuple[str, ...]
    ander: tuple[str, ...]
    """De woorden van wie voor een ander belt; leeg als die dezelfde zijn."""
    antwoorden: tuple[str, ...]
    kenmerken: Mapping[str, Any]
    voorziening: Mapping[str, str] | None
    kanalen: tuple[str, ...]
    om: str
    door: str
    """De soort partner die erbij was; leeg als elke partner kan."""


@dataclass(frozen=True)
class Gespreksregel:
    """Een regel voor het journaal; zie `gesprekken.toml`."""

    fase: str
    thema: str
    kanaal: str
    met_wie: str
    minuten: tuple[int, int]
    tekst: str


@cache
def sjablonen() -> tuple[Sjabloon, ...]:
    """Alle vragen uit het bestand."""
    bestand = lees("vragen.toml")
    nee, ja = bestand["nee"], bestand["ja"]
    return tuple(_sjabloon(rij, nee, ja) for rij in bestand["vraag"])


def _sjabloon(rij: dict[str, Any], nee: Sequence[str], ja: Sequence[str]) -> Sjabloon:
    alle = dict.fromkeys(nee, False) | dict.fromkeys(ja, True) | rij.get("kenmerken", {})
    onbekend = rij.get("onbekend", ())
    return Sjabloon(
        bij=tuple(rij["bij"]),
        gewicht=rij["gewicht"],
        soort=rij["soort"],
        leefgebieden=tuple(rij["leefgebieden"]),
        aanmelders=tuple(rij["aanmelders"]),
        thema=rij["thema"],
        woorden=tuple(rij["woorden"]),
        ander=tuple(rij.get("ander", ())),
        antwoorden=tuple(rij["antwoorden"]),
        kenmerken={naam: waarde for naam, waarde in alle.items() if naam not in onbekend},
        voorziening=rij.get("voorziening"),
        kanalen=tuple(rij.get("kanalen", KANALEN)),
        om=rij.get("om", "hoofd"),
        door=rij.get("door", ""),
    )


@cache
def gespreksregels() -> tuple[Gespreksregel, ...]:
    """Alle regels voor het journaal."""
    return tuple(
        Gespreksregel(
            rij["fase"], rij.get("thema", ""), rij["kanaal"], rij["met_wie"], tuple(rij["minuten"]), rij["tekst"]
        )
        for rij in lees("gesprekken.toml")["gesprek"]
    )


@cache
def afzenders() -> tuple[dict[str, Any], ...]:
    """Wie signalen sturen: naam, soort en woorden."""
    return tuple(lees("vragen.toml")["afzender"])


@cache
def uit_vragen(tabel: str, sleutel: str) -> tuple[str, ...]:
    """Een lijst uit een tabel van `vragen.toml`, zoals de partners."""
    return tuple(lees("vragen.toml")[tabel][sleutel])


@cache
def _partners(aanmelder: str) -> tuple[dict[str, Any], ...]:
    return tuple(lees("vragen.toml")["partners"][aanmelder])


def partners(aanmelder: str, leeftijd: int, door: str) -> list[str]:
    """Wie er voor iemand van deze leeftijd kan bellen; met `door` alleen wie van die soort is."""
    return [
        rij["naam"]
        for rij in _partners(aanmelder)
        if rij.get("van", 0) <= leeftijd <= rij.get("tot", leeftijd) and (not door or rij.get("soort") == door)
    ]


@cache
def taken(thema: str) -> tuple[str, ...]:
    """Wat er bij een thema te doen kan zijn."""
    return tuple(lees("taken.toml")[thema])


def jongeren(huishouden: Huishouden, dag: date, vanaf: int = 0) -> list[Mens]:
    """De kinderen onder de 18 die er op die dag al waren, en minstens `vanaf` jaar oud zijn."""
    return [kind for kind in huishouden.kinderen if vanaf <= kind.leeftijd(dag) < 18]


def om_wie(sjabloon: Sjabloon, huishouden: Huishouden, dag: date) -> list[Mens]:
    """Om wie de vraag kan gaan; leeg als niemand past."""
    if sjabloon.om == "hoofd":
        return [huishouden.leden[0]]
    return jongeren(huishouden, dag, LEERLING if sjabloon.om == "leerling" else 0)


def velden(huishouden: Huishouden, om: Mens, dag: date) -> dict[str, str]:
    """Wat er in te vullen is in een tekst over dit huishouden; `naam` is altijd een volwassene."""
    wie = om if om.plek != "kind" else huishouden.leden[0]
    anderen = [mens for mens in huishouden.volwassenen if mens != wie]
    kinderen = [om] if om.plek == "kind" else jongeren(huishouden, dag)
    uit = {"naam": wie.voornaam} | VOOR_HAAR[wie.geslacht]
    if anderen:
        uit["partner"] = anderen[0].voornaam
    if kinderen:
        uit["kind"] = kinderen[0].voornaam
    leerlingen = [kind for kind in kinderen if LEERLING <= kind.leeftijd(dag) < 18]
    if leerlingen:
        uit["leerling"] = leerlingen[0].voornaam
    if wie.leeftijd(dag) < WERKT_TOT:
        uit["werkt"] = wie.voornaam
    return uit


def past(tekst: str, ingevuld: Mapping[str, str]) -> bool:
    """Staat er voor alles in de tekst een woord?"""
    return {deel for _, deel, _, _ in string.Formatter().parse(tekst) if deel} <= set(ingevuld)


def kies_tekst(rnd: Random, teksten: Sequence[str], ingevuld: Mapping[str, str]) -> str:
    """Een passende tekst, ingevuld; leeg als er geen past."""
    passend = [tekst for tekst in teksten if past(tekst, ingevuld)]
    return rnd.choice(passend).format_map(ingevuld) if passend else ""


def mogelijk(huishouden: Huishouden, dag: date) -> list[Sjabloon]:
    """De vragen die dit huishouden kan hebben."""
    uit = []
    for sjabloon in sjablonen():
        wie = om_wie(sjabloon, huishouden, dag) if huishouden.soort in sjabloon.bij else []
        if wie and all(_heeft_woorden(sjabloon, velden(huishouden, om, dag)) for om in wie):
            uit.append(sjabloon)
    return uit


def _heeft_woorden(sjabloon: Sjabloon, ingevuld: Mapping[str, str]) -> bool:
    return any(past(tekst, ingevuld) for tekst in sjabloon.woorden)


def kies(rnd: Random, huishouden: Huishouden, dag: date, niet: Collection[str] = ()) -> Sjabloon:
    """Een vraag die past, naar gewicht; liever niet over een thema dat er al was."""
    alle = mogelijk(huishouden, dag)
    passend = [sjabloon for sjabloon in alle if sjabloon.thema not in niet] or alle
    return rnd.choices(passend, [sjabloon.gewicht for sjabloon in passend])[0]
