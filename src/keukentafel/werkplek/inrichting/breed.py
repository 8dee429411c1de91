"""De brede tekening: vijf kolommen naast elkaar, elke baan een rij, van links naar rechts."""

from itertools import pairwise

from keukentafel.werkplek.inrichting.letters import breedte, regels
from keukentafel.werkplek.inrichting.rijen import KOLOMMEN, Groep, Rijen, groepen
from keukentafel.werkplek.inrichting.tekening import Pad, Plek, Tekening, Tekst, Vlak
from keukentafel.werkplek.inrichting.weg import Baan, Ingang, Pijl, Weg, met_woorden_in_het_vak

NAMEN = ("1 Ingang", "2 Triage", "3 Team", "4 Regie en plan", "5 Besluit")
BREED = 1216
RUIMTE = 24
RUIMTE_SAMEN = 44
"""Ruimte tussen twee banen; meer waar een stippellijn met woorden tussen twee teams staat."""
BRUG_OVER, BRUG_IN = 18, 52
"""Zo ver ligt een brug over het team erboven en eronder, en zo ver springt hij in."""


def teken(weg: Weg, sleutel: str = "breed") -> Tekening:
    """Legt de weg neer op een blad van 1216 punten breed."""
    weg = met_woorden_in_het_vak(weg, lambda woorden: bool(_bij_pijl(woorden, KOLOMMEN[2][0] - 464)))
    tekening = Tekening(sleutel, BREED, titel=weg.titel, beschrijving=weg.beschrijving)
    kolommen = [
        groepen([getattr(baan, naam) for baan in weg.banen], i + 1)
        for i, naam in enumerate(("triage", "team", "regie"))
    ]
    bruggen = _bruggen(kolommen[1])
    rijen = _rijen(weg, kolommen)
    for kolom in kolommen:
        for groep in kolom:
            groep.plek.y = rijen.top(groep.van)
            groep.plek.hoog = rijen.onder(groep.tot) - groep.plek.y
    for boven, brug, onder in bruggen:
        brug.y, brug.hoog = boven.onder - BRUG_OVER, onder.y - boven.onder + 2 * BRUG_OVER
    ingangen = _ingangen(weg, rijen)
    besluiten = _besluiten(weg, rijen)
    tekening.hoog = rijen.onder(len(weg.banen) - 1) + 12
    for (x, _), naam in zip(KOLOMMEN, NAMEN, strict=True):
        tekening.kop(x, 20, naam)
    tekening.vlakken.append(Vlak(0, 34, BREED, 5, "tafel", 2))
    if weg.dicht:
        _dichte_weg(tekening, weg.dicht, next(p for p, i in zip(ingangen, _op_volgorde(weg), strict=True) if i.dicht))
    vakken = [*ingangen, *(g.plek for kolom in kolommen for g in kolom), *besluiten]
    for plek in sorted(vakken, key=lambda plek: plek.vak.stijl == "brug"):
        tekening.vak(plek)
    _naar_triage(tekening, weg, ingangen, kolommen[0])
    _tussen(tekening, weg, kolommen[0], kolommen[1], rijen, verder=False)
    _tussen(tekening, weg, kolommen[1], kolommen[2], rijen, verder=True)
    _zonder_team(tekening, weg, kolommen[0], kolommen[2], rijen)
    _samen(tekening, weg, kolommen[1])
    _naar_besluit(tekening, weg, kolommen[2], besluiten)
    return tekening


def _bruggen(teams: list[Groep]) -> list[tuple[Plek, Plek, Plek]]:
    """Elke brug met het team erboven en eronder, waar zij over elkaar heen liggen en dus ruimte laten."""
    uit = []
    for boven, brug, onder in zip(teams, teams[1:], teams[2:], strict=False):
        if brug.plek.vak.stijl == "brug":
            x, breed = KOLOMMEN[2]
            brug.plek = Plek(brug.plek.vak, x + BRUG_IN, breed - 2 * BRUG_IN)
            boven.plek.vrij_onder = onder.plek.vrij_boven = BRUG_OVER + 2
            uit.append((boven.plek, brug.plek, onder.plek))
    return uit


def _rijen(weg: Weg, kolommen: list[list[Groep]]) -> Rijen:
    samen = {(s.boven, s.onder) for s in weg.samen}
    paren = pairwise(weg.banen)
    ruimtes = [float(RUIMTE_SAMEN if (_team(a), _team(b)) in samen else RUIMTE) for a, b in paren]
    rijen = Rijen([50.0] * len(weg.banen), ruimtes, 104 if weg.dicht else 64)
    alle = sorted((g for kolom in kolommen for g in kolom), key=lambda g: g.tot - g.van)
    for groep in alle:
        rijen.maak_passend(groep.van, groep.tot, groep.plek.nodig)
    for banen, vakken, kolom in (
        (_banen(weg, triage=True), [i.vak for i in weg.ingangen if not i.rechtstreeks], 0),
        (_banen(weg, triage=False), [i.vak for i in weg.ingangen if i.rechtstreeks], 0),
        (_met_besluit(weg), list(weg.besluiten), 4),
    ):
        if banen and vakken:
            nodig = sum(Plek(vak, *KOLOMMEN[kolom]).nodig + 16 for vak in vakken) - 16
            rijen.maak_passend(banen[0], banen[-1], nodig)
    return rijen


