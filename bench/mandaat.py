"""Meet 100.000 uitkomsten van het mandaat: zuiver rekenen, en via de opdrachtregel van begin tot eind."""

import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, get_args

from keukentafel.inrichting.laden import laad, namen
from keukentafel.inrichting.model import Inrichting
from keukentafel.regels.mandaat import Besluit, beoordeel
from keukentafel.regels.woorden import CATEGORIEEN, Kernbeslissing, Registratie, Wet

ZAAD = 20261122


def voorstel(kans: random.Random, nummer: int, inrichting: Inrichting) -> dict[str, Any]:
    """Een verzonnen voorstel; ongeveer een op de tien feiten is onbekend."""
    wet = kans.choice(get_args(Wet))
    feiten: dict[str, Any] = {
        "wet": wet,
        "categorie": kans.choice(CATEGORIEEN.get(wet, ("overig",))),
        "bedrag_per_jaar": f"{kans.randint(0, 9_000_000) / 100:.2f}",
        "leeftijd": kans.randint(0, 99),
        "indiener": {
            "rol": kans.choice(sorted(inrichting.rollen)),
            "registraties": [r for r in get_args(Registratie) if kans.random() < 0.5],
        },
        "adviezen": ["gedragswetenschapper"] if kans.random() < 0.5 else [],
        "kernbeslissing": [k for k in get_args(Kernbeslissing) if kans.random() < 0.2],
        "afwijking_verordening": kans.random() < 0.1,
        "motivering": "Zij kan niet anders." if kans.random() < 0.5 else "",
    }
    bekend = {sleutel: waarde for sleutel, waarde in feiten.items() if kans.random() < 0.9}
    return {"id": f"b{nummer}", "datum": "2026-11-20"} | bekend


def _cijfers(aantal: int, begin: float, cpu: float) -> dict[str, Any]:
    """Seconden op de klok en op de processor; het tempo volgt uit de processor, want de machine doet meer."""
    return {
        "seconden": round(time.perf_counter() - begin, 2),
        "cpu_seconden": round(cpu, 2),
        "per_cpu_seconde": round(aantal / cpu),
    }


def _zuiver(regels: list[str], inrichting: Inrichting) -> dict[str, Any]:
    besluiten = [Besluit.model_validate_json(regel) for regel in regels]
    begin, cpu = time.perf_counter(), time.process_time()
    for besluit in besluiten:
        beoordeel(besluit, inrichting)
    return _cijfers(len(regels), begin, time.process_time() - cpu)


def _opdracht(bestand: Path, naam: str, aantal: int) -> dict[str, Any]:
    """De hele opdracht: proces starten, inrichting lezen en controleren, JSON in en uit."""
    opdracht = [sys.executable, "-m", "keukentafel", "regels", "mandaat", "--inrichting", naam]
    begin = time.perf_counter()
    with bestand.open("rb") as voorstellen:
        uit = subprocess.run(opdracht, stdin=voorstellen, stdout=subprocess.PIPE, check=True)
    if (regels := uit.stdout.count(b"\n")) != aantal:
        raise SystemExit(f"{aantal} voorstellen, maar {regels} uitkomsten")
    verbruik = resource.getrusage(resource.RUSAGE_CHILDREN)
    cijfers = _cijfers(aantal, begin, verbruik.ru_utime + verbruik.ru_stime)
    return cijfers | {"geheugen_mb": round(verbruik.ru_maxrss / 1024)}


def meet(aantal: int = 100_000) -> dict[str, Any]:
    """De inrichting met de meeste treden; elke keer dezelfde voorstellen."""
    inrichting = max((laad(naam) for naam in namen()), key=lambda keuze: len(keuze.mandaat.treden))
    kans = random.Random(ZAAD)
    with tempfile.TemporaryDirectory() as werkmap:
        bestand = Path(werkmap) / "voorstellen.jsonl"
        with bestand.open("w", encoding="utf-8") as uit:
            for nummer in range(aantal):
                uit.write(json.dumps(voorstel(kans, nummer, inrichting)) + "\n")
        opdracht = _opdracht(bestand, inrichting.naam, aantal)
        zuiver = _zuiver(bestand.read_text(encoding="utf-8").splitlines(), inrichting)
    return {"inrichting": inrichting.naam, "voorstellen": aantal, "zuiver": zuiver, "opdracht": opdracht}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(meet(), indent=2) + "\n")
