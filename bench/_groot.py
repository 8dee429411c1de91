"""Vul een bench-database in één keer met SQL: N dossiers met vijf contactmomenten elk, over de teams van de demo."""

from pathlib import Path

import psycopg

CONTACTEN = 5
OPDRACHTEN = (Path(__file__).parent / "groot.sql").read_text(encoding="utf-8")


def vul(eigenaar: psycopg.Connection, aantal: int) -> None:
    """Zet `aantal` dossiers erbij en werk de statistieken bij; `eigenaar` is een verbinding in autocommit."""
    waarden = {"aantal": aantal, "contacten": CONTACTEN}
    with eigenaar.transaction():
        for opdracht in OPDRACHTEN.split(";\n"):
            if opdracht.strip():
                eigenaar.execute(opdracht.encode(), waarden)
    eigenaar.execute("VACUUM ANALYZE")
