"""De weg van een vraag als vakken en banen, nog zonder plek op het blad."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

Stijl = Literal["kaart", "achter", "kern", "brug"]
Pijlsoort = Literal["gewoon", "dik", "stippel"]


@dataclass(frozen=True)
class Vak:
    """Een vak in het beeld; twee banen met dezelfde `sleutel` naast elkaar delen één vak."""

    sleutel: str
    kop: str
    zinnen: tuple[str, ...] = ()
    stijl: Stijl = "kaart"
    tafels: int = 0
    """Zoveel tafels met stoelen staan er in het vak: één per team."""


@dataclass(frozen=True)
class Pijl:
    """Een pijl tussen twee kolommen, met woorden erbij als die nodig zijn."""

    soort: Pijlsoort = "gewoon"
    woorden: str = ""


@dataclass(frozen=True)
class Baan:
    """Eén mogelijke weg: van de uitkomst van de triage naar wie hem neemt en wie de regie heeft.

    Zonder triage komt de vraag rechtstreeks; zonder team gaat hij van de triage meteen naar de regie.
    """

    triage: Vak | None
    team: Vak | None
    regie: Vak | None
    erheen: Pijl = Pijl()
    verder: Pijl = Pijl()
    spoed: bool = False


@dataclass(frozen=True)
class Ingang:
    """Waar een vraag binnenkomt; `rechtstreeks` gaat langs de triage heen naar het team."""

    vak: Vak
    rechtstreeks: bool = False
    dik: bool = False
    dicht: bool = False
    """Van hier loopt de weg die dicht is."""
    woorden: str = ""
    naar: frozenset[str] = frozenset()
    """De vakken van de triage waar een vraag van hier terecht kan komen."""


@dataclass(frozen=True)
class Samen:
    """Twee teams die samen denken, met de woorden bij de stippellijn."""

    boven: str
    onder: str
    woorden: str


@dataclass(frozen=True)
class Weg:
    """De hele weg, in vijf kolommen die voor elke gemeente dezelfde namen hebben."""

    titel: str
    beschrijving: str
    ingangen: tuple[Ingang, ...]
    banen: tuple[Baan, ...]
    besluiten: tuple[Vak, ...]
    naar_besluit: frozenset[tuple[str, str]] = frozenset()
    """Van welk vak bij regie naar welk besluit, met hun sleutels."""
    samen: tuple[Samen, ...] = ()
    dicht: str = ""
    """Woorden bij de weg die dicht is, leeg als een inwoner rechtstreeks naar het team kan."""


def met_woorden_in_het_vak(weg: Weg, past_bij_de_pijl: Callable[[str], bool]) -> Weg:
    """Zet woorden die niet bij hun pijl passen in het vak van het team waar de pijl heen gaat."""
    erbij: dict[str, list[str]] = {}
    banen = []
    for baan in weg.banen:
        woorden = baan.erheen.woorden
        if baan.team is not None and baan.triage is not None and woorden and not past_bij_de_pijl(woorden):
            erbij.setdefault(baan.team.sleutel, []).append(f"Hierheen: {woorden}")
            baan = replace(baan, erheen=replace(baan.erheen, woorden=""))  # noqa: PLW2901
        banen.append(baan)
    return replace(weg, banen=tuple(_met_zinnen(baan, erbij) for baan in banen))


def _met_zinnen(baan: Baan, erbij: dict[str, list[str]]) -> Baan:
    if baan.team is None or baan.team.sleutel not in erbij:
        return baan
    zinnen = tuple(dict.fromkeys((*baan.team.zinnen, *erbij[baan.team.sleutel])))
    return replace(baan, team=replace(baan.team, zinnen=zinnen))
