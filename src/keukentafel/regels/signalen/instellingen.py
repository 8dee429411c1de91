"""De instellingen die de regels over signalen lezen: per soort de grondslag, de termijn en wie er wat van hoort."""

from typing import Annotated, Literal, get_args

from pydantic import Field

from keukentafel.regels.basis import Instelling
from keukentafel.regels.termijnen.instellingen import Termijngegevens
from keukentafel.regels.woorden import Naam, Tekst

SignaalCode = Literal[
    "huur",
    "ontruiming",
    "energie",
    "water",
    "zorgpremie",
    "overlast",
    "school",
    "zorg",
    "politie",
    "veilig_thuis",
    "gi",
    "rechter",
    "anders",
]
Werkdagen = Annotated[int, Field(ge=0, le=60)]
"""Werkdagen na de dag van ontvangst; 0 is dezelfde dag."""
Route = Literal["vroegsignalering", "zorg", "veiligheid"]
"""Achterstanden bij vaste lasten (Wgs art. 3), zorgen van een partner, of een route van veiligheid."""


class Signaalsoort(Instelling):
    """Een soort signaal: waarop het berust, wanneer er contact is, en wat er terug moet."""

    naam: Naam
    grondslag: Naam
    """Het artikel dat het scherm voorstelt; wie aanneemt, kan een ander noemen."""
    contact_werkdagen: Werkdagen
    route: Route
    spoed: bool = False
    """Is zo'n signaal altijd dringend, ook als er verder niets bekend is?"""
    weigeren_sluit: bool = True
    """Sluit het signaal als de inwoner geen hulp wil? Is er gevaar, dan nooit."""
    pogingen: Annotated[int, Field(ge=1, le=10)] = 2
    """Zoveel keer is er geprobeerd contact te krijgen, voordat `niet bereikt` kan."""
    terug_werkdagen: Werkdagen | None = None
    """Binnen zoveel werkdagen na de uitkomst hoort de partner iets; leeg: hij hoort niets uit zichzelf."""
    terug_aan: Naam | None = None
    """Wie het terughoort, als dat niet is wie het meldde."""
    niet_vragen: Tekst
    """Wat je niet vraagt en niet opschrijft: het is niet nodig om contact te leggen."""
    bron: Naam = "aanname"


GEWOON = Signaalsoort(
    naam="Signaal van een partner",
    grondslag="AVG art. 6 lid 1 onder e",
    contact_werkdagen=5,
    route="zorg",
    niet_vragen="Vraag niet meer dan nodig is om contact te leggen.",
)
"""Voor een versie van de inrichting die nog geen soorten noemt."""


class Signaalgegevens(Termijngegevens):
    """Wat een inrichting over signalen weet."""

    signalen: dict[SignaalCode, Signaalsoort] = {}

    def signaalsoort(self, code: str) -> Signaalsoort:
        """De soort bij deze code; wat de inrichting niet noemt, heeft de gewone waarden."""
        return next((soort for naam, soort in self.signalen.items() if naam == code), GEWOON)

    def signaalcodes(self) -> tuple[str, ...]:
        """De soorten die te kiezen zijn, in de volgorde van de inrichting; zonder soorten alleen `anders`."""
        return tuple(self.signalen) or (get_args(SignaalCode)[-1],)
