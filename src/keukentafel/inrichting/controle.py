"""Voorlopig."""

import json, tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from keukentafel.inrichting.model import Inrichting
from keukentafel.inrichting.samenvoegen import ingangsdata, op_datum


@dataclass(frozen=True, slots=True)
class Fout:
    bestand: str
    regel: int
    pad: str
    melding: str
    verwacht: str = ""
    dichtstbij: str = ""


def lees_versies(pad: Path) -> tuple[list[Inrichting], list[Fout]]:
    l = tomllib.loads(pad.with_name("_landelijk.toml").read_text())
    g = tomllib.loads(pad.read_text())
    return [
        Inrichting.model_validate_json(json.dumps(op_datum(l, g, n), default=str)) for n in range(len(ingangsdata(g)))
    ], []
