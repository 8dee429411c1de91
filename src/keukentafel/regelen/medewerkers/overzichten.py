from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Q, QuerySet, Subquery

from keukentafel.inrichting.model import Inrichting
from keukentafel.kern.stelsels.models import Stelsel
from keukentafel.regelen.gemeenten.models import InrichtingVersie
from keukentafel.regelen.gemeenten.overzichten import gelezen
from keukentafel.regelen.medewerkers.models import Lidmaatschap, Medewerker
from keukentafel.regelen.rechten.overzichten import rolrechten
from keukentafel.regelen.teams.models import Team

Bereik = tuple[tuple[int, int | None], ...]
"""Waar een recht geldt: paren van een team en een gebied; gebied None is het hele werk van dat team."""


@dataclass(frozen=True)
class Gegeven:
    """Een recht dat een rol vandaag geeft, in welk team (None: het hele stelsel) en gebied, en waarvoor."""

    recht: str
    doel: str
    team: int | None
    gebied: int | None


@dataclass(frozen=True)
class Werkkring:
    """Wie iemand vandaag is: haar stelsel, haar rollen en teams, en wat zij waar mag."""

    medewerker: Medewerker
    stelsel: Stelsel
    rollen: tuple[str, ...]
    teams: tuple[Team, ...]
    rechten: tuple[Gegeven, ...]
    versie: int | None = None
    """De versie van de inrichting die vandaag geldt."""

    @property
    def inrichting(self) -> Inrichting:
        """De inrichting die vandaag geldt, zonder een vraag aan de database meer.

        Raises:
            InrichtingVersie.DoesNotExist: het stelsel heeft nog geen inrichting.
        """
        if self.versie is None:
            raise InrichtingVersie.DoesNotExist(f"{self.stelsel} heeft nog geen inrichting")
        return gelezen(self.versie)

    def mag(self, recht: str, team_id: int | None = None) -> bool:
        """Heeft zij dit recht: ergens, of (met `team_id`) in dit hele team? Gelijk aan kt_heeft in de database."""
        return any(
            gegeven.recht == recht
            and (team_id is None or gegeven.team is None or (gegeven.team == team_id and gegeven.gebied is None))
            for gegeven in self.rechten
        )

    def doel(self, recht: str) -> str:
        """Waarvoor zij dit recht heeft; leeg als zij het niet heeft."""
        return next((gegeven.doel for gegeven in self.rechten if gegeven.recht == recht), "")

    def bereik(self, recht: str) -> Bereik:
        """De teams en gebieden waar dit recht geldt."""
        paren = {(g.team, g.gebied) for g in self.rechten if g.recht == recht and g.team is not None}
        heel = {team for team, gebied in paren if gebied is None}
        return tuple(
            sorted(
                ((team, gebied) for team, gebied in paren if gebied is None or team not in heel),
                key=lambda paar: (paar[0], paar[1] or 0),
            )
        )

    def teams_met(self, recht: str) -> tuple[int, ...]:
        """De teams waar dit recht geldt, in een deel of in het geheel."""
        return tuple(dict.fromkeys(team for team, _ in self.bereik(recht)))

    @property
    def mag_aannemen(self) -> bool:
        return self.mag("vraag_aannemen")

    @property
    def leesteams(self) -> tuple[int, ...]:
        return self.teams_met("dossier_lezen")

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
    return _kring(geldend(dag).filter(medewerker__account_id=account_id), dag)


def werkkring_van(medewerker: Medewerker, dag: date) -> Werkkring | None:
    """De werkkring van een medewerker, voor handelingen buiten een verzoek om."""
    return _kring(geldend(dag).filter(medewerker=medewerker), dag)


def _kring(lidmaatschappen: QuerySet[Lidmaatschap], dag: date) -> Werkkring | None:
    versies = InrichtingVersie.objects.filter(stelsel=OuterRef("stelsel"), versie__lte=dag)
    rijen = list(
        lidmaatschappen.select_related("medewerker__stelsel", "team")
        .annotate(inrichting=Subquery(versies.order_by("-versie", "-geladen_op", "-pk").values("pk")[:1]))
        .order_by("team__naam", "rol", "pk")
    )
    if not rijen:
        return None
    medewerker = rijen[0].medewerker
    teams = {rij.team_id: rij.team for rij in rijen if rij.team is not None}
    per_rol = rolrechten(rijen[0].inrichting) if rijen[0].inrichting else frozenset()
    return Werkkring(
        medewerker=medewerker,
        stelsel=medewerker.stelsel,
        rollen=tuple(dict.fromkeys(rij.rol for rij in rijen)),
        teams=tuple(teams.values()),
        rechten=tuple(
            Gegeven(recht, doel, rij.team_id, rij.gebied_id)
            for rij in rijen
            for rol, recht, doel in sorted(per_rol)
            if rol == rij.rol
        ),
        versie=rijen[0].inrichting,
    )


def medewerkers_met(
    recht: str, *, stelsel_id: int, team_id: int, dag: date, versie_id: int | None = None
) -> QuerySet[Medewerker]:
    """Wie dit recht op een dag heeft, in dit team (of een deel ervan) of in het hele stelsel; op naam.

    `versie_id` is de versie van de inrichting van die dag, als die er al is (`Werkkring.versie`).
    """
    if versie_id is None:
        versies = InrichtingVersie.objects.filter(stelsel_id=stelsel_id, versie__lte=dag)
        versie_id = versies.order_by("-versie", "-geladen_op", "-pk").values_list("pk", flat=True).first()
    rollen = {rol for rol, van_rol, _doel in rolrechten(versie_id) if van_rol == recht} if versie_id else set()
    leden = geldend(dag).filter(Q(team_id=team_id) | Q(team__isnull=True), stelsel_id=stelsel_id, rol__in=rollen)
    return Medewerker.objects.filter(pk__in=leden.values("medewerker_id")).order_by("naam", "pk")
