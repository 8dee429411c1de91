"""De instellingen die het bewaren leest: welke termijn bij welk resultaat hoort, en op welke dag hij begint."""

from typing import Annotated, Literal

from pydantic import Field

from keukentafel.regels.basis import Gegevens, Instelling
from keukentafel.regels.woorden import Naam, Slug, Tekst, Wet

Resultaat = Literal["voorziening", "geen_voorziening", "alleen_vraag"]
"""Wat er van een vraag kwam. `alleen_vraag`: er is nooit een onderzoek of hulp geweest."""
Begindag = Literal["afsluiting", "laatste_wijziging", "einde_voorziening"]
"""De dag waarop de termijn begint: die dag zelf telt niet mee."""


class Bewaarvoorwaarden(Instelling):
    """Alle ingevulde voorwaarden moeten kloppen; in een lijst is één treffer genoeg."""

    wet: Annotated[list[Wet], Field(min_length=1)] | None = None
    resultaat: Annotated[list[Resultaat], Field(min_length=1)] | None = None
    hulp_door_team: bool | None = None
    """Gaf het team zelf hulp, en niet alleen toegang of regie?"""


class Bewaarregel(Instelling):
    """Hoe lang iets blijft. Gelden er meer regels, dan telt de langste."""

    als: Bewaarvoorwaarden = Bewaarvoorwaarden()
    jaren: Annotated[int, Field(ge=1, le=200)]
    vanaf: Begindag
    grondslag: Naam
    toelichting: Tekst | None = None
    bron: Naam


class Bewaargegevens(Gegevens):
    """Alles wat een inrichting over bewaren weet."""

    bewaren: Annotated[dict[Slug, Bewaarregel], Field(min_length=1)]
