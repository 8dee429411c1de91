from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from keukentafel.regelen.gebieden.models import Gebied
from keukentafel.regelen.teams.models import Team, TeamGebied


def op(dag: date, voor: str = "") -> Q:
    """De voorwaarde dat een periode op deze dag loopt; `voor` is een pad naar de rij, zoals `team__`."""
    return Q(**{f"{voor}van__lte": dag}) & (Q(**{f"{voor}tot__isnull": True}) | Q(**{f"{voor}tot__gt": dag}))


def lopende_teams(stelsel_id: int, dag: date) -> QuerySet[Team]:
    """De teams die er op een dag zijn."""
    return Team.objects.filter(op(dag), stelsel_id=stelsel_id)


def gebieden_van(team_ids: Iterable[int], dag: date) -> dict[int, list[Gebied]]:
    """Per team de gebieden waar het op een dag voor is, op naam; een team zonder gebieden staat er niet in."""
    uit: dict[int, list[Gebied]] = {}
    rijen = TeamGebied.objects.filter(op(dag), team_id__in=list(team_ids)).select_related("gebied")
    for rij in rijen.order_by("gebied__naam", "pk"):
        uit.setdefault(rij.team_id, []).append(rij.gebied)
    return uit


def teams_in(gebied_id: int, dag: date) -> list[Team]:
    """De teams die op een dag in een gebied werken omdat het er een van hen is, op naam."""
    rijen = TeamGebied.objects.filter(op(dag), op(dag, "team__"), gebied_id=gebied_id).select_related("team")
    return [rij.team for rij in rijen.order_by("team__naam", "pk")]
