"""Huishoudens die aandacht vragen van wie het team leidt: zonder contact, lang stil, of met een vraag te laat."""

from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from typing import Literal
from uuid import UUID

from django.db.models import Count, F, Max, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Greatest
from django.utils import timezone

from keukentafel.doen.dossier.models import Contactmoment, Dossier, DossierVraag, Huishoudlid
from keukentafel.doen.ingang.models import Vraag
from keukentafel.doen.ingang.overzichten import OPEN
from keukentafel.doen.tabel import in_bereik
from keukentafel.regelen.medewerkers.overzichten import Werkkring

Soort = Literal["alles", "te_laat", "zonder_contact", "stil"]
SOORTEN: tuple[Soort, ...] = ("alles", "te_laat", "zonder_contact", "stil")


def huishoudens(kring: Werkkring, team_id: int, dag: date, dagen: int) -> QuerySet[Dossier]:
    """De huishoudens met een open vraag die aandacht vragen; wat te laat is voorop, dan wat het langst stil is.

    `dagen` is hoe lang het zonder contact mag. Een vraag die binnenkomt, is ook contact. # aanname
    """
    van_team = Dossier.objects.filter(
        in_bereik(kring.bereik("dossier_lezen")), stelsel_id=kring.stelsel.pk, team_id=team_id
    )
    aandacht = Q()
    for soort in SOORTEN[1:]:
        aandacht |= _voorwaarde(soort, dag, dagen)
    return (
        van_team.filter(dossiervragen__vraag__status__in=OPEN)
        .annotate(
            eerste_datum=Min("dossiervragen__vraag__uiterlijk"),
            laatste_contact=Greatest(_laatste_gesprek(), _laatste_vraag()),
            vrije_vraag=_vrije_vraag(),
        )
        .filter(aandacht)
        .select_related("contact")
        .order_by(F("eerste_datum").asc(nulls_last=True), "laatste_contact", "pk")
    )


def _laatste_gesprek() -> Subquery:
    rijen = Contactmoment.objects.filter(dossier=OuterRef("pk")).order_by().values("dossier")
    return Subquery(rijen.annotate(laatste=Max("moment")).values("laatste"))


def _laatste_vraag() -> Subquery:
    rijen = DossierVraag.objects.filter(dossier=OuterRef("pk")).order_by().values("dossier")
    return Subquery(rijen.annotate(laatste=Max("vraag__ontvangen_op")).values("laatste"))


def _vrije_vraag() -> Subquery:
    rijen = DossierVraag.objects.filter(
        dossier=OuterRef("pk"), vraag__status=Vraag.Status.OPEN, vraag__team=OuterRef("team")
    )
    return Subquery(rijen.order_by("vraag__uiterlijk", "vraag__ontvangen_op").values("vraag_id")[:1])


def _voorwaarde(soort: Soort, dag: date, dagen: int) -> Q:
    grens = timezone.make_aware(datetime.combine(dag - timedelta(days=dagen), time.min))
    return {
        "alles": Q(),
        "te_laat": Q(eerste_datum__lt=dag),
        "zonder_contact": Q(contact__isnull=True),
        "stil": Q(laatste_contact__lt=grens),
    }[soort]


def van_soort(rijen: QuerySet[Dossier], soort: Soort, dag: date, dagen: int) -> QuerySet[Dossier]:
    """Alleen de huishoudens waar dit aan de hand is."""
    return rijen.filter(_voorwaarde(soort, dag, dagen))


def tellers(rijen: QuerySet[Dossier], dag: date, dagen: int) -> dict[str, int]:
    """Hoeveel huishoudens er per soort zijn, in één vraag aan de database."""
    return rijen.order_by().aggregate(
        **{f"n_{soort}": Count("pk", filter=_voorwaarde(soort, dag, dagen)) for soort in SOORTEN}
    )


def personen(dossiers: Collection[UUID]) -> dict[UUID, list[UUID]]:
    """Wie er nu in deze huishoudens wonen, voor het logboek en om ze te tellen."""
    uit: dict[UUID, list[UUID]] = {dossier: [] for dossier in dossiers}
    rijen = Huishoudlid.objects.filter(dossier_id__in=uit, tot__isnull=True)
    for dossier, persoon in rijen.values_list("dossier_id", "persoon_id"):
        uit[dossier].append(persoon)
    return uit
