"""Hoe de database ervoor staat: welke migraties en welke demo erin zitten. Een tweede start gaat niets na."""

import hashlib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import psycopg

PAKKET = Path(__file__).resolve().parents[2]
_TABEL = """
CREATE TABLE IF NOT EXISTS keukentafel_stand (sleutel text PRIMARY KEY, waarde text NOT NULL, moment timestamptz
NOT NULL DEFAULT now())
"""


def vingerafdruk(pakket: Path = PAKKET) -> str:
    """Return a fingerprint of all migrations: our files and the versions of the packages that bring theirs."""
    som = hashlib.sha256()
    for pad in _bestanden(pakket):
        som.update(str(pad.relative_to(pakket)).encode() + b"\0" + pad.read_bytes() + b"\0")
    for naam in ("django", "django-allauth", "procrastinate"):
        try:
            som.update(f"{naam}={version(naam)}".encode())
        except PackageNotFoundError:
            continue
    return som.hexdigest()


def _bestanden(pakket: Path) -> Iterator[Path]:
    yield from sorted(pakket.glob("**/migrations/*.py"))
    yield from sorted(pakket.glob("**/sql/*.sql"))


def lees(verbinding: psycopg.Connection, sleutel: str) -> str | None:
    """Return a noted value, or None when nothing was ever noted."""
    if verbinding.execute("SELECT to_regclass('public.keukentafel_stand')").fetchone() == (None,):
        return None
    rij = verbinding.execute("SELECT waarde FROM keukentafel_stand WHERE sleutel = %s", [sleutel]).fetchone()
    return str(rij[0]) if rij else None


def noteer(verbinding: psycopg.Connection, sleutel: str, waarde: str) -> None:
    """Note a value; the connection is of the owner."""
    verbinding.execute(_TABEL)
    verbinding.execute("REVOKE INSERT, UPDATE, DELETE ON keukentafel_stand FROM keukentafel_app")
    verbinding.execute(
        "INSERT INTO keukentafel_stand (sleutel, waarde) VALUES (%s, %s) "
        "ON CONFLICT (sleutel) DO UPDATE SET waarde = excluded.waarde, moment = now()",
        [sleutel, waarde],
    )
