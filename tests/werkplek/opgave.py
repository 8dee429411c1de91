"""Wat Fatma tijdens een gesprek invult."""

from typing import Any
from uuid import uuid4

GEEN_GEVAAR = {"acuut_veiligheidsrisico": "nee", "kind_in_gevaar": "nee", "dreigende_escalatie": "nee"}


def mevrouw_de_vries(**anders: Any) -> dict[str, Any]:
    """Mevrouw De Vries (79): het schoonmaken is te veel, een breed gesprek voegt niets toe."""
    return {
        "sleutel": str(uuid4()),
        "kanaal": "telefoon",
        "aanmelder": "inwoner",
        "melder_telefoon": "06 1234 0007",
        "geboortedatum": "14-06-1947",
        "postcode": "1354 ab",
        "huisnummer": "19a",
        "voornaam": "Truus",
        "achternaam": "de Vries",
        "gebied": "WK003401",
        "eigen_woorden": "Het schoonmaken wordt me te veel.",
        "soort": "melding",
        "leefgebieden": ["instrumentele_adl"],
        "voorziening": "wmo:01",
        "gesprek_heeft_meerwaarde": "nee",
        "actie": "opslaan",
        **GEEN_GEVAAR,
        **anders,
    }
