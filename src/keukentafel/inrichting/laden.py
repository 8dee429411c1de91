"""Inrichtingen lezen: uit de map met TOML-bestanden, of uit wat er eerder als JSON is opgeslagen."""

import json
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from keukentafel.inrichting.controle import Fout, lees_versies
from keukentafel.inrichting.mappen import LANDELIJK, map_met_inrichtingen
from keukentafel.inrichting.model import Inrichting
from keukentafel.inrichting.samenvoegen import Gegevens


class InrichtingOnbekendError(LookupError):
    """Er is geen inrichting met deze naam; `namen` zijn de inrichtingen die er wel zijn."""

    def __init__(self, naam: str, namen: list[str]) -> None:
        super().__init__(f"inrichting '{naam}' bestaat niet")
        self.naam = naam
        self.namen = namen


class InrichtingFoutError(ValueError):
    """Het bestand van een inrichting deugt niet; `fouten` noemt alles wat er mis is."""

    def __init__(self, fouten: list[Fout]) -> None:
        super().__init__("\n".join(str(fout) for fout in fouten))
        self.fouten = fouten


class NogNietGeldigError(ValueError):
    """Op deze dag gold de inrichting nog niet."""

    def __init__(self, naam: str, op: date, eerste: date) -> None:
        super().__init__(f"inrichting '{naam}' gold op {op} nog niet; zij geldt vanaf {eerste}")
        self.eerste = eerste


@dataclass(frozen=True, slots=True)
class Regel:
    """Een inrichting in de lijst."""

    naam: str
    titel: str
    gemeenten: tuple[str, ...]
    vorm: str
    positionering: int
    geldig_vanaf: date

    def als_dict(self) -> dict[str, Any]:
        """JSON, zoals `inrichting lijst --json` die geeft."""
        return {
            "naam": self.naam,
            "titel": self.titel,
            "gemeenten": list(self.gemeenten),
            "vorm": self.vorm,
            "positionering": self.positionering,
            "geldig_vanaf": self.geldig_vanaf.isoformat(),
        }


def namen() -> list[str]:
    """De namen van alle inrichtingen in de map."""
    return sorted(pad.stem for pad in map_met_inrichtingen().glob("*.toml") if not pad.name.startswith("_"))


def versies(naam: str) -> list[Inrichting]:
    """Alle versies van een inrichting, de oudste eerst."""
    pad = map_met_inrichtingen() / f"{naam}.toml"
    if naam.startswith("_") or "/" in naam or "\\" in naam or "\0" in naam or not pad.is_file():
        raise InrichtingOnbekendError(naam, namen())
    landelijk = pad.with_name(LANDELIJK)
    stand = (pad.stat().st_mtime_ns, landelijk.stat().st_mtime_ns if landelijk.is_file() else 0)
    return list(_gelezen(pad, stand))


@lru_cache(maxsize=64)
def _gelezen(pad: Path, _stand: tuple[int, int]) -> tuple[Inrichting, ...]:
    gelezen, fouten = lees_versies(pad)
    if fouten:
        raise InrichtingFoutError(fouten)
    return tuple(gelezen)


def laad(naam: str, op: date | None = None) -> Inrichting:
    """De inrichting zoals die op `op` gold; zonder datum de laatste versie."""
    alle = versies(naam)
    if op is None:
        return alle[-1]
    geldig = [versie for versie in alle if versie.geldig_vanaf <= op]
    if not geldig:
        raise NogNietGeldigError(naam, op, alle[0].geldig_vanaf)
    return geldig[-1]


def ontleed_aanduiding(aanduiding: str) -> tuple[str, date | None]:
    """`naam`, of `naam@2018-01-01` voor de versie die op die dag geldt; ValueError als de dag niet bestaat."""
    naam, apenstaart, dag = aanduiding.partition("@")
    return naam, date.fromisoformat(dag) if apenstaart else None


def bestand_van(naam: str) -> Path:
    """Het bestand van een inrichting, met alle versies erin."""
    versies(naam)
    return map_met_inrichtingen() / f"{naam}.toml"


def goede_namen() -> list[str]:
    """De namen van de inrichtingen zonder fouten: één kapot bestand houdt de andere niet tegen."""
    goed, _ = _goed_en_fout()
    return list(goed)


def _goed_en_fout() -> tuple[dict[str, list[Inrichting]], dict[str, list[Fout]]]:
    goed: dict[str, list[Inrichting]] = {}
    fouten: dict[str, list[Fout]] = {}
    for naam in namen():
        try:
            goed[naam] = versies(naam)
        except InrichtingFoutError as fout:
            fouten[naam] = fout.fouten
        except InrichtingOnbekendError:
            continue  # een map, of een bestand dat intussen weg is
    return goed, fouten


def lijst(op: date | None = None) -> list[Regel]:
    """Alle inrichtingen, elk zoals die op `op` geldt (of, als dat later is, zoals die begint)."""
    regels, fouten = lijst_met_fouten(op)
    if fouten:
        raise InrichtingFoutError([fout for van_een in fouten.values() for fout in van_een])
    return regels


def lijst_met_fouten(op: date | None = None) -> tuple[list[Regel], dict[str, list[Fout]]]:
    """De goede inrichtingen zoals in `lijst`, en per naam de fouten van de andere."""
    regels = []
    goed, fouten = _goed_en_fout()
    for naam, alle in goed.items():
        geldig = [versie for versie in alle if op is None or versie.geldig_vanaf <= op]
        gekozen = geldig[-1] if geldig else alle[0]
        codes = tuple(gemeente.code for gemeente in gekozen.gemeenten)
        regels.append(Regel(naam, gekozen.titel, codes, gekozen.vorm, gekozen.positionering, gekozen.geldig_vanaf))
    return regels, fouten


def uit_dict(gegevens: Gegevens) -> Inrichting:
    """Een inrichting uit opgeslagen JSON (`model_dump(mode="json")`); die is bij het opslaan al gecontroleerd."""
    return Inrichting.model_validate_json(json.dumps(gegevens))


def op_volgorde(inrichting: Inrichting) -> Inrichting:
    """Dezelfde inrichting met haar tabellen op naam: de database onthoudt niet in welke volgorde zij stonden."""
    return Inrichting.model_validate_json(json.dumps(als_dict(inrichting), sort_keys=True))


def als_dict(inrichting: Inrichting) -> dict[str, Any]:
    """De inrichting als JSON, om op te slaan of te tonen."""
    return inrichting.model_dump(mode="json")
