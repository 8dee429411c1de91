"""Wat elke regel nodig heeft: de vorm van instellingen en fouten, zonder kennis van een gemeente."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict

T = TypeVar("T")


class Instelling(BaseModel):
    """Een stuk van een inrichting: staat vast na het lezen en kent geen onbekende sleutels."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, use_attribute_docstrings=True)


class Gegevens(Instelling):
    """Een stuk van een inrichting waar een regel dingen uit afleidt die bewaard blijven."""

    @cached_property
    def afgeleid(self) -> dict[str, Any]:
        """Wat er eenmaal is uitgerekend (de kalender, de vertaalde tabellen); telt niet mee bij vergelijken."""
        return {}

    def onthoud(self, naam: str, maak: Callable[[], T]) -> T:
        """Reken iets één keer uit en bewaar het bij deze gegevens."""
        afgeleid = self.afgeleid
        if naam not in afgeleid:
            afgeleid[naam] = maak()
        uitkomst: T = afgeleid[naam]
        return uitkomst


def null_is(gewoon: Any) -> BeforeValidator:
    """Een sleutel met `null` erachter is hetzelfde als een sleutel die er niet staat: dan geldt `gewoon`."""
    return BeforeValidator(lambda waarde: gewoon if waarde is None else waarde)


@dataclass(frozen=True, slots=True)
class Invoerfout:
    """Eén fout in wat iemand invoerde: de plek (`kenmerken.samenhang`) en wat er mis is, in gewone taal."""

    pad: str
    melding: str


class FoutInInvoer(ValueError):
    """De invoer spreekt zichzelf of de inrichting tegen; `fouten` noemt ze allemaal."""

    def __init__(self, fouten: list[Invoerfout]) -> None:
        super().__init__("; ".join(f"{fout.pad}: {fout.melding}" for fout in fouten))
        self.fouten = fouten
