"""Denk foute stukken weg en onthoud waar de rest stond."""

from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from keukentafel.inrichting.meldingen import Melding, Plek, als_pad
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
    lang, kort = {als_pad(plek[:2]) for plek in weg}, {als_pad(plek[:1]) for plek in weg}
    return Rest(rest, oude_nummers, vervangen | lang | kort, frozenset(plekken))


def herstel(gegevens: Gegevens, meldingen: list[Melding]) -> tuple[Gegevens, list[Melding]]:
    """Zet bij een tikfout het bedoelde woord neer; geeft ook de meldingen waar dat niet kan."""
    nieuw, over = deepcopy(gegevens), []
    for melding in meldingen:
        ouder: Any = nieuw
        for deel in melding.plek[:-1]:
            ouder = ouder[deel] if deel in _sleutels(ouder) else None
        sleutel = melding.plek[-1] if melding.plek else None
        if sleutel not in _sleutels(ouder):
            over.append(melding)
        elif melding.soort == "literal_error" and melding.dichtstbij:
            ouder[sleutel] = melding.dichtstbij
        elif melding.soort == "extra_forbidden" and isinstance(ouder, dict):
            waarde = ouder.pop(sleutel)
            if melding.dichtstbij:
                ouder.setdefault(melding.dichtstbij, waarde)
        else:
            over.append(melding)
    return nieuw, [melding for melding in over if not (melding.soort == "missing" and _staat_er(nieuw, melding.plek))]


def _sleutels(waarde: Any) -> Any:
    return range(len(waarde)) if isinstance(waarde, list) else waarde if isinstance(waarde, dict) else ()


def _staat_er(gegevens: Any, plek: Plek) -> bool:
    for deel in plek:
        if deel not in _sleutels(gegevens):
            return False
        gegevens = gegevens[deel]
    return True
