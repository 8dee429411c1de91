"""Hoe staat het ervoor, voor wie terugbelt: bij wie de vraag ligt, welke stap, tot wanneer; verder niets."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection


@dataclass(frozen=True)
class Stand:
    """De stand van één vraag. `dossier` en `id` zijn voor het logboek; het scherm toont ze niet."""

    id: UUID
    kenmerk: str
    soort: str
    status: str
    afsluiting: str
    team: str
    contact: str | None
    dossier: UUID | None
    stap: str | None
    """De soort van de eerste klok die loopt."""
    uiterlijk: date | None
    lopend: int
    """Hoeveel vragen van het huishouden lopen, signalen niet meegeteld; op kenmerk gaat het om die ene."""


def stand_op_kenmerk(kenmerk: str) -> Stand | None:
    """De vraag met dit kenmerk, of None; alleen voor wie mag herkennen."""
    return _haal(kenmerk, None) if kenmerk else None


def stand_van_huishouden(dossier_id: UUID) -> Stand | None:
    """De lopende vraag van dit huishouden met de eerste datum (anders de laatste vraag), en nooit een signaal."""
    return _haal("", dossier_id)


def leg_verteld_vast(*, kenmerk: str, beller: str, akkoord: str, nu: datetime) -> None:
    """Zet in de stroom wie het hoorde, en dat de inwoner dat goed vond. Het gaat over de grens van een team.

    Raises:
        django.db.ProgrammingError (42501): de medewerker mag niet herkennen, er is geen vraag met dit kenmerk, de
            inwoner vond het niet goed, of de beller is geen code.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT kt_stand_verteld(%s, %s, %s, %s)", [kenmerk, beller, akkoord, nu])


def _haal(kenmerk: str, dossier_id: UUID | None) -> Stand | None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT kt_stand(%s, %s)", [kenmerk, dossier_id])
        gevonden = cursor.fetchone()
    if gevonden is None or gevonden[0] is None:
        return None
    rij = json.loads(gevonden[0])
    dag, dossier = rij["uiterlijk"], rij["dossier"]
    eigen = {
        "id": UUID(rij["id"]),
        "dossier": UUID(dossier) if dossier else None,
        "uiterlijk": date.fromisoformat(dag) if dag else None,
    }
    return Stand(**{**rij, **eigen})
