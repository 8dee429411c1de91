"""Huishoudens verzinnen: wie er bij elkaar wonen, van hoe oud tot hoe jong."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from random import Random
from typing import Any

from keukentafel.project.demo.stad.mensen import ANDERE_GROEP, Mens, geboren_op, kies_groep, lees, telefoon, verzin
from keukentafel.project.demo.stad.straten import GEEN_ADRES, Adres

ZELFDE_NAAM = 0.75
"""Deel van de oudere stellen dat één naam voert. # aanname"""


@dataclass(frozen=True)
class Huishouden:
    """Wie er op één adres wonen. `leden[0]` is volwassen."""

    soort: str
    leden: tuple[Mens, ...]
    gebied: str = ""
    adres: Adres = GEEN_ADRES

    @property
    def volwassenen(self) -> tuple[Mens, ...]:
        return tuple(mens for mens in self.leden if mens.plek != "kind")

    @property
    def kinderen(self) -> tuple[Mens, ...]:
        return tuple(mens for mens in self.leden if mens.plek == "kind")


@cache
def verdeling() -> dict[str, Any]:
    """De gegevens uit `huishoudens.toml`."""
    return lees("huishoudens.toml")


def dossierkans(soort: str) -> float:
    """De kans dat zo'n huishouden de laatste twee jaar een vraag had."""
    return float(verdeling()["soorten"][soort]["dossier"])


def verzin_huishoudens(rnd: Random, dag: date) -> tuple[Huishouden, ...]:
    """Eén huishouden, of twee als ouders uit elkaar zijn en de kinderen in beide wonen."""
    soorten = verdeling()["soorten"]
    (soort,) = rnd.choices(list(soorten), [rij["deel"] for rij in soorten.values()])
    if soort == "gescheiden":
        return _gescheiden(rnd, dag)
    return (Huishouden(soort, _MAKERS[soort](rnd, dag)),)


def alleen(rnd: Random, dag: date) -> Huishouden:
    """Iemand van 19 tot 67 die alleen woont."""
    return Huishouden("alleen", _alleen(rnd, dag))


def _volwassene(rnd: Random, leeftijd: int, dag: date, groep: dict[str, Any], **rest: Any) -> Mens:
    return verzin(rnd, groep, geboren_op(rnd, leeftijd, dag), telefoon=telefoon(rnd), **rest)


def _leeftijd_oud(rnd: Random) -> int:
    grenzen = verdeling()["grenzen"]
    return int(rnd.triangular(grenzen["oud_vanaf"], grenzen["oudste"], 76))


def _leeftijd_werkend(rnd: Random) -> int:
    return rnd.randrange(19, verdeling()["grenzen"]["oud_vanaf"])


def _alleen(rnd: Random, dag: date) -> tuple[Mens, ...]:
    return (_volwassene(rnd, _leeftijd_werkend(rnd), dag, kies_groep(rnd)),)


def _alleen_oud(rnd: Random, dag: date) -> tuple[Mens, ...]:
    geslacht = rnd.choices(("vrouw", "man"), (7, 3))[0]
    return (_volwassene(rnd, _leeftijd_oud(rnd), dag, kies_groep(rnd), geslacht=geslacht),)


def _stel(rnd: Random, dag: date, leeftijd: int, groep: dict[str, Any], zelfde: float = 0.0) -> tuple[Mens, Mens]:
    """Twee partners; in een deel van de stellen komen zij uit twee groepen, of zijn zij van hetzelfde geslacht."""
    een = _volwassene(rnd, leeftijd, dag, groep, geslacht="vrouw")
    andere = kies_groep(rnd) if rnd.random() < ANDERE_GROEP else groep
    ander = max(19, min(leeftijd + rnd.randint(-3, 6), verdeling()["grenzen"]["oudste"]))
    geslacht = "vrouw" if rnd.random() < 0.02 else "man"
    naam = {"achternaam": f"{een.tussenvoegsel} {een.achternaam}".strip()} if rnd.random() < zelfde else {}
    twee = _volwassene(rnd, ander, dag, andere, geslacht=geslacht, **naam)
    return (twee, een) if rnd.random() < 0.4 else (een, twee)


