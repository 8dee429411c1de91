"""De rijen en kolommen van de brede tekening: elke baan een rij, en vakken die er meer beslaan."""

from dataclasses import dataclass

from keukentafel.werkplek.inrichting.tekening import Plek
from keukentafel.werkplek.inrichting.weg import Vak

KOLOMMEN = ((0, 184), (250, 214), (534, 280), (862, 152), (1062, 154))
"""Van elke kolom de linkerkant en de breedte."""


@dataclass
class Groep:
    """Een vak dat een of meer banen naast elkaar beslaat: van en tot en met."""

    plek: Plek
    van: int
    tot: int


def groepen(vakken: list[Vak | None], kolom: int) -> list[Groep]:
    """Voegt buren met dezelfde sleutel samen; None laat ruimte open."""
    uit: list[Groep] = []
    for baan, vak in enumerate(vakken):
        if vak is None:
            continue
        if uit and uit[-1].tot == baan - 1 and uit[-1].plek.vak.sleutel == vak.sleutel:
            uit[-1].tot = baan
        else:
            x, breed = KOLOMMEN[kolom]
            uit.append(Groep(Plek(vak, x, breed), baan, baan))
    return uit


@dataclass
class Rijen:
    """De hoogte van elke baan en de ruimte eronder."""

    hoogtes: list[float]
    ruimtes: list[float]
    boven: float

    def lengte(self, van: int, tot: int) -> float:
        return sum(self.hoogtes[van : tot + 1]) + sum(self.ruimtes[van:tot])

    def maak_passend(self, van: int, tot: int, nodig: float) -> None:
        """Rekt de banen zo dat er `nodig` punten in passen."""
        extra = max(0.0, nodig - self.lengte(van, tot)) / (tot - van + 1)
        for baan in range(van, tot + 1):
            self.hoogtes[baan] += extra

    def top(self, baan: int) -> float:
        return self.boven + sum(self.hoogtes[:baan]) + sum(self.ruimtes[:baan])

    def onder(self, baan: int) -> float:
        return self.top(baan) + self.hoogtes[baan]
