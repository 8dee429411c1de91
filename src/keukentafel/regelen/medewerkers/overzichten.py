from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from keukentafel.kern.stelsels.models import Stelsel
from keukentafel.regelen.medewerkers.models import Lidmaatschap, Medewerker
from keukentafel.regelen.teams.models import Team

ALLEEN_AANNEMEN = frozenset({"kcc-medewerker", "vrijwilliger"})
"""Rollen die vragen aannemen maar geen dossier lezen; gelijk aan kt_mijn_teams in de database."""

ZONDER_DOSSIER = ALLEEN_AANNEMEN | {"beleidsadviseur", "fg", "beheerder"}
NEEMT_NIET_AAN = frozenset({"beleidsadviseur", "fg", "beheerder"})


@dataclass(frozen=True)
class Werkkring:
    """Wie iemand vandaag is: haar stelsel, haar rollen en de teams waarvan zij dossiers leest."""

    medewerker: Medewerker
    stelsel: Stelsel
    rollen: tuple[str, ...]
    teams: tuple[Team, ...]
    leesteams: tuple[int, ...]

    @property
    def mag_aannemen(self) -> bool:
        return any(rol not in NEEMT_NIET_AAN for rol in self.rollen)

    @property
    def leest_dossiers(self) -> bool:
        return bool(self.leesteams)

    @property
    def plek(self) -> str:
        """Waar iemand werkt, voor onder de naam: het team, of anders de rol."""
        return self.teams[0].naam if self.teams else self.rollen[0].replace("-", " ")


def geldend(dag: date) -> QuerySet[Lidmaatschap]:
    """Lidmaatschappen die op een dag gelden; `tot` is de eerste dag waarop zij dat niet meer doen."""
    return Lidmaatschap.objects.filter(Q(tot__isnull=True) | Q(tot__gt=dag), van__lte=dag)


def werkkring(account_id: int, dag: date) -> Werkkring | None:
    """De werkkring van een account, of None als er vandaag geen rol is."""
    rijen = list(
        geldend(dag)
        .filter(medewerker__account_id=account_id)
        .select_related("medewerker__stelsel", "team")
        .order_by("team__naam", "rol")
    )
    if not rijen:
        return None
    medewerker = rijen[0].medewerker
    teams = {rij.team_id: rij.team for rij in rijen if rij.team is not None}
    return Werkkring(
        medewerker=medewerker,
        stelsel=medewerker.stelsel,
        rollen=tuple(dict.fromkeys(rij.rol for rij in rijen)),
        teams=tuple(team for team in teams.values() if team is not None),
        leesteams=tuple(
            dict.fromkeys(rij.team_id for rij in rijen if rij.team_id is not None and rij.rol not in ZONDER_DOSSIER)
        ),
    )
