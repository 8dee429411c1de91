from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Prefetch, QuerySet

from keukentafel.inrichting.model import Inrichting
from keukentafel.regelen.inzet.models import Aanstelling, Afwezigheid, Deskundigheid, Registratie
from keukentafel.regelen.medewerkers.models import Lidmaatschap, Medewerker
from keukentafel.regelen.teams.models import Team
from keukentafel.regelen.teams.overzichten import op
from keukentafel.regels.inzet import Gemis, Inschrijving, Kenner, Verloop, kennis_die_wegvalt, verloop


@dataclass(frozen=True)
class Collega:
    """Iemand van een team, zoals het teamblad haar vandaag toont."""

    medewerker: Medewerker
    rollen: tuple[str, ...]
    uren: Decimal
    """Uren per week in dit team; nul als er geen aanstelling is."""
    onderwerpen: tuple[str, ...]
    afwezig: Afwezigheid | None

    @property
    def aanwezig(self) -> bool:
        return self.afwezig is None


@dataclass(frozen=True)
class Elders:
    """Iemand buiten het team die er veel van weet en er vandaag is, met waar zij werkt."""

    medewerker: Medewerker
    teams: tuple[Team, ...]


@dataclass(frozen=True)
class RegistratieStand:
    """Een registratie die telt, met van wie zij is en of zij (bijna) verlopen is."""

    medewerker: Medewerker
    verloop: Verloop


def collegas(stelsel_id: int, team_id: int, dag: date) -> list[Collega]:
    """Wie op een dag een rol in een team heeft, op naam. Drie vragen aan de database, hoe groot het team ook is."""
    mensen = _mensen(stelsel_id, team_id, dag)
    weg = afwezig_op(stelsel_id, dag, [mens.pk for mens in mensen])
    return [
        Collega(
            medewerker=mens,
            rollen=tuple(dict.fromkeys(lid.rol for lid in mens.lidmaatschappen.all())),
            uren=sum((rij.uren for rij in mens.aanstellingen.all()), Decimal(0)),
            onderwerpen=tuple(rij.onderwerp for rij in mens.deskundigheden.all()),
            afwezig=weg.get(mens.pk),
        )
        for mens in mensen
    ]


def _mensen(stelsel_id: int, team_id: int, dag: date) -> list[Medewerker]:
    leden = Lidmaatschap.objects.filter(op(dag), team_id=team_id).order_by("rol")
    uren = Aanstelling.objects.filter(op(dag), stelsel_id=stelsel_id, team_id=team_id)
    kennis = Deskundigheid.objects.filter(op(dag), stelsel_id=stelsel_id).order_by("onderwerp")
    mensen = Medewerker.objects.filter(
        stelsel_id=stelsel_id, pk__in=Lidmaatschap.objects.filter(op(dag), team_id=team_id).values("medewerker_id")
    )
    return list(
        mensen.order_by("naam", "pk").prefetch_related(
            Prefetch("lidmaatschappen", leden),
            Prefetch("aanstellingen", uren),
            Prefetch("deskundigheden", kennis),
        )
    )


def afwezig_op(stelsel_id: int, dag: date, medewerkers: Collection[int] | None = None) -> dict[int, Afwezigheid]:
    """Wie er op een dag niet is: per medewerker de afwezigheid, met de vervanger erbij."""
    rijen = Afwezigheid.objects.filter(op(dag), stelsel_id=stelsel_id).select_related("medewerker", "vervanger")
    if medewerkers is not None:
        rijen = rijen.filter(medewerker_id__in=medewerkers)
    return {rij.medewerker_id: rij for rij in rijen}


def vervanger_op(medewerker: Medewerker, dag: date) -> Medewerker | None:
    """Wie het werk van iemand op een dag overneemt; None als zij er is, of als er niemand is gekozen."""
    rij = afwezig_op(medewerker.stelsel_id, dag, [medewerker.pk]).get(medewerker.pk)
    return rij.vervanger if rij else None


