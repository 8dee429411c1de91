"""Op welk team iemand kijkt, met wie er vandaag in werken: de grond van elk deel van het teamblad."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from django.db.models import Q
from django.http import Http404
from django.utils import timezone

from keukentafel.inrichting.model import Inrichting
from keukentafel.regelen.inzet.bezetting import Werker, in_team, werkers
from keukentafel.regelen.inzet.models import Afwezigheid
from keukentafel.regelen.medewerkers.overzichten import Werkkring
from keukentafel.regelen.teams.models import Team
from keukentafel.regelen.teams.overzichten import lopende_teams, op

ZIEN, VERDELEN, LEZEN = "team_zien", "werk_verdelen", "dossier_lezen"


@dataclass(frozen=True)
class Plek:
    """Eén team op één moment, door de ogen van wie het leidt. `mensen` zijn het team en wie er invalt."""

    kring: Werkkring
    team: Team
    nu: datetime
    inrichting: Inrichting
    mensen: dict[int, Werker]

    @property
    def vandaag(self) -> date:
        return timezone.localdate(self.nu)

    @cached_property
    def ploeg(self) -> list[Werker]:
        """Wie vandaag een rol in het team heeft, op naam."""
        return [wie for wie in self.mensen.values() if self.team.pk in wie.teams]

    @cached_property
    def afwezigen(self) -> list[Werker]:
        return [wie for wie in self.ploeg if wie.afwezig is not None]

    @property
    def leest(self) -> bool:
        """Leest zij de dossiers van het hele team? Zonder dat zijn er alleen aantallen."""
        return self.kring.mag(LEZEN, self.team.pk) and self.team.pk in self.kring.leesteams

    @property
    def verdeelt(self) -> bool:
        return self.kring.mag(VERDELEN, self.team.pk)


def teams(kring: Werkkring, dag: date) -> list[Team]:
    """De teams die zij leidt, op naam; wie het recht zonder team heeft, ziet elk team van het stelsel."""
    eigen = [team for team in kring.teams if kring.mag(ZIEN, team.pk)]
    overal = any(gegeven.recht == ZIEN and gegeven.team is None for gegeven in kring.rechten)
    return list(lopende_teams(kring.stelsel.pk, dag).order_by("naam", "pk")) if overal else eigen


def kijk(kring: Werkkring, team_id: int) -> Plek:
    """Het team zoals het er nu voor staat.

    Raises:
        Http404: het team is er niet, of zij mag het niet zien; dat is hetzelfde antwoord.
    """
    nu = timezone.now()
    dag = timezone.localdate(nu)
    team = next((team for team in teams(kring, dag) if team.pk == team_id), None)
    if team is None:
        raise Http404
    weg = Afwezigheid.objects.filter(op(dag), stelsel_id=kring.stelsel.pk).filter(
        medewerker__lidmaatschappen__team_id=team_id
    )
    waar = in_team(team_id, dag) | Q(pk__in=weg.exclude(vervanger=None).values("vervanger_id"))
    return Plek(kring, team, nu, kring.inrichting, werkers(kring.stelsel.pk, dag, waar))
