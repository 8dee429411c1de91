"""Wat kan blijven liggen: zonder houder, bij iemand die er niet is, of afgeweken van de triage."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Count, Q, QuerySet, Value
from django.utils import timezone

from keukentafel.doen.dossier.models import Afspraak, Taak
from keukentafel.doen.ingang.models import Vraag
from keukentafel.doen.regie.models import Regie
from keukentafel.doen.tabel import in_bereik
from keukentafel.doen.triage.models import Triage
from keukentafel.kern.gebeurtenissen.models import Gebeurtenis
from keukentafel.regelen.medewerkers.overzichten import Werkkring

LEZEN = "dossier_lezen"
DAGEN = timedelta(days=7)
"""Zo ver vooruit kijkt wie het werk van een afwezige verdeelt. # aanname: een week, zoals Mijn werk"""
TRIAGE = ("triage_gedaan", "triage_herzien")
"""Een oordeel van de regels waarvan iemand kan afwijken: bij het aannemen, en bij opnieuw beoordelen."""


def zonder_eigenaar(kring: Werkkring, team_id: int, schrijvers: Collection[int]) -> QuerySet[Vraag]:
    """Open vragen van het team die iemand heeft die daar niet (meer) schrijft; dringendste eerst.

    `schrijvers`: wie vandaag in het werk van dit team schrijft. Tot de dagelijkse taak draait, verdeelt het team ze.
    """
    return (
        Vraag.objects.filter(
            in_bereik(kring.bereik(LEZEN)), stelsel_id=kring.stelsel.pk, team_id=team_id, status=Vraag.Status.OPGENOMEN
        )
        .exclude(opgenomen_door_id__in=schrijvers)
        .select_related("opgenomen_door", "dossiervraag__dossier")
        .order_by("-spoed", "uiterlijk", "ontvangen_op", "pk")
    )


def regie_van(kring: Werkkring, team_id: int, wie: Collection[int]) -> QuerySet[Regie]:
    """De huishoudens van het team waarvan een van deze mensen de regie heeft, langst geleden eerst."""
    rijen = Regie.objects.filter(
        in_bereik(kring.bereik(LEZEN), "dossier__"), stelsel_id=kring.stelsel.pk, dossier__team_id=team_id
    )
    return rijen.filter(tot__isnull=True, medewerker_id__in=wie).select_related("medewerker", "dossier").order_by("van")


def taken_van(kring: Werkkring, team_id: int, wie: Collection[int]) -> QuerySet[Taak]:
    """Open taken met een dag van deze mensen, in huishoudens van het team; eerste dag voorop."""
    rijen = Taak.objects.filter(
        in_bereik(kring.bereik(LEZEN), "dossier__"), stelsel_id=kring.stelsel.pk, dossier__team_id=team_id
    )
    open_ = rijen.filter(klaar_op__isnull=True, uiterlijk__isnull=False, wie_id__in=wie)
    return open_.select_related("wie", "dossier").order_by("uiterlijk", "pk")


def afspraken_van(kring: Werkkring, team_id: int, wie: Collection[int], nu: datetime) -> QuerySet[Afspraak]:
    """Wat er de komende `DAGEN` op naam van deze mensen in de agenda staat, bij huishoudens van dit team."""
    rijen = Afspraak.objects.filter(
        in_bereik(kring.bereik(LEZEN), "dossier__"), stelsel_id=kring.stelsel.pk, dossier__team_id=team_id
    )
    straks = rijen.filter(afgezegd_op__isnull=True, begin__gte=nu, begin__lt=nu + DAGEN, medewerker_id__in=wie)
    return straks.select_related("medewerker", "dossier").order_by("begin", "pk")


def op_naam_van(kring: Werkkring, team_id: int, wie: Collection[int], nu: datetime) -> dict[int, tuple[int, int]]:
    """Hoeveel afspraken en taken er de komende `DAGEN` op hun naam staan; één vraag aan de database."""
    tot = timezone.localdate(nu + DAGEN)
    afspraken = afspraken_van(kring, team_id, wie, nu).order_by().values_list("medewerker_id", Value(0), "pk")
    taken = taken_van(kring, team_id, wie).filter(uiterlijk__lt=tot).order_by().values_list("wie_id", Value(1), "pk")
    soorten = Counter((van, soort) for van, soort, _pk in afspraken.union(taken, all=True))
    return {van: (soorten[van, 0], soorten[van, 1]) for van in wie}


@dataclass(frozen=True)
class Afwijkingen:
    """Hoe vaak de triage deze maand is gedaan voor vragen van dit team, en hoe vaak iemand anders koos."""

    gedaan: int
    afgeweken: int
    doorgezet: int
    argumenten: tuple[Triage, ...]
    """De laatste keuzes met hun argument, nieuwste eerst."""


def afwijkingen(kring: Werkkring, team_id: int, maand: date, hoogstens: int = 25) -> Afwijkingen:
    """De afwijkingen van één maand, uit de stroom; de argumenten uit de triage zelf. Twee vragen aan de database."""
    begin = timezone.make_aware(datetime.combine(maand.replace(day=1), time.min))
    eind = timezone.make_aware(datetime.combine(_volgende_maand(maand), time.min))
    tijd = {"moment__gte": begin, "moment__lt": eind}
    feiten = Gebeurtenis.objects.filter(stelsel_id=kring.stelsel.pk, team_id=team_id, **tijd)
    telling = feiten.filter(soort__in=(*TRIAGE, "vraag_doorgezet")).aggregate(
        gedaan=Count("pk", filter=Q(soort__in=TRIAGE)),
        afgeweken=Count("pk", filter=Q(soort__in=TRIAGE, gegevens__afgeweken=True)),
        doorgezet=Count("pk", filter=Q(soort="vraag_doorgezet")),
    )
    keuzes = Triage.objects.filter(
        in_bereik(kring.bereik(LEZEN), "vraag__"), stelsel_id=kring.stelsel.pk, vraag__team_id=team_id, **tijd
    )
    rijen = (
        keuzes.filter(gekozen_team__isnull=False).select_related("door", "gekozen_team", "vraag").order_by("-moment")
    )
    return Afwijkingen(**telling, argumenten=tuple(rijen[:hoogstens]))


def _volgende_maand(maand: date) -> date:
    return date(maand.year + maand.month // 12, maand.month % 12 + 1, 1)
