"""Van mensen en relaties naar wat er te tekenen valt: paren, gezinnen, losse lijnen en generaties."""

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import combinations

from django.utils.translation import gettext as _

from keukentafel.werkplek.netwerk.familie import OUDERS, SAMEN, Familie, Feit, Gezin, Mens, Paar, Relatie

STAP = {"ouder": 1, "pleegouder": 1, "stiefouder": 1, "grootouder": 2, "partner": 0, "ex_partner": 0, "broer_zus": 0}
"""Hoeveel generaties `b` onder `a` staat. Andere familie zegt daar niets over."""


@dataclass
class Opzet:
    """Wat er op het blad komt, nog zonder plek."""

    mensen: dict[str, Mens]
    """In volgorde, ook wie niet bekend is."""
    paren: list[Paar] = field(default_factory=list)
    gezinnen: list[Gezin] = field(default_factory=list)
    los: list[Relatie] = field(default_factory=list)
    zonder_ouders: list[str] = field(default_factory=list)
    rij: dict[str, int] = field(default_factory=dict)
    """De generatie van ieder: 0 is de oudste."""

    def past(self, gezin: Gezin, kind: str) -> bool:
        """Staan de ouders naast elkaar in de generatie boven het kind?"""
        rijen = {self.rij[ouder] for ouder in gezin.ouders}
        return rijen == {self.rij[kind] - 1}


def maak(familie: Familie) -> Opzet:
    """De opzet van een familie; tegenspraak in de gegevens geeft lijnen die omlopen, nooit een fout."""
    opzet = Opzet(dict(familie.op_id), zonder_ouders=[mens.id for mens in familie.zonder_ouders])
    _ouders(opzet, familie)
    _pleeg_en_stief(opzet, familie)
    _paren(opzet, familie)
    _losse(opzet, familie)
    opzet.rij = _generaties(opzet, familie)
    return opzet


def _ouders(opzet: Opzet, familie: Familie) -> None:
    """Kinderen met dezelfde ouders samen; is er één bekend, dan staat de ander er als niet bekend."""
    gezinnen: dict[tuple[str, ...], Gezin] = {}
    for kind, rij in familie.ouders.items():
        eersten = tuple(sorted((relatie.a for relatie in rij[:2]), key=list(opzet.mensen).index))
        feiten: set[Feit] = {("relatie", relatie.id) for relatie in rij[:2]}
        if len(eersten) == 1:
            eersten = (eersten[0], _niet_bekend(opzet, eersten[0]))
            feiten.add(("ouder_niet_bekend", kind))
        _bij(gezinnen, "ouder", eersten, kind, feiten)
        for relatie in rij[2:]:
            _bij(gezinnen, "ouder", (relatie.a,), kind, {("relatie", relatie.id)})
    opzet.gezinnen += gezinnen.values()


def _niet_bekend(opzet: Opzet, ouder: str) -> str:
    """De andere ouder, van wie wij niets weten; één per bekende ouder."""
    wie = f"?{ouder}"
    if wie not in opzet.mensen:
        opzet.mensen[wie] = Mens(wie, _("Niet bekend"), _("Niet bekend"), _("bij ons"), bekend=False)
    return wie


def _pleeg_en_stief(opzet: Opzet, familie: Familie) -> None:
    """Pleegouders die partners zijn, delen een lijn; elke andere pleeg- of stiefouder heeft een eigen lijn."""
    samen = {relatie.paar for relatie in familie.relaties_van(("partner",))}
    for soort in ("pleegouder", "stiefouder"):
        per_kind: dict[str, list[Relatie]] = defaultdict(list)
        for relatie in familie.relaties_van((soort,)):
            per_kind[relatie.b].append(relatie)
        gezinnen: dict[tuple[str, ...], Gezin] = {}
        for kind, rij in per_kind.items():
            stel = next((p for p in combinations(rij, 2) if frozenset((p[0].a, p[1].a)) in samen), ())
            if stel:
                feiten: set[Feit] = {("relatie", relatie.id) for relatie in stel}
                _bij(gezinnen, soort, tuple(sorted(r.a for r in stel)), kind, feiten)
            for relatie in rij:
                if relatie not in stel:
                    _bij(gezinnen, soort, (relatie.a,), kind, {("relatie", relatie.id)})
        opzet.gezinnen += gezinnen.values()


def _bij(gezinnen: dict[tuple[str, ...], Gezin], soort: str, ouders: tuple[str, ...], kind: str, f: set[Feit]) -> None:
    gezin = gezinnen.setdefault(ouders, Gezin(soort, ouders))
    gezin.kinderen.append(kind)
    gezin.feiten.setdefault(kind, set()).update(f)


