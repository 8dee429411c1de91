"""De triagetabel van één inrichting, klaar om snel en precies te rekenen, ook als feiten ontbreken."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from keukentafel.regels.triage.boom import Boom, OnbekendFeitError, bladeren, doet_ertoe, groei
from keukentafel.regels.triage.domein import domeinen, vertegenwoordiger
from keukentafel.regels.triage.instellingen import Stelselgegevens, TriageRegel
from keukentafel.regels.triage.voorwaarden import En, vertaal
from keukentafel.regels.woorden import SITUATIES, Ontvangst, Regisseur, Situatie, TeamRol, TeamSoort

ONTHOUDEN = 65_536
"""Zoveel verschillende combinaties van feiten onthoudt een tabel."""


@dataclass(frozen=True, slots=True)
class Inhoud:
    """Wat er bij één volledig bekende vraag uitkomt, nog zonder het team van het gebied."""

    situatie: Situatie
    soort: TeamSoort
    team: str | None
    regisseur: Regisseur
    rol: TeamRol
    blijft: TeamSoort | None
    betrokken: tuple[str, ...]
    spoed: bool
    ontvangst: Ontvangst
    termijnen: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Treffer:
    """De inhoud en de rij die hem gaf."""

    rij: int
    inhoud: Inhoud


@dataclass(frozen=True, slots=True)
class Oordeel:
    """Wat er zeker is, gegeven wat bekend is, en wat er nog toe doet."""

    rij: int | None
    """De rij die geldt; None als de bestemming nog niet zeker is."""
    rij_zeker: bool
    inhoud: Inhoud
    voorlopig: bool
    ontbreekt: tuple[str, ...]
    """Onbekende feiten die de uitkomst kunnen veranderen, de bepalende eerst."""
    bepalend: str | None
    """Het eerste onbekende feit waarvan de bestemming afhangt."""
    mogelijk: tuple[TeamSoort, ...]
    """Waar de vraag nog heen kan."""
    soorten: tuple[TeamSoort, ...]
    """Soorten team waarvan het gebied het team kiest, in alle mogelijke uitkomsten."""


class Tabel:
    """De vertaalde tabel. Onthoudt oordelen per combinatie van feiten die er voor de tabel toe doen."""

    def __init__(self, stelsel: Stelselgegevens) -> None:
        triage = stelsel.triage
        self.stelsel = stelsel
        self.regels: tuple[TriageRegel, ...] = tuple(triage.regels)
        self.rijen: tuple[En, ...] = tuple(vertaal(regel.als) for regel in triage.regels)
        self.spoed = vertaal(triage.spoed.als)
        self.betrokken = tuple((regel.wie, vertaal(regel.als)) for regel in triage.betrokken)
        self.termijnen = tuple(vertaal(regel.als) for regel in triage.termijnen)
        self.beperkt = {
            soort for soort, teams in stelsel.teams_per_soort.items() if any(t.rechtstreeks is not None for t in teams)
        }
        alle = [*self.rijen, self.spoed, *(rij for _, rij in self.betrokken), *self.termijnen]
        self.domein = domeinen([toets for rij in alle for toets in rij.toetsen()], stelsel)
        self.gelezen = tuple(self.domein)
        self.volgorde = {
            (naam if "." in naam or naam in self.domein else f"kenmerken.{naam}"): vraag.volgorde
            for naam, vraag in triage.vragen.items()
        }
        self._oordeel = lru_cache(maxsize=ONTHOUDEN)(self._bereken)

    def oordeel(self, feiten: Mapping[str, Any]) -> Oordeel:
        """Het oordeel bij deze bekende feiten; wat niet in `feiten` staat is onbekend."""
        return self._oordeel(tuple(vertegenwoordiger(self.domein[feit], feiten.get(feit)) for feit in self.gelezen))

    def boom(self, feiten: Mapping[str, Any]) -> Boom[Treffer]:
        """De beslisboom over alles wat bij deze feiten nog onbekend is."""
        waarden = {feit: domein.waarden for feit, domein in self.domein.items()}
        return groei(self._reken, dict(feiten), waarden)

    def _bereken(self, handtekening: tuple[Any, ...]) -> Oordeel:
        feiten = {f: waarde for f, waarde in zip(self.gelezen, handtekening, strict=True) if waarde is not None}
        boom = self.boom(feiten)
        treffers = list(dict.fromkeys(bladeren(boom)))
        lichtste = min(treffers, key=lambda t: (SITUATIES.index(t.inhoud.situatie), -t.rij))
        plekken = dict.fromkeys((t.inhoud.soort, t.inhoud.team) for t in treffers)
        voorlopig = len(plekken) > 1
        return Oordeel(
            rij=None if voorlopig else lichtste.rij,
            rij_zeker=len({t.rij for t in treffers}) == 1,
            inhoud=self._zeker(treffers, lichtste.inhoud, voorlopig),
            voorlopig=voorlopig,
            **self._open(boom, treffers),
            mogelijk=tuple(dict.fromkeys(soort for soort, _ in plekken)),
            soorten=self._soorten(treffers, voorlopig),
        )

    def _open(self, boom: Boom[Treffer], treffers: list[Treffer]) -> dict[str, Any]:
        """Welke onbekende feiten doen ertoe, en welk daarvan bepaalt de bestemming?"""
        if len(treffers) == 1:
            return {"ontbreekt": (), "bepalend": None}
        plek = set(doet_ertoe(boom, lambda t: (t.inhoud.soort, t.inhoud.team)))
        open_feiten = doet_ertoe(boom, lambda t: t.inhoud)
        open_feiten.sort(key=lambda feit: (feit not in plek, self.volgorde.get(feit.partition(":")[0], 10_000)))
        paden = tuple(dict.fromkeys(feit.partition(":")[0] for feit in open_feiten))
        return {"ontbreekt": paden, "bepalend": paden[0] if plek else None}

    def _zeker(self, treffers: list[Treffer], lichtste: Inhoud, voorlopig: bool) -> Inhoud:
        """Alleen wat bij elke mogelijkheid geldt; onbekend verwijst niet, sluit niet en geeft geen spoed."""
        alle = [treffer.inhoud for treffer in treffers]
        ingang = self.stelsel.triage.ingang
        regisseurs = {inhoud.regisseur for inhoud in alle}
        ontvangsten = {inhoud.ontvangst for inhoud in alle}
        return Inhoud(
            situatie=lichtste.situatie,
            soort=ingang.soort if voorlopig else lichtste.soort,
            team=None if voorlopig else lichtste.team,
            regisseur=lichtste.regisseur if len(regisseurs) == 1 and not voorlopig else "nog_te_bepalen",
            rol=ingang.rol if voorlopig else lichtste.rol,
            blijft=lichtste.blijft if len({inhoud.blijft for inhoud in alle}) == 1 else None,
            betrokken=tuple(wie for wie in lichtste.betrokken if all(wie in inhoud.betrokken for inhoud in alle)),
            spoed=all(inhoud.spoed for inhoud in alle),
            ontvangst=lichtste.ontvangst if len(ontvangsten) == 1 and not voorlopig else "aangenomen",
            termijnen=tuple(rij for rij in lichtste.termijnen if all(rij in inhoud.termijnen for inhoud in alle)),
        )

    def _soorten(self, treffers: list[Treffer], voorlopig: bool) -> tuple[TeamSoort, ...]:
        soorten: dict[TeamSoort, None] = {}
        if voorlopig:
            soorten[self.stelsel.triage.ingang.soort] = None
        for treffer in treffers:
            if treffer.inhoud.team is None:
                soorten[treffer.inhoud.soort] = None
            if treffer.inhoud.blijft is not None:
                soorten[treffer.inhoud.blijft] = None
        return tuple(soorten)

    def _reken(self, feiten: Mapping[str, Any]) -> Treffer:
        nummer = self._eerste_rij(feiten)
        dan = self.regels[nummer].dan
        erbij = tuple(wie for wie, rij in self.betrokken if _zeker_waar(rij, feiten))
        inhoud = Inhoud(
            situatie=dan.situatie,
            soort=dan.naar,
            team=dan.team,
            regisseur=dan.regisseur,
            rol=dan.rol,
            blijft=dan.blijft_betrokken,
            betrokken=tuple(dict.fromkeys((*dan.betrokken, *erbij))),
            spoed=_zeker_waar(self.spoed, feiten),
            ontvangst=self._ontvangst(dan.naar, feiten),
            termijnen=tuple(nr for nr, rij in enumerate(self.termijnen) if _zeker_waar(rij, feiten)),
        )
        return Treffer(nummer, inhoud)

    def _eerste_rij(self, feiten: Mapping[str, Any]) -> int:
        for nummer, rij in enumerate(self.rijen):
            if _zeker_waar(rij, feiten):
                return nummer
        raise ValueError("de laatste rij van de triage vangt niet alles")

    def _ontvangst(self, soort: TeamSoort, feiten: Mapping[str, Any]) -> Ontvangst:
        if soort not in self.beperkt:
            return "aangenomen"
        antwoorden = {self.stelsel.ontvangst(soort, wie) for wie in self.domein["aanmelder"].waarden}
        if len(antwoorden) == 1:
            return antwoorden.pop()
        if "aanmelder" not in feiten:
            raise OnbekendFeitError("aanmelder")
        return self.stelsel.ontvangst(soort, feiten["aanmelder"])


def _zeker_waar(rij: En, feiten: Mapping[str, Any]) -> bool:
    antwoord = rij.antwoord(feiten)
    if isinstance(antwoord, str):
        raise OnbekendFeitError(antwoord)
    return antwoord


def tabel_van(stelsel: Stelselgegevens) -> Tabel:
    """De vertaalde tabel van een inrichting; wordt één keer gemaakt."""
    return stelsel.onthoud("tabel", lambda: Tabel(stelsel))