def _banen(weg: Weg, *, triage: bool) -> list[int]:
    """De banen die langs de triage gaan, of juist de banen die er rechtstreeks langs gaan naar een team."""
    return [i for i, baan in enumerate(weg.banen) if (baan.triage is not None if triage else _rechtstreeks(baan))]


def _rechtstreeks(baan: Baan) -> bool:
    return baan.triage is None and baan.team is not None


def _team(baan: Baan) -> str:
    return baan.team.sleutel if baan.team else ""


def _met_besluit(weg: Weg) -> list[int]:
    met = {regie for regie, _ in weg.naar_besluit}
    return [i for i, baan in enumerate(weg.banen) if baan.regie is not None and baan.regie.sleutel in met]


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


def _op_volgorde(weg: Weg) -> list[Ingang]:
    """Eerst wie langs de triage gaat, dan wie rechtstreeks mag: zo staan zij ook op het blad."""
    return sorted(weg.ingangen, key=lambda ingang: ingang.rechtstreeks)


def _besluiten(weg: Weg, rijen: Rijen) -> list[Plek]:
    plekken = [Plek(vak, *KOLOMMEN[4]) for vak in weg.besluiten]
    met = _met_besluit(weg)
    if met:
        verdeel(plekken, rijen.top(met[0]), rijen.onder(met[-1]))
    return plekken


def _naar_triage(t: Tekening, weg: Weg, ingangen: list[Plek], triage: list[Groep]) -> None:
    paren = list(zip(ingangen, _op_volgorde(weg), strict=True))
    via = [(plek, ingang) for plek, ingang in paren if not ingang.rechtstreeks]
    begin, eind = sum(KOLOMMEN[0]), KOLOMMEN[1][0]
    if len(triage) == 1:
        for plek, ingang in via:
            t.pijl([(begin, plek.midden), (eind, plek.midden)], "dik" if ingang.dik else "gewoon")
    elif triage:
        for bronnen, doelen in _bundels(via, [groep.plek for groep in triage]):
            _verzamel(t, bronnen, doelen, begin + 32.0)
    for plek, ingang in paren[len(via) :]:
        t.pijl([(begin, plek.midden), (KOLOMMEN[2][0], plek.midden)], "dik")
        t.teksten.append(Tekst(KOLOMMEN[1][0] + 46, plek.midden - 13, ingang.woorden, "zacht"))


def _bundels(via: list[tuple[Plek, Ingang]], triage: list[Plek]) -> list[tuple[list[Plek], list[Plek]]]:
    """Ingangen die elk naar iets anders gaan krijgen een eigen lijn; lopen zij door elkaar, dan één voor allemaal."""
    per_doel: dict[frozenset[str], list[Plek]] = {}
    for plek, ingang in via:
        per_doel.setdefault(ingang.naar, []).append(plek)
    bundels = [(bronnen, [doel for doel in triage if doel.vak.sleutel in naar]) for naar, bronnen in per_doel.items()]
    hoogtes = [sorted(plek.midden for plek in (*bronnen, *doelen)) for bronnen, doelen in bundels]
    if all(boven[-1] <= onder[0] for boven, onder in pairwise(hoogtes)) and all(doelen for _, doelen in bundels):
        return bundels
    return [([plek for plek, _ in via], triage)]


def _verzamel(t: Tekening, bronnen: list[Plek], doelen: list[Plek], bus: float) -> None:
    """Alle lijnen komen samen op één staande lijn en gaan van daar naar elk doel; ligt het ernaast, dan recht."""
    if len(bronnen) == len(doelen) == 1 and bronnen[0].y < doelen[0].midden < bronnen[0].onder:
        t.pijl([(bronnen[0].rechts, doelen[0].midden), (doelen[0].x, doelen[0].midden)])
        return
    hoogtes = [plek.midden for plek in (*bronnen, *doelen)]
    for plek in bronnen:
        t.lijn([(plek.rechts, plek.midden), (bus, plek.midden)])
    t.lijn([(bus, min(hoogtes)), (bus, max(hoogtes))])
    for plek in doelen:
        t.pijl([(bus, plek.midden), (plek.x, plek.midden)])


