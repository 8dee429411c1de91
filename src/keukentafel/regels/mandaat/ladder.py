"""De mandaatladder van één inrichting, klaar om precies te rekenen, ook als feiten ontbreken."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from keukentafel.regels.mandaat.instellingen import Mandaatgegevens
from keukentafel.regels.mandaat.voorwaarden import NAMEN, domeinen, hoort_bij, vertaal
from keukentafel.regels.triage.domein import vertegenwoordiger

ONTHOUDEN = 65_536
"""Zoveel verschillende combinaties van feiten onthoudt een ladder."""
STAPPEN = 20_000
"""Zo lang wordt er gezocht voordat een ladder te ingewikkeld heet."""


class TeIngewikkeldError(Exception):
    """Na heel veel stappen is nog niet duidelijk welke treden kunnen gelden."""


@dataclass(frozen=True, slots=True)
class Oordeel:
    """Wat er nog kan gelden, gegeven wat bekend is."""

    treden: tuple[int, ...]
    """De treden die nog kunnen gelden, in de volgorde van de ladder; meestal precies één."""
    eisen_zeker: tuple[int, ...]
    eisen_misschien: tuple[int, ...]
    """De eisen die gelden als een onbekend feit zo uitvalt."""
    open_treden: tuple[str, ...]
    """Onbekende feiten die de trede kunnen veranderen."""
    open_eisen: tuple[str, ...]
    """Onbekende feiten die bepalen of een eis geldt."""


@dataclass(slots=True)
class _Zoektocht:
    """Wat er op de weg langs alle mogelijkheden is gevonden."""

    treden: set[int] = field(default_factory=set)
    gelezen: dict[str, None] = field(default_factory=dict)
    """De onbekende feiten die gelezen zijn."""
    stappen: int = 0


class Ladder:
    """De vertaalde ladder. Onthoudt oordelen per combinatie van feiten die ertoe doen."""

    def __init__(self, gegevens: Mandaatgegevens) -> None:
        mandaat = gegevens.mandaat
        self.gegevens = gegevens
        self.treden = tuple(mandaat.treden)
        self.eisen = tuple(mandaat.eisen.values())
        self.rijen = tuple(vertaal(trede.als, gegevens) for trede in self.treden)
        self.eis_rijen = tuple(vertaal(eis.als, gegevens) for eis in self.eisen)
        alle_als = [*(trede.als for trede in self.treden), *(eis.als for eis in self.eisen)]
        self.domein = domeinen([*self.rijen, *self.eis_rijen], alle_als, gegevens)
        self.plaats = {rol: nummer for nummer, rol in enumerate(mandaat.rangorde)}
        self._oordeel = lru_cache(maxsize=ONTHOUDEN)(self._bereken)

    def oordeel(self, feiten: Mapping[str, Any]) -> Oordeel:
        """Het oordeel bij deze bekende feiten; None is onbekend."""
        return self._oordeel(tuple(vertegenwoordiger(domein, feiten[feit]) for feit, domein in self.domein.items()))

    def rang(self, rol: str) -> int:
        """De plaats in de rangorde; een eigen rol heeft die van de rol waar die een soort van is."""
        if rol in self.plaats:
            return self.plaats[rol]
        eigen = self.gegevens.rollen.get(rol)
        return -1 if eigen is None or eigen.soort_van is None else self.plaats.get(eigen.soort_van, -1)

    def beslisser(self, nummer: int, rol: str | None) -> str:
        """Wie op deze trede beslist bij een indiener met deze rol: de indiener als dat mag, anders de eerste."""
        trede = self.treden[nummer]
        return rol if rol is not None and self.gegevens.mag_zelf(trede, rol) else trede.beslissers[0]

    def hoogste(self, treden: Sequence[int], rol: str | None) -> int:
        """De trede met de hoogste beslisser; bij gelijke stand die met vier ogen, en dan de laatste."""
        if len(treden) == 1:
            return treden[0]
        return max(treden, key=lambda nr: (self.rang(self.beslisser(nr, rol)), self.treden[nr].vier_ogen, nr))

    def mogelijk(self, feiten: Mapping[str, Any]) -> frozenset[int]:
        """De treden die kunnen gelden, hoe de onbekende feiten ook uitvallen."""
        return frozenset(self._doorzoek(feiten).treden)

    def _doorzoek(self, feiten: Mapping[str, Any]) -> "_Zoektocht":
        tocht = _Zoektocht()
        self._zoek(dict(feiten), tocht)
        return tocht

    def _zoek(self, feiten: dict[str, Any], tocht: "_Zoektocht", vanaf: int = 0) -> None:
        """Loop de treden af; wat niet kan blijft onmogelijk, dus een tak gaat verder waar hij begon."""
        tocht.stappen += 1
        if tocht.stappen > STAPPEN:
            raise TeIngewikkeldError
        for nummer in range(vanaf, len(self.rijen)):
            antwoord = self.rijen[nummer].antwoord(feiten)
            if antwoord is False:
                continue
            if antwoord is True:
                tocht.treden.add(nummer)
                return
            feit = "wet" if antwoord == "categorie" and "wet" not in feiten else str(antwoord)
            tocht.gelezen[feit] = None
            for waarde in self.waarden(feit, feiten):
                self._zoek({**feiten, feit: waarde}, tocht, nummer)
            return

    def waarden(self, feit: str, feiten: Mapping[str, Any]) -> Iterator[Any]:
        """De waarden die dit feit nog kan hebben, één per klasse."""
        for waarde in self.domein[feit].waarden:
            if feit == "categorie" and not hoort_bij(feiten.get("wet"), waarde):
                continue
            if feit == "wet" and "categorie" in feiten and not hoort_bij(waarde, feiten["categorie"]):
                continue
            yield waarde

    def _bereken(self, handtekening: tuple[Any, ...]) -> Oordeel:
        feiten = {f: waarde for f, waarde in zip(self.domein, handtekening, strict=True) if waarde is not None}
        tocht = self._doorzoek(feiten)
        treden, gelezen = tuple(sorted(tocht.treden)), tocht.gelezen
        eisen = self._eisen(feiten)
        open_treden = [feit for feit in gelezen if self._doet_ertoe(feit, feiten)] if len(treden) > 1 else []
        open_eisen = {feit for onbekend in eisen.values() for feit in onbekend}
        return Oordeel(
            treden=treden,
            eisen_zeker=tuple(nummer for nummer, onbekend in eisen.items() if not onbekend),
            eisen_misschien=tuple(nummer for nummer, onbekend in eisen.items() if onbekend),
            open_treden=tuple(feit for feit in NAMEN if feit in (open_treden or gelezen) and len(treden) > 1),
            open_eisen=tuple(feit for feit in NAMEN if feit in open_eisen),
        )

    def _doet_ertoe(self, feit: str, feiten: dict[str, Any]) -> bool:
        """Kunnen er andere treden gelden als dit feit bekend wordt?"""
        return len({self.mogelijk({**feiten, feit: waarde}) for waarde in self.waarden(feit, feiten)}) > 1

    def _eisen(self, feiten: dict[str, Any]) -> dict[int, set[str]]:
        """De eisen die kunnen gelden, elk met de onbekende feiten waar dat aan hangt."""
        return {
            nummer: {toets.feit for toets in rij.toetsen() if toets.feit not in feiten}
            for nummer, rij in enumerate(self.eis_rijen)
            if not any(self._sluit_uit(toets.feit, toets.klopt, feiten) for toets in rij.toetsen())
        }

    def _sluit_uit(self, feit: str, klopt: Any, feiten: dict[str, Any]) -> bool:
        """Kan deze voorwaarde niet meer kloppen, ook niet met wat nog onbekend is?"""
        if feit in feiten:
            return not klopt(feiten[feit])
        return not any(klopt(waarde) for waarde in self.waarden(feit, feiten))


def ladder_van(gegevens: Mandaatgegevens) -> Ladder:
    """De vertaalde ladder van een inrichting; wordt één keer gemaakt."""
    return gegevens.onthoud("mandaatladder", lambda: Ladder(gegevens))
