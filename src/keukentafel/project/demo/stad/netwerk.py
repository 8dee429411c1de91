"""Wie er om een huishouden heen staan en hoe de leden bij elkaar horen: zuivere gegevens op het nummer van een mens."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from random import Random
from typing import Any

from keukentafel.project.demo.stad.huishoudens import Huishouden, verdeling
from keukentafel.project.demo.stad.mensen import Mens, kies_groep, lees, telefoon, verzin

STELLEN = frozenset({"paar", "paar_oud", "gezin", "samengesteld", "drie_generaties"})
BANDEN, GEZAG = 0.75, 0.85
"""Deel van de huishoudens waarvan het netwerk, en waarvan het gezag is opgeschreven. # aanname"""
ZONDER_DOEN = frozenset({"verbroken", "niet_bekend"})
"""Bij zo'n band doet iemand niets, of weten wij dat niet."""


@dataclass(frozen=True)
class Band:
    """Iemand om het huishouden heen; `van` is het nummer van het lid van wie dit een band is."""

    soort: str
    naam: str
    organisatie: str
    telefoon: str
    band: str
    doet: str
    van: int | None


@dataclass(frozen=True)
class Buiten:
    """Wie van buiten het huishouden over een lid beslist, zoals een bewindvoerder."""

    over: int
    soort: str
    organisatie: str
    telefoon: str


@dataclass(frozen=True)
class Netwerk:
    """Relaties als (a, soort, b): a is soort van b; gezag als (ouder, kind)."""

    relaties: tuple[tuple[int, str, int], ...] = ()
    gezag: tuple[tuple[int, int], ...] = ()
    buiten: tuple[Buiten, ...] = ()
    banden: tuple[Band, ...] = ()


GEEN = Netwerk()


def teken(rnd: Random, huishouden: Huishouden, themas: set[str], dag: date) -> Netwerk:
    """Het netwerk van een huishouden zoals het op `dag` is."""
    relaties = familie(huishouden)
    kinderen = {kind.nummer for kind in huishouden.kinderen if 0 <= kind.leeftijd(dag) < 18}
    gezag = tuple((a, b) for a, soort, b in relaties if soort == "ouder" and b in kinderen)
    return Netwerk(
        relaties=relaties,
        gezag=gezag if rnd.random() < GEZAG else (),
        buiten=_buiten(rnd, huishouden.leden[0], themas),
        banden=_banden(rnd, huishouden, dag) if rnd.random() < BANDEN else (),
    )


def familie(huishouden: Huishouden) -> tuple[tuple[int, str, int], ...]:
    """Partners, ouders, stiefouders en grootouders; een kind heeft hoogstens twee ouders."""
    ouders = [mens for mens in huishouden.volwassenen if mens.plek == "volwassene"]
    uit: list[tuple[int, str, int]] = []
    if huishouden.soort in STELLEN and len(ouders) == 2:
        uit.append((ouders[0].nummer, "partner", ouders[1].nummer))
    for kind in huishouden.kinderen:
        eigen = _eigen_ouder(kind, ouders)
        for ouder in ouders:
            stief = huishouden.soort == "samengesteld" and ouder != eigen
            uit.append((ouder.nummer, "stiefouder" if stief else "ouder", kind.nummer))
    for oma in (mens for mens in huishouden.leden if mens.plek == "grootouder"):
        uit.append((oma.nummer, "ouder", _eigen_ouder(oma, ouders).nummer))
    return tuple(uit)


def _eigen_ouder(mens: Mens, ouders: list[Mens]) -> Mens:
    """Wie dezelfde achternaam heeft; bij een oma is dat haar kind, de oudste van de twee."""
    op_leeftijd = sorted(ouders, key=lambda ouder: ouder.geboren)
    zelfde = [ouder for ouder in op_leeftijd if ouder.achternaam == mens.achternaam]
    return (zelfde or op_leeftijd)[0]


@cache
def _bestand() -> dict[str, Any]:
    return lees("netwerk.toml")


def _buiten(rnd: Random, hoofd: Mens, themas: set[str]) -> tuple[Buiten, ...]:
    return tuple(
        Buiten(hoofd.nummer, rij["soort"], rnd.choice(rij["organisaties"]), telefoon(rnd))
        for rij in _bestand()["buiten"]
        if rij["thema"] in themas and rnd.random() < rij["kans"]
    )


def _banden(rnd: Random, huishouden: Huishouden, dag: date) -> tuple[Band, ...]:
    jong = [kind for kind in huishouden.kinderen if 4 <= kind.leeftijd(dag) < 18]
    oud = huishouden.leden[0].leeftijd(dag) >= verdeling()["grenzen"]["oud_vanaf"]
    waar = {"alle": True, "kind": bool(jong), "oud": oud, "alleen": huishouden.soort == "alleen"}
    rijen = [rij for rij in _bestand()["band"] if waar[rij["bij"]]]
    gekozen: dict[str, Band] = {}
    for _ in range(rnd.randint(2, 5)):
        (rij,) = rnd.choices(rijen, [rij["gewicht"] for rij in rijen])
        band = _band(rnd, rij, rnd.choice(jong).nummer if rij["bij"] == "kind" else None)
        gekozen.setdefault(f"{band.soort} {band.naam}", band)
    return tuple(gekozen.values())


def _band(rnd: Random, rij: dict[str, Any], van: int | None) -> Band:
    hoe = rij["hoe"]
    band = rnd.choices(list(hoe), list(hoe.values()))[0]
    doet = "" if band in ZONDER_DOEN else rnd.choice(rij["doet"])
    if "organisaties" in rij:
        return Band(rij["soort"], "", rnd.choice(rij["organisaties"]), "", band, doet, van)
    naam = verzin(rnd, kies_groep(rnd), date(rnd.randint(1950, 2000), 5, 1)).naam
    return Band(rij["soort"], naam, "", telefoon(rnd), band, doet, van)
