"""Is dit dezelfde persoon? Welke gegevens gelijk zijn, hoe zeker dat is, en waarom.

De regel weegt alleen wat gelijk is aan wat iemand zelf heeft ingevuld. Hij zegt niets over wat er verder bekend is,
en een gegeven dat niet gelijk is wordt nooit genoemd.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

Feit = Literal[
    "bsn",
    "geboortedatum",
    "geboortedatum_bijna",
    "achternaam",
    "achternaam_lijkt",
    "voorletter",
    "adres",
    "telefoon",
]
"""Wat gelijk kan zijn. `adres` is postcode en huisnummer, of de postcode als er geen huisnummer is ingevuld."""
Anders = Literal["bsn_anders", "voorletter_anders", "geboortedatum_anders"]
"""Wat is ingevuld, bij ons bekend is, en niet gelijk is. Dit maakt minder zeker en komt nooit op het scherm."""
Zekerheid = Literal["zeker", "waarschijnlijk", "mogelijk"]

FEITEN: tuple[Feit, ...] = get_args(Feit)
ANDERS: tuple[Anders, ...] = get_args(Anders)
ZEKERHEDEN: tuple[Zekerheid, ...] = get_args(Zekerheid)
"""Van zeker naar mogelijk."""
WOORDEN: dict[Feit, str] = {
    "bsn": "hetzelfde burgerservicenummer",
    "geboortedatum": "dezelfde geboortedatum",
    "geboortedatum_bijna": "bijna dezelfde geboortedatum",
    "achternaam": "dezelfde achternaam",
    "achternaam_lijkt": "een achternaam die hetzelfde klinkt",
    "voorletter": "dezelfde voorletter",
    "adres": "hetzelfde adres",
    "telefoon": "hetzelfde telefoonnummer",
}
_NAAM = frozenset({"achternaam", "achternaam_lijkt"})
_ERBIJ = frozenset({"voorletter", "adres", "telefoon"})
# Van zeker naar mogelijk; de eerste die past, telt. Elke rij: alle van deze, en van elk van deze groepen minstens één.
# aanname: de grenzen; de stukken vragen herkennen zonder te veel te tonen, geen getallen.
_TABEL: tuple[tuple[Zekerheid, frozenset[str], tuple[frozenset[str], ...]], ...] = (
    ("zeker", frozenset({"bsn"}), ()),
    ("zeker", frozenset({"geboortedatum", "achternaam"}), (_ERBIJ,)),
    ("zeker", frozenset({"geboortedatum", "achternaam_lijkt", "voorletter"}), (frozenset({"adres", "telefoon"}),)),
    ("waarschijnlijk", frozenset({"geboortedatum"}), (_NAAM,)),
    ("waarschijnlijk", frozenset({"geboortedatum", "adres"}), ()),
    ("waarschijnlijk", frozenset({"geboortedatum_bijna", "adres"}), (_NAAM,)),
    ("waarschijnlijk", frozenset({"geboortedatum_bijna", "voorletter"}), (_NAAM,)),
    ("waarschijnlijk", frozenset({"adres", "achternaam", "voorletter"}), ()),
    ("mogelijk", frozenset({"geboortedatum_bijna", "telefoon"}), (_NAAM,)),
    ("mogelijk", frozenset({"adres"}), (_NAAM,)),
)


@dataclass(frozen=True)
class Oordeel:
    """Hoe zeker het is, en om welke gegevens; `waarom` is een zin zonder hoofdletter en punt."""

    zekerheid: Zekerheid
    gelijk: tuple[Feit, ...]

    @property
    def waarom(self) -> str:
        delen = [WOORDEN[feit] for feit in self.gelijk]
        return " en ".join(filter(None, [", ".join(delen[:-1]), delen[-1]])) if delen else ""


def oordeel(gelijk: Iterable[str], anders: Iterable[str] = ()) -> Oordeel | None:
    """Hoe zeker is het dat dit dezelfde persoon is? None als er te weinig gelijk is om iets te zeggen.

    Elk gegeven dat wél is ingevuld maar anders is, maakt het een stap minder zeker (een tweeling heeft een andere
    voorletter). Een ander burgerservicenummer laat hoogstens `mogelijk` over: een van de twee is verkeerd, of het is
    een ander.
    """
    wat = frozenset(gelijk)
    zekerheid = next(
        (zeker for zeker, alle, een_van in _TABEL if alle <= wat and all(groep & wat for groep in een_van)), None
    )
    if zekerheid is None:
        return None
    botst = frozenset(anders) - ({"voorletter_anders"} if "voorletter" in wat else set())
    stap = min(ZEKERHEDEN.index(zekerheid) + len(botst), len(ZEKERHEDEN) - 1)
    if "bsn_anders" in botst:
        stap = len(ZEKERHEDEN) - 1
    return Oordeel(ZEKERHEDEN[stap], tuple(feit for feit in FEITEN if feit in wat))


def bijna_dezelfde(datum: date) -> frozenset[date]:
    """De datums die door één vergissing op `datum` lijken: dag en maand omgedraaid, of één cijfer verkeerd.

    De datum zelf hoort er niet bij. Een dag die niet bestaat, valt weg.
    """
    cijfers = f"{datum:%d%m%Y}"
    pogingen = {cijfers[2:4] + cijfers[:2] + cijfers[4:]}
    for plek in range(len(cijfers)):
        pogingen |= {cijfers[:plek] + cijfer + cijfers[plek + 1 :] for cijfer in "0123456789"}
    return frozenset(filter(None, map(_datum, pogingen))) - {datum}


def _datum(cijfers: str) -> date | None:
    try:
        return date(int(cijfers[4:]), int(cijfers[2:4]), int(cijfers[:2]))
    except ValueError:
        return None


def telefoonsleutel(nummer: str) -> str:
    """De laatste negen cijfers, zodat `06 1234 5678` en `+31 6 12345678` gelijk zijn; leeg bij minder dan negen."""
    cijfers = re.sub(r"\D", "", nummer)
    return cijfers[-9:] if len(cijfers) >= 9 else ""
