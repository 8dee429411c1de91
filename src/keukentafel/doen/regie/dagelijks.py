"""Elke dag: wat tijdelijk was gaat terug, en wat bij een gestopt team of bij iemand die weg is ligt, komt terug."""

import json
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction


@dataclass(frozen=True)
class Gedaan:
    """Wat de taak deed, in ids: dossiers en vragen om te noemen in het logboek."""

    terug: tuple[UUID, ...]
    """Dossiers waarvan de regie of de toegang op naam afliep."""
    geweigerd: tuple[UUID, ...]
    """Overgangen aan een team dat er niet meer is."""
    regie: tuple[UUID, ...]
    """Dossiers waarvan de regisseur er niet meer werkt; het team heeft de regie."""
    vragen: tuple[UUID, ...]
    """Vragen waarvan de houder er niet meer werkt; zij zijn weer open bij het team."""


@transaction.atomic
def ruim_op(*, stelsel_id: int, nu: datetime) -> Gedaan:
    """Doe de dagelijkse taak voor één stelsel, met de rol voor onderhoud. Nog een keer verandert niets."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT kt_regie_dagelijks(%s, %s)", [stelsel_id, nu])
        uit = json.loads(cursor.fetchone()[0])
    return Gedaan(**{naam: tuple(map(UUID, uit[naam])) for naam in ("terug", "geweigerd", "regie", "vragen")})
