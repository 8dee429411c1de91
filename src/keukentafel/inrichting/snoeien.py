"""Denk foute stukken weg en onthoud waar de rest stond."""

from dataclasses import dataclass
from typing import Any

from keukentafel.inrichting.meldingen import Plek
from keukentafel.inrichting.samenvoegen import Gegevens


@dataclass(frozen=True, slots=True)
class Rest:
    """Wat er overblijft, met de weg terug naar de oude plekken."""

    gegevens: Gegevens
    oude_nummers: dict[Plek, list[int]]
    """Nieuwe plek van een lijst -> de oude nummers van wat erin bleef."""
    delen: frozenset[str]
    """De delen waar iets uit weg is."""
    plekken: frozenset[Plek]

    def terug(self, plek: Plek) -> Plek:
        """De plek in het oorspronkelijke bestand."""
        oud: Plek = ()
        for diepte, deel in enumerate(plek):
            nummers = self.oude_nummers.get(plek[:diepte])
            if isinstance(deel, int) and nummers is not None and deel < len(nummers):
                deel = nummers[deel]  # noqa: PLW2901
            oud = (*oud, deel)
        return oud

    def bestaat(self, plek: Plek) -> bool:
        """Bleef er op deze oude plek iets staan?"""
        return plek in self.plekken


def snoei(gegevens: Gegevens, weg: set[Plek], vervangen: frozenset[str] = frozenset()) -> Rest:
    """Een kopie zonder de plekken in `weg`; ook wat `vervangen` is, telt niet als compleet."""
    oude_nummers: dict[Plek, list[int]] = {}
    plekken: set[Plek] = set()

    def kopie(waarde: Any, oud: Plek, nieuw: Plek) -> Any:
        plekken.add(oud)
        if isinstance(waarde, dict):
            return {k: kopie(v, (*oud, k), (*nieuw, k)) for k, v in waarde.items() if (*oud, k) not in weg}
        if isinstance(waarde, list):
            blijft = [nummer for nummer in range(len(waarde)) if (*oud, nummer) not in weg]
            oude_nummers[nieuw] = blijft
            return [kopie(waarde[nr], (*oud, nr), (*nieuw, nieuw_nr)) for nieuw_nr, nr in enumerate(blijft)]
        return waarde

    rest = kopie(gegevens, (), ())
    delen = (
        vervangen | {str(plek[0]) for plek in weg if plek} | {f"{plek[0]}.{plek[1]}" for plek in weg if len(plek) > 1}
    )
    return Rest(rest, oude_nummers, frozenset(delen), frozenset(plekken))
