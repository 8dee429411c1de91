"""Hoe lang duurt een start: met een lege gegevensmap (met demo), en daarna met alles al op zijn plek."""

import statistics
import time
from pathlib import Path

from tests.project.dienst import Dienst, datamap

KEREN = 3


def _start(data: Path) -> tuple[float, float]:
    """Return seconds until the address is printed (after /gezond gives 200), and seconds to stop."""
    begin = time.monotonic()
    dienst = Dienst(data, "--demo")
    dienst.wacht_op_adres(120)
    klaar = time.monotonic()
    dienst.stop()
    return klaar - begin, time.monotonic() - klaar


def meet() -> dict[str, float | int]:
    """Return medians in seconds."""
    koud, warm, stoppen = [], [], []
    for _ in range(KEREN):
        with datamap() as data:
            koud.append(_start(data)[0])
            duur, stop = _start(data)
            warm.append(duur)
            stoppen.append(stop)
    return {
        "koud_s": round(statistics.median(koud), 2),
        "warm_s": round(statistics.median(warm), 2),
        "warm_langste_s": round(max(warm), 2),
        "stoppen_s": round(statistics.median(stoppen), 2),
        "keren": KEREN,
    }
