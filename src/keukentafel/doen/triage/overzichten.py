"""De termijnen en de triage bij een vraag, mee in de vraag aan de database die de vragen zelf leest."""

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
