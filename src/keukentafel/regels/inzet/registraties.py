"""Welke registraties zijn verlopen of verlopen binnenkort?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

Stand = Literal["te_laat", "binnenkort", "geldig"]


@dataclass(frozen=True, slots=True)
class Inschrijving:
    """Een inschrijving in een register; `geldig_tot` is de laatste dag waarop zij geldt."""

    medewerker: int
    register: str
    geldig_tot: date


@dataclass(frozen=True, slots=True)
class Verloop:
    """Hoe een inschrijving ervoor staat; `dagen` is hoeveel dagen zij na vandaag nog geldt, onder nul is te laat."""

    inschrijving: Inschrijving
    stand: Stand
    dagen: int


def verloop(inschrijvingen: Iterable[Inschrijving], dag: date, waarschuw_dagen: int) -> list[Verloop]:
    """De stand per medewerker en register, wat het eerst verloopt voorop.

    Wie verlengd is, telt met de inschrijving die het langst geldt. Op de laatste dag is zij nog geldig.
    """
    laatste: dict[tuple[int, str], Inschrijving] = {}
    for nieuw in inschrijvingen:
        sleutel = (nieuw.medewerker, nieuw.register)
        if sleutel not in laatste or nieuw.geldig_tot > laatste[sleutel].geldig_tot:
            laatste[sleutel] = nieuw
    stand = [_stand(inschrijving, dag, waarschuw_dagen) for inschrijving in laatste.values()]
    return sorted(stand, key=lambda v: (v.dagen, v.inschrijving.medewerker, v.inschrijving.register))


def _stand(inschrijving: Inschrijving, dag: date, waarschuw_dagen: int) -> Verloop:
    dagen = (inschrijving.geldig_tot - dag).days
    stand: Stand = "te_laat" if dagen < 0 else "binnenkort" if dagen <= waarschuw_dagen else "geldig"
    return Verloop(inschrijving, stand, dagen)
