"""De termijnen en de triage bij een vraag, mee in de vraag aan de database die de vragen zelf leest."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet, Subquery

from keukentafel.doen.ingang.models import Termijn, Vraag
from keukentafel.doen.tabel import als_waarde, uit_waarde
from keukentafel.doen.triage.models import Triage


def met_stand(vragen: QuerySet[Vraag]) -> QuerySet[Vraag]:
    """Zet bij elke vraag haar open termijnen en haar laatste triage; lees ze met `termijnen` en `triage`."""
    bij = {"stelsel_id": OuterRef("stelsel_id"), "vraag_id": OuterRef("pk")}
    klokken = Termijn.objects.filter(**bij, klaar_op__isnull=True).order_by("uiterlijk", "soort")
    laatste = Triage.objects.filter(**bij).order_by("-moment")
    return vragen.annotate(
        open_klokken=ArraySubquery(klokken.values(rij=als_waarde(Termijn))),
        laatste_triage=Subquery(laatste.values(rij=als_waarde(Triage))[:1]),
    )


def termijnen(vraag: Vraag) -> list[Termijn]:
    """De open termijnen van een vraag die langs `met_stand` kwam, de eerste voorop."""
    rijen = [uit_waarde(Termijn, waarde) for waarde in vraag.open_klokken]  # type: ignore[attr-defined]
    for rij in rijen:
        rij.vraag = vraag
    return rijen


def triage(vraag: Vraag) -> Triage | None:
    """De laatste triage van een vraag die langs `met_stand` kwam."""
    waarde = vraag.laatste_triage  # type: ignore[attr-defined]
    return uit_waarde(Triage, waarde) if waarde else None


def geschiedenis(stelsel_id: int, vragen: Collection[UUID]) -> dict[UUID, list[Triage]]:
    """Elke beoordeling van deze vragen, de eerste voorop. Eén vraag aan de database."""
    per_vraag: dict[UUID, list[Triage]] = {}
    for rij in Triage.objects.filter(stelsel_id=stelsel_id, vraag_id__in=vragen).order_by("moment"):
        per_vraag.setdefault(rij.vraag_id, []).append(rij)
    return per_vraag


def bij_feit(triages: Sequence[Triage], soort: str, moment: datetime) -> Triage | None:
    """De beoordeling die bij een feit hoort: de eerste, die van dat moment, of die van het doorzetten erna."""
    if soort == "triage_gedaan":
        return triages[0] if triages else None
    if soort == "triage_herzien":
        return next((rij for rij in triages if rij.moment == moment), None)
    return next((rij for rij in triages if rij.moment >= moment), None)
