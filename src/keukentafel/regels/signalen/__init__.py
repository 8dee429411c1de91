"""Signalen van partners: wanneer is er contact, sluit een weigering, en wat hoort de partner terug?"""

from keukentafel.regels.signalen.instellingen import SignaalCode, Signaalgegevens, Signaalsoort
from keukentafel.regels.signalen.rekenen import (
    Contacttermijn,
    Gevolg,
    Uitkomst,
    contact_uiterlijk,
    gevolg_van,
    heeft_spoed,
    is_veiligheid,
    terug_uiterlijk,
    terugmelding,
    vraagt_eerst,
)

__all__ = [
    "Contacttermijn",
    "Gevolg",
    "SignaalCode",
    "Signaalgegevens",
    "Signaalsoort",
    "Uitkomst",
    "contact_uiterlijk",
    "gevolg_van",
    "heeft_spoed",
    "is_veiligheid",
    "terug_uiterlijk",
    "terugmelding",
    "vraagt_eerst",
]
