"""Meet het lezen en controleren van alle inrichtingen, van een koud proces tot alle versies; doel: samen onder 2 s."""

import json
import resource
import subprocess
import sys
import time
from typing import Any

from keukentafel.inrichting.controle import lees_versies
from keukentafel.inrichting.laden import laad, namen
from keukentafel.inrichting.mappen import map_met_inrichtingen
from keukentafel.inrichting.verschil import verschil

DOEL = 2.0
"""Seconden voor alle bestanden samen."""


def _lees() -> dict[str, Any]:
    """Elk bestand één keer, zonder wat eerder gelezen is te onthouden."""
    per_bestand, aantal = {}, 0
    begin, cpu = time.perf_counter(), time.process_time()
    for naam in namen():
        start = time.process_time()
        versies, fouten = lees_versies(map_met_inrichtingen() / f"{naam}.toml")
        if fouten:
            raise SystemExit("\n".join(str(fout) for fout in fouten))
        per_bestand[naam], aantal = time.process_time() - start, aantal + len(versies)
    seconden, cpu = time.perf_counter() - begin, time.process_time() - cpu
    traagste = max(per_bestand, key=lambda naam: per_bestand[naam])
    return {
        "bestanden": len(per_bestand),
        "versies": aantal,
        "seconden": round(seconden, 3),
        "cpu_seconden": round(cpu, 3),
        "traagste": {"naam": traagste, "cpu_seconden": round(per_bestand[traagste], 3)},
        "doel_seconden": DOEL,
        "gehaald": cpu < DOEL,
    }


def _opdracht() -> dict[str, Any]:
    """`inrichting controleer` over alle bestanden, met het starten van het proces erbij."""
    paden = [str(map_met_inrichtingen() / f"{naam}.toml") for naam in namen()]
    begin = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "keukentafel", "inrichting", "controleer", *paden],
        stdout=subprocess.DEVNULL,
        check=True,
    )
    verbruik = resource.getrusage(resource.RUSAGE_CHILDREN)
    return {
        "seconden": round(time.perf_counter() - begin, 3),
        "cpu_seconden": round(verbruik.ru_utime + verbruik.ru_stime, 3),
        "geheugen_mb": round(verbruik.ru_maxrss / 1024),
    }


def _vergelijk() -> dict[str, Any]:
    alle = [laad(naam) for naam in namen()]
    cpu = time.process_time()
    paren = sum(1 for a in alle for b in alle if a is not b and verschil(a, b))
    return {"paren": paren, "cpu_seconden": round(time.process_time() - cpu, 3)}


def meet() -> dict[str, Any]:
    """Lezen in dit proces, de hele opdracht, en alle paren vergelijken."""
    return {"lezen": _lees(), "opdracht": _opdracht(), "verschil": _vergelijk()}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(meet(), indent=2) + "\n")
