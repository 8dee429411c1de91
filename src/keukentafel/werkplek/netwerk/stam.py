"""De familie als stam met takken: ieder een eigen regel, elke generatie een stap naar rechts. Past op een telefoon."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from keukentafel.werkplek.netwerk.beeld import Beeld, Lijn, Punt, Teken, Tekst, inkorten
from keukentafel.werkplek.netwerk.familie import Feit, Gezin, Paar
from keukentafel.werkplek.netwerk.gangen import SPOOR, Gangen
from keukentafel.werkplek.netwerk.lijnsoort import KLASSE, streepjes
from keukentafel.werkplek.netwerk.omtrek import Rechthoek, omtrek
from keukentafel.werkplek.netwerk.opzet import Opzet
from keukentafel.werkplek.netwerk.rijen import Rijen

REGEL, STRAAL = 62.0, 17.0
"""Hoogte van een regel en halve hoogte van een teken, in punten van de tekening."""
WOORDEN = 128.0
"""Zoveel ruimte houden de woorden naast het laatste teken ten minste."""
BREED = 344.0


@dataclass
class _Stam:
    opzet: Opzet
    regel: dict[str, int] = field(default_factory=dict)
    """De regel van ieder, van boven af."""
    gangen: Gangen = field(default_factory=Gangen)
    """Gang `g` staat links van generatie `g`."""
    lijnen: list["_Ruw"] = field(default_factory=list)

    def neem(self, mensen: tuple[str, ...]) -> tuple[int, int]:
        """Een eigen spoor links van de meest linkse generatie, van de eerste tot de laatste regel."""
        gang = min(self.opzet.rij[mens] for mens in mensen)
        regels = [self.regel[mens] * REGEL for mens in mensen]
        return gang, self.gangen.neem(gang, min(regels) + 0.0, max(regels) + 0.0)

    def onder_elkaar(self, a: str, b: str) -> bool:
        return self.opzet.rij[a] == self.opzet.rij[b] and abs(self.regel[a] - self.regel[b]) == 1


@dataclass(frozen=True)
class _Stap:
    """Een streep: recht tussen twee mensen, of van iemand naar een spoor, of langs een spoor."""

    van: tuple[str, float]
    """Wie, en hoeveel punten onder haar midden."""
    tot: tuple[str, float] | None = None
    spoor: tuple[int, int] | None = None


@dataclass(frozen=True)
class _Ruw:
    """Een lijn zonder plek; `dwars`: met twee streepjes erdoor."""

    stappen: list[_Stap]
    klasse: str
    feiten: frozenset[Feit]
    van: frozenset[str]
    dwars: bool = False


def teken(opzet: Opzet, id: str) -> Beeld:
    """Legt de familie neer op een blad van ten minste 344 punten breed, zo hoog als nodig."""
    stam = _Stam(opzet, {mens: nummer for nummer, mens in enumerate(_volgorde(opzet))})
    for paar in opzet.paren:
        _paar(stam, paar)
    for gezin in opzet.gezinnen:
        _gezin(stam, gezin)
    for relatie in opzet.los:
        _samen(stam, (relatie.a, relatie.b), KLASSE[relatie.soort], frozenset({("relatie", relatie.id)}))
    for kind in opzet.zonder_ouders:
        spoor = stam.neem((kind,))
        feit = frozenset({("ouders_niet_bekend", kind)})
        stam.lijnen.append(_Ruw([_Stap((kind, 0), spoor=spoor)], KLASSE["onbekend"], feit, frozenset({kind})))
    return _uitwerken(stam, id)


def _volgorde(opzet: Opzet) -> list[str]:
    """Van oud naar jong: een keten van paren, dan de kinderen, elk met wie daarbij hoort."""
    rijen, uit = Rijen(opzet, 1.0), dict[str, None]()
    keten_van = {mens: keten for rij in rijen.ketens.values() for keten in rij for mens in keten}
    kinderen: dict[str, list[str]] = defaultdict(list)
    for gezin in opzet.gezinnen:
        for ouder in gezin.ouders:
            kinderen[ouder] += gezin.kinderen
    wachten = [keten for nummer in sorted(rijen.ketens) for keten in rijen.ketens[nummer]]
    stapel = list(reversed(wachten))
    while stapel:
        keten = stapel.pop()
        if keten[0] in uit:
            continue
        uit |= dict.fromkeys(keten)
        volgende = [keten_van[kind] for ouder in keten for kind in kinderen[ouder] if kind not in uit]
        stapel += sorted(volgende, key=lambda k: rijen.x[k[0]], reverse=True)
    return list(uit)


def _paar(stam: _Stam, paar: Paar) -> None:
    soort = "onbekend" if paar.onbekend else "ex_partner" if "ex_partner" in paar.soorten else "partner"
    if stam.onder_elkaar(paar.a, paar.b):
        boven, onder = sorted((paar.a, paar.b), key=stam.regel.__getitem__)
        klasse, stappen = KLASSE["onbekend" if paar.onbekend else "partner"], [_Stap((boven, 0), (onder, 0))]
        stam.lijnen.append(_Ruw(stappen, klasse, paar.feiten, frozenset({paar.a, paar.b}), dwars=soort == "ex_partner"))
    else:
        _samen(stam, (paar.a, paar.b), KLASSE[soort], paar.feiten)


def _gezin(stam: _Stam, gezin: Gezin) -> None:
    """Van tussen de ouders naar een spoor, en van daar naar elk kind."""
    onbekend = any(not stam.opzet.mensen[ouder].bekend for ouder in gezin.ouders)
    klasse = KLASSE["onbekend" if onbekend else gezin.soort]
    feiten = frozenset(feit for rij in gezin.feiten.values() for feit in rij)
    if len(gezin.ouders) == 2 and stam.onder_elkaar(*gezin.ouders):
        eerste = min(gezin.ouders, key=stam.regel.__getitem__)
        bronnen = [(eerste, REGEL / 2)]
    else:
        bronnen = [(ouder, 6.0) for ouder in gezin.ouders]
    _tak(stam, bronnen=bronnen, ouders=gezin.ouders, kinderen=gezin.kinderen, klasse=klasse, feiten=feiten)


def _samen(stam: _Stam, mensen: tuple[str, str], klasse: str, feiten: frozenset[Feit]) -> None:
    van, naar = mensen
    _tak(stam, bronnen=[(van, 6.0)], ouders=(van,), kinderen=[naar], klasse=klasse, feiten=feiten)


def _tak(
    stam: _Stam,
    *,
    bronnen: list[tuple[str, float]],
    ouders: tuple[str, ...],
    kinderen: list[str],
    klasse: str,
    feiten: frozenset[Feit],
) -> None:
    """Van elke bron naar een eigen spoor, en van daar naar elk kind."""
    spoor = stam.neem((*ouders, *kinderen))
    einden = [*bronnen, *((kind, 0.0) for kind in kinderen)]
    stappen = [_Stap(eind, spoor=spoor) for eind in einden]
    boven, onder = (kies(einden, key=lambda e: stam.regel[e[0]] * REGEL + e[1]) for kies in (min, max))
    stam.lijnen.append(_Ruw([_Stap(boven, onder, spoor), *stappen], klasse, feiten, frozenset((*ouders, *kinderen))))


def _uitwerken(stam: _Stam, id: str) -> Beeld:
    kolom, spoor_x = _kolommen(stam)
    aantal = len(stam.regel)
    breed = max(BREED, max(kolom.values(), default=0.0) + STRAAL + WOORDEN)
    beeld = Beeld(id, breed=breed, hoog=aantal * REGEL + 8)

    def midden(mens: str, onder: float = 0.0) -> Punt:
        return kolom[stam.opzet.rij[mens]], round(stam.regel[mens] * REGEL + REGEL / 2 + 4 + onder, 1)

    def streep(stap: _Stap) -> tuple[Punt, ...]:
        van = midden(*stap.van)
        if stap.spoor is None:
            return (van, midden(*stap.tot)) if stap.tot else (van,)
        x = spoor_x[stap.spoor[0]] + SPOOR * stap.spoor[1]
        return ((x, van[1]), (x, midden(*stap.tot)[1])) if stap.tot else (van, (x, van[1]))

    for ruw in stam.lijnen:
        strepen = tuple(streep(stap) for stap in ruw.stappen)
        if ruw.dwars:
            (x, y0), (_zelfde, y1) = strepen[0]
            strepen += _dwars(x, (y0 + y1) / 2 + 8)
        beeld.lijnen.append(Lijn(strepen, ruw.klasse, ruw.feiten, ruw.van))
    for mens in stam.regel:
        x, y = midden(mens)
        wie, ruimte = stam.opzet.mensen[mens], breed - x - STRAAL - 10
        beeld.tekens.append(Teken(wie, x, y, STRAAL))
        beeld.teksten.append(Tekst(x + STRAAL + 8, y - 2, inkorten(wie.kort, 15.8, ruimte), "vet"))
        beeld.teksten.append(Tekst(x + STRAAL + 8, y + 16, inkorten(wie.bij, 14, ruimte), "zacht"))
    _vraagtekens(stam, beeld, kolom, spoor_x)
    _wie_samen(stam, beeld, kolom)
    return beeld


def _dwars(x: float, y: float) -> tuple[tuple[Punt, ...], ...]:
    """De streepjes van een lijn die staat."""
    return tuple(tuple((x + dy, y + dx) for dx, dy in streep) for streep in streepjes(0, 0))


def _kolommen(stam: _Stam) -> tuple[dict[int, float], dict[int, float]]:
    """Per generatie het midden van haar tekens, en per gang het eerste spoor."""
    kolom, spoor_x, x = {}, {}, 2.0
    for rij in range(max(stam.opzet.rij.values(), default=-1) + 1):
        breed = stam.gangen.dikte(rij)
        spoor_x[rij] = x + SPOOR
        x += max(breed + SPOOR + 4, 10.0) + STRAAL * 1.1
        kolom[rij] = round(x, 1)
        x += STRAAL * 1.1
    return kolom, spoor_x


def _vraagtekens(stam: _Stam, beeld: Beeld, kolom: dict[int, float], spoor_x: dict[int, float]) -> None:
    """Aan het eind van een lijn waar geen ouder bekend is."""
    for kind in stam.opzet.zonder_ouders:
        y = stam.regel[kind] * REGEL + REGEL / 2
        beeld.teksten.append(Tekst(kolom[stam.opzet.rij[kind]] - STRAAL - 7, y - 4, "?", "vet", "middle"))


def _wie_samen(stam: _Stam, beeld: Beeld, kolom: dict[int, float]) -> None:
    """De omtrek om regels die op elkaar volgen van wie samen in huis wonen."""
    vlakken: list[Rechthoek] = []
    vorige = False
    for mens, regel in stam.regel.items():
        hier = stam.opzet.mensen[mens].woont_hier
        if hier:
            beeld.wonen.add(("woont", mens))
            links = kolom[stam.opzet.rij[mens]] - STRAAL * 1.1 - 4
            top = regel * REGEL + 5 if not vorige else regel * REGEL - 4
            vlakken.append((links, top, beeld.breed - 2, regel * REGEL + REGEL + 1))
        vorige = hier
    if vlakken:
        beeld.samen = omtrek(vlakken)
        beeld.hoog += 24
        beeld.teksten.append(Tekst(beeld.breed / 2, beeld.hoog - 8, _("Wie samen in huis wonen"), "zacht", "middle"))
