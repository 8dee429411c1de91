"""Op welke regel staat welke sleutel? Een ontleding van TOML die ook met fouten erin doorgaat."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import tree_sitter_toml
from tree_sitter import Language, Node, Parser

from keukentafel.inrichting.meldingen import Plek

DIEPST = 40
"""Dieper dan dit is geen inrichting; het beschermt ook de ontleder."""


@dataclass(slots=True)
class Kaart:
    """Plek -> regelnummer (vanaf 1), en de regels waar de schrijfwijze niet klopt."""

    regels: dict[Plek, int] = field(default_factory=dict)
    stukken: list[tuple[int, int, Plek]] = field(default_factory=list)
    """Eerste en laatste regel van elk paar en elke kop, met de plek."""
    fouten: list[int] = field(default_factory=list)

    def regel_van(self, plek: Plek) -> int:
        """De regel van deze plek, of van het dichtstbijzijnde dat eromheen staat."""
        while plek:
            if plek in self.regels:
                return self.regels[plek]
            plek = plek[:-1]
        return 1

    def plek_op(self, regel: int) -> Plek:
        """De plek die op deze regel staat of begint."""
        gevonden: Plek = ()
        for begin, eind, plek in self.stukken:
            if begin <= regel <= eind:
                return plek
            if begin <= regel:
                gevonden = plek
        return gevonden

    def stuk_om(self, regel: int) -> tuple[int, int]:
        """Eerste en laatste regel van het paar waar deze regel in zit."""
        for begin, eind, _ in self.stukken:
            if begin <= regel <= eind:
                return begin, eind
        return regel, regel


def diepte(tekst: str) -> tuple[int, int]:
    """De diepste nesting van haken (buiten tekst en commentaar bij benadering), en de regel waar dat is."""
    diep = meest = waar = 0
    for nummer, regel in enumerate(tekst.splitlines(), 1):
        for teken in regel.split("#")[0]:
            if teken in "[{":
                diep += 1
                if diep > meest:
                    meest, waar = diep, nummer
            elif teken in "]}":
                diep = max(0, diep - 1)
        punten = regel.split("=")[0].split('"')[0].count(".")
        if punten > meest and punten > DIEPST:
            meest, waar = punten, nummer
    return meest, waar


def _tekst(knoop: Node) -> str:
    return (knoop.text or b"").decode("utf-8", "replace")


def _sleutels(knoop: Node) -> list[str]:
    if knoop.type == "dotted_key":
        return [deel for kind in knoop.children if kind.type != "." for deel in _sleutels(kind)]
    tekst = _tekst(knoop)
    return [tekst[1:-1] if tekst[:1] in "\"'" else tekst]


def _regel(knoop: Node) -> int:
    return knoop.start_point[0] + 1


class _Lezer:
    def __init__(self) -> None:
        self.kaart = Kaart()
        self.reeksen: dict[Plek, int] = {}

    def lees(self, wortel: Node) -> Kaart:
        for kind in wortel.children:
            if kind.type == "pair":
                self._paar(kind, (), boven=True)
            elif kind.type in ("table", "table_array_element"):
                self._tabel(kind)
        self.kaart.fouten = sorted({_regel(knoop) for knoop in _foute_knopen(wortel)})
        return self.kaart

    def _zet(self, plek: Plek, knoop: Node) -> None:
        self.kaart.regels.setdefault(plek, _regel(knoop))

    def _door(self, plek: Plek) -> Plek:
        """In een reeks tabellen telt de laatste."""
        return (*plek, self.reeksen[plek] - 1) if plek in self.reeksen else plek

    def _tabel(self, knoop: Node) -> None:
        sleutel = next((kind for kind in knoop.children if kind.type.endswith("key")), None)
        if sleutel is None:
            return
        plek: Plek = ()
        namen = _sleutels(sleutel)
        for nummer, naam in enumerate(namen):
            plek = (*plek, naam)
            laatste = nummer == len(namen) - 1
            if laatste and knoop.type == "table_array_element":
                self.reeksen[plek] = self.reeksen.get(plek, 0) + 1
                self._zet(plek, knoop)
            plek = self._door(plek)
            self._zet(plek, knoop)
        self.kaart.stukken.append((_regel(knoop), _regel(knoop), plek))
        for kind in knoop.children:
            if kind.type == "pair":
                self._paar(kind, plek, boven=True)

    def _paar(self, knoop: Node, basis: Plek, *, boven: bool = False) -> None:
        delen = [kind for kind in knoop.children if kind.type != "="]
        if len(delen) < 2 or not delen[0].type.endswith("key"):
            return
        plek = basis
        for naam in _sleutels(delen[0]):
            plek = (*plek, naam)
            self._zet(plek, knoop)
        if boven:
            self.kaart.stukken.append((_regel(knoop), knoop.end_point[0] + 1, plek))
        self._waarde(delen[1], plek)

    def _waarde(self, knoop: Node, plek: Plek) -> None:
        if knoop.type == "inline_table":
            for kind in knoop.children:
                if kind.type == "pair":
                    self._paar(kind, plek)
        elif knoop.type == "array":
            waarden = [kind for kind in knoop.children if kind.is_named and kind.type not in ("comment", "ERROR")]
            for nummer, kind in enumerate(waarden):
                self._zet((*plek, nummer), kind)
                self._waarde(kind, (*plek, nummer))


def _foute_knopen(wortel: Node) -> Iterator[Node]:
    stapel = [wortel]
    while stapel:
        knoop = stapel.pop()
        if knoop.is_error or knoop.is_missing:
            yield knoop
        elif knoop.has_error:
            stapel.extend(knoop.children)


def maak_kaart(tekst: str) -> Kaart:
    """Ontleed de tekst. Werkt ook als de tekst geen geldige TOML is."""
    ontleder = Parser(Language(tree_sitter_toml.language()))
    return _Lezer().lees(ontleder.parse(tekst.encode("utf-8", "replace")).root_node)
