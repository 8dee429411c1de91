"""Taken van een dossier: maken, wijzigen, afvinken en laten vervallen.

Elke handeling krijgt `dossiers` mee: waarin deze medewerker schrijft (`doen.delen.zicht.schrijfdossiers`).
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from keukentafel.doen.dossier.feiten import TaakAfgerond, TaakGegeven
from keukentafel.doen.dossier.models import Dossier, Taak
from keukentafel.kern.gebeurtenissen.acties import maak
from keukentafel.kern.gebeurtenissen.feiten import Feit
from keukentafel.regelen.medewerkers.models import Medewerker
from keukentafel.regelen.medewerkers.overzichten import medewerkers_met

WAT = 300
VERST = timedelta(days=2 * 365)
"""Zo ver vooruit is een taak te zetten. # aanname: wie verder plant, vergist zich in het jaar"""


class TaakVeranderd(Exception):
    """Een ander wijzigde de taak intussen; `taak` is zoals zij nu is. Er is niets bewaard."""

    def __init__(self, taak: Taak) -> None:
        super().__init__(str(taak.pk))
        self.taak = taak


@dataclass(frozen=True)
class Taakopgave:
    """Een taak zoals zij is opgeschreven; `uiterlijk` None is: geen dag."""

    sleutel: UUID
    wat: str
    wie: Medewerker
    uiterlijk: date | None = None


@transaction.atomic
def geef_taak(
    *, dossiers: QuerySet[Dossier], dossier_id: UUID, opgave: Taakopgave, medewerker: Medewerker, nu: datetime
) -> Taak:
    """Schrijf een taak op voor jezelf of een collega. Dezelfde sleutel geeft dezelfde taak.

    Raises:
        Dossier.DoesNotExist: deze medewerker schrijft niet in dit dossier. ValidationError: wat niet klopt, per veld.
    """
    dossier = _op_slot(dossiers, dossier_id)
    if bestaand := Taak.objects.filter(stelsel_id=dossier.stelsel_id, sleutel=opgave.sleutel, dossier=dossier).first():
        return bestaand
    _keur(dossier, opgave, medewerker, nu)
    taak = Taak(
        stelsel_id=dossier.stelsel_id, team_id=dossier.team_id, dossier=dossier, wat=opgave.wat.strip(), wie=opgave.wie,
        uiterlijk=opgave.uiterlijk, door=medewerker, gemaakt_op=nu, sleutel=opgave.sleutel,
    )  # fmt: skip
    try:
        with transaction.atomic():
            taak.save(force_insert=True)
    except IntegrityError as fout:
        raise ValidationError(_("Deze taak is al bewaard. Maak een nieuwe.")) from fout
    _leg_vast(TaakGegeven(taak=taak.pk, wie=opgave.wie.pk, uiterlijk=opgave.uiterlijk), dossier, medewerker, nu)
    return taak


@transaction.atomic
def wijzig_taak(
    *,
    dossiers: QuerySet[Dossier],
    dossier_id: UUID,
    taak_id: UUID,
    opgave: Taakopgave,
    gezien: int,
    medewerker: Medewerker,
    nu: datetime,
) -> Taak:
    """Wijzig een open taak. `gezien` is de versie die op het scherm stond.

    Raises:
        Dossier.DoesNotExist, Taak.DoesNotExist: er is niets te wijzigen. ValidationError: wat niet klopt.
        TaakVeranderd: een ander was eerder.
    """
    dossier = _op_slot(dossiers, dossier_id)
    taak = _open_taak(dossier, taak_id)
    if taak.versie != gezien or taak.klaar_op is not None:
        raise TaakVeranderd(taak)
    _keur(dossier, opgave, medewerker, nu)
    taak.wat, taak.wie, taak.uiterlijk, taak.versie = opgave.wat.strip(), opgave.wie, opgave.uiterlijk, gezien + 1
    taak.save(update_fields=["wat", "wie", "uiterlijk", "versie"])
    _leg_vast(TaakGegeven(taak=taak.pk, wie=opgave.wie.pk, uiterlijk=opgave.uiterlijk), dossier, medewerker, nu)
    return taak