def _tussen(t: Tekening, weg: Weg, links: list[Groep], rechts: list[Groep], rijen: Rijen, *, verder: bool) -> None:
    """Eén pijl per paar vakken dat een baan deelt, op de hoogte waar zij naast elkaar liggen."""
    for a in links:
        for b in rechts:
            van, tot = max(a.van, b.van), min(a.tot, b.tot)
            if van <= tot:
                baan = weg.banen[van]
                y = (rijen.top(van) + rijen.onder(tot)) / 2
                spoed = not verder and any(baan.spoed for baan in weg.banen[van : tot + 1])
                _pijl(t, a.plek.rechts, b.plek.x, y, baan.verder if verder else baan.erheen, spoed=spoed)


def _zonder_team(t: Tekening, weg: Weg, triage: list[Groep], regies: list[Groep], rijen: Rijen) -> None:
    """Wat geen team nodig heeft, gaat van de triage onder de teams langs naar de regie."""
    for nummer, baan in enumerate(weg.banen):
        if baan.team is not None or baan.triage is None:
            continue
        links = next(groep.plek for groep in triage if groep.van <= nummer <= groep.tot)
        rechts = next(groep.plek for groep in regies if groep.van <= nummer <= groep.tot)
        y = (rijen.top(nummer) + rijen.onder(nummer)) / 2
        _pijl(t, links.rechts, rechts.x, y, baan.verder, spoed=False)


def _pijl(t: Tekening, begin: float, eind: float, y: float, pijl: Pijl, *, spoed: bool) -> None:
    hoogte = y - 13 if spoed else y
    t.pijl([(begin, hoogte), (eind, hoogte)], pijl.soort)
    woorden = _bij_pijl(pijl.woorden, eind - begin)
    for nummer, regel in enumerate(reversed(woorden)):
        t.teksten.append(Tekst((begin + eind) / 2, hoogte - 12 - 16 * nummer, regel, "zacht", "middle"))
    if spoed:
        t.pijl([(begin, y + 13), (eind, y + 13)], "spoed")


def _bij_pijl(woorden: str, ruimte: float) -> list[str]:
    """De woorden boven een pijl in hoogstens drie regels; niets als een woord er niet tussen past."""
    if any(breedte(woord, 14) > ruimte - 4 for woord in woorden.split()):
        return []
    gebroken = regels(woorden, 14, ruimte - 4)
    return gebroken if len(gebroken) <= 3 else []


def _samen(t: Tekening, weg: Weg, teams: list[Groep]) -> None:
    for boven, onder in pairwise(teams):
        for samen in weg.samen:
            if (boven.plek.vak.sleutel, onder.plek.vak.sleutel) == (samen.boven, samen.onder):
                x = boven.plek.x + 46
                t.lijn([(x, boven.plek.onder), (x, onder.plek.y)], "lijn-stippel")
                t.teksten.append(Tekst(x + 14, (boven.plek.onder + onder.plek.y) / 2 + 5, samen.woorden, "zacht"))


def _naar_besluit(t: Tekening, weg: Weg, regies: list[Groep], besluiten: list[Plek]) -> None:
    """Vakken met dezelfde besluiten delen een staande lijn; elke groep krijgt een eigen lijn."""
    groepen: dict[frozenset[str], list[Plek]] = {}
    for groep in regies:
        doelen = frozenset(naar for van, naar in weg.naar_besluit if van == groep.plek.vak.sleutel)
        if doelen:
            groepen.setdefault(doelen, []).append(groep.plek)
    for nummer, (codes, bronnen) in enumerate(groepen.items()):
        doelen_hier = [plek for plek in besluiten if plek.vak.sleutel in codes]
        bron = bronnen[0]
        if len(bronnen) == 1 and all(bron.y < plek.midden < bron.onder for plek in doelen_hier):
            for plek in doelen_hier:
                t.pijl([(bron.rechts, plek.midden), (plek.x, plek.midden)])
        elif doelen_hier:
            _verzamel(t, bronnen, doelen_hier, bron.rechts + (22.0 if nummer % 2 == 0 else 14.0))


def _dichte_weg(t: Tekening, woorden: str, inwoner: Plek) -> None:
    """De weg die er niet is: rood, met een kruis en een streep, boven de andere langs."""
    x, eind = inwoner.x + inwoner.breed / 2, KOLOMMEN[2][0] + 86.0
    links = float(KOLOMMEN[1][0])
    verder = links + 42 + breedte(woorden, 14) + 12
    t.lijn([(x, inwoner.y), (x, 70), (links, 70)], "dicht")
    t.lijn([(verder, 70), (eind, 70)], "dicht")
    t.paden.append(Pad(f"M{links + 12:g} 61l18 18M{links + 30:g} 61l-18 18M{eind:g} 60v20", "dicht"))
    t.teksten.append(Tekst(links + 42, 75, woorden, "rood"))
