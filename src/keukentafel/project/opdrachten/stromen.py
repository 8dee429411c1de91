"""De drie stromen van een opdracht, ook als wie ons start er een dicht deed (`>&-`, `<&-`, `2>&-`)."""

import os
import sys

from keukentafel.project.opdrachten.fouten import GEBRUIK, OMGEVING, OpdrachtError


def maak_klaar() -> None:
    """Geef elke gesloten stroom een plek waar niets gebeurt; zonder stdout is er geen antwoord te geven.

    Bleef nummer 0, 1 of 2 vrij, dan kreeg het eerste bestand dat we openen dat nummer en schreven we daarin.
    """
    for nummer in (0, 1, 2):
        try:
            os.fstat(nummer)
        except OSError:
            leeg = os.open(os.devnull, os.O_RDWR)
            if leeg != nummer:
                os.dup2(leeg, nummer)
                os.close(leeg)
            os.set_inheritable(nummer, True)
    if _gesloten(sys.stderr):
        sys.stderr = os.fdopen(os.dup(2), "w", encoding="utf-8")
    for stroom in (sys.stdout, sys.stderr):
        if stroom is not None and hasattr(stroom, "reconfigure"):
            stroom.reconfigure(encoding="utf-8", errors="backslashreplace")
    if _gesloten(sys.stdout):
        raise OpdrachtError("de uitvoer (stdout) is gesloten; er is niets gedaan", OMGEVING)


def eis_invoer() -> None:
    """Een opdracht die stdin leest kan niet zonder."""
    if _gesloten(sys.stdin):
        raise OpdrachtError("de invoer (stdin) is gesloten; geef regels met `<` of `|`", GEBRUIK)


def _gesloten(stroom: object) -> bool:
    # Python zet None neer voor een stroom die bij de start dicht is.
    return stroom is None
