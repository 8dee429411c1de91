"""De vraag zoals hij binnenkomt; wat er niet staat is onbekend, niet nee."""

from datetime import date
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, StrictInt, StrictStr, model_validator
from pydantic_core import PydanticCustomError

from keukentafel.regels.basis import null_is
from keukentafel.regels.woorden import (
    CATEGORIEEN,
    LEEFTIJD_MAX,
    Aanmelder,
    GebiedCode,
    GemeenteCode,
    Kanaal,
    Leefgebied,
    Specialisme,
    VraagSoort,
    Wet,
)

Leeftijd = Annotated[int, Field(ge=0, le=LEEFTIJD_MAX)]


class _Invoer(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Voorziening(_Invoer):
    """De voorziening waar het om gaat, met de productcategorie van iWmo of iJw."""

    wet: Wet | None = None
    categorie: Annotated[str, Field(min_length=1, max_length=20)] | None = None

    @model_validator(mode="after")
    def _categorie_bij_wet(self) -> Self:
        bekend = CATEGORIEEN.get(self.wet or "")
        if bekend and self.categorie is not None and self.categorie not in bekend:
            raise PydanticCustomError(
                "categorie",
                "categorie {categorie} bestaat niet bij {wet}; kies {eerste} tot en met {laatste}",
                {"categorie": self.categorie, "wet": self.wet, "eerste": bekend[0], "laatste": bekend[-1]},
            )
        return self


class Kenmerken(_Invoer):
    """De antwoorden op de triagevragen; leeg is onbekend."""

    samenhang: bool | None = None
    probleembesef: bool | None = None
    medewerking: bool | None = None
    regie_op_korte_termijn: bool | None = None
    acuut_veiligheidsrisico: bool | None = None
    dreigende_escalatie: bool | None = None
    kind_in_gevaar: bool | None = None
    gesprek_heeft_meerwaarde: bool | None = None
    complex: bool | None = None
    eigen_regie: bool | None = None
    specialisme: list[Specialisme] | None = None


class Vraag(_Invoer):
    """Een vraag aan de triage (contract, `regels triage`). Leeftijden in hele jaren; `null` is: staat er niet."""

    id: StrictStr | StrictInt | None = None
    soort: Annotated[VraagSoort, null_is("vraag")] = "vraag"
    datum: date
    kanaal: Kanaal | None = None
    aanmelder: Aanmelder | None = None
    gemeente: GemeenteCode | None = None
    gebied: GebiedCode | None = None
    leeftijd: Leeftijd | None = None
    huishouden: Annotated[list[Leeftijd], Field(max_length=100)] | None = None
    vraag_van: Annotated[list[Leeftijd], Field(max_length=100)] | None = None
    """De leeftijden van wie zelf een vraag heeft; zonder deze sleutel is dat `leeftijd`."""
    leefgebieden: Annotated[list[Leefgebied], Field(max_length=100)]
    voorziening: Voorziening | None = None
    kenmerken: Annotated[Kenmerken, null_is(Kenmerken())] = Kenmerken()