def _paar(rnd: Random, dag: date) -> tuple[Mens, ...]:
    return _stel(rnd, dag, max(22, _leeftijd_werkend(rnd)), kies_groep(rnd))


def _paar_oud(rnd: Random, dag: date) -> tuple[Mens, ...]:
    return _stel(rnd, dag, _leeftijd_oud(rnd), kies_groep(rnd), ZELFDE_NAAM)


def _leeftijden_kinderen(rnd: Random) -> list[int]:
    """Leeftijden van de kinderen thuis, oudste eerst; minstens één kind."""
    tabel = verdeling()["kinderen"]
    (aantal,) = rnd.choices([int(sleutel) for sleutel in tabel], list(tabel.values()))
    leeftijden = [rnd.randrange(verdeling()["grenzen"]["kind_tot"])]
    while len(leeftijden) < aantal and leeftijden[-1] >= 1:
        leeftijden.append(max(0, leeftijden[-1] - rnd.randint(1, 4)))
    return leeftijden


def _ouder_van(rnd: Random, leeftijden: list[int]) -> int:
    vroeg, laat = verdeling()["grenzen"]["ouder_bij_geboorte"]
    return leeftijden[0] + 1 + int(rnd.triangular(vroeg, laat - 1, 29))


def _kinderen(rnd: Random, dag: date, leeftijden: list[int], naar: Mens, groep: dict[str, Any]) -> tuple[Mens, ...]:
    naam = f"{naar.tussenvoegsel} {naar.achternaam}".strip()
    return tuple(verzin(rnd, groep, geboren_op(rnd, jaren, dag), achternaam=naam, plek="kind") for jaren in leeftijden)


def _gezin(rnd: Random, dag: date) -> tuple[Mens, ...]:
    groep, leeftijden = kies_groep(rnd), _leeftijden_kinderen(rnd)
    een, twee = _stel(rnd, dag, _ouder_van(rnd, leeftijden) + 3, groep)
    return (een, twee, *_kinderen(rnd, dag, leeftijden, rnd.choice((een, twee)), groep))


def _eenouder(rnd: Random, dag: date) -> tuple[Mens, ...]:
    groep, leeftijden = kies_groep(rnd), _leeftijden_kinderen(rnd)
    geslacht = rnd.choices(("vrouw", "man"), (8, 2))[0]
    ouder = _volwassene(rnd, _ouder_van(rnd, leeftijden), dag, groep, geslacht=geslacht)
    return (ouder, *_kinderen(rnd, dag, leeftijden, ouder, groep))


def _samengesteld(rnd: Random, dag: date) -> tuple[Mens, ...]:
    """Een stel met kinderen van elk van de twee."""
    groep, leeftijden = kies_groep(rnd), _leeftijden_kinderen(rnd)
    een, twee = _stel(rnd, dag, _ouder_van(rnd, leeftijden) + 3, groep)
    kinderen = [_kinderen(rnd, dag, [jaren], rnd.choice((een, twee)), groep)[0] for jaren in leeftijden]
    return (een, twee, *kinderen)


def _drie_generaties(rnd: Random, dag: date) -> tuple[Mens, ...]:
    gezin = _gezin(rnd, dag)
    ouder = min(gezin[:2], key=lambda mens: mens.geboren)
    leeftijd = min(ouder.leeftijd(dag) + rnd.randint(20, 34), verdeling()["grenzen"]["oudste"] + 10)
    naam = f"{ouder.tussenvoegsel} {ouder.achternaam}".strip()
    return (*gezin, _volwassene(rnd, leeftijd, dag, kies_groep(rnd), achternaam=naam, plek="grootouder"))


def _gescheiden(rnd: Random, dag: date) -> tuple[Huishouden, ...]:
    een, twee, *kinderen = _gezin(rnd, dag)
    return (
        Huishouden("gescheiden", (een, *kinderen)),
        Huishouden("gescheiden", (twee, *kinderen)),
    )


_MAKERS = {
    "alleen_oud": _alleen_oud,
    "alleen": _alleen,
    "paar_oud": _paar_oud,
    "paar": _paar,
    "gezin": _gezin,
    "eenouder": _eenouder,
    "samengesteld": _samengesteld,
    "drie_generaties": _drie_generaties,
}
