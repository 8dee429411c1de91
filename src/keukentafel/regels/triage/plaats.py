"""Van gebied naar gemeente, en van soort team naar het team dat daar werkt."""

from collections.abc import Iterator, Mapping
from typing import Any

from keukentafel.regels.basis import FoutInInvoer, Invoerfout
from keukentafel.regels.triage.instellingen import Stelselgegevens, Team
from keukentafel.regels.triage.tabel import Route
from keukentafel.regels.triage.vraag import Vraag


def wijk_van(gebied: str) -> str:
    """De wijk van een CBS-code: `BU09172101` ligt in `WK091721`."""
    return f"WK{gebied[2:8]}"


def bepaal_plaats(vraag: Vraag, stelsel: Stelselgegevens) -> tuple[str | None, str | None]:
    """Gemeente en wijk van de vraag; None is onbekend.

    De gemeente volgt uit de eigen gebieden, anders uit de cijfers van de code. Een inrichting van één gemeente
    neemt een vraag zonder gemeente aan als een vraag uit die gemeente; bij meer gemeenten blijft het onbekend.
    """
    if vraag.gebied is None:
        if vraag.gemeente is not None:
            return vraag.gemeente, None
        return (stelsel.gemeenten[0].code if len(stelsel.gemeenten) == 1 else None), None
    wijk = wijk_van(vraag.gebied)
    eigen = stelsel.gemeente_van_gebied.get(wijk)
    gemeente = eigen or f"GM{wijk[2:6]}"
    if vraag.gemeente is not None and vraag.gemeente != gemeente:
        melding = f"gebied {vraag.gebied} ligt in {gemeente}, maar als gemeente staat er {vraag.gemeente}"
        raise FoutInInvoer([Invoerfout("gebied", melding)])
    if eigen is None and gemeente in stelsel.gemeentecodes:
        melding = f"gebied {vraag.gebied} bestaat niet in {gemeente}; kijk de code na"
        raise FoutInInvoer([Invoerfout("gebied", melding)])
    return gemeente, wijk


class Teamzoeker:
    """Welke teams nog in aanmerking komen, voor een vraag op deze plek en van deze leeftijd."""

    def __init__(self, stelsel: Stelselgegevens, feiten: Mapping[str, Any]) -> None:
        self._stelsel = stelsel
        leeftijd = feiten["leeftijd"] if stelsel.teams_kijken_naar_leeftijd else None
        self._plek = (feiten["gemeente"], feiten["gebied"], leeftijd)
        self._onthouden: dict[Any, tuple[Team, ...]] = stelsel.onthoud("teams_per_plek", dict)

    def mogelijk(self, soort: str) -> tuple[Team, ...]:
        """De teams van deze soort; wat onbekend is sluit geen team uit."""
        sleutel = (soort, self._plek)
        teams = self._onthouden.get(sleutel)
        if teams is None:
            teams = self._onthouden[sleutel] = tuple(self._zoek(soort, *self._plek))
        return teams

    def team(self, soort: str) -> str | None:
        """Het team, als er precies één overblijft."""
        teams = self.mogelijk(soort)
        return teams[0].slug if len(teams) == 1 else None

    def bestemming(self, route: Route) -> str | None:
        """Het team van een route: bij naam genoemd, of gekozen door het gebied."""
        return route.team or self.team(route.soort)

    def er_al_bij(self, route: Route) -> tuple[str, ...]:
        """Wie er door de route zelf al bij is: het team zelf, wie het meebrengt, en het team uit de buurt.

        Dat laatste staat er bij zijn soort zolang het gebied onbekend is.
        """
        blijft = () if route.blijft is None else (self.team(route.blijft) or route.blijft,)
        return (*blijft, *route.betrokken, self.bestemming(route) or "")

    def betrokken(self, route: Route, wie_erbij: tuple[str, ...]) -> tuple[str, ...]:
        """Wie er naast het team bij komt, elk één keer."""
        if not wie_erbij and route.blijft is None and not route.betrokken:
            return ()
        team = self.bestemming(route)
        return tuple(dict.fromkeys(wie for wie in (*self.er_al_bij(route), *wie_erbij) if wie and wie != team))

    def nodig(self, soort: str) -> Iterator[str]:
        """De onbekende feiten die nodig zijn om het team te kiezen."""
        teams = self.mogelijk(soort)
        if len(teams) < 2:
            return
        if self._plek[1] is None and any(team.gebieden != teams[0].gebieden for team in teams):
            yield "gebied"
        if self._gemeente_kiest(soort, teams):
            yield "gemeente"
        if self._plek[2] is None and len({(team.leeftijd_van, team.leeftijd_tot) for team in teams}) > 1:
            yield "leeftijd"

    def _gemeente_kiest(self, soort: str, teams: tuple[Team, ...]) -> bool:
        """Is er een gemeente die, ook zonder gebied, een ander antwoord geeft dan geen gemeente?"""
        gemeente, wijk, leeftijd = self._plek
        if gemeente is not None or wijk is not None:
            return False
        grenzen = {jaren for team in teams for jaren in (team.leeftijd_van, team.leeftijd_tot) if jaren is not None}
        for jaren in {None, 0, *grenzen} if leeftijd is None else {leeftijd}:
            nu = self._enige(soort, None, jaren)
            if any(self._enige(soort, code, jaren) != nu for code in self._stelsel.gemeentecodes):
                return True
        return False

    def _enige(self, soort: str, gemeente: str | None, leeftijd: int | None) -> str | None:
        teams = tuple(self._zoek(soort, gemeente, None, leeftijd))
        return teams[0].slug if len(teams) == 1 else None

    def _zoek(self, soort: str, gemeente: str | None, wijk: str | None, leeftijd: int | None) -> Iterator[Team]:
        van = self._stelsel.gemeente_van_gebied
        for team in self._stelsel.teams_per_soort.get(soort, []):
            if team.alleen_op_naam or (leeftijd is not None and not team.neemt_leeftijd(leeftijd)):
                continue
            if not team.gebieden:
                past = True
            elif wijk is not None:
                past = wijk in team.gebieden
            else:
                past = gemeente is None or any(van.get(gebied) == gemeente for gebied in team.gebieden)
            if past:
                yield team
