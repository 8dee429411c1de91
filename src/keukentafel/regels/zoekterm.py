"""Wat iemand in het zoekvak typt: een naam, een straat, een geboortedatum, een postcode of een kenmerk."""

import re
from dataclasses import dataclass
from datetime import date

from keukentafel.regels.namen import TUSSENVOEGSELS, is_postcode, zoeknaam

KORTST = 3
"""Zoveel letters van een naam of een straat zijn er nodig."""
PAREN = 6
"""Hoogstens zoveel manieren om voornaam en achternaam uit elkaar te halen."""
AANHEF = frozenset(
    "huishouden gezin familie fam fam. mevrouw mevr mevr. mw mw. meneer mijnheer dhr dhr. dr dr.".split()  # noqa: SIM905
)
_DATUM = re.compile(r"^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$|^(\d{4})-(\d{2})-(\d{2})$")
_KENMERK = re.compile(r"^([0-9A-Z]{4})[- ]?([0-9A-Z]{4})$")
_POSTCODE = re.compile(r"^([1-9]\d{3})\s?([A-Z]{2})(?:[\s,]*(\d{1,5})(?:[\s/-]*[A-Z0-9]{1,4})?)?$")
_HUISNUMMER = re.compile(r"^(.*\w)[\s,]+(\d{1,5})(?:[\s/-]?\w{1,4})?$")


@dataclass(frozen=True)
class Zoekterm:
    """Wat een zoekterm kan betekenen; namen en straten staan geschreven zoals `zoeknaam` dat doet.

    `naam` is een deel van een achternaam of het begin van een voornaam, `paren` zijn begin van de voornaam en deel van
    de achternaam, `straat` het begin van een straat; `voor_nummer` is dat zonder het huisnummer erachter.
    """

    naam: str = ""
    paren: tuple[tuple[str, str], ...] = ()
    straat: str = ""
    voor_nummer: str = ""
    huisnummer: int | None = None
    geboren: date | None = None
    postcode: str = ""
    kenmerk: str = ""

    @property
    def te_kort(self) -> bool:
        """Is er te weinig om op te zoeken?"""
        return not (self.geboren or self.postcode or self.kenmerk) and len(self.naam) < KORTST


def ontleed(tekst: str) -> Zoekterm:
    """Wat `tekst` kan betekenen; een datum of een postcode is niets anders, een naam kan ook een straat zijn."""
    schoon = " ".join(tekst.replace("\u2019", "'").split())
    if (geboren := _datum(schoon)) is not None:
        return Zoekterm(geboren=geboren)
    hoog = schoon.upper()
    if (plek := _POSTCODE.match(hoog)) and is_postcode(plek[1] + plek[2]):
        return Zoekterm(postcode=plek[1] + plek[2], huisnummer=int(plek[3]) if plek[3] else None)
    kenmerk = _KENMERK.match(hoog)
    nummer = _HUISNUMMER.match(schoon)
    naam, paren = _namen(schoon)
    voor_nummer = zoeknaam(nummer[1]) if nummer else ""
    return Zoekterm(
        naam=naam,
        paren=paren,
        straat=zoeknaam(schoon),
        voor_nummer=voor_nummer if len(voor_nummer) >= KORTST else "",
        huisnummer=int(nummer[2]) if nummer else None,
        kenmerk=f"{kenmerk[1]}-{kenmerk[2]}" if kenmerk else "",
    )


def _datum(tekst: str) -> date | None:
    """Een dag die bestaat, als dd-mm-jjjj of als jjjj-mm-dd."""
    if (delen := _DATUM.match(tekst)) is None:
        return None
    dag, maand, jaar = delen.group(1, 2, 3) if delen[1] else delen.group(6, 5, 4)
    try:
        return date(int(jaar), int(maand), int(dag))
    except ValueError:
        return None


def _namen(tekst: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """De hele naam als één deel, en hoe voornaam en achternaam uit elkaar kunnen.

    `Jan van der Zand` is `jan` en `zand`; `Zand, Jan` en `Zand Jan` mag ook.
    Een achternaam is bewaard zonder tussenvoegsel.
    """
    achter, komma, voor = tekst.partition(",")
    woorden = [woord for woord in tekst.replace(",", " ").split() if zoeknaam(woord)]
    while len(woorden) > 1 and woorden[0].casefold() in AANHEF:
        woorden.pop(0)
    heel = _letters(woorden)
    if komma:
        splitsingen = [(voor.split(), achter.split())]
    else:
        splitsingen = [(woorden[:plek], woorden[plek:]) for plek in range(1, len(woorden))]
        splitsingen += [(woorden[-1:], woorden[:-1])]
    paren = [(zoeknaam("".join(voornaam)), _letters(achternaam)) for voornaam, achternaam in splitsingen]
    goed = [paar for paar in dict.fromkeys(paren) if paar[0] and not paar[1].isdigit() and paar[1]]
    return heel, tuple(goed[:PAREN])


def _letters(woorden: list[str]) -> str:
    """Zonder tussenvoegsels vooraan: `van der Zand` is `zand`."""
    vanaf = 0
    while vanaf < len(woorden) - 1 and woorden[vanaf].casefold() in TUSSENVOEGSELS:
        vanaf += 1
    return zoeknaam("".join(woorden[vanaf:]))