def _paren(opzet: Opzet, familie: Familie) -> None:
    """Eerst wie samen kinderen heeft, dan wie alleen partner of ex-partner is."""
    soorten: dict[frozenset[str], set[str]] = defaultdict(set)
    feiten: dict[frozenset[str], set[Feit]] = defaultdict(set)
    for relatie in familie.relaties_van(SAMEN):
        soorten[relatie.paar].add(relatie.soort)
        feiten[relatie.paar].add(("relatie", relatie.id))
    duo = [frozenset(gezin.ouders) for gezin in opzet.gezinnen if len(gezin.ouders) == 2]
    for paar in dict.fromkeys((*duo, *soorten)):
        a, b = sorted(paar, key=list(opzet.mensen).index)
        beiden_bekend = opzet.mensen[a].bekend and opzet.mensen[b].bekend
        if not soorten[paar] and beiden_bekend:
            feiten[paar].add(("samen_niet_bekend", *sorted(paar)))
        opzet.paren.append(Paar(a, b, frozenset(soorten[paar]), frozenset(feiten[paar])))


def _losse(opzet: Opzet, familie: Familie) -> None:
    """Broers, zussen en grootouders die al langs hun ouders te zien zijn, krijgen geen eigen lijn."""
    kinderen: dict[str, set[str]] = defaultdict(set)
    for relatie in familie.relaties_van(("ouder",)):
        kinderen[relatie.a].add(relatie.b)
    feit_van = {kind: gezin for gezin in opzet.gezinnen if gezin.soort == "ouder" for kind in gezin.kinderen}
    for relatie in familie.relaties:
        if relatie.soort in (*OUDERS, *SAMEN):
            continue
        te_zien = {
            "broer_zus": any({relatie.a, relatie.b} <= eigen for eigen in kinderen.values()),
            "grootouder": any(relatie.b in kinderen[kind] for kind in list(kinderen.get(relatie.a, ()))),
        }.get(relatie.soort, False)
        if te_zien:
            feit_van[relatie.b].feiten[relatie.b].add(("relatie", relatie.id))
        else:
            opzet.los.append(relatie)


def _generaties(opzet: Opzet, familie: Familie) -> dict[str, int]:
    """De rij van ieder. Wat elkaar tegenspreekt, telt in volgorde: het eerste wint."""
    boom = _Verschil(list(opzet.mensen))
    volgorde = sorted(familie.relaties, key=lambda relatie: [*OUDERS, *SAMEN].index(relatie.soort)
                      if relatie.soort in (*OUDERS, *SAMEN) else len(STAP))  # fmt: skip
    for relatie in volgorde:
        if relatie.soort in STAP:
            boom.verbind(relatie.a, relatie.b, STAP[relatie.soort])
    for paar in opzet.paren:
        boom.verbind(paar.a, paar.b, 0)
    return boom.rijen(opzet)


class _Verschil:
    """Groepen mensen met het verschil in generatie tussen hen."""

    def __init__(self, mensen: list[str]) -> None:
        self.groep = {mens: mens for mens in mensen}
        self.diep = dict.fromkeys(mensen, 0)

    def verbind(self, a: str, b: str, stap: int) -> None:
        """Zet `b` `stap` rijen onder `a`, als dat nog vrij staat."""
        van, naar = self.groep[b], self.groep[a]
        if van == naar:
            return
        schuif = self.diep[a] + stap - self.diep[b]
        for mens, groep in self.groep.items():
            if groep == van:
                self.groep[mens] = naar
                self.diep[mens] += schuif

    def rijen(self, opzet: Opzet) -> dict[str, int]:
        """Alle groepen naast elkaar: een volwassene naast wie de vraag stelde, een kind een rij lager."""
        midden = next((m for m in opzet.mensen.values() if m.vrager), next(iter(opzet.mensen.values()), None))
        if midden is None:
            return {}
        hier = self.diep[midden.id] - (1 if midden.kind else 0)
        uit: dict[str, int] = {}
        for groep in dict.fromkeys(self.groep.values()):
            leden = [mens for mens, van in self.groep.items() if van == groep]
            eerste = opzet.mensen[leden[0]]
            anker = self.diep[midden.id] if midden.id in leden else hier + (1 if eerste.kind else 0)
            schuif = anker - self.diep[midden.id if midden.id in leden else leden[0]]
            uit |= {mens: self.diep[mens] + schuif for mens in leden}
        gebruikt = {rij: nummer for nummer, rij in enumerate(sorted(set(uit.values())))}
        return {mens: gebruikt[rij] for mens, rij in uit.items()}
