"""Hoe mensen in een dossier bij elkaar horen: vastleggen, en zeggen dat het voorbij is of een vergissing was."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from keukentafel.doen.dossier.models import Dossier, Persoon
from keukentafel.doen.netwerk.feiten import RelatieVastgelegd, RelatieVoorbij
from keukentafel.doen.netwerk.gedeeld import einde, in_dossier, leg_vast, op_slot, periodefouten
from keukentafel.doen.netwerk.models import Relatie
from keukentafel.regelen.medewerkers.models import Medewerker

OUDER_VAN = (Relatie.Soort.OUDER, Relatie.Soort.PLEEGOUDER, Relatie.Soort.STIEFOUDER, Relatie.Soort.GROOTOUDER)
"""Hier maakt de volgorde uit: `a` is ouder van `b`."""
OUDERS_HOOGSTENS = 2
"""Een kind heeft in de wet ten hoogste twee ouders. Bron: BW 1:198 en 1:199."""


@dataclass(frozen=True)
class Relatieopgave:
    """`a` is `soort` van `b`, sinds `van`; None is: wanneer weten wij niet."""

    a: UUID
    b: UUID
    soort: str
    van: date | None = None


@transaction.atomic
def leg_relatie_vast(
    *, dossiers: QuerySet[Dossier], dossier_id: UUID, opgave: Relatieopgave, medewerker: Medewerker, nu: datetime
) -> Relatie:
    """Leg een relatie vast. Dezelfde relatie nog een keer is dezelfde; ex-partners zijn geen partners meer.

    Raises:
        Dossier.DoesNotExist: deze medewerker schrijft niet in dit dossier. ValidationError: wat niet klopt, per veld.
    """
    dossier = op_slot(dossiers, dossier_id)
    mensen = in_dossier(dossier).in_bulk([opgave.a, opgave.b])
    lopend = Relatie.objects.filter(stelsel_id=dossier.stelsel_id, dossier=dossier, tot__isnull=True)
    if staat_er := _zelfde(lopend, opgave):
        return staat_er
    if fouten := _fouten(opgave, mensen, lopend, nu):
        raise ValidationError(fouten)
    if opgave.soort in (Relatie.Soort.EX_PARTNER, Relatie.Soort.PARTNER):
        _niet_allebei(dossier, lopend, opgave, medewerker, nu)
    relatie = Relatie(
        stelsel_id=dossier.stelsel_id, team_id=dossier.team_id, dossier=dossier, a_id=opgave.a, b_id=opgave.b,
        soort=opgave.soort, van=opgave.van, door=medewerker, vastgelegd_op=nu,
    )  # fmt: skip
    relatie.save(force_insert=True)
    leg_vast(RelatieVastgelegd(relatie=relatie.pk, relatiesoort=relatie.soort), dossier, medewerker, nu)
    return relatie


@transaction.atomic
def beeindig_relatie(
    *,
    dossiers: QuerySet[Dossier],
    dossier_id: UUID,
    relatie_id: UUID,
    per: date | None,
    medewerker: Medewerker,
    nu: datetime,
) -> Relatie:
    """Zeg dat een relatie voorbij is sinds `per`; None: zij is er nooit geweest, het was een vergissing.

    Raises:
        Dossier.DoesNotExist, Relatie.DoesNotExist: er is niets dat deze medewerker kan wijzigen.
        ValidationError: de dag kan niet. AlVoorbij: een ander was eerder.
    """
    dossier = op_slot(dossiers, dossier_id)
    relatie = Relatie.objects.get(stelsel_id=dossier.stelsel_id, dossier=dossier, pk=relatie_id)
    relatie.van, relatie.tot = einde(relatie, per, nu)
    relatie.save(update_fields=["van", "tot"])
    feit = RelatieVoorbij(relatie=relatie.pk, relatiesoort=relatie.soort, vergissing=per is None)
    leg_vast(feit, dossier, medewerker, nu)
    return relatie


def _tussen(lopend: QuerySet[Relatie], opgave: Relatieopgave) -> QuerySet[Relatie]:
    return lopend.filter(Q(a_id=opgave.a, b_id=opgave.b) | Q(a_id=opgave.b, b_id=opgave.a))


def _zelfde(lopend: QuerySet[Relatie], opgave: Relatieopgave) -> Relatie | None:
    if opgave.soort in OUDER_VAN:
        lopend = lopend.filter(a_id=opgave.a)
    return _tussen(lopend, opgave).filter(soort=opgave.soort).first()


def _fouten(
    opgave: Relatieopgave, mensen: dict[UUID, Persoon], lopend: QuerySet[Relatie], nu: datetime
) -> dict[str, str]:
    fouten = periodefouten(opgave.van, nu)
    if opgave.soort not in Relatie.Soort.values:
        fouten["soort"] = _("Kies wat zij van elkaar zijn")
    for kant in ("a", "b"):
        if getattr(opgave, kant) not in mensen:
            fouten[kant] = _("Kies iemand uit de lijst")
    if opgave.a == opgave.b:
        fouten["b"] = _("Kies twee verschillende mensen")
    if fouten or opgave.soort not in OUDER_VAN:
        return fouten
    return _ouderfouten(opgave, mensen, lopend)


def _ouderfouten(opgave: Relatieopgave, mensen: dict[UUID, Persoon], lopend: QuerySet[Relatie]) -> dict[str, str]:
    """Een ouder is ouder dan het kind, niemand is ouder van zijn eigen ouder, en een kind heeft er hoogstens twee."""
    ouder, kind = mensen[opgave.a], mensen[opgave.b]
    if lopend.filter(a_id=opgave.b, b_id=opgave.a, soort__in=OUDER_VAN).exists():
        return {"b": _("Andersom staat dit er al; beëindig dat eerst als het een vergissing was")}
    geboren = ouder.geboortedatum, kind.geboortedatum
    bloed = opgave.soort in (Relatie.Soort.OUDER, Relatie.Soort.GROOTOUDER)
    if bloed and geboren[0] and geboren[1] and geboren[0] >= geboren[1]:
        return {"b": _("De ouder is jonger dan het kind; controleer wie wie is")}
    ouders = lopend.filter(b_id=opgave.b, soort=Relatie.Soort.OUDER).count()
    if opgave.soort == Relatie.Soort.OUDER and ouders >= OUDERS_HOOGSTENS:
        return {"b": _("Er staan al twee ouders; kies pleegouder of stiefouder, of beëindig eerst een relatie")}
    return {}


def _niet_allebei(
    dossier: Dossier, lopend: QuerySet[Relatie], opgave: Relatieopgave, medewerker: Medewerker, nu: datetime
) -> None:
    """Wie uit elkaar is, is geen partner meer, en wie weer partner is, geen ex: het andere eindigt dan."""
    anders = {Relatie.Soort.EX_PARTNER: Relatie.Soort.PARTNER, Relatie.Soort.PARTNER: Relatie.Soort.EX_PARTNER}
    for oud in _tussen(lopend, opgave).filter(soort=anders[Relatie.Soort(opgave.soort)]):
        dag = opgave.van or timezone.localdate(nu)
        oud.tot = max(oud.van or dag, dag)
        oud.save(update_fields=["tot"])
        feit = RelatieVoorbij(relatie=oud.pk, relatiesoort=oud.soort, vergissing=False)
        leg_vast(feit, dossier, medewerker, nu)
