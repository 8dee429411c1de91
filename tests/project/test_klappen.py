"""Long proof: kill -9 of anything, at any moment, and the next start gets up by itself."""

import os
import random
import signal
import time
from pathlib import Path

import pytest

from keukentafel.kern.database import pidbestand
from tests.project.dienst import Dienst, datamap, gezond

KEREN = 20


@pytest.mark.bewijs
def test_na_elke_klap_op_elk_moment_start_het_weer() -> None:
    toeval = random.Random(20261122)  # noqa: S311
    with datamap() as data:
        for keer in range(KEREN):
            dienst = Dienst(data)
            if keer % 2:
                time.sleep(toeval.uniform(0.1, 4))  # in the middle of initdb, migrating, starting
            else:
                dienst.wacht_op_adres()
            slachtoffer = toeval.choice(_iedereen(dienst, data) or [dienst.proces.pid])
            _dood(slachtoffer)
            if toeval.random() < 0.5:
                _dood(dienst.proces.pid)
            if dienst.proces.poll() is None:
                dienst.stop()
        laatste = Dienst(data)
        assert gezond(laatste.wacht_op_adres()) == 200
        assert laatste.stop() == 0
        assert laatste.niets_over()


def _iedereen(dienst: Dienst, data: Path) -> list[int]:
    """Return the starter, the web server and all processes of the database."""
    groep = []
    for map_ in Path("/proc").glob("[0-9]*"):
        try:
            if os.getpgid(int(map_.name)) == dienst.proces.pid:
                groep.append(int(map_.name))
        except OSError:
            continue
    return groep + pidbestand.processen(data / "pg")


def _dood(pid: int) -> None:
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return
