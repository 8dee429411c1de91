"""Vul een bench-database met SQL: N dossiers met vijf contactmomenten elk, over zoveel teams als daarbij horen.

Elke opdracht maakt een hele tabel in één keer en wordt meteen vastgelegd: de verwijzingen worden dan per tabel
nagegaan, en het geheugen blijft klein. Het schema verandert niet.
"""

from pathlib import Path

import psycopg

CONTACTEN = 5
PER_TEAM = 2500
PER_PLOEG = 20
HIER = Path(__file__).parent


def vul(eigenaar: psycopg.Connection, aantal: int) -> None:
    """Zet `aantal` dossiers erbij en werk de statistieken bij; `eigenaar` is een verbinding in autocommit."""
    waarden = {"aantal": aantal, "per_team": PER_TEAM, "per_ploeg": PER_PLOEG}
    _draai(eigenaar, "groot.sql", waarden)
    for ronde in range(1, CONTACTEN + 1):
        _draai(eigenaar, "contacten.sql", {"ronde": ronde})
    eigenaar.execute("VACUUM ANALYZE")


def _draai(eigenaar: psycopg.Connection, bestand: str, waarden: dict[str, int]) -> None:
    for opdracht in (HIER / bestand).read_text(encoding="utf-8").split(";\n"):
        if opdracht.strip():
            eigenaar.execute(opdracht.encode(), waarden)
