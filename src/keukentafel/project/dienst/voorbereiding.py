"""Wat er voor de webserver moet gebeuren: migraties, demo, en de controle op de rol en de sloten."""

import os
import subprocess
import sys
from typing import IO

import psycopg

from keukentafel.kern.database import controle, stand
from keukentafel.kern.database.fouten import OmgevingsFout
from keukentafel.kern.database.verbinding import ROLNAMEN, VARIABELEN, url_voor

SLOT = 5_385_011  # advisory lock: one start at a time migrates, also when two machines share a database
MIGRATIES = "migraties"


def verbind(rol: str, database: str | None = None) -> psycopg.Connection:
    """Connect as a role, or say in Dutch what does not answer (never the password).

    `database` is another database in the same place; without it the one of the address.
    """
    url = url_voor(rol)
    try:
        return psycopg.connect(url, autocommit=True, connect_timeout=10, dbname=database)
    except psycopg.OperationalError as fout:
        regels = str(fout).strip().splitlines() or [type(fout).__name__]
        raise OmgevingsFout(
            f"De database antwoordt niet voor de rol {ROLNAMEN[rol]} ({VARIABELEN[rol]}): {regels[0][:300]}"
        ) from fout
    except (psycopg.Error, ValueError):  # its message would quote the address, with the password in it
        raise OmgevingsFout(
            f"{VARIABELEN[rol]} is geen goed adres. Zo hoort het: postgresql://{ROLNAMEN[rol]}@machine:5432/keukentafel"
        ) from None


def omgeving(rol: str) -> dict[str, str]:
    """Return the environment of a process with one role: it gets the address of that role and no other."""
    schoon = {naam: waarde for naam, waarde in os.environ.items() if naam not in VARIABELEN.values()}
    schoon |= {VARIABELEN["app"]: url_voor("app"), "KEUKENTAFEL_ROL": rol}
    schoon[VARIABELEN[rol]] = url_voor(rol)
    schoon["DJANGO_SETTINGS_MODULE"] = "keukentafel.project.settings"
    return schoon


def roep(rol: str, *opdracht: str) -> None:
    """Run a module of ours as a role; its last words become the message when it fails."""
    vraag(rol, *opdracht, uitvoer=sys.stderr)


def vraag(rol: str, *opdracht: str, invoer: str = "", uitvoer: int | IO[str] = subprocess.PIPE) -> str:
    """Run a module of ours as a role, give it `invoer` and return what it says on stdout."""
    kind = subprocess.Popen(  # noqa: S603
        [sys.executable, "-m", *opdracht],
        env=omgeving(rol),
        stdin=subprocess.PIPE,
        stdout=uitvoer,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        gegeven, gezegd = kind.communicate(invoer)
    except BaseException:
        kind.terminate()
        kind.wait()
        raise
    if kind.returncode:
        raise OmgevingsFout(f"De stap {opdracht[0]} mislukte; er is niets half gedaan.\n{gezegd.strip()[-1500:]}")
    return gegeven or ""


def migreer() -> bool:
    """Migrate when our migrations differ from what the database says it has; return whether that was needed."""
    gewenst = stand.vingerafdruk()
    with verbind("app") as app:
        if stand.lees(app, MIGRATIES) == gewenst:
            return False
    with verbind("eigenaar") as eigenaar:
        eigenaar.execute("SELECT pg_advisory_lock(%s)", [SLOT])
        if stand.lees(eigenaar, MIGRATIES) != gewenst:
            roep("eigenaar", "keukentafel.project.dienst.migreer")
            stand.noteer(eigenaar, MIGRATIES, gewenst)
    return True


def controleer_rol() -> None:
    """Refuse a role that sees past the locks, before anything else is asked of the database."""
    with verbind("app") as app:
        _weiger(controle.rolfouten(app))


def controleer() -> None:
    """Refuse a role that sees past the locks, and a table without one."""
    with verbind("app") as app:
        _weiger(controle.fouten(app))


def _weiger(gevonden: list[str]) -> None:
    if gevonden:
        opsomming = "\n".join(f"- {fout}" for fout in gevonden)
        raise OmgevingsFout(
            f"Keukentafel start niet: de sloten op de dossiers zouden niet werken.\n{opsomming}\n"
            f"De webserver hoort te draaien met de rol {ROLNAMEN['app']}; `keukentafel database rollen` toont de SQL."
        )
