"""Is elke rij van de tabel te bereiken? Bewezen door een vraag te zoeken die er terechtkomt."""

from collections.abc import Callable, Iterator, Mapping
from itertools import product
from typing import Any, get_args

from keukentafel.regels.triage.instellingen import Stelselgegevens
from keukentafel.regels.triage.voorwaarden import Antwoord, En, Toets, vertaal
from keukentafel.regels.woorden import AANMELDERS, CATEGORIEEN, LEEFGEBIEDEN, LEEFTIJD_MAX, Kanaal, VraagSoort, Wet

STAPPEN = 200_000
"""Zo lang wordt er gezocht voordat een tabel te ingewikkeld heet."""
Vulling = dict[str, Any]
Toetsen = dict[str, list[Toets]]


class TeIngewikkeldError(Exception):
    """Na heel veel stappen is nog niet duidelijk of een rij te bereiken is."""


def _klassen(toetsen: list[Toets], waarden: Iterator[Any] | tuple[Any, ...]) -> list[Any]:
    """Eén waarde per klasse: waarden die voor alle toetsen hetzelfde zijn, tellen één keer."""
    per_klasse: dict[tuple[bool, ...], Any] = {}
    for waarde in waarden:
        per_klasse.setdefault(tuple(bool(toets.klopt(waarde)) for toets in toetsen), waarde)
    return list(per_klasse.values())


def _leefgebieden(toetsen: Toetsen) -> list[Vulling]:
    """Elke haalbare combinatie van welke leefgebieden en hoeveel."""
    op_gebied, op_aantal = toetsen.get("leefgebieden", []), toetsen.get("aantal_leefgebieden", [])
    groepen: dict[tuple[bool, ...], list[str]] = {}
    for code in LEEFGEBIEDEN:
        groepen.setdefault(tuple(bool(t.klopt(frozenset({code}))) for t in op_gebied), []).append(code)
    per_klasse: dict[tuple[bool, ...], Vulling] = {}
    for keuze in product((False, True), repeat=len(groepen)):
        gekozen = [codes for codes, erbij in zip(groepen.values(), keuze, strict=True) if erbij]
        for aantal in range(len(gekozen), sum(map(len, gekozen)) + 1):
            gebieden = frozenset(codes[0] for codes in gekozen)
            klasse = (*(bool(t.klopt(gebieden)) for t in op_gebied), *(bool(t.klopt(aantal)) for t in op_aantal))
            per_klasse.setdefault(klasse, {"leefgebieden": gebieden, "aantal_leefgebieden": aantal})
    return list(per_klasse.values())


def _vragers(toetsen: list[Toets]) -> list[Vulling]:
    """Elke haalbare verzameling leeftijden van vragers, één per klasse."""
    per_klasse: dict[tuple[bool, ...], tuple[int, ...]] = {tuple(False for _ in toetsen): ()}
    for leeftijd in _klassen(toetsen, tuple((jaren,) for jaren in range(LEEFTIJD_MAX + 1))):
        for leeftijden in list(per_klasse.values()):
            samen = (*leeftijden, *leeftijd)
            per_klasse.setdefault(tuple(bool(toets.klopt(samen)) for toets in toetsen), samen)
    return [{"vraag_van": leeftijden} for leeftijden in per_klasse.values()]


def _voorzieningen(toetsen: Toetsen) -> list[Vulling]:
    op_wet, op_categorie = toetsen.get("voorziening.wet", []), toetsen.get("voorziening.categorie", [])
    per_klasse: dict[tuple[bool, ...], Vulling] = {}
    for wet in get_args(Wet):
        for categorie in CATEGORIEEN.get(wet, ("overig",)):
            klasse = (*(bool(t.klopt(wet)) for t in op_wet), *(bool(t.klopt(categorie)) for t in op_categorie))
            per_klasse.setdefault(klasse, {"voorziening.wet": wet, "voorziening.categorie": categorie})
    return list(per_klasse.values())


