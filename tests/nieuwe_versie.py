"""Een bestand met een verzonnen nieuwe versie erin, gemaakt uit een inrichting die er is."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

from keukentafel.inrichting.laden import laad, versies
from keukentafel.inrichting.mappen import map_met_inrichtingen
from keukentafel.inrichting.model import Inrichting

Teams = list[dict[str, Any]]


def toml(waarde: Any) -> str:
    """Een waarde zoals zij in een TOML-bestand op één regel staat."""
    if isinstance(waarde, dict):
        return "{ " + ", ".join(f"{sleutel} = {toml(deel)}" for sleutel, deel in waarde.items()) + " }"
    if isinstance(waarde, list):
        return "[" + ", ".join(toml(deel) for deel in waarde) + "]"
    if isinstance(waarde, date):
        return waarde.isoformat()
    return json.dumps(waarde, ensure_ascii=False)


def teams_van(inrichting: Inrichting) -> Teams:
    """De teams zoals zij in een bestand staan."""
    return [team.model_dump(mode="json", exclude_defaults=True) for team in inrichting.teams]


def bestand(naam: str, dag: date, verander: Callable[[Teams], Teams], **meer: Any) -> bytes:
    """Het bestand van een inrichting met een wijziging erbij die op `dag` ingaat."""
    eerst = (map_met_inrichtingen() / f"{naam}.toml").read_text(encoding="utf-8")
    inhoud = {"teams": verander(teams_van(versies(naam)[-1])), **meer}
    erbij = f'\n[[wijzigingen]]\ngeldig_vanaf = {dag}\nomschrijving = "Verzonnen"\ninhoud = {toml(inhoud)}\n'
    return (eerst + erbij).encode()


def derde_team(naam: str, slug: str = "derde-team", *, wijk: int = -1) -> Callable[[Teams], Teams]:
    """Een team erbij dat een wijk krijgt van het eerste team met meer dan één wijk; zoals in verhaal 15."""
    gever = next(team for team in laad(naam).teams if len(team.gebieden) > 1)

    def verander(teams: Teams) -> Teams:
        uit = []
        for team in teams:
            uit.append(team)
            if team["slug"] == gever.slug:
                weg = team["gebieden"][wijk]
                team["gebieden"] = [code for code in team["gebieden"] if code != weg]
                uit.append({**team, "slug": slug, "naam": "Derde team", "gebieden": [weg]})
        return uit

    return verander


def zonder(slug: str, wijken_naar: str) -> Callable[[Teams], Teams]:
    """Een team minder; zijn wijken gaan naar een ander team."""

    def verander(teams: Teams) -> Teams:
        weg = next(team for team in teams if team["slug"] == slug)
        over = [team for team in teams if team["slug"] != slug]
        for team in over:
            team["vervangt"] = [ander for ander in team.get("vervangt", []) if ander != slug]
            if team["slug"] == wijken_naar:
                team["gebieden"] = [*team["gebieden"], *weg["gebieden"]]
        return over

    return verander
