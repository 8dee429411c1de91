"""Wie er om een huishouden heen staan: vastleggen, veranderen en zeggen dat het voorbij is."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from keukentafel.doen.dossier.models import Dossier
from keukentafel.doen.netwerk.feiten import BekendeGewijzigd, BekendeVastgelegd, BekendeVoorbij
from keukentafel.doen.netwerk.gedeeld import (
    AlVoorbij,
    einde,
    in_dossier,
    leg_vast,
    op_slot,
    periodefouten,
    te_lang,
)
from keukentafel.doen.netwerk.models import Netwerkcontact
from keukentafel.regelen.inzet.versie import zelfde
from keukentafel.regelen.medewerkers.models import Medewerker

MEESTE = 60
"""Zoveel banden lopen er hoogstens tegelijk. # aanname: meer is niet te overzien, ook niet in een tekening"""
VELDEN = ("naam", "soort", "organisatie", "telefoon", "band", "doet")
"""Wat een medewerker aan een band verandert."""
VERLOOP = ("soort", "band", "doet")
"""Verandert hiervan iets, dan blijft staan hoe het was: de oude rij eindigt en er komt een nieuwe."""
_TELEFOON = re.compile(r"^[0-9+() .-]*$")


@dataclass(frozen=True)
class Bekendeopgave:
    """Iemand om het huishouden heen; `persoon` None is: van het hele huishouden."""

    naam: str
    soort: str
    band: str = Netwerkcontact.Band.NIET_BEKEND
    organisatie: str = ""
    telefoon: str = ""
    doet: str = ""
    persoon: UUID | None = None
    van: date | None = None


@transaction.atomic
def leg_bekende_vast(
    *, dossiers: QuerySet[Dossier], dossier_id: UUID, opgave: Bekendeopgave, medewerker: Medewerker, nu: datetime
) -> Netwerkcontact:
    """Zet iemand om het huishouden heen; precies hetzelfde nog een keer is dezelfde.

    Raises:
        Dossier.DoesNotExist: deze medewerker schrijft niet in dit dossier. ValidationError: wat niet klopt, per veld.
    """
    dossier = op_slot(dossiers, dossier_id)
    lopend = Netwerkcontact.objects.filter(stelsel_id=dossier.stelsel_id, dossier=dossier, tot__isnull=True)
    hetzelfde = {veld: getattr(opgave, veld) for veld in VELDEN}
    if staat_er := lopend.filter(**hetzelfde, persoon=opgave.persoon, van=opgave.van).first():
        return staat_er
    fouten = bekendefouten(opgave, nu)
    if opgave.persoon is not None and not in_dossier(dossier).filter(pk=opgave.persoon).exists():
        fouten["persoon"] = _("Kies iemand uit de lijst")
    if lopend.count() >= MEESTE:
        fouten["naam"] = _("Er staan al %(n)s banden; beëindig er eerst een") % {"n": MEESTE}
    if fouten:
        raise ValidationError(fouten)
    bekende = _nieuw(dossier, opgave, medewerker, nu)
    feit = BekendeVastgelegd(bekende=bekende.pk, bekendesoort=bekende.soort, band=bekende.band)
    leg_vast(feit, dossier, medewerker, nu)
    return bekende