def vervangt(medewerker: Medewerker, dag: date) -> QuerySet[Afwezigheid]:
    """Voor wie iemand vanaf een dag invalt of nog gaat invallen."""
    rijen = Afwezigheid.objects.filter(stelsel_id=medewerker.stelsel_id, vervanger=medewerker)
    return rijen.exclude(tot__lte=dag).select_related("medewerker").order_by("van")


def kennis(stelsel_id: int, team_id: int, dag: date, inrichting: Inrichting) -> list[Gemis]:
    """Kennis van een team die vandaag of straks wegvalt (verhaal 14)."""
    team = collegas(stelsel_id, team_id, dag)
    weg = {collega.medewerker.pk for collega in team if not collega.aanwezig}
    einde = _weg_uit_team(team_id, dag, [collega.medewerker.pk for collega in team])
    rijen = Deskundigheid.objects.filter(op(dag), stelsel_id=stelsel_id, medewerker_id__in=einde)
    kenners = (
        Kenner(
            rij.medewerker_id, rij.onderwerp, rij.medewerker_id not in weg, _eerste(rij.tot, einde[rij.medewerker_id])
        )
        for rij in rijen
    )
    return kennis_die_wegvalt(kenners, dag, inrichting.inzet.kennis_dagen)


def _weg_uit_team(team_id: int, dag: date, medewerkers: list[int]) -> dict[int, date | None]:
    """Per medewerker de dag waarop haar laatste rol in dit team eindigt; None als zij blijft."""
    einde: dict[int, date | None] = {}
    rijen = Lidmaatschap.objects.filter(team_id=team_id, medewerker_id__in=medewerkers).exclude(tot__lte=dag)
    for wie, tot in rijen.values_list("medewerker_id", "tot"):
        eerder = einde.get(wie, date.min)
        einde[wie] = None if tot is None or eerder is None else max(eerder, tot)
    return einde


def _eerste(*dagen: date | None) -> date | None:
    return min((dag for dag in dagen if dag is not None), default=None)


def elders(stelsel_id: int, onderwerp: str, dag: date, behalve_team: int) -> list[Elders]:
    """Wie buiten dit team veel van een onderwerp weet en er vandaag is, op naam."""
    leden = Lidmaatschap.objects.filter(op(dag), team__isnull=False).select_related("team").order_by("team__naam")
    hier = Lidmaatschap.objects.filter(op(dag), team_id=behalve_team).values("medewerker_id")
    weg = Afwezigheid.objects.filter(op(dag), stelsel_id=stelsel_id).values("medewerker_id")
    weten = Deskundigheid.objects.filter(op(dag), stelsel_id=stelsel_id, onderwerp=onderwerp)
    mensen = (
        Medewerker.objects.filter(stelsel_id=stelsel_id, pk__in=weten.values("medewerker_id"))
        .filter(pk__in=leden.values("medewerker_id"))
        .exclude(pk__in=hier)
        .exclude(pk__in=weg)
        .order_by("naam", "pk")
        .prefetch_related(Prefetch("lidmaatschappen", leden))
    )
    return [
        Elders(mens, tuple(dict.fromkeys(lid.team for lid in mens.lidmaatschappen.all() if lid.team)))
        for mens in mensen
    ]


def registraties(medewerkers: Collection[Medewerker], dag: date, inrichting: Inrichting) -> list[RegistratieStand]:
    """De registraties die tellen, wat het eerst verloopt voorop."""
    wie = {mens.pk: mens for mens in medewerkers}
    rijen = Registratie.objects.filter(medewerker_id__in=wie)
    inschrijvingen = (Inschrijving(rij.medewerker_id, rij.register, rij.geldig_tot) for rij in rijen)
    return [
        RegistratieStand(wie[een.inschrijving.medewerker], een)
        for een in verloop(inschrijvingen, dag, inrichting.inzet.registratie_dagen)
    ]


def registraties_op(medewerker: Medewerker, dag: date) -> frozenset[str]:
    """De registers waarin iemand op een dag geldig staat ingeschreven; `regels.mandaat` vraagt ernaar."""
    rijen = Registratie.objects.filter(stelsel_id=medewerker.stelsel_id, medewerker=medewerker, geldig_tot__gte=dag)
    return frozenset(rijen.values_list("register", flat=True))
