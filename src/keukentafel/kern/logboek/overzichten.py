"""Lezen in het logboek, voor het toezicht. De database laat alleen regels door van een stelsel waarop je toeziet.

Lezen in het logboek is zelf een handeling: het blad dat dit gebruikt, heeft er een.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import cast
from uuid import UUID

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Count, Exists, Max, Min, OuterRef, QuerySet, Sum
from django.db.models.functions import TruncDate

from keukentafel.kern.logboek.models import Logregel, Verwerking
from keukentafel.kern.logboek.pseudoniem import pseudoniem


@dataclass(frozen=True)
class Vraag:
    """Wat iemand in het logboek zoekt; wat None is, telt niet mee. `van` telt mee, `tot` niet meer."""

    stelsel_id: int
    van: datetime | None = None
    tot: datetime | None = None
    medewerker_id: int | None = None
    dossier_id: UUID | None = None
    persoon_id: UUID | None = None
    handeling: str | None = None
    uitkomst: str | None = None


@dataclass(frozen=True)
class Inzage:
    """Wat één medewerker in één dossier deed, met de handelingen op alfabet."""

    medewerker_id: int
    dossier_id: UUID
    keren: int
    eerste: datetime
    laatste: datetime
    handelingen: tuple[str, ...]


@dataclass(frozen=True)
class Drukte:
    """Hoeveel één medewerker op één dag bekeek of deed; `dossiers` zijn die een voor een werden geopend."""

    medewerker_id: int
    dag: date
    regels: int
    dossiers: int
    betrokkenen: int


def regels(vraag: Vraag) -> QuerySet[Logregel]:
    """De logregels bij een vraag, nieuwste eerst; ook die van een lijst waar het dossier of de persoon in stond."""
    gevonden = Logregel.objects.filter(stelsel=vraag.stelsel_id)
    gelijk = {"medewerker_id": vraag.medewerker_id, "handeling": vraag.handeling, "uitkomst": vraag.uitkomst}
    gevonden = gevonden.filter(**{naam: waarde for naam, waarde in gelijk.items() if waarde is not None})
    if vraag.van is not None:
        gevonden = gevonden.filter(moment__gte=vraag.van)
    if vraag.tot is not None:
        gevonden = gevonden.filter(moment__lt=vraag.tot)
    if vraag.persoon_id is not None:
        wie = pseudoniem("persoon", vraag.persoon_id)
        gevonden = gevonden.filter(nr__in=_nummers(vraag.stelsel_id).filter(data_subject_id=wie))
    if vraag.dossier_id is not None:
        in_lijst = gevonden.filter(nr__in=_nummers(vraag.stelsel_id).filter(dossier_id=vraag.dossier_id))
        gevonden = gevonden.filter(dossier_id=vraag.dossier_id) | in_lijst
    return gevonden.order_by("-nr")


def betrokkenen(regel: Logregel) -> QuerySet[Verwerking]:
    """De verwerkingsregels bij één logregel."""
    return Verwerking.objects.filter(stelsel=regel.stelsel_id, regel_nr=regel.nr).order_by("volg")


def inzagen(stelsel_id: int, van: datetime, tot: datetime, *, dossier_id: UUID | None = None) -> list[Inzage]:
    """Wie deed wat in welk dossier, meest recente eerst; geweigerde pogingen tellen niet mee."""
    binnen = Logregel.objects.filter(
        stelsel=stelsel_id, moment__gte=van, moment__lt=tot, uitkomst="gelukt", medewerker_id__isnull=False
    )
    binnen = binnen.filter(dossier_id__isnull=False) if dossier_id is None else binnen.filter(dossier_id=dossier_id)
    rijen = binnen.values_list("medewerker_id", "dossier_id").annotate(
        Count("id"), Min("moment"), laatste=Max("moment"), gedaan=ArrayAgg("handeling", distinct=True)
    )
    return [
        Inzage(cast(int, wie), cast(UUID, dossier), keren, eerste, laatste, tuple(sorted(gedaan)))
        for wie, dossier, keren, eerste, laatste, gedaan in rijen.order_by("-laatste")
    ]


def drukte(stelsel_id: int, van: datetime, tot: datetime) -> list[Drukte]:
    """Per medewerker en dag hoeveel dossiers en betrokkenen langskwamen, drukste eerst."""
    rijen = (
        Logregel.objects.filter(stelsel=stelsel_id, moment__gte=van, moment__lt=tot, medewerker_id__isnull=False)
        .values_list("medewerker_id", TruncDate("moment"))
        .annotate(Count("id"), dossiers=Count("dossier_id", distinct=True), betrokkenen=Sum("aantal"))
        .order_by("-dossiers", "-betrokkenen", "medewerker_id")
    )
    return [Drukte(cast(int, wie), dag, aantal, dossiers, wie_) for wie, dag, aantal, dossiers, wie_ in rijen]


def keek_eerder(stelsel_id: int, medewerker_id: int, persoon_id: UUID) -> bool:
    """Kwam deze medewerker deze persoon al eens tegen?"""
    van_haar = Logregel.objects.filter(stelsel=stelsel_id, medewerker_id=medewerker_id, nr=OuterRef("regel_nr"))
    over_wie = Verwerking.objects.filter(stelsel=stelsel_id, data_subject_id=pseudoniem("persoon", persoon_id))
    return over_wie.filter(Exists(van_haar)).exists()


def _nummers(stelsel_id: int) -> QuerySet[Verwerking, int]:
    return Verwerking.objects.filter(stelsel=stelsel_id).values_list("regel_nr", flat=True)
