"""Namen en adressen zo opschrijven dat dezelfde persoon ook gelijk gevonden wordt."""

import re
import unicodedata

POSTCODE = re.compile(r"^[1-9][0-9]{3}(?!SA|SD|SS)[A-Z]{2}$")


def zoeknaam(achternaam: str) -> str:
    """Kleine letters zonder accenten, streepjes of spaties: `Özdemir-Koç` wordt `ozdemirkoc`.

    Tekens zonder letterwaarde, zoals een emoji, vallen weg.
    """
    ontleed = unicodedata.normalize("NFKD", achternaam.casefold())
    return "".join(teken for teken in ontleed if teken.isalnum())[:120]


def postcode(tekst: str) -> str:
    """De postcode zonder spatie en in hoofdletters; leeg als er niets is ingevuld."""
    return re.sub(r"\s", "", tekst).upper()


def is_postcode(tekst: str) -> bool:
    """Is dit een bestaande vorm: vier cijfers en twee letters, niet SA, SD of SS?"""
    return POSTCODE.match(tekst) is not None
