"""Kleine woorden: getallen in letters, en een zin met een hoofdletter."""

from collections.abc import Iterable


def telwoord(aantal: int) -> str:
    """Tot en met twaalf in letters, zoals je het zegt."""
    woorden = ("geen", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf")
    return woorden[aantal] if aantal < len(woorden) else str(aantal)


def hoofdletter(zin: str) -> str:
    """Aan het begin van een zin; bij "één" gaat het streepje van de hoofdletter af."""
    return f"E{zin[1:]}" if zin.startswith("é") else zin[:1].upper() + zin[1:]


def midden_in_zin(naam: str) -> str:
    """Een naam zonder hoofdletter, behalve een afkorting: "schulden", maar "GGZ" en "Wmo-voorzieningen"."""
    return naam if naam[1:2].isupper() or naam.startswith("Wmo") else naam[:1].lower() + naam[1:]


def klein_begin(zin: str) -> str:
    """Midden in een zin: de eerste letter klein."""
    return zin[:1].lower() + zin[1:]


def op_een_rij(namen: Iterable[str]) -> str:
    """Met komma's achter elkaar; alleen de eerste houdt haar hoofdletter: "De afspraken, het journaal"."""
    rij = [str(naam) for naam in namen]
    return ", ".join([*rij[:1], *map(klein_begin, rij[1:])])
