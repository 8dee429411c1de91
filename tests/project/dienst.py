"""Start the real product in a process of its own, as a user would, and look at what is left afterwards."""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def datamap(zoals: Path | None = None) -> Iterator[Path]:
    """Return a data folder that the account of the database can traverse (pytest's own is closed to it).

    `zoals` is the data folder of a start that was stopped: the new one gets a copy of its database.
    """
    map_ = Path(tempfile.mkdtemp(prefix="ktp-"))
    map_.chmod(0o711 if os.geteuid() == 0 else 0o700)
    try:
        if zoals is not None:
            subprocess.run(["cp", "-a", zoals / "pg", map_ / "pg"], check=True)
        yield map_
    finally:
        shutil.rmtree(map_, ignore_errors=True)


class Dienst:
    """One `keukentafel start`."""

    def __init__(self, data: Path, *argumenten: str, poort: str | None = "0", **omgeving: str) -> None:
        """Start it, on a free port unless told otherwise."""
        opdracht = ["start", *(["--poort", poort] if poort else []), *argumenten]
        schoon = {naam: waarde for naam, waarde in os.environ.items() if not naam.startswith("DATABASE_URL")}
        self.data = data
        self.regels: list[str] = []
        self.proces = subprocess.Popen(
            [sys.executable, "-m", "keukentafel.project.opdrachten", *opdracht],
            env=schoon | {"KEUKENTAFEL_DATA": str(data), "KEUKENTAFEL_WERKERS": "1"} | omgeving,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        self._lezer = threading.Thread(target=self._lees, daemon=True)
        self._lezer.start()

    def _lees(self) -> None:
        if self.proces.stdout is not None:
            self.regels.extend(self.proces.stdout)

    @property
    def tekst(self) -> str:
        """Return what it said so far."""
        return "".join(self.regels)

    def wacht_op_adres(self, seconden: float = 300) -> str:
        """Return the address it prints when it is ready."""
        einde = time.monotonic() + seconden
        while time.monotonic() < einde:
            if gevonden := re.search(r"http://\S+", self.tekst):
                return gevonden[0]
            if self.proces.poll() is not None:
                break
            time.sleep(0.05)
        raise AssertionError(f"niet klaar: {self.tekst}")

    def einde(self, seconden: float = 300) -> tuple[int, str]:
        """Return exit code and text of a start that ends by itself."""
        code = self.proces.wait(seconden)
        self._lezer.join(5)
        return code, self.tekst

    def stop(self, sein: int = signal.SIGTERM) -> int:
        """Stop it and return its exit code."""
        self.proces.send_signal(sein)
        return self.einde()[0]

    def postmaster(self) -> int:
        """Return the process id of the database."""
        return int((self.data / "pg" / "postmaster.pid").read_text(encoding="utf-8").split()[0])

    def processen(self) -> list[str]:
        """Return what still runs: our process group, and whatever names or stands in the data folder."""
        uit = []
        for map_ in Path("/proc").glob("[0-9]*"):
            try:
                if map_.joinpath("stat").read_text("utf-8").rsplit(")", 1)[1].split()[0] == "Z":
                    continue
                opdracht = map_.joinpath("cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
                groep = os.getpgid(int(map_.name))
            except OSError:
                continue
            if groep == self.proces.pid or str(self.data) in opdracht:
                uit.append(opdracht)
        return uit

    def niets_over(self, seconden: float = 60) -> bool:
        """Return whether nothing is left within a while."""
        einde = time.monotonic() + seconden
        while self.processen() and time.monotonic() < einde:
            time.sleep(0.05)
        return self.processen() == []


def gezond(adres: str) -> int:
    """Return the status of GET /gezond; 0 when nobody answers."""
    try:
        with urllib.request.urlopen(f"{adres}/gezond", timeout=5) as antwoord:  # noqa: S310
            return int(antwoord.status)
    except urllib.error.HTTPError as fout:
        return fout.code
    except OSError:
        return 0
