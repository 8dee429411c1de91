"""Van versies naar perioden: wanneer een team er is en wanneer een gebied bij een team hoort. Zonder database."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

S = TypeVar("S", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Periode:
    """Van een dag tot (niet met) een dag; zonder `tot` loopt zij door."""

    van: date
    tot: date | None = None

    def omvat(self, dag: date) -> bool:
        """Valt deze dag in de periode?"""
        return self.van <= dag and (self.tot is None or dag < self.tot)


class Rij(Protocol):
    """Een opgeslagen periode; `tot` gelijk aan `van` is leeg."""

    van: date
    tot: date | None


R = TypeVar("R", bound=Rij)


def perioden(versies: Sequence[tuple[date, Iterable[S]]]) -> dict[S, list[Periode]]:
    """Per sleutel de perioden waarin zij in de inrichting staat; `versies` op dag, oudste eerst."""
    open_: dict[S, date] = {}
    uit: dict[S, list[Periode]] = {}
    for dag, sleutels in versies:
        aanwezig = dict.fromkeys(sleutels)
        for sleutel in [sleutel for sleutel in open_ if sleutel not in aanwezig]:
            uit.setdefault(sleutel, []).append(Periode(open_.pop(sleutel), dag))
        for sleutel in aanwezig:
            open_.setdefault(sleutel, dag)
    for sleutel, van in open_.items():
        uit.setdefault(sleutel, []).append(Periode(van))
    return uit


def leg_naast(
    gewenst: Sequence[Periode], rijen: Sequence[R], vandaag: date
) -> tuple[list[tuple[Periode, R | None]], list[R]]:
    """Zet bij elke periode de rij die haar al draagt (of None: nieuw), en pas van die rijen de dagen aan.

    Geeft de paren en de rijen die veranderd zijn. Wat niet meer in de inrichting staat, blijft staan: het eindigt
    vandaag, of heeft een lege periode als het nog niet begonnen was.
    """
    over = list(rijen)
    paren: list[tuple[Periode, R | None]] = []
    anders: list[R] = []
    for periode in gewenst:
        rij = _drager(periode, over)
        if rij is not None:
            over.remove(rij)
            anders += _zet(rij, min(rij.van, periode.van) if rij.van <= vandaag else periode.van, periode.tot)
        paren.append((periode, rij))
    for rij in over:
        anders += _zet(rij, rij.van, min(rij.tot or date.max, max(rij.van, vandaag)))
    return paren, anders


def _drager(periode: Periode, rijen: Sequence[R]) -> R | None:
    zelfde = (rij for rij in rijen if rij.van == periode.van)
    raakt = (
        rij
        for rij in rijen
        if rij.van != rij.tot
        and (rij.tot is None or rij.tot > periode.van)
        and (periode.tot is None or rij.van < periode.tot)
    )
    return next(zelfde, None) or next(raakt, None)


def _zet(rij: R, van: date, tot: date | None) -> list[R]:
    if (rij.van, rij.tot) == (van, tot):
        return []
    rij.van, rij.tot = van, tot
    return [rij]