class Zoeker:
    """Zoekt een vraag die een voorwaarde waar maakt en andere onwaar."""

    def __init__(self, stelsel: Stelselgegevens, rijen: list[En]) -> None:
        self.toetsen: Toetsen = {}
        for rij in rijen:
            for toets in rij.toetsen():
                self.toetsen.setdefault(toets.feit, []).append(toets)
        self.vast: dict[str, tuple[Any, ...]] = {
            "soort": get_args(VraagSoort),
            "kanaal": get_args(Kanaal),
            "aanmelder": AANMELDERS,
            "gemeente": tuple(sorted(stelsel.gemeentecodes)),
            "leeftijd": tuple(range(LEEFTIJD_MAX + 1)),
        }
        self.onthouden: dict[str, list[Vulling]] = {}
        self.stappen = 0

    def _vullingen(self, feit: str) -> list[Vulling]:
        if feit not in self.onthouden:
            self.onthouden[feit] = self._maak_vullingen(feit)
        return self.onthouden[feit]

    def _maak_vullingen(self, feit: str) -> list[Vulling]:
        if feit in ("leefgebieden", "aantal_leefgebieden"):
            return _leefgebieden(self.toetsen)
        if feit == "vraag_van":
            return _vragers(self.toetsen[feit])
        if feit.startswith("voorziening."):
            return _voorzieningen(self.toetsen)
        if feit.startswith("kenmerken."):
            return [{feit: False}, {feit: True}]
        return [{feit: waarde} for waarde in _klassen(self.toetsen.get(feit, []), self.vast[feit])]

    def zoek(self, doel: Callable[[Mapping[str, Any]], Antwoord], vast: Mapping[str, Any] | None = None) -> bool:
        """Is er een vraag waarvoor `doel` waar is? `vast` zijn feiten die al zeker zijn."""
        self.stappen = 0
        # Een vraag mag altijd zelf zeggen wie er vraagt; de terugval op `leeftijd` is daar een geval van.
        beginnen = self._vullingen("vraag_van") if "vraag_van" in self.toetsen else [{}]
        return any(self._zoek(doel, {**begin, **(vast or {})}) for begin in beginnen)

    def _zoek(self, doel: Callable[[Mapping[str, Any]], Antwoord], feiten: Vulling) -> bool:
        self.stappen += 1
        if self.stappen > STAPPEN:
            raise TeIngewikkeldError
        antwoord = doel(feiten)
        if isinstance(antwoord, bool):
            return antwoord
        return any(self._zoek(doel, feiten | vulling) for vulling in self._vullingen(antwoord))


def onbereikbaar(stelsel: Stelselgegevens) -> list[int]:
    """De nummers van rijen waar geen enkele vraag terechtkomt."""
    rijen = [vertaal(regel.als) for regel in stelsel.triage.regels]
    zoeker = Zoeker(stelsel, rijen)
    return [nummer for nummer in range(len(rijen)) if not zoeker.zoek(_eerste_is(rijen, nummer))]


def leeftijden_naar(stelsel: Stelselgegevens, soort: str, leeftijden: list[int]) -> list[int]:
    """Van welke van deze leeftijden (in jaren) kan een vraag bij dit soort team terechtkomen?"""
    rijen = [vertaal(regel.als) for regel in stelsel.triage.regels]
    zoeker = Zoeker(stelsel, rijen)
    nummers = [
        nummer
        for nummer, regel in enumerate(stelsel.triage.regels)
        if regel.dan.naar == soort and regel.dan.team is None
    ]
    return [
        jaren for jaren in leeftijden if any(zoeker.zoek(_eerste_is(rijen, nr), {"leeftijd": jaren}) for nr in nummers)
    ]


def onmogelijk(stelsel: Stelselgegevens, rij: En) -> bool:
    """Klopt deze voorwaarde nooit?"""
    return not Zoeker(stelsel, [rij]).zoek(rij.antwoord)


def _eerste_is(rijen: list[En], nummer: int) -> Callable[[Mapping[str, Any]], Antwoord]:
    """Waar als deze rij klopt en geen enkele eerdere."""

    def doel(feiten: Mapping[str, Any]) -> Antwoord:
        antwoord = rijen[nummer].antwoord(feiten)
        if antwoord is False:
            return False
        for rij in rijen[:nummer]:
            eerder = rij.antwoord(feiten)
            if eerder is True:
                return False
            if antwoord is True and eerder is not False:
                antwoord = eerder
        return antwoord

    return doel
