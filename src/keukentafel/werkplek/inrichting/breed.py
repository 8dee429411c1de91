"""De brede tekening: vijf kolommen naast elkaar, elke baan een rij, van links naar rechts."""

from dataclasses import dataclass

from keukentafel.werkplek.inrichting.letters import breedte
from keukentafel.werkplek.inrichting.tekening import Pad, Plek, Tafeltje, Tekening, Tekst, Vlak
from keukentafel.werkplek.inrichting.weg import Baan, Vak, Weg

KOLOMMEN = ((0, 184), (250, 214), (534, 280), (862, 152), (1062, 154))
"""Van elke kolom de linkerkant en de breedte."""
NAMEN = ("1 Ingang", "2 Triage", "3 Team", "4 Regie en plan", "5 Besluit")
BREED = 1216
RUIMTE = 24
RUIMTE_SAMEN = 44
"""Ruimte tussen twee banen; meer waar een stippellijn met woorden tussen twee teams staat."""
__all__ = ["NAMEN", "Tafeltje", "teken"]


@dataclass
class Groep:
    """Een vak dat een of meer banen naast elkaar beslaat."""

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


def teken(weg: Weg, sleutel: str = "breed") -> Tekening:
    """Legt de weg neer op een blad van 1216 punten breed."""
    tekening = Tekening(sleutel, BREED, titel=weg.titel, beschrijving=weg.beschrijving)
    kolommen = [groepen([getattr(baan, naam) for baan in weg.banen], i + 1)
                for i, naam in enumerate(("triage", "team", "regie"))]
    rijen = _rijen(weg, kolommen)
    for kolom in kolommen:
        for groep in kolom:
            groep.plek.y = rijen.top(groep.van)
            groep.plek.hoog = rijen.onder(groep.tot) - groep.plek.y
    ingangen = _ingangen(weg, rijen)
    besluiten = _besluiten(weg, rijen)
    tekening.hoog = rijen.onder(len(weg.banen) - 1) + 12
    for (x, _), naam in zip(KOLOMMEN, NAMEN, strict=True):
        tekening.kop(x, 20, naam)
    tekening.vlakken.append(Vlak(0, 34, BREED, 5, "tafel", 2))
    if weg.dicht:
        _dichte_weg(tekening, weg.dicht, ingangen[0])
    for plek in [*ingangen, *(g.plek for kolom in kolommen for g in kolom), *besluiten]:
        tekening.vak(plek)
    _naar_triage(tekening, weg, ingangen, kolommen[0], rijen)
    _tussen(tekening, weg, kolommen[0], kolommen[1], rijen)
    _tussen(tekening, weg, kolommen[1], kolommen[2], rijen, laatste=True)
    _samen(tekening, weg, kolommen[1])
    _naar_besluit(tekening, weg, kolommen[2], besluiten)
    return tekening


def _rijen(weg: Weg, kolommen: list[list[Groep]]) -> Rijen:
    samen = {(s.boven, s.onder) for s in weg.samen}
    paren = zip(weg.banen, weg.banen[1:], strict=False)
    ruimtes = [float(RUIMTE_SAMEN if (a.team.sleutel, b.team.sleutel) in samen else RUIMTE) for a, b in paren]
    rijen = Rijen([50.0] * len(weg.banen), ruimtes, 104 if weg.dicht else 64)
    alle = sorted((g for kolom in kolommen for g in kolom), key=lambda g: g.tot - g.van)
    for groep in alle:
        rijen.maak_passend(groep.van, groep.tot, groep.plek.nodig)
    for banen, vakken, kolom in (
        (_banen(weg, triage=True), [i.vak for i in weg.ingangen if not i.rechtstreeks], 0),
        (_banen(weg, triage=False), [i.vak for i in weg.ingangen if i.rechtstreeks], 0),
        ([i for i, baan in enumerate(weg.banen) if baan.besluit], list(weg.besluiten), 4),
    ):
        if banen and vakken:
            nodig = sum(Plek(vak, *KOLOMMEN[kolom]).nodig + 16 for vak in vakken) - 16
            rijen.maak_passend(banen[0], banen[-1], nodig)
    return rijen


def _banen(weg: Weg, *, triage: bool) -> list[int]:
    return [i for i, baan in enumerate(weg.banen) if (baan.triage is not None) == triage]


def verdeel(plekken: list[Plek], top: float, onder: float) -> None:
    """Verdeelt vakken over een hoogte: eerst wat lucht ertussen, dan wat hoger, dan in het midden."""
    if not plekken:
        return
    over = max(0.0, onder - top - sum(plek.hoog for plek in plekken))
    lucht = min(28.0, over / (len(plekken) - 1)) if len(plekken) > 1 else 0.0
    groei = min(40.0, (over - lucht * (len(plekken) - 1)) / len(plekken))
    hoogte = sum(plek.hoog + groei for plek in plekken) + lucht * (len(plekken) - 1)
    y = top + (onder - top - hoogte) / 2
    for plek in plekken:
        plek.y, plek.hoog = y, plek.hoog + groei
        y += plek.hoog + lucht


def _ingangen(weg: Weg, rijen: Rijen) -> list[Plek]:
    x, breed = KOLOMMEN[0]
    via = [Plek(ingang.vak, x, breed) for ingang in weg.ingangen if not ingang.rechtstreeks]
    langs = [Plek(ingang.vak, x, breed) for ingang in weg.ingangen if ingang.rechtstreeks]
    met, zonder = _banen(weg, triage=True), _banen(weg, triage=False)
    if met:
        verdeel(via, rijen.top(met[0]), rijen.onder(met[-1]))
    if zonder:
        verdeel(langs, rijen.top(zonder[0]), rijen.onder(zonder[-1]))
    return [*via, *langs]


