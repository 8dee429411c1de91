"""Een rol geven en laten eindigen. Een team zonder teammanager en een stelsel zonder beheerder komen er zo niet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from keukentafel.inrichting.model import Inrichting
from keukentafel.kern.gebeurtenissen.acties import maak
from keukentafel.kern.gebeurtenissen.feiten import Feit
from keukentafel.regelen.gebieden.models import Gebied
from keukentafel.regelen.gemeenten.overzichten import inrichting_op
from keukentafel.regelen.inzet.feiten import RolBeeindigd, RolGegeven
from keukentafel.regelen.inzet.keuren import (
    dag,
    in_woorden,
    keur_einde,
    keur_geen_overlap,
    keur_periode,
    keur_team,
    keur_van_stelsel,
    weiger,
)
from keukentafel.regelen.inzet.versie import om_de_beurt, zelfde
from keukentafel.regelen.medewerkers.models import Lidmaatschap, Medewerker
from keukentafel.regelen.teams.models import Team, TeamGebied
from keukentafel.regelen.teams.overzichten import op
from keukentafel.regels.inzet import Periode, eerste_gat

TEAMMANAGER = "teammanager"
BEHEERDER = "beheerder"


@dataclass(frozen=True)
class Plek:
    """Waar een rol geldt: een team (None: het hele stelsel) en een gebied daarvan (None: heel het team)."""

    team: Team | None = None
    gebied: Gebied | None = None


@transaction.atomic
def geef_rol(
    *, medewerker: Medewerker, rol: str, plek: Plek, van: date, tot: date | None, door: Medewerker, nu: datetime
) -> Lidmaatschap:
    """Geef iemand een rol uit de inrichting, vanaf een dag en desnoods tot een dag.

    Raises:
        FoutInInvoer: bij `rol`, `team`, `gebied`, `van` of `tot`, of omdat je jezelf geen rol geeft.
    """
    keur_van_stelsel(medewerker, door)
    om_de_beurt(door.stelsel_id)
    _niet_zelf(medewerker, door)
    _versie, inrichting = inrichting_op(door.stelsel_id, timezone.localdate(nu))
    if rol not in inrichting.rollen:
        raise weiger("rol", _("Kies een rol uit de lijst"))
    keur_periode(van, tot)
    _keur_plek(inrichting, rol, plek, Periode(van, tot), door.stelsel_id)
    gelijk = Lidmaatschap.objects.filter(
        stelsel_id=door.stelsel_id, medewerker=medewerker, rol=rol, team=plek.team, gebied=plek.gebied
    )
    keur_geen_overlap(Periode(van, tot), gelijk, _("Deze rol is er al %(wanneer)s"))
    lid = Lidmaatschap.objects.create(
        stelsel_id=door.stelsel_id,
        medewerker=medewerker,
        rol=rol,
        team=plek.team,
        gebied=plek.gebied,
        van=van,
        tot=tot,
    )
    _leg_vast(RolGegeven(wie=medewerker.pk, rol=rol, van=van, tot=tot), lid, door, nu)
    return lid


@transaction.atomic
def eindig_rol(*, lid: Lidmaatschap, tot: date, gezien: str, door: Medewerker, nu: datetime) -> Lidmaatschap:
    """Laat een rol eindigen; `tot` is de eerste dag zonder. Wat geweest is, blijft zo: niet voor vandaag.

    Raises:
        FoutInInvoer: bij `tot`, ook als dit de laatste teammanager of beheerder is. Verouderd: een ander was eerder.
    """
    om_de_beurt(door.stelsel_id)
    rijen = Lidmaatschap.objects.select_related("medewerker", "team")
    rij = zelfde(rijen.get(stelsel_id=door.stelsel_id, pk=lid.pk), gezien)
    _niet_zelf(rij.medewerker, door)
    keur_einde(rij, tot)
    if tot < timezone.localdate(nu):
        raise weiger("tot", _("Tot gisteren gold deze rol. Kies vandaag of later"))
    _keur_verlengen(rij, tot)
    _versie, inrichting = inrichting_op(door.stelsel_id, timezone.localdate(nu))
    _keur_laatste(inrichting, rij, tot)
    rij.tot = tot
    rij.save(update_fields=["tot"])
    _leg_vast(RolBeeindigd(wie=rij.medewerker_id, rol=rij.rol, tot=tot), rij, door, nu)
    return rij


def _niet_zelf(medewerker: Medewerker, door: Medewerker) -> None:
    if medewerker.pk == door.pk:
        raise weiger("", _("Je eigen rollen verander je niet zelf. Vraag een andere beheerder"))


def _keur_plek(inrichting: Inrichting, rol: str, plek: Plek, nieuw: Periode, stelsel_id: int) -> None:
    """Hoort deze rol bij een team of een gebied, en bestaat dat dan?"""
    if plek.team is None:
        if not _staat_in(inrichting, rol, inrichting.inzet.rollen_zonder_team):
            raise weiger("team", _("Kies een team: deze rol geldt niet voor alle teams samen"))
        if plek.gebied is not None:
            raise weiger("gebied", _("Een gebied hoort bij een team. Kies ook een team, of laat het gebied leeg"))
        return
    if plek.team.stelsel_id != stelsel_id:
        raise weiger("team", _("Dit team is er niet (meer)"))
    keur_team(plek.team, nieuw)
    _keur_gebied(plek, nieuw.van, moet=_staat_in(inrichting, rol, inrichting.inzet.rollen_met_gebied))


def _keur_gebied(plek: Plek, dag_: date, *, moet: bool) -> None:
    if plek.gebied is None and not moet:
        return
    van_team = set(TeamGebied.objects.filter(op(dag_), team=plek.team).values_list("gebied_id", flat=True))
    if not van_team:
        zin = _("%(team)s heeft geen eigen gebied. Kies een ander team, of laat het gebied leeg als dat mag")
        raise weiger("team", zin % {"team": plek.team})
    if plek.gebied is None:
        raise weiger("gebied", _("Kies een gebied: deze rol geldt in één gebied van het team"))
    if plek.gebied.pk not in van_team:
        raise weiger("gebied", _("%(team)s werkt niet in dit gebied") % {"team": plek.team})


def _staat_in(inrichting: Inrichting, rol: str, lijst: Sequence[str]) -> bool:
    return any(inrichting.is_rol(rol, vast) for vast in lijst)


def _keur_verlengen(rij: Lidmaatschap, tot: date) -> None:
    """Een einde later zetten kan niet over een latere periode met dezelfde rol heen."""
    gelijk = Lidmaatschap.objects.filter(
        stelsel_id=rij.stelsel_id, medewerker=rij.medewerker_id, rol=rij.rol, team=rij.team_id, gebied=rij.gebied_id
    ).exclude(pk=rij.pk)
    for ander in gelijk:
        if Periode(rij.van, tot).overlapt(Periode(ander.van, ander.tot)):
            raise weiger("tot", _("Deze rol is er ook %(wanneer)s") % {"wanneer": in_woorden(ander)})


def _keur_laatste(inrichting: Inrichting, rij: Lidmaatschap, tot: date) -> None:
    """Blijft er elke dag een teammanager zolang het team er is, en een beheerder zolang het stelsel er is?"""
    einde = rij.team.tot if rij.team else None
    if inrichting.is_rol(rij.rol, TEAMMANAGER) and rij.team is not None:
        soort = TEAMMANAGER
        zin = _("Dit is de laatste teammanager van %(plek)s: vanaf %(dag)s is er geen. Geef eerst een ander die rol")
    elif inrichting.is_rol(rij.rol, BEHEERDER):
        soort, einde = BEHEERDER, None
        zin = _("Dit is de laatste functioneel beheerder: vanaf %(dag)s is er geen. Geef eerst een ander die rol")
    else:
        return
    anderen = Lidmaatschap.objects.filter(stelsel_id=rij.stelsel_id, rol__in=_soorten(inrichting, soort))
    if soort == TEAMMANAGER:
        anderen = anderen.filter(team=rij.team_id)
    periodes = [Periode(ander.van, ander.tot) for ander in anderen.exclude(pk=rij.pk)]
    gat = eerste_gat(periodes, tot, einde)
    if gat is not None and (rij.tot is None or gat < rij.tot):
        raise weiger("tot", zin % {"plek": rij.team, "dag": dag(gat)})


def _soorten(inrichting: Inrichting, rol: str) -> list[str]:
    return [naam for naam in inrichting.rollen if inrichting.is_rol(naam, rol)]


def _leg_vast(feit: Feit, lid: Lidmaatschap, door: Medewerker, nu: datetime) -> None:
    maak(feit, stelsel_id=lid.stelsel_id, moment=nu, medewerker_id=door.pk, team_id=lid.team_id).save(force_insert=True)
