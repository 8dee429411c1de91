"""Meet hoeveel vragen per seconde `keukentafel regels triage` op één kern beoordeelt; schrijft JSON.

Gebruik: python -m bench.triage [--aantal 100000] [--inrichting NAAM]
"""

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from typing import Any, get_args

from keukentafel.inrichting.laden import laad, namen
from keukentafel.inrichting.model import Inrichting
from keukentafel.regels.woorden import AANMELDERS, KENMERKEN, LEEFGEBIEDEN, Kanaal, VraagSoort

ZAAD = 20261122
DOEL = {"zonder_anders_als": 10_000, "met_anders_als": 1_000}


def vraag(kans: random.Random, nummer: int, inrichting: Inrichting) -> dict[str, Any]:
    """Een verzonnen vraag; ongeveer een derde van de feiten is onbekend."""
    leeftijden = [kans.randint(0, 99) for _ in range(kans.randint(1, 5))]
    uit: dict[str, Any] = {
        "id": f"v{nummer}",
        "soort": kans.choice(get_args(VraagSoort)),
        "datum": (date(2026, 1, 1) + timedelta(days=kans.randint(0, 364))).isoformat(),
        "leefgebieden": kans.sample(LEEFGEBIEDEN, kans.randint(1, 6)),
        "kenmerken": {kenmerk: kans.random() < 0.5 for kenmerk in KENMERKEN if kans.random() < 0.66},
    }
    misschien = {
        "kanaal": kans.choice(get_args(Kanaal)),
        "aanmelder": kans.choice(AANMELDERS),
        "gemeente": inrichting.gemeenten[0].code,
        "gebied": kans.choice(inrichting.gebieden).code,
        "leeftijd": leeftijden[0],
        "huishouden": leeftijden,
        "vraag_van": leeftijden[: kans.randint(1, len(leeftijden))],
        "voorziening": {"wet": "wmo", "categorie": f"{kans.randint(1, 18):02d}"},
    }
    return uit | {sleutel: waarde for sleutel, waarde in misschien.items() if kans.random() < 0.66}


def draai(naam: str, bestand: Path, aantal: int, *opties: str) -> dict[str, Any]:
    """Draai de hele opdracht, van proces starten tot de laatste regel, op één kern."""
    opdracht = [sys.executable, "-m", "keukentafel", "regels", "triage", "--inrichting", naam, *opties]
    begin, rekentijd = time.perf_counter(), _rekentijd()
    with bestand.open("rb") as vragen:
        uit = subprocess.run(opdracht, stdin=vragen, stdout=subprocess.PIPE, check=True)
    duur, rekentijd = time.perf_counter() - begin, _rekentijd() - rekentijd
    regels = uit.stdout.count(b"\n")
    if regels != aantal:
        raise SystemExit(f"{aantal} vragen, maar {regels} uitkomsten")
    return {
        "seconden": round(duur, 2),
        "per_seconde": round(aantal / duur),
        "rekenseconden": round(rekentijd, 2),
        "per_rekenseconde": round(aantal / rekentijd),
    }


def _rekentijd() -> float:
    """Seconden dat een kern echt voor de kinderen werkte; op een drukke machine minder dan de klok aangeeft."""
    gebruik = resource.getrusage(resource.RUSAGE_CHILDREN)
    return gebruik.ru_utime + gebruik.ru_stime


def meet(aantal: int = 100_000, naam: str = "") -> dict[str, Any]:
    """Vragen per seconde, met en zonder `anders_als`."""
    naam = naam or namen()[0]
    inrichting = laad(naam)
    kans = random.Random(ZAAD)
    with tempfile.TemporaryDirectory() as werkmap:
        bestand = Path(werkmap) / "vragen.jsonl"
        with bestand.open("w") as uit:
            for nummer in range(aantal):
                uit.write(json.dumps(vraag(kans, nummer, inrichting)) + "\n")
        return {
            "inrichting": naam,
            "vragen": aantal,
            "doel_per_seconde": DOEL,
            "zonder_anders_als": draai(naam, bestand, aantal, "--zonder-anders-als"),
            "met_anders_als": draai(naam, bestand, aantal),
            "geheugen_mb": round(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024),
        }


def main() -> None:
    """Meet en schrijf het resultaat als JSON."""
    ontleder = argparse.ArgumentParser(description="Meet de snelheid van de triage.")
    ontleder.add_argument("--aantal", type=int, default=100_000)
    ontleder.add_argument("--inrichting", choices=namen(), default="")
    keuze = ontleder.parse_args()
    sys.stdout.write(json.dumps(meet(keuze.aantal, keuze.inrichting), indent=2) + "\n")


if __name__ == "__main__":
    main()
