"""Een inrichting kiezen op naam, met een gewone melding als dat niet kan."""

from datetime import date
from difflib import get_close_matches

from keukentafel.inrichting.controle import Fout
from keukentafel.inrichting.laden import (
    InrichtingFoutError,
    InrichtingOnbekendError,
    NogNietGeldigError,
    laad,
    ontleed_aanduiding,
    versies,
)
from keukentafel.inrichting.mappen import map_met_inrichtingen
from keukentafel.inrichting.model import Inrichting
from keukentafel.project.opdrachten.fouten import GEBRUIK, INVOER, OMGEVING, OpdrachtError


def controleer_map() -> None:
    """De map met inrichtingen moet er zijn."""
    if not map_met_inrichtingen().is_dir():
        raise OpdrachtError(f"de map met inrichtingen bestaat niet: {map_met_inrichtingen()}", OMGEVING)


def kies_versies(naam: str) -> list[Inrichting]:
    """Alle versies van een inrichting, de oudste eerst."""
    controleer_map()
    try:
        return versies(naam)
    except InrichtingOnbekendError as fout:
        tip = get_close_matches(naam, fout.namen, n=1, cutoff=0.4)
        bedoel = f"; bedoel je '{tip[0]}'?" if tip else "."
        kies = f" Kies uit: {', '.join(fout.namen)}" if fout.namen else " De map met inrichtingen is leeg."
        raise OpdrachtError(f"inrichting '{naam}' bestaat niet{bedoel}{kies}", GEBRUIK) from None
    except InrichtingFoutError as fout:
        raise OpdrachtError(deugt_niet(naam, fout.fouten), INVOER) from None


def deugt_niet(naam: str, fouten: list[Fout]) -> str:
    """Alle fouten van een inrichting, elk op een eigen regel."""
    return "\n".join([f"inrichting '{naam}' deugt niet:", *(f"  {fout}" for fout in fouten)])


def kies(naam: str, op: date) -> Inrichting:
    """De inrichting zoals die op deze dag geldt."""
    kies_versies(naam)
    try:
        return laad(naam, op)
    except NogNietGeldigError as fout:
        raise OpdrachtError(str(fout), INVOER) from None


def kies_aanduiding(aanduiding: str, vandaag: date) -> Inrichting:
    """De inrichting bij `naam` (zoals die vandaag geldt) of `naam@datum`."""
    try:
        naam, op = ontleed_aanduiding(aanduiding)
    except ValueError:
        dag = aanduiding.partition("@")[2]
        raise OpdrachtError(f"'{dag}' is geen datum die bestaat; schrijf NAAM@2026-11-20", GEBRUIK) from None
    return kies(naam, op or vandaag)
