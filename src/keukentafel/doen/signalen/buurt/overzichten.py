"""De buurtsignalen van de wijken waar iemand werkt: het slot van de toepassing, de lijst en hoe vaak iets voorkomt."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from keukentafel.doen.signalen.buurt.models import Buurtsignaal
from keukentafel.regelen.gebieden.models import Gebied
from keukentafel.regelen.medewerkers.overzichten import Werkkring
from keukentafel.regelen.teams.models import Team, TeamGebied
from keukentafel.regelen.teams.overzichten import op

BEWAARD = timedelta(days=365)
"""Zo lang na het sluiten staat een buurtsignaal nog in de lijst. # aanname"""
VAAK = 3
"""Vanaf zoveel gelijke signalen in één wijk staat het vooraan. # aanname"""


def wijken(kring: Werkkring, recht: str, dag: date) -> QuerySet[Gebied]:
    """De wijken waar iemand met dit recht werkt; gelijk aan kt_mijn_wijken in de database.

    Dat zijn de wijken van haar teams, of alleen die van haar rol. Een team dat nooit een wijk had, is er voor alle.
    """
    bereik = kring.bereik(recht)
    heel = [team for team, gebied in bereik if gebied is None]
    los = [gebied for _team, gebied in bereik if gebied is not None]
    van_team = TeamGebied.objects.filter(op(dag), team_id__in=heel, gebied_id=OuterRef("pk"))
    overal = Team.objects.filter(op(dag), ~Exists(TeamGebied.objects.filter(team_id=OuterRef("pk"))), pk__in=heel)
    return Gebied.objects.filter(Q(pk__in=los) | Exists(van_team) | Exists(overal), stelsel_id=kring.stelsel.pk)


def signalen(kring: Werkkring, recht: str, nu: datetime, dag: date) -> QuerySet[Buurtsignaal]:
    """De signalen die iemand met dit recht ziet; wat langer dan `BEWAARD` geleden sloot, is weg."""
    return Buurtsignaal.objects.filter(
        Q(gesloten_op__isnull=True) | Q(gesloten_op__gt=nu - BEWAARD),
        stelsel_id=kring.stelsel.pk,
        gebied__in=wijken(kring, recht, dag),
    )


@dataclass(frozen=True)
class Zelfde:
    """Zoveel signalen over hetzelfde in één wijk."""

    gebied_id: int
    wijk: str
    thema: str
    aantal: int


def per_wijk_en_thema(rij: QuerySet[Buurtsignaal]) -> list[Zelfde]:
    """Hoe vaak elk thema in elke wijk voorkomt, het meeste vooraan."""
    geteld = rij.order_by().values_list("gebied_id", "gebied__naam", "thema").annotate(aantal=Count("pk"))
    return [Zelfde(*een) for een in geteld.order_by("-aantal", "gebied__naam", "thema")]
