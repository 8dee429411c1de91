"""Waar het werk ligt, per team en wijk: alleen aantallen. En wat er nog overgedragen moet worden."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import connection
from django.db.models import BigIntegerField, OuterRef, Subquery
from django.db.models.fields.json import KT
from django.db.models.functions import Cast

from keukentafel.doen.dossier.models import Dossier
from keukentafel.doen.ingang.models import Vraag
from keukentafel.inrichting.verandering import opvolgers
from keukentafel.kern.gebeurtenissen.models import Gebeurtenis
from keukentafel.regelen.gebieden.models import Gebied
from keukentafel.regelen.gemeenten.models import InrichtingVersie
from keukentafel.regelen.gemeenten.overzichten import inrichting_op
from keukentafel.regelen.teams.models import Team, TeamGebied
from keukentafel.regelen.teams.overzichten import lopende_teams
from keukentafel.regels.triage.instellingen import Team as Inrichtingsteam


@dataclass(frozen=True, slots=True)
class Aantallen:
    """Werk in getallen: dossiers, open vragen, lopende klokken, en alles bij elkaar (ook afgesloten vragen)."""

    dossiers: int = 0
    vragen: int = 0
    klokken: int = 0
    alles: int = 0

    def __add__(self, ander: "Aantallen") -> "Aantallen":
        return Aantallen(
            self.dossiers + ander.dossiers,
            self.vragen + ander.vragen,
            self.klokken + ander.klokken,
            self.alles + ander.alles,
        )

    def __bool__(self) -> bool:
        return self.alles > 0


NIETS = Aantallen()
Werk = dict[tuple[int, int | None], Aantallen]
"""Per team en gebied (None: zonder wijk) hoeveel werk er ligt."""


def werk_per_team() -> Werk:
    """Het werk dat wie vraagt mag tellen: alles voor een beheerder, het eigen team voor wie werk verdeelt."""
    return _lees("SELECT * FROM kt_werk_per_team()", [])


def werk_van_stelsel(stelsel_id: int) -> Werk:
    """Al het werk van een stelsel; alleen zinvol met de rol voor taken, die langs de sloten kijkt."""
    return _lees("SELECT * FROM kt_werk_tellen(%s)", [stelsel_id])


def _lees(opdracht: str, waarden: list[int]) -> Werk:
    with connection.cursor() as cursor:
        cursor.execute(opdracht, waarden)
        return {(rij[0], rij[1]): Aantallen(*(int(getal) for getal in rij[2:])) for rij in cursor.fetchall()}


@dataclass(frozen=True, slots=True)
class Overdracht:
    """Waar een vraag vandaan kwam, en waarom."""

    van: str
    reden: str
    per: date


def laatste_overdracht(stelsel_id: int, vragen: Collection[UUID]) -> dict[UUID, Overdracht]:
    """Van elke vraag die werd overgedragen: van welk team het laatst, en waarom."""
    rijen = Gebeurtenis.objects.filter(stelsel_id=stelsel_id, soort="vraag_overgedragen", vraag_id__in=vragen)
    nummer = Cast(KT("gegevens__van_team"), BigIntegerField())
    van = Team.objects.filter(pk=OuterRef("van_team")).values("naam")
    rijen = rijen.annotate(van_team=nummer).annotate(van=Subquery(van))
    return {
        rij.vraag_id: Overdracht(rij.van or "", rij.gegevens["reden"], date.fromisoformat(rij.gegevens["per"]))
        for rij in rijen.order_by("moment")
        if rij.vraag_id
    }


def opgeteld(aantallen: Iterable[Aantallen]) -> Aantallen:
    """Alles bij elkaar."""
    return sum(aantallen, NIETS)


@dataclass(frozen=True)
class Regel:
    """Werk dat een team niet houdt, van één wijk (None: zonder wijk), met de teams die het kunnen hebben."""

    van: Team
    gebied: Gebied | None
    per: date
    werk: Aantallen
    naar: tuple[Team, ...]
    """De teams die de inrichting noemt en die er nu al zijn; het likeliest team eerst."""
    later: str
    """De naam van het team dat de inrichting noemt, als dat er vandaag nog niet is."""

    @property
    def eindigt(self) -> bool:
        """Houdt het hele team op, of gaat alleen deze wijk weg?"""
        return self.van.tot is not None


def over_te_dragen(stelsel_id: int, werk: Werk, vandaag: date) -> list[Regel]:
    """Al het werk van teams die ophouden of een wijk kwijtraken, het eerst wat het eerst ophoudt."""
    teams = Team.objects.in_bulk({team for team, _ in werk})
    gebieden = Gebied.objects.in_bulk({gebied for _, gebied in werk if gebied is not None})
    kwijt = _kwijt(list(teams))
    regels = []
    for (team_id, gebied_id), aantal in werk.items():
        team, gebied = teams[team_id], gebieden.get(gebied_id) if gebied_id else None
        per = team.tot or (kwijt.get((team_id, gebied.code)) if gebied else None)
        if per is not None and aantal:
            naar, later = _naar(stelsel_id, team, gebied, per, vandaag)
            regels.append(Regel(team, gebied, per, aantal, naar, later))
    return sorted(regels, key=lambda r: (r.per, r.van.naam, r.gebied is None, r.gebied.naam if r.gebied else ""))


def moet_over(team: Team) -> date | None:
    """De dag waarop dit team werk dat er nog ligt niet meer houdt, voor wie dat werk leest; None als alles blijft."""
    dossiers, vragen = Dossier.objects.filter(team=team), Vraag.objects.filter(team=team)
    if team.tot is not None:
        return team.tot if dossiers.exists() or vragen.exists() else None
    weg = _kwijt([team.pk])
    codes = [code for _, code in weg]
    if not codes or not (
        dossiers.filter(gebied__code__in=codes).exists() or vragen.filter(gebied__code__in=codes).exists()
    ):
        return None
    return min(weg.values())


def _kwijt(team_ids: list[int]) -> dict[tuple[int, str], date]:
    """Per team de wijken (op code) die ophouden, terwijl het team andere wijken houdt. Gelijk aan kt_houdt_op."""
    rijen = TeamGebied.objects.filter(team_id__in=team_ids).values_list("team_id", "gebied__code", "tot")
    per_wijk: dict[tuple[int, str], list[date | None]] = {}
    houdt = set()
    for team_id, code, tot in rijen:
        per_wijk.setdefault((team_id, code), []).append(tot)
        if tot is None:
            houdt.add(team_id)
    return {
        sleutel: max(tot for tot in dagen if tot is not None)
        for sleutel, dagen in per_wijk.items()
        if sleutel[0] in houdt and None not in dagen
    }


def _naar(stelsel_id: int, team: Team, gebied: Gebied | None, per: date, vandaag: date) -> tuple[tuple[Team, ...], str]:
    """De teams die het werk volgens de inrichting krijgen en er al zijn; en de naam van een team dat nog begint."""
    was = _zoals_het_was(stelsel_id, team, per)
    if was is None:
        return (), ""
    straks = inrichting_op(stelsel_id, max(per, vandaag))[1]
    namen = {er.slug: er.naam for er in opvolgers(straks, was, (gebied.code, gebied.jaar) if gebied else None)}
    nu = {er.slug: er for er in lopende_teams(stelsel_id, vandaag).filter(slug__in=namen).exclude(pk=team.pk)}
    er_nog_niet = [naam for slug, naam in namen.items() if slug not in nu]
    return tuple(nu[slug] for slug in namen if slug in nu), next(iter(er_nog_niet), "")


def _zoals_het_was(stelsel_id: int, team: Team, per: date) -> Inrichtingsteam | None:
    """Het team zoals de inrichting het noemde voordat het ophield; None als het er niet in staat."""
    try:
        inrichting = inrichting_op(stelsel_id, per - timedelta(days=1))[1]
    except InrichtingVersie.DoesNotExist:
        return None
    return next((er for er in inrichting.teams if er.slug == team.slug), None)
