"""Twee mensen die hetzelfde wijzigen: de tweede ziet beide versies, en om de beurt wordt er geschreven."""

import hashlib
from decimal import Decimal
from typing import TypeVar

from django.db import connection, models

Rij = TypeVar("Rij", bound=models.Model)
SLOT = 4_103
"""Het nummer van dit slot in PostgreSQL, naast het nummer van het stelsel."""


class Verouderd(Exception):
    """Een ander wijzigde de rij na het openen van het formulier; `nu` is zoals zij in de database staat."""

    def __init__(self, nu: models.Model) -> None:
        super().__init__(str(nu))
        self.nu = nu


def versie(rij: models.Model) -> str:
    """Een kort merk van wat er in een rij staat; het verandert als er iets in de rij verandert."""
    velden = [(veld.attname, _tekst(veld.value_from_object(rij))) for veld in rij._meta.concrete_fields]
    return merk(*velden)


def merk(*wat: object) -> str:
    """Een kort merk van deze waarden, zonder de waarden zelf; het verandert als er één verandert."""
    return hashlib.sha256(repr(wat).encode()).hexdigest()[:16]


def _tekst(waarde: object) -> str:
    """24 en 24,0 zijn dezelfde uren."""
    return str(waarde.normalize() if isinstance(waarde, Decimal) else waarde)


def zelfde(rij: Rij, gezien: str) -> Rij:
    """De rij zelf, als zij nog is zoals iemand haar zag.

    Raises:
        Verouderd: er is intussen iets veranderd.
    """
    if gezien != versie(rij):
        raise Verouderd(rij)
    return rij


def om_de_beurt(stelsel_id: int) -> None:
    """Wie de inzet van een stelsel wijzigt, wacht op wie daar al mee bezig is; open aan het einde van de transactie.

    Zo ziet wie de laatste beheerder weghaalt altijd wat een ander net deed, ook als die haar eigen rij niet mag raken.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [SLOT, stelsel_id])
