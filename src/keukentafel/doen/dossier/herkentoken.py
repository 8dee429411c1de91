"""Een gevonden dossier aanwijzen zonder zijn nummer te geven: versleuteld, voor één medewerker, een uur lang."""

from uuid import UUID

from keukentafel.kern.toegang.versleutelen import OnleesbaarError, ontsleutel, versleutel

DOEL = b"keukentafel.herkennen.1"
GELDIG = 60 * 60
"""Zo lang is een aanwijzing te gebruiken, in seconden."""


def herken_token(dossier_id: UUID, medewerker_id: int) -> str:
    """Een aanwijzing die alleen deze medewerker kan gebruiken; twee keer vragen geeft twee verschillende."""
    return versleutel(f"{dossier_id}:{medewerker_id}", DOEL)


def uit_token(token: str, medewerker_id: int) -> UUID | None:
    """Het dossier, of None als de aanwijzing van een ander is, te oud is, of niet van ons komt.

    Wat iemand met het dossier mag, moet daarna nog blijken: de aanwijzing geeft geen recht.
    """
    try:
        dossier, wie = ontsleutel(token, DOEL, hoogstens=GELDIG).rsplit(":", 1)
    except (OnleesbaarError, UnicodeError):
        return None
    return UUID(dossier) if wie == str(medewerker_id) else None
