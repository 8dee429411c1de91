"""Wat het logboek laat zien en wat daar een vraag van maakt: codes en getallen, nooit woorden van een inwoner."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal
from uuid import UUID

Soort = Literal[
    "zelfde_achternaam", "zelfde_adres", "geopend_niets_gedaan", "veel_in_een_uur", "vaak_geweigerd", "noodtoegang"
]
Betrokken = Literal["zelf", "team", "niet"]
"""Werkt zij zelf aan het huishouden, draagt haar team het, of geen van beide?"""


@dataclass(frozen=True, slots=True)
class Inzage:
    """Eén keer dat iemand iets van een inwoner opende. `moment` is plaatselijke tijd.

    `ding` is wat openging (een dossier of een vraag); hetzelfde ding telt in een uur één keer.
    """

    medewerker: int
    moment: datetime
    ding: str
    dossier: UUID | None = None
    zelfde_achternaam: bool = False
    zelfde_adres: bool = False
    betrokken: Betrokken = "niet"
    vervangt: bool = False
    """Vervangt zij op dat moment een afwezige collega van dit huishouden?"""
    noodtoegang: bool = False
    """In nood geopend: daarover oordeelt al een tweede persoon."""
    geweigerd: bool = False


@dataclass(frozen=True, slots=True)
class Daad:
    """Iets wat een medewerker bij een dossier deed: een contact, een vraag, een afspraak, een besluit."""

    medewerker: int
    dossier: UUID
    moment: datetime


@dataclass(frozen=True, slots=True)
class Nood:
    """Eén keer noodtoegang."""

    medewerker: int
    dossier: UUID
    moment: datetime


@dataclass(frozen=True, slots=True)
class Waarneming:
    """Wat er te beoordelen is, tot en met `tot`. Wie pas keek, krijgt nog tijd om iets te doen."""

    tot: datetime
    inzagen: tuple[Inzage, ...] = ()
    daden: tuple[Daad, ...] = ()
    noodtoegangen: tuple[Nood, ...] = ()


@dataclass(frozen=True, slots=True)
class Signaal:
    """Een vlag: een vraag aan een medewerker, geen verwijt.

    `redenen` zijn codes en `getallen` aantallen: alles wat nodig is om de zinnen later opnieuw te maken.
    """

    soort: Soort
    medewerker: int
    dossier: UUID | None
    begin: datetime
    eind: datetime
    redenen: tuple[str, ...]
    getallen: dict[str, int] = field(default_factory=dict)
    te_verklaren: bool = False
    """De omstandigheden leggen het al uit, zoals vervanging; iemand kijkt nog één keer."""
    reden: str = ""
    anders: str = ""
    """Wat er anders had moeten zijn om geen vlag te zijn."""
