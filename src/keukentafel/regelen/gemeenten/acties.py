import hashlib
import json
from datetime import datetime

from django.db import connection, transaction

from keukentafel.inrichting.model import Inrichting
from keukentafel.kern.stelsels.models import Stelsel
from keukentafel.regelen.gemeenten.models import Gemeente, InrichtingVersie


@transaction.atomic
def bewaar_versie(*, inrichting: Inrichting, nu: datetime) -> InrichtingVersie:
    """Bewaar een versie van een inrichting met haar stelsel en gemeenten. Nog eens laden verandert niets.

    Voor één datum kan een latere inhoud een eerdere vervangen; de eerdere rij blijft staan. Twee tegelijk wachten op
    elkaar: per stelsel gaat het één voor één.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"inrichting:{inrichting.naam}"])
    stelsel, _ = Stelsel.objects.get_or_create(naam=inrichting.naam, defaults={"titel": inrichting.titel})
    for gemeente in inrichting.gemeenten:
        Gemeente.objects.get_or_create(stelsel=stelsel, code=gemeente.code, defaults={"naam": gemeente.naam})
    inhoud = inrichting.model_dump(mode="json")
    afdruk = vingerafdruk(inrichting)
    laatste = _laatste_van(stelsel, inrichting)
    if laatste is not None and laatste.vingerafdruk == afdruk:
        return laatste
    return InrichtingVersie.objects.create(
        stelsel=stelsel, versie=inrichting.geldig_vanaf, vingerafdruk=afdruk, inhoud=inhoud, geladen_op=nu
    )


def vingerafdruk(inrichting: Inrichting) -> str:
    """SHA-256 over de inhoud: twee versies met dezelfde afdruk zijn gelijk."""
    inhoud = inrichting.model_dump(mode="json")
    return hashlib.sha256(json.dumps(inhoud, sort_keys=True).encode()).hexdigest()


def _laatste_van(stelsel: Stelsel, inrichting: Inrichting) -> InrichtingVersie | None:
    return (
        InrichtingVersie.objects.filter(stelsel=stelsel, versie=inrichting.geldig_vanaf)
        .defer("inhoud")
        .order_by("-geladen_op", "-pk")
        .first()
    )


def werk_namen_bij(stelsel_id: int | None = None) -> None:
    """Zet namen zoals de inrichting van vandaag ze noemt: van het stelsel, gemeenten, gebieden, organisaties en teams.

    Een nieuwe naam gaat in op de dag van de versie, niet op de dag van laden. Zonder stelsel: alle stelsels.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT inrichting_bijwerken(%s)", [stelsel_id])
