"""De haak voor een virusscanner: een opdracht van de beheerder, die het bestand op zijn invoer krijgt."""

import shlex
import subprocess
from typing import Literal

from django.conf import settings

WACHT = 60
"""Seconden die de scanner krijgt."""


class NuNietTeScannen(Exception):
    """Er is een scanner, maar zij gaf geen oordeel; dan komt er niets binnen."""


def scan(inhoud: bytes) -> Literal["schoon", "virus", "geen_scanner"]:
    """Laat het bestand nakijken door de opdracht `DOCUMENTSCANNER`: uitgang 0 is schoon, 1 is een virus.

    Zo antwoorden `clamscan -` en `clamdscan -`. Zonder opdracht wordt er niet gekeken; dat staat dan bij het document.

    Raises:
        NuNietTeScannen: de scanner is er niet, duurt te lang of geeft een andere uitgang.
    """
    opdracht: str = settings.DOCUMENTSCANNER
    if not opdracht:
        return "geen_scanner"
    try:
        uitkomst = subprocess.run(  # noqa: S603 - de beheerder schrijft deze opdracht, geen bezoeker
            shlex.split(opdracht), input=inhoud, capture_output=True, timeout=WACHT, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as fout:
        raise NuNietTeScannen from fout
    if uitkomst.returncode == 0:
        return "schoon"
    if uitkomst.returncode == 1:
        return "virus"
    raise NuNietTeScannen
