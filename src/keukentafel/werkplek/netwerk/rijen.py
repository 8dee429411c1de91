"""Wie naast wie staat: elke generatie een rij, paren naast elkaar, kinderen onder hun ouders."""

from collections import defaultdict
from itertools import accumulate, pairwise

from keukentafel.werkplek.netwerk.opzet import Opzet

SLAGEN = 8
"""Zo vaak gaat de volgorde van boven naar beneden en terug; daarna verandert er bij gewone families niets meer."""


class Rijen:
    """De rijen en de plek van ieder op haar rij, met `stap` punten tussen twee mensen."""

    def __init__(self, opzet: Opzet, stap: float) -> None:
        self.opzet, self.stap = opzet, stap
        self.ketens = _ketens(opzet)
        self.x = self._begin()
        ouders, kinderen = self._buren()
        for slag in range(SLAGEN):
            omhoog = slag % 2 == 1
            rijen = sorted(self.ketens, reverse=omhoog)
            for rij in rijen:
                self._schik(rij, kinderen if omhoog else ouders, ouders)
        laagst = min(self.x.values(), default=0.0)
        self.x = {mens: x - laagst for mens, x in self.x.items()}

    def volgorde(self, rij: int) -> list[str]:
        """De mensen op een rij, van links naar rechts."""
        return [mens for keten in self.ketens[rij] for mens in keten]

    def naast(self, a: str, b: str) -> bool:
        """Staan zij naast elkaar op dezelfde rij, zonder iemand ertussen?"""
        rij = self.opzet.rij[a]
        if rij != self.opzet.rij[b]:
            return False
        mensen = self.volgorde(rij)
        return abs(mensen.index(a) - mensen.index(b)) == 1

    def midden(self, mensen: tuple[str, ...]) -> float:
        return sum(self.x[mens] for mens in mensen) / len(mensen)

    def _begin(self) -> dict[str, float]:
        return {mens: nummer * self.stap for rij in self.ketens for nummer, mens in enumerate(self.volgorde(rij))}

    def _buren(self) -> tuple[dict[str, list[tuple[str, ...]]], dict[str, list[tuple[str, ...]]]]:
        """Per kind de ouders van elk gezin, en per ouder de kinderen van elk gezin."""
        ouders: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        kinderen: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for gezin in self.opzet.gezinnen:
            for ouder in gezin.ouders:
                kinderen[ouder].append(tuple(gezin.kinderen))
            for kind in gezin.kinderen:
                ouders[kind].append(gezin.ouders)
        return ouders, kinderen

    def _schik(
        self, rij: int, buren: dict[str, list[tuple[str, ...]]], ouders: dict[str, list[tuple[str, ...]]]
    ) -> None:
        """Zet de ketens van een rij op volgorde van waar zij willen staan, en dan zo dicht daarbij als het kan."""
        wens = {}
        for keten in self.ketens[rij]:
            punten = {mens: self._wil(mens, buren.get(mens, ())) for mens in keten}
            _draai(keten, {mens: self._wil(mens, ouders.get(mens, ())) or punten[mens] for mens in keten})
            willen = [x - nummer * self.stap for nummer, mens in enumerate(keten) if (x := punten[mens]) is not None]
            wens[id(keten)] = sum(willen) / len(willen) if willen else self.x[keten[0]]
        self.ketens[rij].sort(key=lambda keten: wens[id(keten)] + (len(keten) - 1) * self.stap / 2)
        plekken = verdeel([len(k) * self.stap for k in self.ketens[rij]], [wens[id(k)] for k in self.ketens[rij]])
        for keten, begin in zip(self.ketens[rij], plekken, strict=True):
            for nummer, mens in enumerate(keten):
                self.x[mens] = begin + nummer * self.stap

    def _wil(self, mens: str, buren: "tuple[tuple[str, ...], ...] | list[tuple[str, ...]]") -> float | None:
        """Het midden van haar buren op andere rijen; None als zij er geen heeft."""
        ver = [tuple(b for b in groep if self.opzet.rij[b] != self.opzet.rij[mens]) for groep in buren]
        middens = [self.midden(groep) for groep in ver if groep]
        return sum(middens) / len(middens) if middens else None


def verdeel(breedtes: list[float], wensen: list[float]) -> list[float]:
    """De linkerkant van elk blok: zo dicht mogelijk bij zijn wens, in deze volgorde, zonder overlap.

    Kleinste kwadraten met een vaste volgorde (isotone regressie; Barlow e.a. 1972, "pool adjacent violators").
    """
    voor = [0.0, *accumulate(breedtes)]
    groepen: list[tuple[float, int]] = []
    for wens, begin in zip(wensen, voor, strict=False):
        som, aantal = wens - begin, 1
        while groepen and groepen[-1][0] / groepen[-1][1] >= som / aantal:
            eerder, leden = groepen.pop()
            som, aantal = som + eerder, aantal + leden
        groepen.append((som, aantal))
    recht = [som / aantal for som, aantal in groepen for _ in range(aantal)]
    return [plek + begin for plek, begin in zip(recht, voor, strict=False)]


def _ketens(opzet: Opzet) -> dict[int, list[list[str]]]:
    """Wie een paar is, staat naast elkaar zolang het kan: ieder heeft twee kanten."""
    keten = {mens: [mens] for mens in opzet.mensen}
    for paar in opzet.paren:
        links, rechts = keten[paar.a], keten[paar.b]
        if links is rechts or opzet.rij[paar.a] != opzet.rij[paar.b]:
            continue
        if paar.a not in (links[0], links[-1]) or paar.b not in (rechts[0], rechts[-1]):
            continue
        if links[-1] != paar.a:
            links.reverse()
        if rechts[0] != paar.b:
            rechts.reverse()
        links += rechts
        for mens in rechts:
            keten[mens] = links
    rijen: dict[int, list[list[str]]] = defaultdict(list)
    for mens, hele in keten.items():
        if all(hele is not ander for ander in rijen[opzet.rij[mens]]):
            rijen[opzet.rij[mens]].append(hele)
    return dict(rijen)


def _draai(keten: list[str], wens: dict[str, float | None]) -> None:
    """Draai een keten om als de mensen dan dichter bij hun wens staan."""
    vast = [x for mens in keten if (x := wens[mens]) is not None]
    if len(vast) > 1:
        stijgt = sum(1 if b > a else -1 if b < a else 0 for a, b in pairwise(vast))
        if stijgt < 0:
            keten.reverse()
