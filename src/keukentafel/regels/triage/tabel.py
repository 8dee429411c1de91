"""De triagetabel van één inrichting, klaar om snel en precies te rekenen, ook als feiten ontbreken."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from keukentafel.regels.triage.boom import Boom, OnbekendFeitError, bladeren, doet_ertoe
from keukentafel.regels.triage.deel import Deel
from keukentafel.regels.triage.domein import domeinen, vertegenwoordiger
from keukentafel.regels.triage.instellingen import Stelselgegevens, TriageRegel
from keukentafel.regels.triage.voorwaarden import En, vertaal
from keukentafel.regels.triage.zinnen import omdat
from keukentafel.regels.woorden import SITUATIES, Ontvangst, Regisseur, Situatie, TeamRol, TeamSoort

LAATST = 10_000
Waarheden = tuple[bool, ...]
Nummers = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Route:
    """Wat de tabel bij één volledig bekende vraag zegt, nog zonder het team van het gebied."""

    situatie: Situatie
    soort: TeamSoort
    team: str | None
    regisseur: Regisseur
    rol: TeamRol
    blijft: TeamSoort | None
    betrokken: tuple[str, ...]
    ontvangst: Ontvangst


@dataclass(frozen=True, slots=True)
class Treffer:
    """De route en de rij die hem gaf."""

    rij: int
    route: Route


@dataclass(frozen=True, slots=True)
class RouteOordeel:
    """Wat er over de route zeker is."""

    route: Route
    rij: int | None
    """De rij die geldt; None als de bestemming nog niet zeker is."""
    rij_zeker: bool
    voorlopig: bool
    plekfeiten: tuple[str, ...]
    """De onbekende feiten waarvan de bestemming afhangt."""
    mogelijk: tuple[TeamSoort, ...]
    """Waar de vraag nog heen kan."""
    soorten: tuple[TeamSoort, ...]
    """Soorten team waarvan het gebied het team kiest, in alle mogelijke uitkomsten."""
    omdat: str
    """De antwoorden die de rij waar maken, als zin."""


@dataclass(frozen=True, slots=True)
class Oordeel:
    """Wat er zeker is, gegeven wat bekend is, en wat er nog toe doet."""

    over_route: RouteOordeel
    spoed: bool
    wie_erbij: tuple[str, ...]
    """Wie er zeker bij komt."""
    termijnen: Nummers
    """De nummers van de rijen die een klok starten."""
    open_feiten: tuple[str, ...]
    """Onbekende feiten die de route, de spoed of de klokken kunnen veranderen."""
    wie_open: tuple[tuple[str, tuple[str, ...]], ...]
    """Wie er misschien bij komt, met de onbekende feiten waarvan dat afhangt."""

    @property
    def route(self) -> Route:
        """De route, voor zover zeker."""
        return self.over_route.route


class Tabel:
    """De vertaalde tabel: de route, de spoed, wie erbij komt en de klokken, elk een deel van de som."""

    def __init__(self, stelsel: Stelselgegevens) -> None:
        triage = stelsel.triage
        self.stelsel = stelsel
        self.regels: tuple[TriageRegel, ...] = tuple(triage.regels)
        self.rijen = tuple(vertaal(regel.als) for regel in triage.regels)
        spoed = (vertaal(triage.spoed.als),)
        betrokken = tuple(vertaal(regel.als) for regel in triage.betrokken)
        termijnen = tuple(vertaal(regel.als) for regel in triage.termijnen)
        toetsen = [toets for rij in (*self.rijen, *spoed, *betrokken, *termijnen) for toets in rij.toetsen()]
        self.domein = domeinen(toetsen, stelsel)
        leest = (*_feiten(self.rijen), "aanmelder")
        self.over_route = Deel(self._kies, self._vat_route, leest, self.domein, lambda treffer: treffer.route)
        self.over_spoed = Deel(_reken_alle(spoed), _altijd_waar, _feiten(spoed), self.domein)
        klok = _reken_alle(termijnen), _altijd_waar, _feiten(termijnen), self.domein
        self.over_termijnen = Deel(*klok, lambda waar: self.klokken(_nummers(waar)))
        self.wie = tuple(dict.fromkeys(regel.wie for regel in triage.betrokken))
        delen: list[Deel[Any, Any]] = [self.over_route, self.over_spoed, self.over_termijnen]
        for wie in self.wie:
            rijen = tuple(rij for regel, rij in zip(triage.betrokken, betrokken, strict=True) if regel.wie == wie)
            delen.append(Deel(_reken_een(rijen), _altijd_waar, _feiten(rijen), self.domein))
        self.delen = tuple(delen)
        self.lezers = {
            feit: tuple(nummer for nummer, deel in enumerate(delen) if feit in deel.feiten) for feit in self.domein
        }
        """Feit -> de nummers van de delen die het lezen."""
        self._geen_kenmerk = tuple(feit for feit in self.domein if not feit.startswith("kenmerken."))
        self.volgorde = {
            (naam if "." in naam or naam in self.domein else f"kenmerken.{naam}"): vraag.volgorde
            for naam, vraag in triage.vragen.items()
        }
        self._volgordes: dict[tuple[tuple[str, ...], tuple[str, ...]], tuple[str, ...]] = {}

    def klassen(self, feiten: Mapping[str, Any]) -> dict[str, Any]:
        """Elk feit teruggebracht tot de vertegenwoordiger van zijn klasse; None is onbekend."""
        uit = {feit: feiten.get(feit) for feit in self.domein}
        for feit in self._geen_kenmerk:
            if uit[feit] is not None:
                uit[feit] = vertegenwoordiger(self.domein[feit], uit[feit])
        return uit

    def oordeel(self, feiten: Mapping[str, Any]) -> Oordeel:
        """Het oordeel bij deze bekende feiten; wat niet in `feiten` staat is onbekend."""
        return self.oordeel_over(self.klassen(feiten))

    def oordeel_over(self, klassen: Mapping[str, Any]) -> Oordeel:
        """Het oordeel bij feiten die al tot hun klasse zijn teruggebracht."""
        route, spoed, klok, *erbij = (deel.uitslag(klassen) for deel in self.delen)
        return Oordeel(
            over_route=route.zeker,
            spoed=bool(spoed.zeker),
            wie_erbij=tuple(wie for wie, uitslag in zip(self.wie, erbij, strict=True) if uitslag.zeker),
            termijnen=klok.zeker,
            open_feiten=(*route.open, *spoed.open, *klok.open),
            wie_open=tuple((wie, uitslag.open) for wie, uitslag in zip(self.wie, erbij, strict=True) if uitslag.open),
        )

    def klokken(self, nummers: Nummers) -> tuple[str, ...]:
        """De klokken die deze rijen starten, zonder wat door een andere klok overbodig is."""
        regels = [self.stelsel.triage.termijnen[nummer] for nummer in nummers]
        vervangen = {regel.vervangt for regel in regels}
        return tuple(dict.fromkeys(regel.termijn for regel in regels if regel.termijn not in vervangen))

    def op_volgorde(self, feiten: tuple[str, ...], plekfeiten: tuple[str, ...]) -> tuple[str, ...]:
        """De onbekende feiten in de volgorde van vragen; waar de bestemming van afhangt voorop."""
        bekend = self._volgordes.get((feiten, plekfeiten))
        if bekend is None:
            voorop = {feit.partition(":")[0] for feit in plekfeiten}
            paden = list(dict.fromkeys(feit.partition(":")[0] for feit in feiten))
            paden.sort(key=lambda pad: (pad not in voorop, self.volgorde.get(pad, LAATST)))
            bekend = self._volgordes[(feiten, plekfeiten)] = tuple(paden)
        return bekend

    def _vat_route(self, boom: Boom[Treffer], feiten: Mapping[str, Any]) -> RouteOordeel:
        """Alleen wat bij elke mogelijkheid geldt; onbekend verwijst niet en sluit niet."""
        treffers = tuple(dict.fromkeys(bladeren(boom)))
        lichtste = min(treffers, key=lambda t: (SITUATIES.index(t.route.situatie), -t.rij))
        plekken = dict.fromkeys((t.route.soort, t.route.team) for t in treffers)
        voorlopig = len(plekken) > 1
        return RouteOordeel(
            route=self._zeker(treffers, lichtste.route, voorlopig),
            rij=None if voorlopig else lichtste.rij,
            rij_zeker=len({t.rij for t in treffers}) == 1,
            voorlopig=voorlopig,
            plekfeiten=tuple(doet_ertoe(boom, lambda t: (t.route.soort, t.route.team))),
            mogelijk=tuple(sorted({soort for soort, _ in plekken}, key=self._dichtbij)),
            soorten=self._soorten(treffers, voorlopig),
            omdat=omdat(self.stelsel.triage, self.rijen[lichtste.rij], feiten),
        )

    def _dichtbij(self, soort: TeamSoort) -> tuple[bool, str]:
        """De ingang voorop, de rest op naam."""
        return soort != self.stelsel.triage.ingang.soort, soort

    def _zeker(self, treffers: tuple[Treffer, ...], lichtste: Route, voorlopig: bool) -> Route:
        alle = [treffer.route for treffer in treffers]
        ingang = self.stelsel.triage.ingang
        zelfde_regisseur = len({route.regisseur for route in alle}) == 1
        zelfde_ontvangst = len({route.ontvangst for route in alle}) == 1
        return Route(
            situatie=lichtste.situatie,
            soort=ingang.soort if voorlopig else lichtste.soort,
            team=None if voorlopig else lichtste.team,
            regisseur=lichtste.regisseur if zelfde_regisseur and not voorlopig else "nog_te_bepalen",
            rol=ingang.rol if voorlopig else lichtste.rol,
            blijft=lichtste.blijft if len({route.blijft for route in alle}) == 1 else None,
            betrokken=tuple(wie for wie in lichtste.betrokken if all(wie in route.betrokken for route in alle)),
            ontvangst=lichtste.ontvangst if zelfde_ontvangst and not voorlopig else "aangenomen",
        )

    def _soorten(self, treffers: tuple[Treffer, ...], voorlopig: bool) -> tuple[TeamSoort, ...]:
        soorten: dict[TeamSoort, None] = {}
        if voorlopig:
            soorten[self.stelsel.triage.ingang.soort] = None
        for treffer in treffers:
            if treffer.route.team is None:
                soorten[treffer.route.soort] = None
            if treffer.route.blijft is not None:
                soorten[treffer.route.blijft] = None
        return tuple(soorten)

    def _kies(self, feiten: Mapping[str, Any]) -> Treffer:
        for nummer, rij in enumerate(self.rijen):
            if _zeker_waar(rij, feiten):
                dan = self.regels[nummer].dan
                route = Route(
                    dan.situatie,
                    dan.naar,
                    dan.team,
                    dan.regisseur,
                    dan.rol,
                    dan.blijft_betrokken,
                    tuple(dan.betrokken),
                    self._ontvangst(dan.naar, feiten),
                )
                return Treffer(nummer, route)
        raise ValueError("de laatste rij van de triage vangt niet alles")

    def _ontvangst(self, soort: TeamSoort, feiten: Mapping[str, Any]) -> Ontvangst:
        antwoorden = {self.stelsel.ontvangst(soort, wie) for wie in self.domein["aanmelder"].waarden}
        if len(antwoorden) == 1:
            return antwoorden.pop()
        if "aanmelder" not in feiten:
            raise OnbekendFeitError("aanmelder")
        return self.stelsel.ontvangst(soort, feiten["aanmelder"])


def _feiten(rijen: tuple[En, ...]) -> tuple[str, ...]:
    """De feiten die deze rijen lezen, ook waar ze op terugvallen."""
    toetsen = [toets for rij in rijen for toets in rij.toetsen()]
    return tuple(feit for toets in toetsen for feit in (toets.feit, toets.terugval) if feit is not None)


def _reken_alle(rijen: tuple[En, ...]) -> Callable[[Mapping[str, Any]], Waarheden]:
    return lambda feiten: tuple(_zeker_waar(rij, feiten) for rij in rijen)


def _reken_een(rijen: tuple[En, ...]) -> Callable[[Mapping[str, Any]], Waarheden]:
    return lambda feiten: (any(_zeker_waar(rij, feiten) for rij in rijen),)


def _nummers(waar: Waarheden) -> Nummers:
    return tuple(nummer for nummer, klopt in enumerate(waar) if klopt)


def _altijd_waar(boom: Boom[Waarheden], _feiten: Mapping[str, Any]) -> Nummers:
    """De nummers van de rijen die bij elke mogelijkheid kloppen."""
    return tuple(nummer for nummer, waarden in enumerate(zip(*bladeren(boom), strict=True)) if all(waarden))


def _zeker_waar(rij: En, feiten: Mapping[str, Any]) -> bool:
    antwoord = rij.antwoord(feiten)
    if isinstance(antwoord, str):
        raise OnbekendFeitError(antwoord)
    return antwoord


def tabel_van(stelsel: Stelselgegevens) -> Tabel:
    """De vertaalde tabel van een inrichting; wordt één keer gemaakt."""
    return stelsel.onthoud("tabel", lambda: Tabel(stelsel))