@transaction.atomic
def wijzig_bekende(
    *,
    dossiers: QuerySet[Dossier],
    dossier_id: UUID,
    bekende_id: UUID,
    opgave: Bekendeopgave,
    gezien: str,
    medewerker: Medewerker,
    nu: datetime,
) -> Netwerkcontact:
    """Verander een band. Hoe het was, blijft te zien op een eerdere dag; wat van vandaag is, wordt verbeterd.

    Raises:
        Dossier.DoesNotExist, Netwerkcontact.DoesNotExist: er is niets dat deze medewerker kan wijzigen.
        ValidationError: wat niet klopt, per veld. AlVoorbij: een ander beëindigde haar.
        Verouderd: een ander was eerder; er verandert niets.
    """
    dossier = op_slot(dossiers, dossier_id)
    bekende = Netwerkcontact.objects.get(stelsel_id=dossier.stelsel_id, dossier=dossier, pk=bekende_id)
    if bekende.tot is not None:
        raise AlVoorbij
    zelfde(bekende, gezien)
    if fouten := bekendefouten(opgave, nu):
        raise ValidationError(fouten)
    anders = tuple(veld for veld in VELDEN if getattr(bekende, veld) != getattr(opgave, veld))
    if not anders:
        return bekende
    vandaag, vorige = timezone.localdate(nu), None
    if {*anders} & {*VERLOOP} and timezone.localdate(bekende.vastgelegd_op) < vandaag and bekende.van != vandaag:
        bekende.tot, vorige = vandaag, bekende.pk
        bekende.save(update_fields=["tot"])
        bekende = _nieuw(dossier, _vanaf(opgave, bekende, vandaag), medewerker, nu)
    else:
        for veld in VELDEN:
            setattr(bekende, veld, getattr(opgave, veld))
        bekende.save(update_fields=[*VELDEN])
    leg_vast(BekendeGewijzigd(bekende=bekende.pk, vorige=vorige, velden=anders), dossier, medewerker, nu)
    return bekende


@transaction.atomic
def beeindig_bekende(
    *,
    dossiers: QuerySet[Dossier],
    dossier_id: UUID,
    bekende_id: UUID,
    per: date | None,
    medewerker: Medewerker,
    nu: datetime,
) -> Netwerkcontact:
    """Zeg dat een band voorbij is sinds `per`; None: zij is er nooit geweest, het was een vergissing.

    Raises:
        Dossier.DoesNotExist, Netwerkcontact.DoesNotExist: er is niets dat deze medewerker kan wijzigen.
        ValidationError: de dag kan niet. AlVoorbij: een ander was eerder.
    """
    dossier = op_slot(dossiers, dossier_id)
    bekende = Netwerkcontact.objects.get(stelsel_id=dossier.stelsel_id, dossier=dossier, pk=bekende_id)
    bekende.van, bekende.tot = einde(bekende, per, nu)
    bekende.save(update_fields=["van", "tot"])
    leg_vast(BekendeVoorbij(bekende=bekende.pk, vergissing=per is None), dossier, medewerker, nu)
    return bekende


def bekendefouten(opgave: Bekendeopgave, nu: datetime) -> dict[str, str]:
    """Wat er niet klopt aan een band: veld en zin."""
    fouten = te_lang(Netwerkcontact, opgave, "naam", "organisatie", "telefoon", "doet") | periodefouten(opgave.van, nu)
    if not opgave.naam.strip() and not opgave.organisatie.strip():
        fouten["naam"] = _("Schrijf een naam of een organisatie op")
    if opgave.soort not in Netwerkcontact.Soort.values:
        fouten["soort"] = _("Kies wie of wat het is")
    if opgave.band not in Netwerkcontact.Band.values:
        fouten["band"] = _("Kies hoe de band is; niet bekend is ook een antwoord")
    if not _TELEFOON.match(opgave.telefoon):
        fouten.setdefault("telefoon", _("Schrijf alleen cijfers, zoals 06 1234 5678"))
    return fouten


def _vanaf(opgave: Bekendeopgave, eerder: Netwerkcontact, dag: date) -> Bekendeopgave:
    velden = {veld: getattr(opgave, veld) for veld in VELDEN}
    return Bekendeopgave(**velden, persoon=eerder.persoon_id, van=dag)


def _nieuw(dossier: Dossier, opgave: Bekendeopgave, medewerker: Medewerker, nu: datetime) -> Netwerkcontact:
    bekende = Netwerkcontact(
        stelsel_id=dossier.stelsel_id, team_id=dossier.team_id, dossier=dossier, persoon_id=opgave.persoon,
        van=opgave.van, door=medewerker, vastgelegd_op=nu,
        **{veld: getattr(opgave, veld) for veld in VELDEN},
    )  # fmt: skip
    bekende.save(force_insert=True)
    return bekende
