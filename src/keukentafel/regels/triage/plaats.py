"""Van gebied naar gemeente, en van soort team naar het team dat daar werkt."""

from keukentafel.regels.basis import FoutInInvoer, Invoerfout
from keukentafel.regels.triage.instellingen import Stelselgegevens, Team
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


def mogelijke_teams(
    stelsel: Stelselgegevens, soort: str, *, gemeente: str | None, wijk: str | None, leeftijd: int | None
) -> list[Team]:
    """De teams van deze soort die nog in aanmerking komen; wat onbekend is sluit geen team uit.

    Een team dat alleen bij naam genoemd wordt (`alleen_op_naam`) komt nooit vanzelf in aanmerking.
    """
    teams = [team for team in stelsel.teams_per_soort.get(soort, []) if not team.alleen_op_naam]
    if leeftijd is not None:
        teams = [team for team in teams if team.neemt_leeftijd(leeftijd)]
    if wijk is not None:
        return [team for team in teams if not team.gebieden or wijk in team.gebieden]
    if gemeente is not None and len(stelsel.gemeenten) > 1:
        van = stelsel.gemeente_van_gebied
        teams = [team for team in teams if not team.gebieden or any(van.get(g) == gemeente for g in team.gebieden)]
    return teams


def kies_team(teams: list[Team]) -> str | None:
    """Het team, als er precies één overblijft."""
    return teams[0].slug if len(teams) == 1 else None
