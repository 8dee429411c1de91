from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from keukentafel.inrichting.model import Inrichting
from keukentafel.regelen.gebieden.models import Gebied
from keukentafel.regelen.gemeenten.acties import begin_versie, werk_namen_bij, zorg_voor_stelsel
from keukentafel.regelen.gemeenten.models import Gemeente, InrichtingVersie
from keukentafel.regelen.gemeenten.overzichten import alle_versies
from keukentafel.regelen.organisaties.models import Organisatie
from keukentafel.regelen.rechten.acties import bewaar_rechten
from keukentafel.regelen.teams.models import Team, TeamGebied
from keukentafel.regelen.teams.perioden import Periode, leg_naast, perioden

Gebiedssleutel = tuple[str, int]
"""Code en jaar: een code zonder jaar zegt niet welke wijk het is."""


@transaction.atomic
def laad_inrichting(*, inrichting: Inrichting, nu: datetime) -> InrichtingVersie:
    """Zet een inrichting in het huis: versie, gebieden, organisaties, teams en hun gebieden.

    Herhaald laden geeft dezelfde rijen. Wat een versie verandert, gaat in op haar eigen dag, ook als die nog moet
    komen: teams en gebieden krijgen perioden. Niets verdwijnt, want er kan werk bij liggen.
    """
    stelsel = zorg_voor_stelsel(inrichting=inrichting)
    versie, nieuw = begin_versie(stelsel=stelsel, inrichting=inrichting, nu=nu)
    _laad_gebieden(stelsel.pk, inrichting)
    Organisatie.objects.bulk_create(
        [Organisatie(stelsel=stelsel, slug=wie.slug, naam=wie.naam) for wie in inrichting.organisaties],
        ignore_conflicts=True,
    )
    _zet_perioden(stelsel.pk, alle_versies(stelsel.pk, erbij=inrichting if nieuw else None), timezone.localdate(nu))
    bewaar_rechten(versie=versie, inrichting=inrichting)
    if nieuw:
        versie.save(force_insert=True)
    werk_namen_bij(stelsel.pk)
    return versie


def _laad_gebieden(stelsel_id: int, inrichting: Inrichting) -> None:
    gemeenten = {g.code: g for g in Gemeente.objects.filter(stelsel_id=stelsel_id)}
    er_al = set(Gebied.objects.filter(stelsel_id=stelsel_id).values_list("code", "jaar"))
    Gebied.objects.bulk_create(
        Gebied(
            stelsel_id=stelsel_id,
            code=gebied.code,
            jaar=gebied.jaar,
            naam=gebied.naam,
            inwoners=gebied.inwoners,
            gemeente=gemeenten[gebied.gemeente],
        )
        for gebied in inrichting.gebieden
        if (gebied.code, gebied.jaar) not in er_al
    )


def _zet_perioden(stelsel_id: int, versies: list[Inrichting], vandaag: date) -> None:
    """Leid uit alle versies samen af wanneer elk team er is en welke gebieden het dan heeft."""
    teams = _zet_teams(stelsel_id, versies, vandaag)
    gebieden = {(g.code, g.jaar): g for g in Gebied.objects.filter(stelsel_id=stelsel_id)}
    bestaand: dict[tuple[int, int], list[TeamGebied]] = {}
    for rij in TeamGebied.objects.filter(stelsel_id=stelsel_id).order_by("van"):
        bestaand.setdefault((rij.team_id, rij.gebied_id), []).append(rij)
    gewenst: dict[tuple[int, int], list[Periode]] = {sleutel: [] for sleutel in bestaand}
    per_gebied = perioden([(i.geldig_vanaf, _gebieden_van(i)) for i in versies])
    for (slug, gebied), lopen in per_gebied.items():
        for periode in lopen:
            team = next(team for van, team in teams[slug] if van.omvat(periode.van))
            gewenst.setdefault((team.pk, gebieden[gebied].pk), []).append(periode)
    nieuw, anders = [], []
    for (team_id, gebied_id), lopen in gewenst.items():
        paren, veranderd = leg_naast(lopen, bestaand.get((team_id, gebied_id), []), vandaag)
        anders += veranderd
        nieuw += [
            TeamGebied(stelsel_id=stelsel_id, team_id=team_id, gebied_id=gebied_id, van=periode.van, tot=periode.tot)
            for periode, rij in paren
            if rij is None
        ]
    TeamGebied.objects.bulk_create(nieuw)
    TeamGebied.objects.bulk_update(anders, ["van", "tot"])


def _zet_teams(stelsel_id: int, versies: list[Inrichting], vandaag: date) -> dict[str, list[tuple[Periode, Team]]]:
    """De rijen van elk team, naast hun perioden; wat er nog niet is, wordt gemaakt."""
    bestaand: dict[str, list[Team]] = {}
    for team in Team.objects.filter(stelsel_id=stelsel_id).order_by("van"):
        bestaand.setdefault(team.slug, []).append(team)
    per_slug = perioden([(i.geldig_vanaf, [team.slug for team in i.teams]) for i in versies])
    uit: dict[str, list[tuple[Periode, Team]]] = {}
    anders: list[Team] = []
    for slug in {**per_slug, **bestaand}:
        paren, veranderd = leg_naast(per_slug.get(slug, []), bestaand.get(slug, []), vandaag)
        anders += veranderd
        uit[slug] = [(periode, team or _nieuw_team(stelsel_id, slug, periode, versies)) for periode, team in paren]
    Team.objects.bulk_update(anders, ["van", "tot"])
    Team.objects.bulk_create(team for paren in uit.values() for _, team in paren if team.pk is None)
    return uit


def _nieuw_team(stelsel_id: int, slug: str, periode: Periode, versies: list[Inrichting]) -> Team:
    eerste = next(i for i in versies if i.geldig_vanaf == periode.van)
    zoals = next(team for team in eerste.teams if team.slug == slug)
    return Team(stelsel_id=stelsel_id, slug=slug, naam=zoals.naam, soort=zoals.soort, van=periode.van, tot=periode.tot)


def _gebieden_van(inrichting: Inrichting) -> Iterable[tuple[str, Gebiedssleutel]]:
    jaren = {gebied.code: gebied.jaar for gebied in inrichting.gebieden}
    return [(team.slug, (code, jaren[code])) for team in inrichting.teams for code in team.gebieden]
