"""Wat elke handeling in het netwerk doet: het dossier op slot, en het feit in de stroom."""

from datetime import date, datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from keukentafel.doen.dossier.models import Dossier, Persoon
from keukentafel.doen.netwerk.models import Netwerkcontact, Relatie, Vertegenwoordiging
from keukentafel.doen.tabel import lengte
from keukentafel.kern.gebeurtenissen.acties import maak
from keukentafel.kern.gebeurtenissen.feiten import Feit
from keukentafel.regelen.medewerkers.models import Medewerker

VROEGST = date(1900, 1, 1)
"""Een datum daarvoor is een vergissing. # aanname"""


class AlVoorbij(Exception):
    """Een ander heeft dit al beëindigd; er verandert niets."""


def op_slot(dossiers: QuerySet[Dossier], dossier_id: UUID) -> Dossier:
    """Het dossier, op slot tot het eind van de handeling. Fout: Dossier.DoesNotExist."""
    return dossiers.select_for_update(of=("self",)).get(pk=dossier_id)


def leg_vast(feit: Feit, dossier: Dossier, medewerker: Medewerker, nu: datetime) -> None:
    """Voeg het feit toe aan de stroom van dit dossier."""
    maak(
        feit,
        stelsel_id=dossier.stelsel_id,
        moment=nu,
        medewerker_id=medewerker.pk,
        dossier_id=dossier.pk,
        team_id=dossier.team_id,
    ).save(force_insert=True)


def in_dossier(dossier: Dossier) -> QuerySet[Persoon]:
    """Wie er ooit in dit dossier kwamen: wie hier woont of woonde, en familie die ergens anders woont."""
    return Persoon.objects.filter(
        stelsel_id=dossier.stelsel_id, huishoudens__dossier=dossier, huishoudens__stelsel_id=dossier.stelsel_id
    ).distinct()


def op_dag(dag: date) -> Q:
    """Wat op een dag geldt; zonder begin geldt het altijd al, zonder eind nog steeds."""
    return (Q(van__isnull=True) | Q(van__lte=dag)) & (Q(tot__isnull=True) | Q(tot__gt=dag))


def periodefouten(van: date | None, nu: datetime) -> dict[str, str]:
    """Wat er niet klopt aan een begin: veld en zin."""
    if van is None:
        return {}
    if van > timezone.localdate(nu):
        return {"van": _("Deze dag moet nog komen; leg vast wat nu zo is")}
    return {"van": _("Controleer het jaar van deze datum")} if van < VROEGST else {}


def einde(
    rij: Relatie | Vertegenwoordiging | Netwerkcontact, per: date | None, nu: datetime
) -> tuple[date | None, date]:
    """Het begin en het eind van wat voorbij is; `per` None is een vergissing, dat is een periode van nul dagen.

    Raises:
        AlVoorbij: een ander was eerder. ValidationError: de dag kan niet.
    """
    if rij.tot is not None:
        raise AlVoorbij
    if per is None:
        dag = rij.van or timezone.localdate(rij.vastgelegd_op)
        return dag, dag
    if per > timezone.localdate(nu):
        raise ValidationError({"per": _("Deze dag moet nog komen; leg vast wat nu zo is")})
    if per < (rij.van or VROEGST):
        raise ValidationError({"per": _("Dit is voor het begin; controleer de datum")})
    return rij.van, per


def te_lang(
    model: type[Persoon] | type[Netwerkcontact] | type[Vertegenwoordiging], opgave: object, *velden: str
) -> dict[str, str]:
    """Velden waarin meer staat dan er past, met een zin die zegt hoeveel."""
    return {
        veld: _("Dit is te lang: hoogstens %(n)s tekens") % {"n": lengte(model, veld)}
        for veld in velden
        if len(getattr(opgave, veld)) > lengte(model, veld)
    }
