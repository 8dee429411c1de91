"""A second cluster for tests, and databases in it that are copied from a template with all migrations applied."""

import fcntl
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg import sql

from keukentafel.kern.database import rollen, stand
from keukentafel.kern.database.cluster import Cluster
from keukentafel.kern.database.plek import datamap

NIEUW = "sjabloon_nieuw"


def proefcluster() -> Cluster:
    """Start the test cluster beside the real one (data folder `proef`), or attach to it."""
    data = datamap() / "proef"
    if not data.is_dir():
        data.mkdir(exist_ok=True)
        data.chmod(0o711)
    return Cluster(data, snel=True).start()


def maak_database(cluster: Cluster, soort: str = "proef") -> str:
    """Return the name of a fresh database with all migrations; 0.2 s when the template is there."""
    with _slot(cluster.data), psycopg.connect(cluster.url(), autocommit=True) as baas:
        _ruim_op(baas)
        sjabloon = _sjabloon(cluster, baas)
        naam = f"{soort}_{os.getpid()}"
        baas.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(naam)))
        baas.execute(
            sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE {}").format(
                sql.Identifier(naam), sql.Identifier(rollen.EIGENAAR), sql.Identifier(sjabloon)
            )
        )
    return naam


def gooi_weg(cluster: Cluster, naam: str) -> None:
    """Drop a database, with whoever is still connected to it."""
    with psycopg.connect(cluster.url(), autocommit=True) as baas:
        baas.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(naam)))


def omgeving(cluster: Cluster, database: str, rol: str = "app") -> dict[str, str]:
    """Return the environment for a process of Keukentafel on such a database."""
    return {
        **os.environ,
        "KEUKENTAFEL_ROL": rol,
        "DJANGO_SETTINGS_MODULE": "keukentafel.project.settings",
        "DATABASE_URL": cluster.url(rollen.APP, database),
        "DATABASE_URL_EIGENAAR": cluster.url(rollen.EIGENAAR, database),
        "DATABASE_URL_ONDERHOUD": cluster.url(rollen.ONDERHOUD, database),
    }


def _sjabloon(cluster: Cluster, baas: psycopg.Connection) -> str:
    """Return the template for the migrations as they are now; older ones are dropped."""
    naam = f"sjabloon2_{stand.vingerafdruk()[:16]}"
    bestaand = [rij[0] for rij in baas.execute("SELECT datname FROM pg_database WHERE datname LIKE 'sjabloon%'")]
    if naam in bestaand:
        return naam
    for oud in bestaand:
        baas.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(oud)))
    rollen.zorg(cluster.url(), NIEUW)
    klaar = subprocess.run(
        [sys.executable, "-m", "keukentafel.project.dienst.migreer"],
        env=omgeving(cluster, NIEUW, "eigenaar"),
        capture_output=True,
        text=True,
        check=False,
    )
    if klaar.returncode:
        raise RuntimeError(f"De migraties lopen niet:\n{klaar.stderr[-4000:]}")
    with psycopg.connect(cluster.url(rollen.EIGENAAR, NIEUW), autocommit=True) as eigenaar:
        stand.noteer(eigenaar, "migraties", stand.vingerafdruk())
    baas.execute(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(NIEUW), sql.Identifier(naam)))
    return naam


def _ruim_op(baas: psycopg.Connection) -> None:
    """Drop what runs that were killed left behind."""
    for (naam,) in baas.execute("SELECT datname FROM pg_database").fetchall():
        gevonden = re.fullmatch(r"(?:proef|browser|bench|keten|opdracht)_(\d+)", naam)
        if gevonden and not Path(f"/proc/{gevonden[1]}").exists():
            baas.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(naam)))


@contextmanager
def _slot(data: Path) -> Iterator[None]:
    with (data / "sjabloon.slot").open("w") as bestand:
        fcntl.flock(bestand, fcntl.LOCK_EX)
        yield
