"""De weg van een vraag als vakken en banen, nog zonder plek op het blad."""

from dataclasses import dataclass
from typing import Literal

Stijl = Literal["kaart", "achter", "kern"]
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
    """Eén mogelijke weg: van de uitkomst van de triage naar wie hem neemt en wie de regie heeft."""

    triage: Vak | None
    team: Vak
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
