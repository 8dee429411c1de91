"""Het model van een inrichting: de instellingen van alle regels bij elkaar, met wat de schermen erover tonen."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from keukentafel.inrichting.onderdelen import (
    Aanname,
    Afspraak,
    Bijzonderheid,
    Budget,
    Ingang,
    Norm,
    Organisatie,
    Overleg,
    Proef,
    Weg,
    Wijkkleuren,
    Wijziging,
)
from keukentafel.inrichting.stelseldelen import Stelseldelen
from keukentafel.regels.bewaren import Bewaargegevens
from keukentafel.regels.inzet import Inzetgegevens
from keukentafel.regels.mandaat import Mandaatgegevens
from keukentafel.regels.signalen import Signaalgegevens
from keukentafel.regels.terugbellen import Terugbelgegevens
from keukentafel.regels.toezicht import Toezichtgegevens
from keukentafel.regels.triage import Stelselgegevens
from keukentafel.regels.wachtlijst import Wachtlijstgegevens
from keukentafel.regels.woorden import Naam, Recht, Slug, TeamSoort

VORMEN = {
    "A1": "brede teams, voor alle vragen",
    "A2": "brede teams, alleen voor complexe of meervoudige vragen",
    "B": "teams naast elkaar, per doelgroep of domein",
    "C": "generalisten vooraan, experts erachter",
}
POSITIES = {
    1: "van de gemeente",
    2: "aanbieders werken samen",
    3: "één hoofdaanbieder",
    4: "eigen rechtspersoon",
}


WERKNORM = "huishoudens-per-fte"
"""De slug van een eigen norm voor het aantal huishoudens per medewerker."""
WERKNORM_EENHEID = "huishoudens per fte"


@dataclass(frozen=True, slots=True)
class Werknorm:
    """De norm in actieve huishoudens per fte, met de plek in het bestand en de bron."""

    waarde: Decimal
    bron: str
    plek: str


class Inrichting(
    Stelselgegevens,
    Mandaatgegevens,
    Bewaargegevens,
    Inzetgegevens,
    Toezichtgegevens,
    Signaalgegevens,
    Wachtlijstgegevens,
    Terugbelgegevens,
    Stelseldelen,
):
    """Eén inrichting zoals die op één dag geldt."""

    titel: Naam
    vorm: Literal["A1", "A2", "B", "C"]
    vorm_erachter: Literal["C"] | None = None
    """Achter de brede teams staat een gespecialiseerd team."""
    positionering: Annotated[int, Field(ge=1, le=4)]
    sturing: Naam | None = None
    """Wie stuurt, als dat niet uit de positionering volgt."""
    bron: list[Naam]
    organisaties: list[Organisatie] = []
    ingangen: Annotated[list[Ingang], Field(min_length=1)]
    overleg: list[Overleg] = []
    budgetten: list[Budget] = []
    normen: list[Norm] = []
    afspraken: dict[Slug, Afspraak] = {}
    proeven: dict[Slug, Proef] = {}
    wijkkleuren: Wijkkleuren | None = None
    weg: Weg
    bijzonder: list[Bijzonderheid] = []
    aannames: list[Aanname] = []
    wijzigingen: list[Wijziging] = []
    """Alle versies na de eerste, met wat er dan verandert."""

    @property
    def versie(self) -> date:
        """De versie heet naar de dag waarop zij ingaat."""
        return self.geldig_vanaf

    @property
    def vorm_in_woorden(self) -> str:
        """De organisatievorm in gewone taal."""
        woorden = VORMEN[self.vorm]
        return f"{woorden}, met experts erachter" if self.vorm_erachter else woorden

    @property
    def positionering_in_woorden(self) -> str:
        """Van wie de teams zijn, in gewone taal."""
        woorden = POSITIES[self.positionering]
        return f"{woorden}, {self.sturing}" if self.sturing else woorden

    @property
    def werknorm(self) -> Werknorm:
        """Hoeveel actieve huishoudens bij een fte horen: de eigen norm, of anders die van `inzet`."""
        for norm in self.normen:
            if norm.slug == WERKNORM:
                return Werknorm(norm.waarde, norm.bron, f"normen.{WERKNORM}")
        return Werknorm(Decimal(self.inzet.huishoudens_per_fte), self.inzet.bron, "inzet.huishoudens_per_fte")

    def rechten_van(self, rol: str) -> dict[str, tuple[Recht, ...]]:
        """Per doel wat een rol mag; een eigen rol zonder eigen rechten heeft die van haar vaste rol."""
        gevonden = self.rollen[rol]
        if gevonden.rechten is None and gevonden.soort_van is not None:
            gevonden = self.rollen[gevonden.soort_van]
        return {doel: tuple(rechten) for doel, rechten in (gevonden.rechten or {}).items()}

    def aantal_teams(self, soort: TeamSoort) -> int:
        """Hoeveel teams van deze soort er zijn."""
        return len(self.teams_per_soort.get(soort, []))

    def inwoners_van(self, slug: str) -> int:
        """Inwoners in het werkgebied van een team, voor zover het CBS een aantal noemt."""
        team = next(team for team in self.teams if team.slug == slug)
        gebieden = [g for g in self.gebieden if not team.gebieden or g.code in team.gebieden]
        return sum(gebied.inwoners or 0 for gebied in gebieden)
