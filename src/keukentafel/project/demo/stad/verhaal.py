"""Wat er van een verhaal bekend is, van binnenkomst tot nu."""

from dataclasses import dataclass
from datetime import date, datetime
from random import Random
from typing import Any

from keukentafel.project.demo.stad.huishoudens import Huishouden
from keukentafel.project.demo.stad.mensen import Mens
from keukentafel.project.demo.stad.netwerk import GEEN, Netwerk
from keukentafel.project.demo.stad.sjablonen import Sjabloon


@dataclass(frozen=True)
class Gesprek:
    """Een regel in het journaal; `gepland` is er als er vooraf een afspraak was."""

    moment: datetime
    kanaal: str
    met_wie: str
    minuten: int
    samenvatting: str
    gepland: datetime | None = None


@dataclass(frozen=True)
class Bezoek:
    """Een afspraak die nog moet komen."""

    begin: datetime
    minuten: int
    voor_wie: str
    thuis: bool


@dataclass(frozen=True)
class Taakje:
    """Wat er na een gesprek te doen was; zonder `klaar` is het nog niet gedaan."""

    wat: str
    gegeven: datetime
    uiterlijk: date
    klaar: datetime | None


@dataclass(frozen=True)
class Verhaal:
    """Eén vraag, van binnenkomst tot nu. Zonder `om` is de vraag anoniem en is er geen dossier.

    `antwoord` is waar het op uitkomt; zolang `beantwoord` leeg is, weet nog niemand dat.
    """

    om: Mens | None
    feiten: dict[str, Any]
    woorden: str
    melder_naam: str
    melder_telefoon: str
    terugbellen: bool
    signaal: str
    """De soort van het signaal van een partner; leeg als het geen signaal met een afzender is."""
    ontvangen: datetime
    stand: str
    opgenomen: datetime | None
    beantwoord: datetime | None
    antwoord: str
    afwijken: str
    doorzetten: str
    gesprekken: tuple[Gesprek, ...]
    bezoek: Bezoek | None
    taken: tuple[Taakje, ...] = ()
    gebeld: datetime | None = None
    """Wanneer er is teruggebeld en gesproken; leeg als dat niet gevraagd is of nog moet."""
    teruggemeld: datetime | None = None
    """Wanneer de partner hoorde dat er contact is."""


@dataclass(frozen=True)
class Geschiedenis:
    """Een huishouden met zijn vragen, de oudste eerst."""

    huishouden: Huishouden
    verhalen: tuple[Verhaal, ...]
    netwerk: Netwerk = GEEN


@dataclass(frozen=True)
class Bezig:
    """Eén vraag onder het schrijven."""

    rnd: Random
    sjabloon: Sjabloon
    huishouden: Huishouden
    om: Mens
    aanmelder: str
    ontvangen: datetime
    nu: datetime
    """Het laatste moment in kantooruren tot nu; wat gepland is, telt vanaf `vandaag`."""
    vandaag: date
