"""Vul een bench-database met SQL: N dossiers met vijf contactmomenten elk, over zoveel teams als daarbij horen.

Elke opdracht maakt een hele tabel in één keer. De verwijzingen worden niet per rij nagegaan (dat is de helft van de
tijd), maar aan het eind per verwijzing in één keer; daarvoor is de baas van de proefdatabase nodig. Het schema
verandert niet, en alle andere grenzen van de tabellen gelden gewoon.
"""

from collections.abc import Mapping
from pathlib import Path

import psycopg
from psycopg import sql

CONTACTEN = 5
PER_TEAM = 2500
PER_PLOEG = 20
HIER = Path(__file__).parent
_VERWIJZINGEN = """
SELECT c.conname, c.conrelid::regclass::text, c.confrelid::regclass::text,
       array(SELECT a.attname::text FROM unnest(c.conkey) WITH ORDINALITY k(nr, plek)
             JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.nr ORDER BY k.plek),
       array(SELECT a.attname::text FROM unnest(c.confkey) WITH ORDINALITY k(nr, plek)
             JOIN pg_attribute a ON a.attrelid = c.confrelid AND a.attnum = k.nr ORDER BY k.plek)
FROM pg_constraint c WHERE c.contype = 'f' AND c.conrelid::regclass::text ~ '^(doen|regelen|kern)_' ORDER BY 1
"""


def vul(baas: psycopg.Connection, aantal: int) -> None:
    """Zet `aantal` dossiers erbij en werk de statistieken bij; `baas` is een superuser, in autocommit.

    Raises:
        RuntimeError: een rij verwijst naar niets.
    """
    baas.execute("SET session_replication_role = replica")
    try:
        _draai(baas, "groot.sql", {"aantal": aantal, "per_team": PER_TEAM, "per_ploeg": PER_PLOEG})
        for ronde in range(1, CONTACTEN + 1):
            _draai(baas, "contacten.sql", {"ronde": ronde})
    finally:
        baas.execute("SET session_replication_role = origin")
    baas.execute("VACUUM ANALYZE")
    if fout := los(baas):
        raise RuntimeError(f"deze verwijzingen kloppen niet: {', '.join(fout)}")


def los(baas: psycopg.Connection) -> list[str]:
    """De verwijzingen waarvan een rij naar niets wijst."""
    fout = []
    for naam, kind, ouder, van, naar in baas.execute(_VERWIJZINGEN).fetchall():
        paren = list(zip(van, naar, strict=True))
        gelijk = sql.SQL(" AND ").join(
            sql.SQL("k.{} = o.{}").format(sql.Identifier(een), sql.Identifier(ander)) for een, ander in paren
        )
        gevuld = sql.SQL(" AND ").join(sql.SQL("k.{} IS NOT NULL").format(sql.Identifier(een)) for een in van)
        zoek = sql.SQL("SELECT EXISTS (SELECT FROM {} k LEFT JOIN {} o ON {} WHERE {} AND o.{} IS NULL)").format(
            sql.Identifier(kind), sql.Identifier(ouder), gelijk, gevuld, sql.Identifier(naar[0])
        )
        if baas.execute(zoek).fetchone() == (True,):
            fout.append(naam)
    return fout


def _draai(baas: psycopg.Connection, bestand: str, waarden: Mapping[str, int]) -> None:
    for opdracht in (HIER / bestand).read_text(encoding="utf-8").split(";\n"):
        if opdracht.strip():
            baas.execute(opdracht.encode(), waarden)
