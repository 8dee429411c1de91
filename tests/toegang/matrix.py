"""Leest de toegangsmatrix en de adressen van het huis."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from keukentafel.regelen.medewerkers.verzoek import Deur

BESTAND = Path(__file__).parent / "matrix.toml"
TABEL: dict[str, Any] = tomllib.loads(BESTAND.read_text(encoding="utf-8"))
KIJKERS: dict[str, str] = TABEL["kijkers"]


@dataclass(frozen=True)
class Adres:
    """Een rij van de matrix. `gegevens` stuurt een formulier mee; `geheim`: met het dossier van het geheime adres."""

    naam: str
    methode: str
    mag: frozenset[str]
    gegevens: dict[str, str]
    aparte_bladen: bool
    geheim: bool = False


def leden(namen: list[str]) -> frozenset[str]:
    """Vouw groepen (`@lezers`) uit tot kijkers."""
    gevonden: set[str] = set()
    for naam in namen:
        gevonden |= leden(TABEL["groepen"][naam[1:]]) if naam.startswith("@") else {naam}
    return frozenset(gevonden)


def adressen() -> list[Adres]:
    """Elke rij, met per methode een eigen regel."""
    return [
        Adres(
            naam,
            methode,
            leden(rij["mag"]),
            rij.get("gegevens", {}),
            rij.get("aparte_bladen", False),
            rij.get("dossier") == "geheim",
        )
        for naam, rij in TABEL["adres"].items()
        for methode in rij.get("methoden", [rij.get("methode", "GET")])
    ]


def patronen(plek: URLResolver | None = None) -> Iterator[URLPattern]:
    """Elk adres dat Django kent."""
    for patroon in (plek or get_resolver()).url_patterns:
        if isinstance(patroon, URLResolver):
            yield from patronen(patroon)
        else:
            yield patroon


def deur(patroon: URLPattern) -> Deur | None:
    """De deur van een adres, ook die van een klasse."""
    view = patroon.callback
    gevonden: Deur | None = getattr(view, "deur", None) or getattr(getattr(view, "view_class", None), "deur", None)
    return gevonden
