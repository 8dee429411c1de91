"""Loopt een ladder op? Een hoger bedrag mag nooit een lagere beslisser krijgen."""

from collections.abc import Iterator
from typing import Any

from keukentafel.regels.mandaat.ladder import STAPPEN, Ladder, TeIngewikkeldError

BEDRAG = "bedrag_per_jaar"


def lagere_beslissers(ladder: Ladder) -> list[tuple[int, int]]:
    """Paren (trede, trede ervoor) waarbij de trede van een hoger bedrag een lagere beslisser heeft."""
    if BEDRAG not in ladder.domein:
        return []
    bedragen = sorted(ladder.domein[BEDRAG].waarden)
    gevonden: dict[tuple[int, int], None] = {}
    for stappen, feiten in enumerate(_invullingen(ladder, [feit for feit in ladder.domein if feit != BEDRAG], {})):
        if stappen * len(bedragen) > STAPPEN:
            raise TeIngewikkeldError
        vorige: tuple[int, int] | None = None
        for bedrag in bedragen:
            (trede,) = ladder.mogelijk({**feiten, BEDRAG: bedrag})
            rang = ladder.rang(ladder.beslisser(trede, feiten.get("indiener.rol")))
            if vorige is not None and 0 <= rang < vorige[1]:
                gevonden[trede, vorige[0]] = None
            vorige = (trede, rang)
    return list(gevonden)


def _invullingen(ladder: Ladder, feiten: list[str], gekozen: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Elke manier waarop deze feiten bekend kunnen zijn, één per klasse."""
    if not feiten:
        yield gekozen
        return
    for waarde in ladder.waarden(feiten[0], gekozen):
        yield from _invullingen(ladder, feiten[1:], {**gekozen, feiten[0]: waarde})
