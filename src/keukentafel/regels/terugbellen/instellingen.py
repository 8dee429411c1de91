"""De instellingen die het terugbellen leest: hoe vaak er geprobeerd wordt, en op hoeveel verschillende dagen."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from keukentafel.regels.basis import Gegevens, Instelling
from keukentafel.regels.woorden import Naam

Keer = Annotated[int, Field(ge=1, le=20)]


class Terugbellen(Instelling):
    """De termijn zelf staat bij `termijnen.terugbelverzoek`."""

    pogingen: Keer = 3
    """Na zoveel pogingen waarbij niemand opnam, mag het terugbellen stoppen met een brief."""
    dagen: Keer = 2
    """Op zoveel verschillende dagen moet dan zijn geprobeerd."""
    bron: Naam = "aanname"

    @model_validator(mode="after")
    def _genoeg_pogingen(self) -> Self:
        if self.dagen > self.pogingen:
            raise ValueError("er zijn minder pogingen dan dagen waarop geprobeerd moet zijn")
        return self


class Terugbelgegevens(Gegevens):
    """Alles wat een inrichting over terugbellen weet."""

    terugbellen: Terugbellen = Terugbellen()
