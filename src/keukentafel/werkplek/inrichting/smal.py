"""De smalle tekening: dezelfde vijf kolommen onder elkaar, voor een telefoon."""

from keukentafel.werkplek.inrichting.breed import NAMEN
from keukentafel.werkplek.inrichting.letters import breedte, regels
from keukentafel.werkplek.inrichting.tekening import Pad, Plek, Tekening, Tekst, Vlak
from keukentafel.werkplek.inrichting.weg import Vak, Weg, met_woorden_in_het_vak

BREED = 344
HALF = 164
RECHTS = 180
LANGS = 300.0
LANGS_BREED = 84.0
"""Hier loopt de weg die langs de triage gaat, en zo breed mogen de woorden erbij zijn."""
TUSSEN = 12
PIJL = 44
"""Hoogte van de pijlen tussen twee delen."""


def teken(weg: Weg, sleutel: str = "smal") -> Tekening:
    """Legt de weg neer op een blad van 344 punten breed, zo hoog als nodig."""
    weg = met_woorden_in_het_vak(weg, lambda _woorden: False)
    t = Tekening(sleutel, BREED, titel=weg.titel, beschrijving=weg.beschrijving)
    langs = any(ingang.rechtstreeks for ingang in weg.ingangen)
    y = _deel(t, 0, _ingangen(weg), 0)
    begin = y
    t.pijl([(60, y), (60, y + PIJL - 6)], "dik" if langs else "gewoon")
    y = _triage(t, weg, y + PIJL, langs)
    y = _naar_team(t, weg, y, begin, langs)
    y = _teams(t, weg, y)
    y = _pijl_omlaag(t, y, "dik")
    y = _deel(t, 3, _rijtjes(_uniek([baan.regie for baan in weg.banen if baan.regie is not None])), y)
    y = _pijl_omlaag(t, y, "gewoon")
    y = _deel(t, 4, _rijtjes(weg.besluiten), y)
    t.hoog = y + 4
    return t


def _uniek(vakken: list[Vak]) -> tuple[Vak, ...]:
    return tuple({vak.sleutel: vak for vak in vakken}.values())


def _ingangen(weg: Weg) -> list[list[Plek]]:
    """Wie rechtstreeks mag, staat rechts: daar loopt de lijn langs de triage."""
    op_rij = sorted(weg.ingangen, key=lambda ingang: ingang.dicht)
    via = [ingang.vak for ingang in op_rij if not ingang.rechtstreeks]
    langs = [ingang.vak for ingang in weg.ingangen if ingang.rechtstreeks]
    if not langs:
        return _rijtjes(tuple(via))
    rijen = [[Plek(vak, 0, BREED - 16 - 128)] for vak in via]
    for rij, vak in zip(reversed(rijen), reversed(langs), strict=False):
        rij.append(Plek(vak, BREED - 128, 128))
    return rijen


def _rijtjes(vakken: tuple[Vak, ...]) -> list[list[Plek]]:
    """Twee vakken naast elkaar als hun kop in een half vak past, anders een hele rij."""
    rijen: list[list[Plek]] = []
    for vak in vakken:
        kort = breedte(vak.kop, 15) <= HALF - 28 and not vak.tafels
        half = kort and bool(rijen) and len(rijen[-1]) == 1 and rijen[-1][0].breed == HALF
        if half:
            rijen[-1].append(Plek(vak, RECHTS, HALF))
        else:
            rijen.append([Plek(vak, 0, HALF if kort else BREED)])
    for rij in rijen:
        if len(rij) == 1:
            rij[0] = Plek(rij[0].vak, 0, BREED)
    return rijen


def _deel(t: Tekening, nummer: int, rijen: list[list[Plek]], y: float, breed: int = BREED) -> float:
    """Kop, tafelrand en de rijen vakken van een kolom; geeft de onderkant terug."""
    t.kop(0, y + 20, NAMEN[nummer])
    t.vlakken.append(Vlak(0, y + 30, breed, 4, "tafel", 2))
    y += 48
    for rij in rijen:
        hoog = max(plek.nodig for plek in rij)
        for plek in rij:
            plek.y, plek.hoog = y, hoog
            t.vak(plek)
        y += hoog + TUSSEN
    return y - TUSSEN


def _triage(t: Tekening, weg: Weg, y: float, langs: bool) -> float:
    breed = 200 if langs else BREED
    vakken = _uniek([baan.triage for baan in weg.banen if baan.triage is not None])
    return _deel(t, 1, [[Plek(vak, 0, breed)] for vak in vakken], y, breed)


def _naar_team(t: Tekening, weg: Weg, y: float, begin: float, langs: bool) -> float:
    """De pijlen naar de teams, met wat er rechtstreeks gaat, wat dicht is en wat spoed heeft."""
    eind = y + (84 if weg.dicht else 52)
    t.pijl([(60, y), (60, eind - 6)], "dik")
    if langs:
        midden = (begin + y) / 2
        t.lijn([(LANGS, begin), (LANGS, midden - 24)], "lijn-dik")
        t.pijl([(LANGS, midden + 22), (LANGS, eind - 6)], "dik")
        woorden = next((ingang.woorden for ingang in weg.ingangen if ingang.rechtstreeks), "")
        gebroken = regels(woorden or "rechtstreeks", 14, LANGS_BREED)
        eerste = midden + 4 - 19 * (len(gebroken) - 1) / 2
        t.teksten += [Tekst(LANGS, eerste + 19 * nr, regel, "zacht", "middle") for nr, regel in enumerate(gebroken)]
    if weg.dicht:
        _dicht(t, begin, y, eind)
    elif any(baan.spoed for baan in weg.banen):
        t.pijl([(250, y), (250, eind - 6)], "spoed")
        t.teksten.append(Tekst(266, y + 26, "spoed", "zacht"))
    return eind


def _dicht(t: Tekening, begin: float, y: float, eind: float) -> None:
    midden = (begin + y) / 2
    t.lijn([(186, begin), (186, begin + 18), (224, begin + 18), (224, eind - 12)], "dicht")
    t.paden.append(Pad(f"M214 {eind - 11:g}h20M216 {midden:g}l16 16M232 {midden:g}l-16 16", "dicht"))
    t.teksten += [Tekst(210, y + 34, "Inwoner niet", "rood", "end"), Tekst(210, y + 53, "rechtstreeks", "rood", "end")]


def _teams(t: Tekening, weg: Weg, y: float) -> float:
    samen = {s.onder: s for s in weg.samen}
    t.kop(0, y + 20, NAMEN[2])
    t.vlakken.append(Vlak(0, y + 30, BREED, 4, "tafel", 2))
    y += 48
    for nummer, vak in enumerate(_uniek([baan.team for baan in weg.banen if baan.team is not None])):
        if nummer:
            link = samen.get(vak.sleutel)
            if link:
                t.lijn([(40, y), (40, y + 40)], "lijn-stippel")
                t.teksten.append(Tekst(54, y + 25, link.woorden, "zacht"))
            y += 40 if link else TUSSEN
        plek = Plek(vak, 0, BREED, y)
        t.vak(plek)
        y += plek.hoog
    return y


def _pijl_omlaag(t: Tekening, y: float, soort: str) -> float:
    t.pijl([(BREED / 2, y), (BREED / 2, y + PIJL - 10)], soort)
    return y + PIJL
