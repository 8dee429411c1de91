"""Vraag de regels welke kant een vraag op gaat, en zoek het team erbij."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from keukentafel.inrichting.model import Inrichting
from keukentafel.regelen.gemeenten.models import InrichtingVersie
from keukentafel.regelen.gemeenten.overzichten import inrichting_op
from keukentafel.regelen.teams.models import Team
from keukentafel.regelen.teams.overzichten import lopende_teams
from keukentafel.regels.termijnen import Klok, Termijn, bereken
from keukentafel.regels.triage import Uitkomst, Vraag, beoordeel


class GeenTeam(Exception):
    """De feiten wijzen nog niet naar één team. `uitkomst` zegt wat er ontbreekt."""

    def __init__(self, uitkomst: Uitkomst) -> None:
        super().__init__(uitkomst.reden)
        self.uitkomst = uitkomst


class TeamBestaatNiet(Exception):
    """Het gekozen team is er niet (meer) in dit stelsel."""


@dataclass(frozen=True)
class Route:
    """Waar een vraag heen gaat: de uitkomst van de regels en het team dat haar krijgt."""

    uitkomst: Uitkomst
    team: Team
    versie: InrichtingVersie
    termijnen: tuple[Termijn, ...]
    afgeweken: bool


def lees_vraag(feiten: dict[str, Any], dag: date) -> Vraag:
    """De feiten als vraag voor de regels; `datum` is de dag van ontvangst."""
    return Vraag.model_validate_json(json.dumps({**feiten, "datum": dag.isoformat()}))


def bepaal_route(
    *, feiten: dict[str, Any], stelsel_id: int, dag: date, ander_team: str = "", terugbellen: bool = False
) -> Route:
    """Beoordeel een vraag en zoek het team.

    `ander_team` (een slug) wijkt af van de uitkomst. Met `terugbellen` loopt ook de klok om
    terug te bellen, als de vraag die zelf nog niet start.

    Raises:
        GeenTeam: er is nog niet één team. TeamBestaatNiet: het gekozen team is er niet.
    """
    versie, inrichting = inrichting_op(stelsel_id, dag)
    uitkomst = beoordeel(lees_vraag(feiten, dag), inrichting)
    slug = ander_team or uitkomst.bestemming.team
    if not slug:
        raise GeenTeam(uitkomst)
    team = lopende_teams(stelsel_id, dag).filter(slug=slug).order_by("pk").first()
    if team is None:
        raise TeamBestaatNiet(slug)
    return Route(
        uitkomst=uitkomst,
        team=team,
        versie=versie,
        termijnen=_termijnen(uitkomst, inrichting, dag, terugbellen),
        afgeweken=bool(ander_team) and ander_team != uitkomst.bestemming.team,
    )


def _termijnen(uitkomst: Uitkomst, inrichting: Inrichting, dag: date, terugbellen: bool) -> tuple[Termijn, ...]:
    """De klokken van de uitkomst, en met `terugbellen` ook die om terug te bellen."""
    klokken = tuple(uitkomst.termijnen)
    if terugbellen and all(klok.soort != "terugbelverzoek" for klok in klokken):
        klokken += (bereken(Klok(soort="terugbelverzoek", start=dag), inrichting),)
    return klokken
