"""Rekenen met onbekende feiten: een beslisboom over alle manieren waarop het onbekende kan uitvallen.

Elk onbekend feit dat echt gelezen wordt, geeft een tak per mogelijke waarde. Aan de bladeren staat
wat de uitkomst dan is. Zo is precies te zien wat zeker is, en welke feiten er nog toe doen.
"""

from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

B = TypeVar("B", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Blad(Generic[B]):
    """Hier staat de uitkomst vast."""

    uitkomst: B


@dataclass(frozen=True, slots=True)
class Knoop(Generic[B]):
    """Hier hangt het van dit feit af: een tak per mogelijke waarde."""

    feit: str
    takken: tuple[tuple[Any, "Boom[B]"], ...]


Boom = Blad[B] | Knoop[B]


class OnbekendFeitError(Exception):
    """De rekensom heeft een feit nodig dat er niet is."""

    def __init__(self, feit: str) -> None:
        super().__init__(feit)
        self.feit = feit


def groei(
    reken: Callable[[Mapping[str, Any]], B],
    feiten: dict[str, Any],
    waarden: Callable[[str, Mapping[str, Any]], tuple[Any, ...]],
) -> Boom[B]:
    """Bouw de boom: reken tot het eerste onbekende feit, vertak over zijn mogelijke waarden, en reken verder."""
    try:
        return Blad(reken(feiten))
    except OnbekendFeitError as onbekend:
        feit = onbekend.feit
    takken = tuple((waarde, groei(reken, {**feiten, feit: waarde}, waarden)) for waarde in waarden(feit, feiten))
    eerste = takken[0][1]
    if isinstance(eerste, Blad) and all(tak == eerste for _, tak in takken):
        return eerste
    return Knoop(feit, takken)


def bladeren(boom: Boom[B]) -> Iterator[B]:
    """Alle uitkomsten die nog mogelijk zijn, in de volgorde van de boom."""
    if isinstance(boom, Blad):
        yield boom.uitkomst
        return
    for _, tak in boom.takken:
        yield from bladeren(tak)


def _knopen(boom: Boom[B], pad: dict[str, Any]) -> Iterator[tuple[Knoop[B], dict[str, Any]]]:
    if isinstance(boom, Blad):
        return
    yield boom, pad
    for waarde, tak in boom.takken:
        yield from _knopen(tak, {**pad, boom.feit: waarde})


def _verschilt(een: Boom[B], ander: Boom[B], vast: dict[str, Any], kenmerk: Callable[[B], Hashable]) -> bool:
    """Is er een manier om de overige feiten in te vullen waarbij de twee bomen iets anders zeggen?"""
    if isinstance(een, Blad) and isinstance(ander, Blad):
        return kenmerk(een.uitkomst) != kenmerk(ander.uitkomst)
    if isinstance(een, Blad):
        return _verschilt(ander, een, vast, kenmerk)
    if een.feit in vast:
        return _verschilt(dict(een.takken)[vast[een.feit]], ander, vast, kenmerk)
    return any(_verschilt(tak, ander, {**vast, een.feit: waarde}, kenmerk) for waarde, tak in een.takken)


def doet_ertoe(boom: Boom[B], kenmerk: Callable[[B], Hashable]) -> list[str]:
    """De feiten waarvan `kenmerk` van de uitkomst echt afhangt, in de volgorde van de boom.

    Dat een feit in de boom staat is niet genoeg: er moet een invulling van de andere feiten zijn waarbij juist
    dit feit het verschil maakt.
    """
    gevonden: dict[str, None] = {}
    for knoop, pad in _knopen(boom, {}):
        if knoop.feit in gevonden:
            continue
        eerste = knoop.takken[0][1]
        if any(_verschilt(eerste, tak, pad, kenmerk) for _, tak in knoop.takken[1:]):
            gevonden[knoop.feit] = None
    return list(gevonden)
