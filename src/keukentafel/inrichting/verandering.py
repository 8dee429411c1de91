"""Wat een nieuwe versie met teams, wijken, rollen en klokken doet, naast de versie ervoor. Zonder aantallen."""

from collections.abc import Iterator
from dataclasses import dataclass

from keukentafel.inrichting.model import Inrichting
from keukentafel.regels.triage.instellingen import Team


@dataclass(frozen=True, slots=True)
class Wijk:
    """Een wijk met het jaar van haar code; dezelfde code uit een ander jaar kan een andere wijk zijn."""

    code: str
    jaar: int
    naam: str


@dataclass(frozen=True, slots=True)
class TeamAnders:
    """Een team dat blijft, maar anders heet, van een ander soort is of andere wijken heeft."""

    oud: Team
    nieuw: Team
    erbij: tuple[Wijk, ...]
    eraf: tuple[Wijk, ...]

    @property
    def naam_anders(self) -> bool:
        """Heet het team straks anders?"""
        return self.oud.naam != self.nieuw.naam

    @property
    def soort_anders(self) -> bool:
        """Wordt het een ander soort team?"""
        return self.oud.soort != self.nieuw.soort

    @property
    def reikwijdte_anders(self) -> bool:
        """Gaat het van de hele gemeente naar wijken, of andersom?"""
        return bool(self.oud.gebieden) != bool(self.nieuw.gebieden)


@dataclass(frozen=True, slots=True)
class Verhuizing:
    """Een wijk die van een team weggaat, en de teams die haar straks kunnen hebben; wat er het meest op lijkt eerst."""

    wijk: Wijk
    van: Team
    naar: tuple[Team, ...]


@dataclass(frozen=True, slots=True)
class Klokverandering:
    """Een klok voor nieuw werk die anders loopt, erbij komt of vervalt (dan is een van beide leeg)."""

    naam: str
    oud: str
    nieuw: str


@dataclass(frozen=True, slots=True)
class Verandering:
    """Alles wat er voor het lopende werk toe doet tussen twee versies."""

    begint: tuple[Team, ...]
    eindigt: tuple[Team, ...]
    anders: tuple[TeamAnders, ...]
    verhuizingen: tuple[Verhuizing, ...]
    rollen_weg: tuple[tuple[str, str], ...]
    """(rol, naam) die de nieuwe versie niet meer kent."""
    klokken: tuple[Klokverandering, ...]


def verandering(oud: Inrichting, nieuw: Inrichting) -> Verandering:
    """Leg twee versies van dezelfde inrichting naast elkaar."""
    er_was = {team.slug: team for team in oud.teams}
    er_komt = {team.slug: team for team in nieuw.teams}
    blijft = [(team, er_komt[slug]) for slug, team in er_was.items() if slug in er_komt]
    anders = [TeamAnders(a, b, _min(nieuw, b, oud, a), _min(oud, a, nieuw, b)) for a, b in blijft]
    return Verandering(
        begint=tuple(team for slug, team in er_komt.items() if slug not in er_was),
        eindigt=tuple(team for slug, team in er_was.items() if slug not in er_komt),
        anders=tuple(t for t in anders if t.naam_anders or t.soort_anders or t.reikwijdte_anders or t.erbij or t.eraf),
        verhuizingen=tuple(_verhuizingen(oud, nieuw)),
        rollen_weg=tuple((rol, gegevens.naam) for rol, gegevens in oud.rollen.items() if rol not in nieuw.rollen),
        klokken=tuple(_klokken(oud, nieuw)),
    )


def wijken_van(inrichting: Inrichting, team: Team) -> dict[str, Wijk]:
    """De wijken van een team, op code; leeg als het er voor het hele stelsel is."""
    alle = {gebied.code: gebied for gebied in inrichting.gebieden}
    return {code: Wijk(code, alle[code].jaar, alle[code].naam) for code in team.gebieden}


def _min(a: Inrichting, team_a: Team, b: Inrichting, team_b: Team) -> tuple[Wijk, ...]:
    """De wijken die het team in `a` heeft en in `b` niet."""
    daar = {(wijk.code, wijk.jaar) for wijk in wijken_van(b, team_b).values()}
    return tuple(wijk for wijk in wijken_van(a, team_a).values() if (wijk.code, wijk.jaar) not in daar)


def _verhuizingen(oud: Inrichting, nieuw: Inrichting) -> Iterator[Verhuizing]:
    er_komt = {team.slug: team for team in nieuw.teams}
    for team in oud.teams:
        straks = er_komt.get(team.slug)
        if straks is not None and not straks.gebieden:
            continue
        houdt = straks.gebieden if straks else []
        for wijk in wijken_van(oud, team).values():
            if wijk.code not in houdt:
                yield Verhuizing(wijk, team, opvolgers(nieuw, team, (wijk.code, wijk.jaar)))


def opvolgers(nieuw: Inrichting, team: Team, wijk: tuple[str, int] | None) -> tuple[Team, ...]:
    """De teams die straks het werk van dit team in een wijk kunnen hebben; het team dat er het meest op lijkt eerst.

    Zonder wijk (code en jaar): alleen teams voor de hele gemeente, of een team met dezelfde wijken.
    """
    kan = [er for er in nieuw.teams if not er.alleen_op_naam and _heeft(nieuw, er, wijk)]
    if wijk is None:
        kan += [er for er in nieuw.teams if er.gebieden and er.gebieden == team.gebieden]
    zelfde = [er for er in kan if er.soort == team.soort] or kan
    return tuple(sorted(zelfde, key=lambda er: (not er.gebieden, _leeftijden(er) != _leeftijden(team))))


def _heeft(inrichting: Inrichting, team: Team, wijk: tuple[str, int] | None) -> bool:
    if not team.gebieden:
        return True
    return wijk is not None and wijk in {(w.code, w.jaar) for w in wijken_van(inrichting, team).values()}


def _leeftijden(team: Team) -> tuple[int, int]:
    return (team.leeftijd_van or 0, team.leeftijd_tot or 1000)


def _klokken(oud: Inrichting, nieuw: Inrichting) -> Iterator[Klokverandering]:
    for soort in {**oud.termijnen, **nieuw.termijnen}:
        a, b = oud.termijnen.get(soort), nieuw.termijnen.get(soort)
        if a is None or b is None or a.duur != b.duur:
            naam = b.naam if b else a.naam if a else soort
            yield Klokverandering(naam, a.duur.in_woorden() if a else "", b.duur.in_woorden() if b else "")


def zonder_wijken_naast_wijken(inrichting: Inrichting) -> list[Team]:
    """Teams zonder wijken waar een team van hetzelfde soort er wel heeft: dat kan een vergissing zijn."""
    met = {team.soort for team in inrichting.teams if team.gebieden}
    return [team for team in inrichting.teams if not team.gebieden and team.soort in met and not team.alleen_op_naam]


def zelfde_inhoud(a: Inrichting, b: Inrichting) -> bool:
    """Zijn twee versies gelijk, los van de lijst met wijzigingen van het bestand waar zij in stonden?"""
    return a.model_copy(update={"wijzigingen": []}) == b.model_copy(update={"wijzigingen": []})
