"""Van vakken en banen naar een tekening: alleen plekken en vormen, de kleuren staan in de opmaak."""

from dataclasses import dataclass, field

from keukentafel.werkplek.inrichting.letters import regels
from keukentafel.werkplek.inrichting.weg import Vak

REGEL = 19
"""Hoogte van een tekstregel in punten van de tekening."""
RAND = 14
"""Ruimte tussen de rand van een vak en de tekst."""
TAFELRIJ = 62
TAFELBREEDTE = 36


@dataclass(frozen=True)
class Tekst:
    """Eén regel tekst op een plek; `anker` is start, middle of end."""

    x: float
    y: float
    tekst: str
    klasse: str = ""
    anker: str = "start"


@dataclass(frozen=True)
class Vlak:
    """Een rechthoek."""

    x: float
    y: float
    breed: float
    hoog: float
    klasse: str
    hoek: int = 4


@dataclass(frozen=True)
class Pad:
    """Een lijn of vorm met de opdrachten van SVG."""

    d: str
    klasse: str


@dataclass(frozen=True)
class Tafeltje:
    """Een tafel met vier stoelen: één team."""

    x: float
    y: float
    nummer: str
    stoel: str
    letter: str = "zacht"

    @property
    def tafel_y(self) -> float:
        return self.y + 1.5

    @property
    def midden(self) -> float:
        return self.x + 13

    @property
    def onder(self) -> float:
        return self.y + 31

    @property
    def stoelen(self) -> str:
        x, y = self.x, self.y
        boven = "".join(f"M{x + dx:g} {y:g}a3.5 3.5 0 0 1 7 0z" for dx in (4, 15))
        return boven + "".join(f"M{x + dx:g} {y + 14:g}a3.5 3.5 0 0 0 7 0z" for dx in (4, 15))


@dataclass
class Tekening:
    """Een tekening die het sjabloon regel voor regel uitschrijft."""

    sleutel: str
    breed: int
    hoog: float = 0
    titel: str = ""
    beschrijving: str = ""
    vlakken: list[Vlak] = field(default_factory=list)
    paden: list[Pad] = field(default_factory=list)
    teksten: list[Tekst] = field(default_factory=list)
    tafeltjes: list[Tafeltje] = field(default_factory=list)

    def kop(self, x: float, y: float, tekst: str) -> None:
        """De naam van een kolom, in de schreef."""
        self.teksten.append(Tekst(x, y, tekst, "kop"))

    def vak(self, plek: "Plek") -> None:
        """Tekent een vak met zijn tekst en tafels."""
        vak, om = plek.vak, " omgekeerd" if plek.vak.stijl in ("kern", "brug") else ""
        self.vlakken.append(Vlak(plek.x, plek.y, plek.breed, plek.hoog, vak.stijl))
        inhoud = len(plek.koppen) + len(plek.zinnen)
        vrij = plek.hoog - inhoud * REGEL - plek.tafelhoogte
        y = plek.y + (vrij / 2 if not vak.tafels else RAND + plek.vrij_boven) + RAND
        for regel in plek.koppen:
            self.teksten.append(Tekst(plek.x + RAND, y, regel, f"vet{om}"))
            y += REGEL
        for regel in plek.zinnen:
            self.teksten.append(Tekst(plek.x + RAND, y, regel, om.strip() or "zacht"))
            y += REGEL
        self._tafels(plek, y + 8)

    def _tafels(self, plek: "Plek", y: float) -> None:
        stoel, letter = ("papier", "omgekeerd") if plek.vak.stijl == "kern" else ("zitplaats", "zacht")
        genummerd = plek.vak.tafels > 2
        for i in range(plek.vak.tafels):
            rij, kolom = divmod(i, plek.tafels_per_rij)
            nummer = str(i + 1) if genummerd else ""
            self.tafeltjes.append(
                Tafeltje(plek.x + RAND + 2 + kolom * plek.stap, y + rij * TAFELRIJ, nummer, stoel, letter)
            )

    def pijl(self, punten: list[tuple[float, float]], soort: str = "gewoon") -> None:
        """Een lijn langs punten met een kop aan het eind; soort: gewoon, dik, spoed of stippel."""
        klasse = {"gewoon": "lijn", "dik": "lijn-dik", "spoed": "lijn-spoed", "stippel": "lijn-stippel"}[soort]
        kop = {"gewoon": 7, "stippel": 9}.get(soort, 9)
        (x0, y0), (x1, y1) = punten[-2], punten[-1]
        dx, dy = _richting(x0, y0, x1, y1)
        eind = (x1 - dx * kop, y1 - dy * kop)
        self.lijn([*punten[:-1], eind], klasse)
        half = kop * 0.7
        tip = (x1 - dx, y1 - dy)
        links = (-dx * kop - dy * half, -dy * kop - dx * half)
        rechts = (2 * dy * half, 2 * dx * half)
        punt = {"gewoon": "punt", "spoed": "punt-spoed"}.get(soort, "punt-dik")
        self.paden.append(Pad(f"M{tip[0]:g} {tip[1]:g}l{links[0]:g} {links[1]:g}l{rechts[0]:g} {rechts[1]:g}z", punt))

    def lijn(self, punten: list[tuple[float, float]], klasse: str = "lijn") -> None:
        """Een lijn langs punten."""
        self.paden.append(Pad("M" + "L".join(f"{x:g} {y:g}" for x, y in punten), klasse))


def _richting(x0: float, y0: float, x1: float, y1: float) -> tuple[int, int]:
    return ((x1 > x0) - (x1 < x0), (y1 > y0) - (y1 < y0))


@dataclass
class Plek:
    """Een vak met een plek op het blad en met tekst die past."""

    vak: Vak
    x: float
    breed: float
    y: float = 0
    hoog: float = 0
    vrij_boven: float = 0
    vrij_onder: float = 0
    """Hier ligt een brug over het vak: daar komt geen tekst en geen tafel."""

    def __post_init__(self) -> None:
        ruimte = self.breed - 2 * RAND + 4
        self.koppen = regels(self.vak.kop, 15, ruimte)
        self.zinnen = [regel for zin in self.vak.zinnen for regel in regels(zin, 14, ruimte)]
        self.tafels_per_rij = max(1, int((self.breed - 2 * RAND + 8) // TAFELBREEDTE))
        self.hoog = self.hoog or self.nodig

    @property
    def stap(self) -> float:
        """Afstand tussen twee tafels: een volle rij vult het vak, een halve rij staat even wijd."""
        return min(41.0, (self.breed - 2 * RAND - 28) / max(1, self.tafels_per_rij - 1))

    @property
    def tafelhoogte(self) -> float:
        rijen = -(-self.vak.tafels // self.tafels_per_rij)
        return rijen * TAFELRIJ - (18 if 0 < self.vak.tafels <= 2 else 0) if rijen else 0

    @property
    def nodig(self) -> float:
        """De hoogte die de inhoud ten minste vraagt."""
        vrij = self.vrij_boven + self.vrij_onder
        return max(50, 27 + REGEL * (len(self.koppen) + len(self.zinnen)) + self.tafelhoogte + vrij)

    @property
    def midden(self) -> float:
        return self.y + self.hoog / 2

    @property
    def onder(self) -> float:
        return self.y + self.hoog

    @property
    def rechts(self) -> float:
        return self.x + self.breed
