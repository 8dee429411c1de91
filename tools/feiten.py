"""De feiten over de twintig stelsels: wat er in de stukken staat en op welke plek van het bestand dat staat."""

import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from keukentafel.inrichting.laden import als_dict, laad

WORTEL = Path(__file__).resolve().parents[1]
FEITEN = WORTEL / "tests" / "inrichting" / "feiten"
SLEUTELS = ("slug", "code", "naam", "wie", "termijn", "over", "kop")
"""Waaraan een deel van een lijst te herkennen is."""


@dataclass(frozen=True, slots=True)
class Feit:
    """Eén feit, met de plek en wat daar hoort te staan."""

    stelsel: str
    nummer: int
    feit: str
    pad: str
    op: date | None
    verwacht: dict[str, Any]
    toets: str | None
    """De proef van het gedrag; zonder naam alleen de proef dat het er staat."""

    @property
    def naam(self) -> str:
        """`de-bilt-3`: zo heet de proef van dit feit."""
        return f"{self.stelsel}-{self.nummer}"


@dataclass(frozen=True, slots=True)
class Plek:
    """Wat er op een pad staat, met de bron en de aanname die erbij horen."""

    waarde: Any
    bron: str
    aanname: str | None


def lees(stelsel: str) -> list[Feit]:
    """De feiten van één stelsel, in de volgorde van het bestand."""
    rijen = tomllib.loads((FEITEN / f"{stelsel}.toml").read_text(encoding="utf-8"))["feit"]
    return [
        Feit(
            stelsel=stelsel,
            nummer=nummer,
            feit=rij.pop("feit"),
            pad=rij.pop("pad"),
            op=rij.pop("op", None),
            toets=rij.pop("toets", None),
            verwacht=rij,
        )
        for nummer, rij in enumerate(rijen, 1)
    ]


def kop(stelsel: str) -> str:
    """De eerste regel van het bestand: gemeente, vorm en positionering."""
    with (FEITEN / f"{stelsel}.toml").open(encoding="utf-8") as bestand:
        return bestand.readline().removeprefix("# ").strip()


def zoek(feit: Feit) -> Plek:
    """Zoek de plek op in de inrichting zoals die op de dag van het feit gold. Een pad dat niet bestaat: `KeyError`."""
    gegevens = als_dict(laad(feit.stelsel, feit.op))
    bron, waarde = gegevens["bron"][0], gegevens
    rest = feit.pad.split(".")
    while rest:
        waarde, rest = _stap(waarde, rest, feit.pad)
        if isinstance(waarde, dict) and isinstance(waarde.get("bron"), str):
            bron = waarde["bron"]
    if isinstance(waarde, list) and "soort" in feit.verwacht:
        waarde = [deel for deel in waarde if deel["soort"] == feit.verwacht["soort"]]
    return Plek(waarde, bron, _aanname(gegevens["aannames"], feit.pad))


def _stap(waarde: Any, rest: list[str], pad: str) -> tuple[Any, list[str]]:
    """Eén stap dieper; een naam met punten erin telt als één stap."""
    for lengte in range(len(rest), 0, -1):
        naam = ".".join(rest[:lengte])
        if isinstance(waarde, dict) and naam in waarde:
            return waarde[naam], rest[lengte:]
        if isinstance(waarde, list):
            for deel in waarde:
                if any(deel.get(sleutel) == naam for sleutel in SLEUTELS):
                    return deel, rest[lengte:]
    raise KeyError(f"{pad}: '{rest[0]}' staat er niet")


def _aanname(aannames: list[dict[str, str]], pad: str) -> str | None:
    """De aanname die het dichtst bij dit pad staat."""
    passend = [a for a in aannames if pad == a["over"] or pad.startswith(f"{a['over']}.")]
    return max(passend, key=lambda a: len(a["over"]))["tekst"] if passend else None


def klopt(feit: Feit, waarde: Any) -> bool:
    """Staat er wat het feit zegt? `is` precies, `bevat` een deel, `telt` het aantal."""
    verwacht = feit.verwacht
    if "telt" in verwacht:
        return bool(len(waarde) == verwacht["telt"])
    if "bevat" in verwacht:
        return bool(verwacht["bevat"] in waarde)
    return bool(_gewoon(waarde) == _gewoon(verwacht["is"]))


def _gewoon(waarde: Any) -> Any:
    """Bedragen komen als tekst uit de JSON van een inrichting."""
    if isinstance(waarde, str) and waarde.replace(".", "", 1).isdigit():
        return float(waarde)
    return waarde


def kort(feit: Feit, waarde: Any) -> str:
    """Wat er staat, kort genoeg voor een cel."""
    if "telt" in feit.verwacht:
        return f"{len(waarde)} stuks"
    tekst = waarde if isinstance(waarde, str) else json.dumps(waarde, ensure_ascii=False)
    return tekst if len(tekst) <= 90 else f"{tekst[:89].rstrip()}…"


def alle(stelsels: tuple[str, ...]) -> Iterator[Feit]:
    """Alle feiten van alle stelsels."""
    for stelsel in stelsels:
        yield from lees(stelsel)
