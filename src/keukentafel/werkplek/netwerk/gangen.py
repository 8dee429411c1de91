"""Gangen tussen de rijen: elke lijn krijgt een eigen spoor, zodat twee lijnen nooit over elkaar heen lopen."""

from collections import defaultdict
from dataclasses import dataclass, field

SPOOR = 9.0
"""Afstand tussen twee sporen, in punten van de tekening."""


@dataclass
class Gangen:
    """Sporen per gang; een spoor is vrij als het stuk dat een lijn nodig heeft, nog niet bezet is."""

    bezet: dict[int, list[list[tuple[float, float]]]] = field(default_factory=lambda: defaultdict(list))

    def neem(self, gang: int, begin: float, eind: float) -> int:
        """Het eerste vrije spoor in deze gang tussen begin en eind."""
        van, tot = min(begin, eind) - 4, max(begin, eind) + 4
        for nummer, stukken in enumerate(self.bezet[gang]):
            if all(tot < links or van > rechts for links, rechts in stukken):
                stukken.append((van, tot))
                return nummer
        self.bezet[gang].append([(van, tot)])
        return len(self.bezet[gang]) - 1

    def aantal(self, gang: int) -> int:
        return len(self.bezet.get(gang, ()))

    def dikte(self, gang: int) -> float:
        """Hoe breed de gang is met al zijn sporen."""
        return SPOOR * self.aantal(gang)
