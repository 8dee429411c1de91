"""Straten verzinnen en er adressen in uitdelen."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from random import Random
from typing import Any

from keukentafel.project.demo.stad.mensen import lees

LETTERS = "ABCDEFGHJKLMNPRSTUVWXZ"
NIET = frozenset({"SA", "SD", "SS"})
"""Deze lettercombinaties komen in postcodes niet voor."""


@dataclass(frozen=True)
class Adres:
    """Een adres; `postcode` zonder spatie, leeg als de inrichting er voor de wijk geen noemt."""

    straat: str = ""
    postcode: str = ""
    huisnummer: int | None = None
    toevoeging: str = ""


GEEN_ADRES = Adres()


@cache
def _woorden() -> dict[str, Any]:
    return lees("straten.toml")


def straatnamen(rnd: Random) -> Iterator[str]:
    """Namen zonder herhaling; zijn de gewone op, dan komen `Oude ...` en `Kleine ...`."""
    woorden = _woorden()
    namen = [voor + achter for voor, achter in product(woorden["voor"], woorden["achter"])]
    rnd.shuffle(namen)
    yield from namen
    nummer = 0
    while True:
        ervoor = woorden["ervoor"][nummer % len(woorden["ervoor"])]
        ronde = nummer // len(woorden["ervoor"])
        yield from (f"{ervoor} {naam}" + (f" {ronde + 1}" if ronde else "") for naam in namen)
        nummer += 1


def adressen(rnd: Random, namen: Iterator[str], postcodes: Sequence[str]) -> Iterator[Adres]:
    """De adressen van één wijk, straat na straat; elk adres komt één keer."""
    while True:
        straat, postcode = next(namen), _postcode(rnd, postcodes)
        for plek in range(_woorden()["adressen_per_straat"]):
            boven = ("", "A", "B") if plek % 9 == 8 else ("",)
            for toevoeging in boven:
                yield Adres(straat, postcode, 1 + plek, toevoeging)


def _postcode(rnd: Random, postcodes: Sequence[str]) -> str:
    if not postcodes:
        return ""
    letters = next(paar for paar in iter(lambda: "".join(rnd.choices(LETTERS, k=2)), None) if paar not in NIET)
    return f"{rnd.choice(postcodes)}{letters}"
