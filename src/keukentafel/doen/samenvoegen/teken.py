"""Een bewijs dat iemand een dossier van een ander team vond (D1.9), zonder het te lezen: op naam, een uur geldig."""

from datetime import timedelta
from uuid import UUID

from django.core import signing

from keukentafel.doen.delen.nee import MagNiet

ZOUT = "keukentafel.herkend.1"
GELDIG = timedelta(hours=1)
"""Zo lang na het zoeken is het bewijs te gebruiken. # aanname: wie later aanbiedt, zoekt opnieuw, en dat is te zien"""


def geef(dossier_id: UUID, *, medewerker_id: int) -> str:
    """Het bewijs voor deze medewerker; een ander heeft er niets aan."""
    return signing.dumps([str(dossier_id), medewerker_id], salt=ZOUT)


def lees(bewijs: str, *, medewerker_id: int) -> UUID:
    """Het dossier uit het bewijs.

    Raises:
        MagNiet: het is vervalst, te oud, of van een ander.
    """
    try:
        dossier_id, wie = signing.loads(bewijs, salt=ZOUT, max_age=GELDIG)
    except signing.BadSignature as fout:
        raise MagNiet from fout
    if wie != medewerker_id:
        raise MagNiet
    return UUID(dossier_id)