def _besluiten(weg: Weg, rijen: Rijen) -> list[Plek]:
    plekken = [Plek(vak, *KOLOMMEN[4]) for vak in weg.besluiten]
    met = [i for i, baan in enumerate(weg.banen) if baan.besluit]
    if met:
        verdeel(plekken, rijen.top(met[0]), rijen.onder(met[-1]))
    return plekken


def _naar_triage(t: Tekening, weg: Weg, ingangen: list[Plek], triage: list[Groep], rijen: Rijen) -> None:
    via = [plek for plek, ingang in zip(ingangen, _geordend(weg), strict=True) if not ingang]
    langs = [plek for plek, ingang in zip(ingangen, _geordend(weg), strict=True) if ingang]
    begin, eind = sum(KOLOMMEN[0]), KOLOMMEN[1][0]
    if len(triage) == 1:
        for nr, plek in enumerate(via):
            t.pijl([(begin, plek.midden), (eind, plek.midden)], "dik" if nr == 0 and weg.dicht else "gewoon")
    elif triage:
        bus = begin + 32.0
        hoogtes = [plek.midden for plek in via] + [groep.plek.midden for groep in triage]
        for plek in via:
            t.lijn([(begin, plek.midden), (bus, plek.midden)])
        t.lijn([(bus, min(hoogtes)), (bus, max(hoogtes))])
        for groep in triage:
            t.pijl([(bus, groep.plek.midden), (eind, groep.plek.midden)])
    for plek in langs:
        t.pijl([(begin, plek.midden), (KOLOMMEN[2][0], plek.midden)], "dik")
        t.teksten.append(Tekst(KOLOMMEN[1][0] + 46, plek.midden - 13, "wel rechtstreeks", "zacht"))


def _geordend(weg: Weg) -> list[bool]:
    return sorted(ingang.rechtstreeks for ingang in weg.ingangen)


def _tussen(t: Tekening, weg: Weg, links: list[Groep], rechts: list[Groep], rijen: Rijen, laatste: bool = False) -> None:
    """Eén pijl per paar vakken dat een baan deelt, op de hoogte waar zij naast elkaar liggen."""
    for a in links:
        for b in rechts:
            van, tot = max(a.van, b.van), min(a.tot, b.tot)
            if van > tot:
                continue
            banen = weg.banen[van : tot + 1]
            y = (rijen.top(van) + rijen.onder(tot)) / 2
            _pijl(t, a.plek.rechts, b.plek.x, y, banen, spoed=not laatste and any(baan.spoed for baan in banen))


def _pijl(t: Tekening, begin: float, eind: float, y: float, banen: tuple[Baan, ...], *, spoed: bool) -> None:
    soort = "dik" if any(baan.pijl == "dik" for baan in banen) else "gewoon"
    hoogte = y - 13 if spoed else y
    t.pijl([(begin, hoogte), (eind, hoogte)], soort)
    if spoed:
        t.pijl([(begin, y + 13), (eind, y + 13)], "spoed")


def _samen(t: Tekening, weg: Weg, teams: list[Groep]) -> None:
    for boven, onder in zip(teams, teams[1:], strict=False):
        for samen in weg.samen:
            if (boven.plek.vak.sleutel, onder.plek.vak.sleutel) == (samen.boven, samen.onder):
                x = boven.plek.x + 46
                t.lijn([(x, boven.plek.onder), (x, onder.plek.y)], "lijn-stippel")
                t.teksten.append(Tekst(x + 14, (boven.plek.onder + onder.plek.y) / 2 + 5, samen.woorden, "zacht"))


def _naar_besluit(t: Tekening, weg: Weg, regies: list[Groep], besluiten: list[Plek]) -> None:
    bronnen = [g.plek for g in regies if any(baan.besluit for baan in weg.banen[g.van : g.tot + 1])]
    if not bronnen or not besluiten:
        return
    begin, eind = bronnen[0].rechts, besluiten[0].x
    if len(bronnen) == 1 and all(bronnen[0].y < plek.midden < bronnen[0].onder for plek in besluiten):
        for plek in besluiten:
            t.pijl([(begin, plek.midden), (eind, plek.midden)])
        return
    bus = begin + 22.0
    hoogtes = [plek.midden for plek in (*bronnen, *besluiten)]
    for plek in bronnen:
        t.lijn([(begin, plek.midden), (bus, plek.midden)])
    t.lijn([(bus, min(hoogtes)), (bus, max(hoogtes))])
    for plek in besluiten:
        t.pijl([(bus, plek.midden), (eind, plek.midden)])


def _dichte_weg(t: Tekening, woorden: str, inwoner: Plek) -> None:
    """De weg die er niet is: rood, met een kruis en een streep, boven de andere langs."""
    x, eind = inwoner.x + inwoner.breed / 2, KOLOMMEN[2][0] + 86.0
    links = float(KOLOMMEN[1][0])
    verder = links + 42 + breedte(woorden, 14) + 12
    t.lijn([(x, inwoner.y), (x, 70), (links, 70)], "dicht")
    t.lijn([(verder, 70), (eind, 70)], "dicht")
    t.paden.append(Pad(f"M{links + 12:g} 61l18 18M{links + 30:g} 61l-18 18M{eind:g} 60v20", "dicht"))
    t.teksten.append(Tekst(links + 42, 75, woorden, "rood"))
