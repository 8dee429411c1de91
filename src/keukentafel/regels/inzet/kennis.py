"""Welke kennis heeft een team vandaag niet, of straks niet meer?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Soort = Literal["niemand", "nog_een", "straks_niemand"]


@dataclass(frozen=True, slots=True)
class Kenner:
    """Iemand van het team die van een onderwerp veel weet."""

    medewerker: int
    onderwerp: str
    aanwezig: bool = True
    weg_op: date | None = None
    """De eerste dag waarop zij niet meer bij het team hoort, of dit onderwerp niet meer heeft."""


@dataclass(frozen=True, slots=True)
class Gemis:
    """Kennis die wegvalt. `kenners` zijn alle mensen die het weten, `over` wie er vandaag zijn."""

    onderwerp: str
    soort: Soort
    kenners: tuple[int, ...]
    over: tuple[int, ...]
    weg_op: date | None = None
    """De eerste dag waarop niemand het meer weet, als die al vaststaat en dichtbij is."""


_ERNST: dict[Soort, int] = {"niemand": 0, "straks_niemand": 1, "nog_een": 2}


def kennis_die_wegvalt(kenners: Iterable[Kenner], dag: date, vooruit_dagen: int) -> list[Gemis]:
    """Onderwerpen waar vandaag niemand voor is, of nog maar één, of straks niemand meer; het ergste voorop.

    `vooruit_dagen` is hoe ver vooruit een vertrek meetelt. Een onderwerp dat niemand van het team ooit had, valt
    niet weg en staat er niet bij.
    """
    per_onderwerp: dict[str, list[Kenner]] = {}
    for kenner in kenners:
        if kenner.weg_op is None or kenner.weg_op > dag:
            per_onderwerp.setdefault(kenner.onderwerp, []).append(kenner)
    grens = dag + timedelta(days=vooruit_dagen)
    gevonden = [_gemis(onderwerp, groep, grens) for onderwerp, groep in per_onderwerp.items()]
    return sorted(filter(None, gevonden), key=lambda gemis: (_ERNST[gemis.soort], gemis.onderwerp))


def _gemis(onderwerp: str, groep: list[Kenner], grens: date) -> Gemis | None:
    wie = tuple(sorted({kenner.medewerker for kenner in groep}))
    over = tuple(sorted({kenner.medewerker for kenner in groep if kenner.aanwezig}))
    if not over:
        return Gemis(onderwerp, "niemand", wie, over)
    weg_op = _iedereen_weg([kenner for kenner in groep if kenner.aanwezig], grens)
    if len(over) == 1:
        return Gemis(onderwerp, "nog_een", wie, over, weg_op)
    return Gemis(onderwerp, "straks_niemand", wie, over, weg_op) if weg_op else None


def _iedereen_weg(aanwezig: list[Kenner], grens: date) -> date | None:
    """De dag waarop de laatste weg is; None als iemand blijft of pas na de grens gaat."""
    dagen = [kenner.weg_op for kenner in aanwezig]
    laatste = max((op for op in dagen if op is not None), default=None)
    return laatste if laatste is not None and None not in dagen and laatste <= grens else None
