"""Namen en adressen zo opschrijven dat dezelfde persoon ook gelijk gevonden wordt."""

import re
import unicodedata
from typing import TypedDict

from keukentafel.regels.klank import naamklanken

POSTCODE = re.compile(r"^[1-9][0-9]{3}(?!SA|SD|SS)[A-Z]{2}$")


def zoeknaam(achternaam: str) -> str:
    """Kleine letters zonder accenten, streepjes of spaties: `Özdemir-Koç` wordt `ozdemirkoc`.

    Tekens zonder letterwaarde, zoals een emoji, vallen weg.
    """
    ontleed = unicodedata.normalize("NFKD", achternaam.casefold())
    return "".join(teken for teken in ontleed if teken.isalnum())[:120]


class Naamvelden(TypedDict):
    """Wat er naast een achternaam wordt bewaard om haar op te vinden."""

    zoeknaam: str
    klanken: list[str]


def naamvelden(tussenvoegsel: str, achternaam: str) -> Naamvelden:
    """De velden bij een achternaam: wie een persoon bewaart of hernoemt, bewaart deze mee."""
    return {"zoeknaam": zoeknaam(achternaam), "klanken": sorted(naamklanken(f"{tussenvoegsel} {achternaam}".strip()))}


def postcode(tekst: str) -> str:
    """De postcode zonder spatie en in hoofdletters; leeg als er niets is ingevuld."""
    return re.sub(r"\s", "", tekst).upper()


def is_postcode(tekst: str) -> bool:
    """Is dit een bestaande vorm: vier cijfers en twee letters, niet SA, SD of SS?"""
    return POSTCODE.match(tekst) is not None


TUSSENVOEGSELS = frozenset("van de der den het 't ten ter te la le el al von zu du di da dos".split())  # noqa: SIM905


def achternaamsleutels(naam: str) -> frozenset[str]:
    """De sleutels waarop een volledige naam op een achternaam kan lijken, elk geschreven zoals `zoeknaam` dat doet.

    Uit `Fatma de Boer-Koç` komen `deboerkoc`, `boerkoc`, `boer` en `koc`. Wie zij zoekt om te vragen of iemand
    naar een naamgenoot keek, vraagt liever één keer te veel dan te weinig.
    """
    woorden = naam.split()[1:] or naam.split()
    vanaf = [" ".join(woorden[plek:]) for plek in range(len(woorden))]
    delen = [deel for woord in woorden for deel in woord.split("-")]
    los = [deel for deel in delen if deel.casefold() not in TUSSENVOEGSELS]
    heel = [stuk for stuk in vanaf if stuk.casefold() not in TUSSENVOEGSELS]
    return frozenset(filter(None, map(zoeknaam, [*heel, *los])))
