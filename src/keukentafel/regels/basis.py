"""Wat elke regel nodig heeft: de vorm van instellingen en fouten, zonder kennis van een gemeente."""

from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict


class Instelling(BaseModel):
    """Een stuk van een inrichting: staat vast na het lezen en kent geen onbekende sleutels."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, use_attribute_docstrings=True)


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