@transaction.atomic
def rond_taak_af(
    *,
    dossiers: QuerySet[Dossier],
    dossier_id: UUID,
    taak_id: UUID,
    medewerker: Medewerker,
    nu: datetime,
    vervallen: bool = False,
) -> Taak:
    """De taak is gedaan, of (met `vervallen`) niet meer nodig. Nog een keer verandert niets.

    Raises:
        Dossier.DoesNotExist, Taak.DoesNotExist: er is niets om af te ronden.
    """
    dossier = _op_slot(dossiers, dossier_id)
    taak = _open_taak(dossier, taak_id)
    if taak.klaar_op is not None:
        return taak
    taak.klaar_op, taak.klaar_door, taak.vervallen = nu, medewerker, vervallen
    taak.versie += 1
    taak.save(update_fields=["klaar_op", "klaar_door", "vervallen", "versie"])
    _leg_vast(TaakAfgerond(taak=taak.pk, vervallen=vervallen), dossier, medewerker, nu)
    return taak


def wie_kan_doen(dossier: Dossier, ik: Medewerker, nu: datetime) -> QuerySet[Medewerker]:
    """Wie een taak in dit dossier kan krijgen: wie vandaag bij het team schrijft, en wie de taak opschrijft zelf."""
    dag = timezone.localdate(nu)
    van_team = medewerkers_met("dossier_schrijven", stelsel_id=dossier.stelsel_id, team_id=dossier.team_id, dag=dag)
    alle = Medewerker.objects.filter(Q(pk__in=van_team.values("pk")) | Q(pk=ik.pk), stelsel_id=dossier.stelsel_id)
    return alle.order_by("naam")


def taken(dossier: Dossier) -> QuerySet[Taak]:
    """De taken van een dossier dat al langs het slot kwam: open eerst, op dag; dan wat af is, nieuwste eerst."""
    return (
        Taak.objects.filter(stelsel_id=dossier.stelsel_id, dossier=dossier)
        .select_related("wie", "klaar_door")
        .order_by(F("klaar_op").desc(nulls_first=True), F("uiterlijk").asc(nulls_last=True), "gemaakt_op")
    )


def mijn_taken(dossiers: QuerySet[Dossier], medewerker: Medewerker) -> QuerySet[Taak]:
    """De open taken van een medewerker in de dossiers die zij leest, op dag."""
    return (
        Taak.objects.filter(
            stelsel_id=medewerker.stelsel_id, wie=medewerker, klaar_op__isnull=True, dossier__in=dossiers
        )
        .select_related("dossier")
        .order_by(F("uiterlijk").asc(nulls_last=True), "gemaakt_op")
    )


def _keur(dossier: Dossier, opgave: Taakopgave, ik: Medewerker, nu: datetime) -> None:
    fouten, vandaag = {}, timezone.localdate(nu)
    if not opgave.wat.strip():
        fouten["wat"] = _("Schrijf op wat er moet gebeuren")
    elif len(opgave.wat) > WAT:
        fouten["wat"] = _("Schrijf dit korter op: hoogstens 300 tekens")
    if opgave.uiterlijk is not None and opgave.uiterlijk < vandaag:
        fouten["uiterlijk"] = _("Deze dag is al geweest")
    elif opgave.uiterlijk is not None and opgave.uiterlijk > vandaag + VERST:
        fouten["uiterlijk"] = _("Dit is meer dan twee jaar vooruit; controleer het jaar")
    if not wie_kan_doen(dossier, ik, nu).filter(pk=opgave.wie.pk).exists():
        fouten["wie"] = _("Deze collega werkt niet in dit dossier; kies een ander")
    if fouten:
        raise ValidationError(fouten)


def _op_slot(dossiers: QuerySet[Dossier], dossier_id: UUID) -> Dossier:
    return dossiers.select_for_update(of=("self",)).get(pk=dossier_id)


def _open_taak(dossier: Dossier, taak_id: UUID) -> Taak:
    return Taak.objects.select_related("wie").get(stelsel_id=dossier.stelsel_id, dossier=dossier, pk=taak_id)


def _leg_vast(feit: Feit, dossier: Dossier, medewerker: Medewerker, nu: datetime) -> None:
    maak(
        feit, stelsel_id=dossier.stelsel_id, moment=nu, medewerker_id=medewerker.pk, dossier_id=dossier.pk,
        team_id=dossier.team_id,
    ).save(force_insert=True)  # fmt: skip
