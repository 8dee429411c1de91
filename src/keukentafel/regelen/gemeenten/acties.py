import hashlib
import json
from datetime import datetime

from django.db import connection, transaction

from keukentafel.inrichting.model import Inrichting
from keukentafel.kern.stelsels.models import Stelsel
from keukentafel.regelen.gemeenten.models import Gemeente, InrichtingVersie


@transaction.atomic
def zorg_voor_stelsel(*, inrichting: Inrichting) -> Stelsel:
    """Het stelsel en de gemeenten van een inrichting; wat er nog niet is, wordt gemaakt.

    Houdt het stelsel vast: een tweede die een versie wil bewaren, wacht tot de eerste klaar is.
    """
    houd_vast(inrichting.naam)
    stelsel, _ = Stelsel.objects.get_or_create(naam=inrichting.naam, defaults={"titel": inrichting.titel})
    for gemeente in inrichting.gemeenten:
        Gemeente.objects.get_or_create(stelsel=stelsel, code=gemeente.code, defaults={"naam": gemeente.naam})
    return stelsel


def begin_versie(*, stelsel: Stelsel, inrichting: Inrichting, nu: datetime) -> tuple[InrichtingVersie, bool]:
    """De versie met deze inhoud, en of zij nieuw is. Een nieuwe heeft al een nummer, maar is nog niet bewaard.

    Bewaar haar als laatste: zodra de rij er staat, gelden haar rechten, misschien ook voor wie haar bewaart. Voor één
    datum kan een latere inhoud een eerdere vervangen; de eerdere rij blijft staan.
    """
    afdruk = vingerafdruk(inrichting)
    laatste = (
        InrichtingVersie.objects.filter(stelsel=stelsel, versie=inrichting.geldig_vanaf)
        .defer("inhoud")
        .order_by("-geladen_op", "-pk")
        .first()
    )
    if laatste is not None and laatste.vingerafdruk == afdruk:
        return laatste, False
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(pg_get_serial_sequence('regelen_inrichtingversie', 'id'))")
        (nummer,) = cursor.fetchone()
    versie = InrichtingVersie(
        pk=nummer,
        stelsel=stelsel,
        versie=inrichting.geldig_vanaf,
        vingerafdruk=afdruk,
        inhoud=inrichting.model_dump(mode="json"),
        geladen_op=nu,
    )
    return versie, True


def houd_vast(naam: str) -> None:
    """Houd de inrichting van dit stelsel vast tot het eind van de transactie; wie ook wil, wacht."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"inrichting:{naam}"])


def vingerafdruk(inrichting: Inrichting) -> str:
    """SHA-256 over de inhoud: twee versies met dezelfde afdruk zijn gelijk."""
    inhoud = inrichting.model_dump(mode="json")
    return hashlib.sha256(json.dumps(inhoud, sort_keys=True).encode()).hexdigest()


def werk_namen_bij(stelsel_id: int | None = None) -> None:
    """Zet namen zoals de inrichting van vandaag ze noemt: van het stelsel, gemeenten, gebieden, organisaties en teams.

    Een nieuwe naam gaat in op de dag van de versie, niet op de dag van laden. Zonder stelsel: alle stelsels.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT inrichting_bijwerken(%s)", [stelsel_id])
