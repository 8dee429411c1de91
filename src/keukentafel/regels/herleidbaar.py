"""Lijkt een stuk tekst iets over één persoon te zeggen? Voor tekst waar geen persoon in hoort.

Een eerste zeef, geen bewijs: een naam herkent zij niet. Liever een keer te veel gevraagd dan een nummer bewaard.
Bron: AVG art. 4 onder 1 (wat een mens herleidbaar maakt) en art. 5 lid 1 onder c (niet meer dan nodig).
"""

import re
from typing import Literal

from keukentafel.regels import bsn

Spoor = Literal["mail", "telefoon", "bsn", "geboortedatum", "adres"]

_MAIL = re.compile(r"[^\s@]@[^\s@]+\.[^\s@]")
_TUSSEN = r"[\s.\-/()–]*"
_TELEFOON = re.compile(
    rf"(?<!\d)(?:(?:\+|00){_TUSSEN}[1-9](?:{_TUSSEN}\d){{7,13}}|0(?:{_TUSSEN}\d){{9}})(?!\d)",
)
_CIJFERRIJ = re.compile(r"\d(?:[\s.\-/–]{0,3}\d)*")
_DATUM = re.compile(
    r"(?<!\d)(?:\d{1,2}\s?[-/.–]\s?\d{1,2}\s?[-/.–]\s?(?:1[89]|20)\d{2}|(?:1[89]|20)\d{2}-\d{1,2}-\d{1,2})(?!\d)"
)
_GEBOREN = re.compile(r"\bgeboren\b\D{0,20}\d|\bgeboortedatum\b", re.IGNORECASE)
_POSTCODE = re.compile(r"(?<!\d)[1-9]\d{3}(?:[A-Za-z]{2}|\s(?P<letters>[A-Za-z]{2}))(?![A-Za-z])")
_GEEN_LETTERS = frozenset("af al de en er ik in is je na nu of om op te uw we ze zo".split())  # noqa: SIM905
"""Kleine woorden achter een jaartal, zoals in "2025 en": dat is geen postcode."""
_HUISNUMMER = re.compile(r"(?<!\d)\d{1,5}(?!\d)")
_BIJ_ELKAAR = 25
"""Zoveel tekens staat een huisnummer hoogstens van zijn postcode af. # aanname"""
_STRAAT = re.compile(
    r"(?:straat|laan|weg|plein|hof|kade|gracht|singel|dreef|steeg|dijk|plantsoen|pad)\s+(?:nr\.?\s*|nummer\s+)?"
    r"[1-9]\d{0,4}(?!\d)(?!\s*(?:keer|maal|x|uur|dagen|weken|maanden|jaar|mensen|jongeren|auto))",
    re.IGNORECASE,
)


def sporen(tekst: str) -> list[Spoor]:
    """Wat er in de tekst staat dat naar één mens of één huis wijst, in vaste volgorde; leeg is goed."""
    gevonden: list[tuple[Spoor, bool]] = [
        ("mail", _MAIL.search(tekst) is not None),
        ("telefoon", _TELEFOON.search(tekst) is not None),
        ("bsn", _bsn(tekst)),
        ("geboortedatum", bool(_DATUM.search(tekst) or _GEBOREN.search(tekst))),
        ("adres", _adres(tekst)),
    ]
    return [spoor for spoor, er_is in gevonden if er_is]


def _bsn(tekst: str) -> bool:
    """Cijfers die samen, ook met spaties of punten ertussen, een nummer maken dat de elfproef doorstaat."""
    return any(bsn.fout(bsn.schoon(nummer)) is None for rij in _CIJFERRIJ.findall(tekst) for nummer in _nummers(rij))


def _nummers(rij: str) -> list[str]:
    """Elk stuk van de rij van acht of negen cijfers dat begint en eindigt waar een groep cijfers dat doet."""
    groepen = re.findall(r"\d+", rij)
    begin = [0]
    for groep in groepen:
        begin.append(begin[-1] + len(groep))
    alles = "".join(groepen)
    return [alles[van:tot] for van in begin for tot in begin if tot - van in (8, 9)]


def _adres(tekst: str) -> bool:
    """Een postcode met een huisnummer ernaast, of een straat met een nummer."""
    if _STRAAT.search(tekst):
        return True
    return any(_met_huisnummer(tekst, *plek) for plek in _postcodes(tekst))


def _postcodes(tekst: str) -> list[tuple[int, int]]:
    """Waar een postcode staat: van en tot."""
    gevonden = (treffer for treffer in _POSTCODE.finditer(tekst) if treffer["letters"] not in _GEEN_LETTERS)
    return [(treffer.start(), treffer.end()) for treffer in gevonden]


def _met_huisnummer(tekst: str, van: int, tot: int) -> bool:
    ervoor, erna = tekst[max(0, van - _BIJ_ELKAAR) : van], tekst[tot : tot + _BIJ_ELKAAR]
    return _HUISNUMMER.search(ervoor) is not None or _HUISNUMMER.search(erna) is not None
