"""Het voorgestelde besluit zoals het binnenkomt; wat er niet staat is onbekend, niet nee."""

from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StrictInt, StrictStr, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from keukentafel.regels.basis import null_is
from keukentafel.regels.woorden import CATEGORIEEN, LEEFTIJD_MAX, Bedrag, Kernbeslissing, Registratie, Slug, Wet


class _Invoer(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Indiener(_Invoer):
    """Wie het besluit voorstelt: zijn rol en in welke registers hij staat."""

    rol: Slug | None = None
    registraties: Annotated[list[Registratie], Field(max_length=10)] | None = None


class Besluit(_Invoer):
    """Een voorstel voor een besluit (contract, `regels mandaat`). Bedrag in euro per jaar, leeftijd in hele jaren."""

    id: StrictStr | StrictInt | None = None
    datum: date
    wet: Wet | None = None
    categorie: Annotated[str, Field(min_length=1, max_length=20)] | None = None
    bedrag_per_jaar: Bedrag | None = None
    leeftijd: Annotated[int, Field(ge=0, le=LEEFTIJD_MAX)] | None = None
    indiener: Annotated[Indiener, null_is(Indiener())] = Indiener()
    adviezen: Annotated[list[Slug], Field(max_length=100)] | None = None
    """Wie er advies gaf: rollen of overleggen."""
    kernbeslissing: Annotated[list[Kernbeslissing], Field(max_length=10)] | None = None
    """Leeg is: geen kernbeslissing."""
    afwijking_verordening: bool | None = None
    motivering: Annotated[str, Field(max_length=20_000)] | None = None

    @field_validator("categorie")
    @classmethod
    def _categorie_bij_wet(cls, categorie: str | None, invoer: ValidationInfo) -> str | None:
        wet = invoer.data.get("wet")
        bekend = CATEGORIEEN.get(wet or "")
        if bekend and categorie is not None and categorie not in bekend:
            raise PydanticCustomError(
                "categorie",
                "categorie {categorie} bestaat niet bij {wet}; kies {eerste} tot en met {laatste}",
                {"categorie": categorie, "wet": wet, "eerste": bekend[0], "laatste": bekend[-1]},
            )
        return categorie
