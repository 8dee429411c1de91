"""Bestanden over elkaar leggen: landelijk, dan de gemeente, dan de latere versies."""

from typing import Any

Gegevens = dict[str, Any]


def leg_over(onder: Gegevens, boven: Gegevens) -> Gegevens:
    """Tabellen gaan per sleutel samen, al het andere (ook lijsten) wordt in zijn geheel vervangen."""
    uit = dict(onder)
    for sleutel, waarde in boven.items():
        oud = uit.get(sleutel)
        uit[sleutel] = leg_over(oud, waarde) if isinstance(oud, dict) and isinstance(waarde, dict) else waarde
    return uit


def op_datum(landelijk: Gegevens, gemeente: Gegevens, nummer: int) -> Gegevens:
    """De gegevens van versie `nummer` (0 is de eerste)."""
    wijzigingen = gemeente.get("wijzigingen", [])
    uit = leg_over(landelijk, {sleutel: waarde for sleutel, waarde in gemeente.items() if sleutel != "wijzigingen"})
    for wijziging in wijzigingen[:nummer]:
        uit = leg_over(uit, wijziging.get("inhoud", {})) | {"geldig_vanaf": wijziging["geldig_vanaf"]}
    uit["wijzigingen"] = [
        {sleutel: wijziging[sleutel] for sleutel in ("geldig_vanaf", "omschrijving")} for wijziging in wijzigingen
    ]
    return uit
