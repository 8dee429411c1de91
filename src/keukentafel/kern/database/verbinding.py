"""Welk adres hoort bij welke rol: uit de omgeving, of van de ingebedde database van deze kloon.

Een proces heeft één rol (KEUKENTAFEL_ROL): de webserver krijgt het adres van de eigenaar niet te zien.
"""

import os
from urllib.parse import quote

from . import pidbestand, rollen
from .fouten import OmgevingsFout
from .pidbestand import POORT
from .plek import datamap

VARIABELEN = {"app": "DATABASE_URL", "eigenaar": "DATABASE_URL_EIGENAAR", "onderhoud": "DATABASE_URL_ONDERHOUD"}
ROLNAMEN = {"app": rollen.APP, "eigenaar": rollen.EIGENAAR, "onderhoud": rollen.ONDERHOUD}


def eigen_database() -> bool:
    """Return whether the environment names a database of its own; then nothing is started."""
    return bool(os.environ.get("DATABASE_URL"))


def url_voor(rol: str) -> str:
    """Return the address for `app`, `eigenaar` or `onderhoud`.

    Without DATABASE_URL and without a running embedded cluster this is an address that cannot be reached, so that
    commands that need no database (makemigrations, collectstatic) still run.
    """
    if gegeven := os.environ.get(VARIABELEN[rol]):
        return gegeven
    if eigen_database():
        raise OmgevingsFout(
            f"DATABASE_URL is gezet, maar {VARIABELEN[rol]} niet. Voor deze stap is de rol {ROLNAMEN[rol]} nodig. "
            "`keukentafel database rollen` toont de SQL die de drie rollen maakt."
        )
    try:
        bekend = pidbestand.lees(datamap() / "pg")
    except OmgevingsFout:
        bekend = None
    socketmap = str(bekend.socketmap) if bekend and bekend.socketmap else "/nergens"
    return f"postgresql://{ROLNAMEN[rol]}@{quote(socketmap, safe='')}:{POORT}/{rollen.DATABASE}"
