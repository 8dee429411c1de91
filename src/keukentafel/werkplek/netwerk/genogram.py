"""De familie rechtop: elke generatie een rij, de oudste boven."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from keukentafel.werkplek.netwerk.beeld import STRAAL, Beeld, Lijn, Punt, Teken, Tekst, inkorten
from keukentafel.werkplek.netwerk.familie import Feit, Gezin, Paar, Relatie
from keukentafel.werkplek.netwerk.gangen import SPOOR, Gangen
from keukentafel.werkplek.netwerk.lijnsoort import KLASSE, streepjes
from keukentafel.werkplek.netwerk.omtrek import Rechthoek, omtrek
from keukentafel.werkplek.netwerk.opzet import Opzet
from keukentafel.werkplek.netwerk.rijen import Rijen

STAP, RUIMTE, RAND = 122.0, 108.0, 62.0
"""Afstand tussen twee mensen, ruimte voor hun woorden, en van het midden tot de rand van het blad."""
BOVEN, ONDER, STOMP = 30.0, 66.0, 30.0
"""Ruimte boven en onder het midden van een rij, en extra boven wie geen bekende ouders heeft."""
GLEUF, SMALST = 12.0, 344.0
"""Ruimte rechts voor lijnen naast de laatste, en de kleinste breedte van het blad."""
GANG = 34.0
"""Hoogte van een gang zonder sporen."""
ZIJ = 1
"""Het nummer van de gang rechts van alles, in de gangen die staan."""
VERSCHUIF = (7.0, -7.0, 3.5, -3.5, 10.0, -10.0)


@dataclass(frozen=True)
class Plek:
    """Een punt waarvan de hoogte, of de breedte, pas vaststaat als alle sporen zijn uitgedeeld."""

    x: float = 0.0
    y: float = 0.0
    gang: int | None = None
    """De hoogte is spoor `spoor` van deze liggende gang."""
    spoor: int = 0
    zij: int | None = None
    """De breedte is dit spoor van de gang rechts."""
    rij: int | None = None
    """De hoogte is `y` onder het midden van deze rij."""


@dataclass
class _Blad:
    opzet: Opzet
    rijen: Rijen
    gangen: Gangen = field(default_factory=Gangen)
    zij: Gangen = field(default_factory=Gangen)
    lijnen: list[tuple[list[list[Plek]], str, frozenset[Feit], frozenset[str]]] = field(default_factory=list)
    in_gleuf: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    op_kind: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    def bij(self, mens: str, y: float = 0.0, dx: float = 0.0) -> Plek:
        return Plek(x=self.rijen.x[mens] + dx, y=y, rij=self.opzet.rij[mens])

    def gleuf(self, mens: str) -> float:
        """Een eigen plek in de ruimte rechts van iemand, tussen de woorden door."""
        nummer = self.in_gleuf[mens]
        self.in_gleuf[mens] += 1
        return self.rijen.x[mens] + STAP / 2 + VERSCHUIF[nummer % len(VERSCHUIF)]

    def ingang(self, kind: str) -> float:
        """Waar een lijn bij een kind binnenkomt; elke volgende ernaast."""
        nummer = self.op_kind[kind]
        self.op_kind[kind] += 1
        return self.rijen.x[kind] + (0.0, 8.0, -8.0, 4.0, -4.0, 12.0, -12.0)[nummer % 7]

    def trek(self, strepen: list[list[Plek]], klasse: str, feiten: set[Feit] | frozenset[Feit], van: set[str]) -> None:
        self.lijnen.append((strepen, klasse, frozenset(feiten), frozenset(van)))


def teken(opzet: Opzet, id: str) -> Beeld:
    """Legt de familie neer; breed en hoog volgen uit wie er zijn."""
    blad = _Blad(opzet, Rijen(opzet, STAP))
    for paar in opzet.paren:
        _paar(blad, paar)
    for gezin in opzet.gezinnen:
        _gezin(blad, gezin)
    for relatie in opzet.los:
        _los(blad, relatie)
    for kind in opzet.zonder_ouders:
        top = [[blad.bij(kind, -STRAAL), blad.bij(kind, -STRAAL - 14)]]
        blad.trek(top, KLASSE["onbekend"], {("ouders_niet_bekend", kind)}, {kind})
    return _uitwerken(blad, id)


def _paar(blad: _Blad, paar: Paar) -> None:
    """Naast elkaar een rechte lijn; anders onder de rij door."""
    klasse = KLASSE["onbekend" if paar.onbekend else "partner"]
    if blad.rijen.naast(paar.a, paar.b):
        blad.trek([[blad.bij(paar.a), blad.bij(paar.b)]], klasse, paar.feiten, {paar.a, paar.b})
        if "ex_partner" in paar.soorten:
            midden, rij = blad.rijen.midden((paar.a, paar.b)) - 4, blad.opzet.rij[paar.a]
            # Kinderen van dit paar hangen in het midden: de streepjes staan ernaast.
            strepen = [[Plek(x, y, rij=rij) for x, y in streep] for streep in streepjes(midden, 0)]
            blad.trek(strepen, KLASSE["partner"], paar.feiten, {paar.a, paar.b})
        return
    _omweg(blad, paar.a, paar.b, KLASSE["ex_partner" if "ex_partner" in paar.soorten else "partner"]
           if not paar.onbekend else klasse, paar.feiten)  # fmt: skip


def _gezin(blad: _Blad, gezin: Gezin) -> None:
    """Van de ouders omlaag naar de kinderen een rij lager; wie elders staat, krijgt een lijn die omloopt."""
    recht = [kind for kind in gezin.kinderen if blad.opzet.past(gezin, kind)]
    klasse = KLASSE["onbekend" if any(not blad.opzet.mensen[o].bekend for o in gezin.ouders) else gezin.soort]
    if recht:
        gang = blad.opzet.rij[recht[0]] - 1
        ingangen = [blad.ingang(kind) for kind in recht]
        stam = _stam(blad, gezin, ingangen)
        bron = stam[-1].x
        spoor = blad.gangen.neem(gang, min(bron, *ingangen), max(bron, *ingangen))
        bus = [Plek(x, gang=gang, spoor=spoor) for x in (min(bron, *ingangen), max(bron, *ingangen))]
        strepen = [[*stam, Plek(bron, gang=gang, spoor=spoor)], bus]
        for kind, x in zip(recht, ingangen, strict=True):
            strepen.append([Plek(x, gang=gang, spoor=spoor), Plek(x, 0, rij=blad.opzet.rij[kind])])
        feiten = {feit for kind in recht for feit in gezin.feiten[kind]}
        blad.trek(strepen, klasse, feiten, {*gezin.ouders, *recht})
    for kind in gezin.kinderen:
        if kind not in recht:
            for ouder in gezin.ouders:
                _omweg(blad, ouder, kind, klasse, frozenset(gezin.feiten[kind]))


def _stam(blad: _Blad, gezin: Gezin, ingangen: list[float]) -> list[Plek]:
    """Waar de lijn omlaag begint: midden tussen twee ouders naast elkaar, of rechts van één ouder."""
    if len(gezin.ouders) == 2 and blad.rijen.naast(*gezin.ouders):
        return [Plek(blad.rijen.midden(gezin.ouders), 0, rij=blad.opzet.rij[gezin.ouders[0]])]
    if len(gezin.ouders) == 2:
        a, b = gezin.ouders
        gang, (xa, xb) = blad.opzet.rij[a], (blad.gleuf(a), blad.gleuf(b))
        spoor = blad.gangen.neem(gang, xa, xb)
        bij_a, bij_b = Plek(xa, gang=gang, spoor=spoor), Plek(xb, gang=gang, spoor=spoor)
        midden = Plek((xa + xb) / 2, gang=gang, spoor=spoor)
        return [blad.bij(a, 12), Plek(xa, 12, rij=gang), bij_a, bij_b, Plek(xb, 12, rij=gang), blad.bij(b, 12),
                Plek(xb, 12, rij=gang), bij_b, midden]  # fmt: skip
    ouder = gezin.ouders[0]
    x = blad.gleuf(ouder)
    return [blad.bij(ouder, 12), Plek(x, 12, rij=blad.opzet.rij[ouder])]


def _los(blad: _Blad, relatie: Relatie) -> None:
    """Broers en zussen zonder bekende ouders hangen aan een lijn erboven; de rest loopt om."""
    rij, klasse, feiten = blad.opzet.rij[relatie.a], KLASSE[relatie.soort], frozenset({("relatie", relatie.id)})
    if relatie.soort != "broer_zus" or rij != blad.opzet.rij[relatie.b]:
        _omweg(blad, relatie.a, relatie.b, klasse, feiten)
        return
    xa, xb = blad.ingang(relatie.a), blad.ingang(relatie.b)
    spoor = blad.gangen.neem(rij - 1, xa, xb)
    boog = [Plek(xa, 0, rij=rij), Plek(xa, gang=rij - 1, spoor=spoor), Plek(xb, gang=rij - 1, spoor=spoor)]
    blad.trek([[*boog, Plek(xb, 0, rij=rij)]], klasse, feiten, {relatie.a, relatie.b})


def _omweg(blad: _Blad, a: str, b: str, klasse: str, feiten: frozenset[Feit]) -> None:
    """Door de gleuf naast iemand naar de gang eronder, en bij een andere rij langs de rechterkant."""
    ra, rb, xa, xb = blad.opzet.rij[a], blad.opzet.rij[b], blad.gleuf(a), blad.gleuf(b)
    begin, eind = [blad.bij(a, 12), Plek(xa, 12, rij=ra)], [Plek(xb, 12, rij=rb), blad.bij(b, 12)]
    if ra == rb:
        spoor = blad.gangen.neem(ra, xa, xb)
        onder = [Plek(xa, gang=ra, spoor=spoor), Plek(xb, gang=ra, spoor=spoor)]
    else:
        zij = blad.zij.neem(ZIJ, *sorted((ra * 10.0, rb * 10.0)))
        sa, sb = blad.gangen.neem(ra, xa, 1e6), blad.gangen.neem(rb, xb, 1e6)
        onder = [Plek(xa, gang=ra, spoor=sa), Plek(zij=zij, gang=ra, spoor=sa),
                 Plek(zij=zij, gang=rb, spoor=sb), Plek(xb, gang=rb, spoor=sb)]  # fmt: skip
    blad.trek([[*begin, *onder, *eind]], klasse, feiten, {a, b})


def _uitwerken(blad: _Blad, id: str) -> Beeld:
    """Nu alle sporen bekend zijn, krijgt elk punt zijn plek."""
    inhoud = max(blad.rijen.x.values(), default=0.0) + 2 * RAND + (GLEUF if blad.in_gleuf else 0.0)
    zij = SPOOR + blad.zij.dikte(ZIJ) if blad.zij.aantal(ZIJ) else 0.0
    beeld = Beeld(id, breed=max(SMALST, inhoud + zij))
    schuif, langs = RAND + (beeld.breed - inhoud - zij) / 2, beeld.breed - zij
    hoogte, gang_y = _hoogtes(blad)

    def punt(plek: Plek) -> Punt:
        x = langs + SPOOR * plek.zij if plek.zij is not None else plek.x + schuif
        y = gang_y[plek.gang] + SPOOR * plek.spoor if plek.gang is not None else hoogte[plek.rij or 0] + plek.y
        return round(x, 1), round(y, 1)

    for strepen, klasse, feiten, van in blad.lijnen:
        beeld.lijnen.append(Lijn(tuple(tuple(map(punt, streep)) for streep in strepen), klasse, feiten, van))
    for mens in blad.opzet.mensen.values():
        x, y = punt(blad.bij(mens.id))
        beeld.tekens.append(Teken(mens, x, y))
        beeld.teksten.append(Tekst(x, y + 38, inkorten(mens.kort, 15.8, RUIMTE), "vet", "middle"))
        beeld.teksten.append(Tekst(x, y + 56, inkorten(mens.bij, 14, RUIMTE), "zacht", "middle"))
    for kind in blad.opzet.zonder_ouders:
        x, y = punt(blad.bij(kind))
        beeld.teksten.append(Tekst(x, y - STRAAL - 20, "?", "kop", "middle"))
    beeld.hoog = _onderkant(blad, hoogte, gang_y)
    _samen(blad, beeld, hoogte, schuif)
    return beeld


def _hoogtes(blad: _Blad) -> tuple[dict[int, float], dict[int, float]]:
    """Per rij het midden, en per gang het eerste spoor; gang -1 ligt boven alles."""
    y, hoogte, gang_y = 2.0, {}, {}
    stompen = {blad.opzet.rij[kind] for kind in blad.opzet.zonder_ouders}
    laatste = max(blad.rijen.ketens, default=0)
    for rij in range(-1, laatste + 1):
        if rij >= 0:
            y += BOVEN
            hoogte[rij] = y
            y += ONDER
        ruim = GANG if 0 <= rij < laatste else (8.0 if blad.gangen.aantal(rij) else 0.0)
        gang_y[rij] = y + ruim / 2 - 4
        y += ruim + blad.gangen.dikte(rij) + (STOMP if rij + 1 in stompen else 0.0)
    return hoogte, gang_y


def _onderkant(blad: _Blad, hoogte: dict[int, float], gang_y: dict[int, float]) -> float:
    laatste = max(hoogte, default=0)
    return max(hoogte.get(laatste, 0.0) + ONDER, gang_y[laatste] + blad.gangen.dikte(laatste)) + 4


def _samen(blad: _Blad, beeld: Beeld, hoogte: dict[int, float], schuif: float) -> None:
    """De omtrek om wie samen in huis wonen: per rij wie naast elkaar staat, en daartussen waar het op elkaar past."""
    per_rij: dict[int, list[Rechthoek]] = defaultdict(list)
    for rij in sorted(blad.rijen.ketens):
        vorige = False
        for mens in blad.rijen.volgorde(rij):
            hier = blad.opzet.mensen[mens].woont_hier
            if hier:
                x, y = blad.rijen.x[mens] + schuif, hoogte[rij]
                beeld.wonen.add(("woont", mens))
                links = per_rij[rij].pop()[0] if vorige else x - STAP / 2 + 5
                per_rij[rij].append((links, y - BOVEN + 2, x + STAP / 2 - 5, y + ONDER - 2))
            vorige = hier
    alle = [rechthoek for rij in per_rij.values() for rechthoek in rij]
    for rij, stukken in list(per_rij.items()):
        for boven in stukken:
            for onder in per_rij.get(rij + 1, ()):
                links, rechts = max(boven[0], onder[0]), min(boven[2], onder[2])
                if rechts - links >= STRAAL:
                    alle.append((links, boven[3], rechts, onder[1]))
    if alle:
        beeld.samen = omtrek(alle)
        beeld.hoog += 22
        beeld.teksten.append(Tekst(beeld.breed / 2, beeld.hoog - 8, _("Wie samen in huis wonen"), "zacht", "middle"))
