"""De banden rond een huishouden: breed met het huishouden in het midden, smal als een stam met takken."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot

from django.utils.translation import gettext as _

from keukentafel.werkplek.netwerk.beeld import Beeld, Lijn, Punt, Tekst, Vlak, inkorten

VOLGORDE = ("sterk", "gewoon", "niet_bekend", "zwak", "gespannen", "verbroken")
"""Eerst wat kracht geeft, dan wat er niet zeker is, dan wat kracht kost."""
KLASSEN = {
    "sterk": "lijn-dik", "gewoon": "lijn", "niet_bekend": "lijn lijn-vraag", "zwak": "lijn lijn-zwak",
    "gespannen": "lijn-spanning", "verbroken": "lijn lijn-verbroken",
}  # fmt: skip
BREED, KAART, HOOG, RIJ = 1216.0, 280.0, 72.0, 104.0
"""Het blad, een kaart, en de afstand van kaart tot kaart, in punten."""
MIDDEN, KERN = 608.0, 240.0
SMAL, TAK, EERSTE = 344.0, 60.0, 92.0
STREEP = 24.0
"""Afstand tussen twee dwarsstreepjes."""


@dataclass(frozen=True)
class Bekende:
    """Iemand of iets rond het huishouden; `bij` zegt wie dat is."""

    id: str
    naam: str
    bij: str
    band: str


def op_volgorde(bekenden: Sequence[Bekende]) -> list[Bekende]:
    """Op soort band, verder zoals zij kwamen."""
    return sorted(bekenden, key=lambda bekende: VOLGORDE.index(bekende.band))


def breed(kern: str, bekenden: Sequence[Bekende], id: str) -> Beeld:
    """Links de eerste helft, rechts de tweede; het huishouden in het midden."""
    rij = op_volgorde(bekenden)
    helft = (len(rij) + 1) // 2
    hoog = max(1, helft) * RIJ - (RIJ - HOOG) + 20
    kernhoog = max(96.0, helft * 20.0 + 16)
    beeld = Beeld(id, "kt-beeld__breed", BREED, max(hoog, kernhoog + 16))
    for kant, deel in enumerate((rij[:helft], rij[helft:])):
        top = (beeld.hoog - (len(deel) * RIJ - (RIJ - HOOG))) / 2
        for nummer, bekende in enumerate(deel):
            x, y = (0.0, BREED - KAART)[kant], top + nummer * RIJ
            van_y = beeld.hoog / 2 + (nummer - (len(deel) - 1) / 2) * 20
            van = (MIDDEN + (-KERN, KERN)[kant] / 2, van_y)
            _band(beeld, van, ((KAART, BREED - KAART)[kant], y + HOOG / 2), bekende)
            beeld.vlakken.append(Vlak(x, y, KAART, HOOG, "kaart"))
            beeld.teksten.append(Tekst(x + 14, y + 31, inkorten(bekende.naam, 15.8, KAART - 28), "vet"))
            beeld.teksten.append(Tekst(x + 14, y + 52, inkorten(bekende.bij, 14, KAART - 28), "zacht"))
    _kern(beeld, kern, kernhoog)
    return beeld


def _kern(beeld: Beeld, kern: str, hoog: float) -> None:
    top = (beeld.hoog - hoog) / 2
    beeld.vlakken.append(Vlak(MIDDEN - KERN / 2, top, KERN, hoog, "achter"))
    beeld.vlakken.append(Vlak(MIDDEN - 92, top + hoog - 32, 184, 8, "tafel", 2))
    beeld.teksten.append(Tekst(MIDDEN, top + hoog / 2 - 14, _("Aan tafel"), "zacht", "middle"))
    beeld.teksten.append(Tekst(MIDDEN, top + hoog / 2 + 6, inkorten(kern, 15.8, KERN - 24), "vet", "middle"))


def smal(kern: str, bekenden: Sequence[Bekende], id: str) -> Beeld:
    """Een stam met een tak per band, voor een telefoon."""
    rij = op_volgorde(bekenden)
    laatste = EERSTE + max(0, len(rij) - 1) * TAK
    beeld = Beeld(id, "kt-beeld__smal", SMAL, laatste + 48)
    beeld.vlakken += [Vlak(0, 4, 220, 54, "achter"), Vlak(0, 58, 220, 6, "tafel", 2)]
    beeld.teksten.append(Tekst(14, 38, inkorten(kern, 15.8, 196), "vet"))
    if rij:
        beeld.lijnen.append(Lijn((((12, 64), (12, laatste)),), "lijn"))
    for nummer, bekende in enumerate(rij):
        y = EERSTE + nummer * TAK
        _band(beeld, (12, y), (110, y), bekende)
        beeld.punten.append((12, y))
        beeld.teksten.append(Tekst(124, y - 2, inkorten(bekende.naam, 15.8, SMAL - 128), "vet"))
        beeld.teksten.append(Tekst(124, y + 16, inkorten(bekende.bij, 14, SMAL - 128), "zacht"))
    return beeld


def staaltje(band: str) -> list[Lijn]:
    """De band als klein lijntje, voor de legenda en de tabel: 40 bij 12 punten."""
    beeld = Beeld("")
    if band == "verbroken":
        return [Lijn((((2, 6), (14, 6)), ((26, 6), (38, 6)), ((15, 1), (18, 11)), ((22, 1), (25, 11))), KLASSEN[band])]
    beeld.lijnen.append(Lijn((((2, 6), (38, 6)),), KLASSEN[band]))
    if band == "gespannen":
        beeld.lijnen.append(Lijn((((14, 12), (14, 0)), ((26, 12), (26, 0))), KLASSEN[band]))
    return beeld.lijnen


def _band(beeld: Beeld, van: Punt, tot: Punt, bekende: Bekende) -> None:
    """De lijn van het huishouden naar een bekende, met wat er nog bij getekend is."""
    feiten = frozenset({("band", bekende.id, bekende.band)})
    strepen = _gebroken(van, tot) if bekende.band == "verbroken" else ((van, tot),)
    beeld.lijnen.append(Lijn(strepen, KLASSEN[bekende.band], feiten))
    if bekende.band == "gespannen":
        beeld.lijnen.append(Lijn(_dwars(van, tot), KLASSEN["gespannen"], feiten))
    if bekende.band == "niet_bekend":
        x, y = _langs(van, tot, 0.5)
        beeld.teksten.append(Tekst(x, y + 6, "?", "kop los", "middle"))


def _langs(van: Punt, tot: Punt, deel: float) -> Punt:
    return van[0] + (tot[0] - van[0]) * deel, van[1] + (tot[1] - van[1]) * deel


def _eenheid(van: Punt, tot: Punt) -> tuple[float, float, float]:
    lang = hypot(tot[0] - van[0], tot[1] - van[1]) or 1.0
    return (tot[0] - van[0]) / lang, (tot[1] - van[1]) / lang, lang


def _dwars(van: Punt, tot: Punt) -> tuple[tuple[Punt, ...], ...]:
    """Streepjes dwars op de lijn, om de 24 punten."""
    dx, dy, lang = _eenheid(van, tot)
    uit = []
    for nummer in range(1, int(lang // STREEP)):
        x, y = van[0] + dx * STREEP * nummer, van[1] + dy * STREEP * nummer
        uit.append(((x + dy * 6, y - dx * 6), (x - dy * 6, y + dx * 6)))
    return tuple(tuple((round(x, 1), round(y, 1)) for x, y in streep) for streep in uit)


def _gebroken(van: Punt, tot: Punt) -> tuple[tuple[Punt, ...], ...]:
    """Een gat in het midden met aan elke kant een schuine streep."""
    dx, dy, lang = _eenheid(van, tot)
    een, twee = _langs(van, tot, 0.5 - 8 / lang), _langs(van, tot, 0.5 + 8 / lang)
    hoek = (dx * 3 - dy * 8, dy * 3 + dx * 8)
    scheef = [((x - hoek[0], y - hoek[1]), (x + hoek[0], y + hoek[1])) for x, y in (een, twee)]
    alle = ((van, een), (twee, tot), *scheef)
    return tuple(tuple((round(x, 1), round(y, 1)) for x, y in streep) for streep in alle)
