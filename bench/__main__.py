"""`make bench`: meet alles, elk onderdeel in een eigen proces; JSON op stdout en in build/bench.json.

`python -m bench NAAM...` meet alleen de genoemde onderdelen.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

WORTEL = Path(__file__).resolve().parents[1]
ONDERDELEN = sorted(pad.stem for pad in Path(__file__).parent.glob("[a-z]*.py"))
MEET = "import importlib, json, sys; print(json.dumps(importlib.import_module(sys.argv[1]).meet()))"


def machine() -> dict[str, Any]:
    """Return what the numbers were measured on."""
    model = [r for r in Path("/proc/cpuinfo").read_text("utf-8").splitlines() if r.startswith("model name")]
    return {
        "python": platform.python_version(),
        "kernen": os.cpu_count(),
        "processor": model[0].split(":", 1)[1].strip() if model else platform.machine(),
        "belasting_vooraf": round(os.getloadavg()[0], 2),
    }


def main(namen: list[str]) -> int:
    """Measure, write, print; 1 when a part fails."""
    uitkomsten: dict[str, Any] = {"moment": datetime.now(UTC).isoformat(timespec="seconds"), "machine": machine()}
    fout = 0
    for naam in namen or ONDERDELEN:
        print(f"meten: {naam} ...", file=sys.stderr, flush=True)
        klaar = subprocess.run(
            [sys.executable, "-c", MEET, f"bench.{naam}"], cwd=WORTEL, stdout=subprocess.PIPE, text=True, check=False
        )
        fout |= klaar.returncode != 0
        uitkomsten[naam] = json.loads(klaar.stdout.splitlines()[-1]) if klaar.returncode == 0 else "mislukt"
    tekst = json.dumps(uitkomsten, indent=2, ensure_ascii=False)
    doel = WORTEL / "build"
    doel.mkdir(exist_ok=True)
    (doel / "bench.json").write_text(tekst + "\n", encoding="utf-8")
    print(tekst)
    return int(fout)


def lees(argumenten: list[str] | None = None) -> list[str]:
    """Return which parts to measure; an unknown name stops with exit code 2 and the names there are."""
    lezer = argparse.ArgumentParser("python -m bench", description="Meet alles, of alleen wat je noemt.")
    lezer.add_argument("naam", nargs="*", help=", ".join(ONDERDELEN))
    namen: list[str] = lezer.parse_args(argumenten).naam
    if onbekend := [naam for naam in namen if naam not in ONDERDELEN]:
        lezer.error(f"{', '.join(onbekend)} is er niet; wel: {', '.join(ONDERDELEN)}")
    return namen


if __name__ == "__main__":
    sys.exit(main(lees()))
