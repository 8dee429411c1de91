"""De standen van een vlag: één tabel met elke stap die kan, en wie haar zet."""

from dataclasses import dataclass
from typing import Literal

from keukentafel.doen.toezicht.models import Vlag

Wie = Literal["toezicht", "medewerker"]
S = Vlag.Status


@dataclass(frozen=True)
class Overgang:
    """Een stap van een vlag: van welke stand naar welke, en door wie."""

    van: str
    naar: str
    wie: Wie


OVERGANGEN = (
    Overgang(S.NIEUW, S.UITLEG_GEVRAAGD, "toezicht"),
    Overgang(S.NIEUW, S.GESLOTEN, "toezicht"),
    Overgang(S.UITLEG_GEVRAAGD, S.VERKLAARD, "medewerker"),
    Overgang(S.UITLEG_GEVRAAGD, S.GESLOTEN, "toezicht"),
    Overgang(S.VERKLAARD, S.UITLEG_GEVRAAGD, "toezicht"),
    Overgang(S.VERKLAARD, S.GESLOTEN, "toezicht"),
)


def stappen(van: str, wie: Wie) -> tuple[str, ...]:
    """De standen waar deze persoon een vlag nu heen kan brengen."""
    return tuple(stap.naar for stap in OVERGANGEN if stap.van == van and stap.wie == wie)
