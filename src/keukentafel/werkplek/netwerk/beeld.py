"""Vormen, lijnen en woorden van een tekening; de kleuren staan in de opmaak, de plekken hier."""

from dataclasses import dataclass, field

from keukentafel.werkplek.inrichting.letters import breedte
from keukentafel.werkplek.netwerk.familie import Feit, Mens

Punt = tuple[float, float]
STRAAL = 20.0
"""Halve hoogte van het teken van een persoon, in punten van de tekening."""


@dataclass(frozen=True)
class Tekst:
    """Eén regel tekst; `anker` is start, middle of end."""

    x: float
    y: float
    tekst: str
    klasse: str = ""
    anker: str = "start"

    @property
    def breed(self) -> float:
        """Geschatte breedte; liever iets te ruim."""
        return breedte(self.tekst, {"zacht": 14, "kop": 17}.get(self.klasse, 15))

    @property
    def links(self) -> float:
        return self.x - {"start": 0.0, "middle": 0.5, "end": 1.0}[self.anker] * self.breed


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
class Lijn:
    """Een of meer strepen langs punten, met de feiten die zij tekenen."""

    strepen: tuple[tuple[Punt, ...], ...]
    klasse: str
    feiten: frozenset[Feit] = frozenset()
    van: frozenset[str] = frozenset()
    """Van wie naar wie: alleen hun tekens raakt de lijn."""

    @property
    def d(self) -> str:
        return "".join("M" + "L".join(f"{x:g} {y:g}" for x, y in streep) for streep in self.strepen)


@dataclass(frozen=True)
class Teken:
    """Het teken van een persoon: vierkant, rond of een ruit, met midden (x, y)."""

    mens: Mens
    x: float
    y: float
    straal: float = STRAAL

    @property
    def klasse(self) -> str:
        return "persoon" if self.mens.bekend else "persoon onbekend"

    @property
    def feiten(self) -> frozenset[Feit]:
        """Wat het teken zelf vertelt; van wie niet bekend is, niets."""
        wie = self.mens
        if not wie.bekend:
            return frozenset()
        uit: set[Feit] = {("mens", wie.id), ("geslacht", wie.id, wie.geslacht)}
        uit |= {("overleden", wie.id)} if wie.overleden else set()
        return frozenset(uit | ({("vrager", wie.id)} if wie.vrager else set()))

    @property
    def vraagteken(self) -> bool:
        return self.mens.geslacht not in ("man", "vrouw", "anders")

    @property
    def onder(self) -> float:
        """De voet van het vraagteken."""
        return self.y + 6

    @property
    def vormen(self) -> list["Vorm"]:
        """De omtrek, en een tweede binnenin bij wie de vraag stelde."""
        stralen = [self.straal, self.straal * 0.725] if self.mens.vrager else [self.straal]
        return [Vorm(self.mens.geslacht, self.x, self.y, straal) for straal in stralen]

    @property
    def kruis(self) -> str:
        """Een kruis door het teken: overleden."""
        r = self.straal * (1.0 if self.mens.geslacht == "man" else 0.7)
        x, y = self.x, self.y
        return f"M{x - r:g} {y - r:g}L{x + r:g} {y + r:g}M{x + r:g} {y - r:g}L{x - r:g} {y + r:g}"


@dataclass(frozen=True)
class Vorm:
    """Een omtrek om een midden."""

    geslacht: str
    x: float
    y: float
    straal: float

    @property
    def rond(self) -> bool:
        return self.geslacht == "vrouw"

    @property
    def vierkant(self) -> bool:
        return self.geslacht == "man"

    @property
    def links(self) -> float:
        return self.x - self.straal

    @property
    def boven(self) -> float:
        return self.y - self.straal

    @property
    def zijde(self) -> float:
        return 2 * self.straal

    @property
    def ruit(self) -> str:
        x, y, r = self.x, self.y, self.straal * 1.1
        return f"M{x:g} {y - r:g}L{x + r:g} {y:g}L{x:g} {y + r:g}L{x - r:g} {y:g}Z"


@dataclass
class Beeld:
    """Een tekening die het sjabloon laag voor laag uitschrijft: vlak, lijn, teken, tekst."""

    id: str
    sleutel: str = ""
    """De klasse in de opmaak: breed, smal, of leeg als er één tekening is."""
    breed: float = 0
    hoog: float = 0
    titel: str = ""
    beschrijving: str = ""
    samen: str = ""
    """De omtrek om wie samen in huis wonen."""
    wonen: set[Feit] = field(default_factory=set)
    """Wie er binnen die omtrek staan."""
    vlakken: list[Vlak] = field(default_factory=list)
    lijnen: list[Lijn] = field(default_factory=list)
    punten: list[Punt] = field(default_factory=list)
    """Stippen waar een tak begint."""
    tekens: list[Teken] = field(default_factory=list)
    teksten: list[Tekst] = field(default_factory=list)

    @property
    def schermbreed(self) -> int:
        """Zo breed is de tekening op een scherm als daar ruimte voor is: iets ruimer dan haar punten."""
        return round(self.breed * 1.15)

    @property
    def feiten(self) -> set[Feit]:
        """Alles wat deze tekening vertelt."""
        lijnen = {feit for lijn in self.lijnen for feit in lijn.feiten}
        return lijnen | {feit for teken in self.tekens for feit in teken.feiten} | self.wonen


def inkorten(tekst: str, punten: float, ruimte: float) -> str:
    """De tekst, of het begin ervan met drie puntjes als hij niet past; de lijst heeft hem heel."""
    if breedte(tekst, punten) <= ruimte:
        return tekst
    past = 0
    while past < len(tekst) and breedte(f"{tekst[: past + 1]}…", punten) + punten * 0.5 <= ruimte:
        past += 1
    return f"{tekst[:past].rstrip()}…"
