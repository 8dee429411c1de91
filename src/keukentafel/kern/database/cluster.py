"""The embedded cluster: make it, start it or attach to it, and stop it when the last user leaves."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg

from . import pidbestand
from .account import databaseaccount, kindopties, naamaccount
from .binair import Binair, zoek
from .fouten import OmgevingsFout
from .pidbestand import POORT
from .plek import eis_doorloopbaar, eis_niets_in_de_weg
from .slot import Gebruik, startslot

BAAS = "postgres"
LANGSTE_SOCKETPAD = 90
GEDULD = 300.0  # seconds: recovery after a crash may take long on a big database
OPNIEUW = 10.0  # seconds: a killed postmaster can stay a zombie where process 1 does not reap
BEGRENSD_LOG = 10_000_000  # bytes

# Statements and details can hold what somebody typed; they stay out of the log.
INSTELLINGEN = {
    "unix_socket_permissions": "0700",
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "max_connections": "60",
    "timezone": "Europe/Amsterdam",
    "log_timezone": "Europe/Amsterdam",
}
# Tests start the product more than ten times beside each other, and every house keeps its connections.
SNEL = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "max_connections": "300"}


class Cluster:
    """One PostgreSQL cluster in `data`; `snel` is for tests only, it may lose everything at a power cut."""

    def __init__(self, data: Path, *, snel: bool = False, sterf_mee: bool = False) -> None:
        """Take a data folder; `sterf_mee` ends the database when the process that started it dies."""
        self.data = data
        self.map = data / "pg"
        self.snel = snel
        self.sterf_mee = sterf_mee
        self.log = data / "postgres.log"
        self._gebruik: Gebruik | None = None
        self._proces: subprocess.Popen[Any] | None = None
        self._socketmap: Path | None = None

    def url(self, rol: str = BAAS, database: str = "postgres") -> str:
        """Return the address of a database in this running cluster for a role."""
        return f"postgresql://{rol}@{quote(str(self._socketmap), safe='')}:{POORT}/{database}"

    @property
    def socketmap(self) -> Path | None:
        """Return the folder of the socket, known once the cluster runs."""
        return self._socketmap

    def start(self) -> "Cluster":
        """Start the cluster, or attach to it when it runs already; safe to call again after a crash."""
        if self._gebruik is None:
            eis_niets_in_de_weg(self.data)
            self._gebruik = Gebruik(self.data)
        with startslot(self.data):
            if not self._haak_aan():
                self._start_nieuw()
        return self

    def leeft(self) -> bool:
        """Return whether the postmaster is there; also reaps our child when it died."""
        if self._proces is not None:
            self._proces.poll()
        bekend = pidbestand.lees(self.map)
        return bekend is not None and pidbestand.hoort_bij(bekend.pid, self.map)

    def stop(self) -> None:
        """Stop the cluster when nobody else uses it."""
        if self._gebruik is None:
            return
        with startslot(self.data):
            if self._gebruik.ben_laatste():
                self._beeindig()
            self._gebruik.los()
            self._gebruik = None

    # -- start ---------------------------------------------------------------------------------------------------

    def _haak_aan(self) -> bool:
        """Attach to a running cluster; clear away what a killed one left behind."""
        begin = time.monotonic()
        onbruikbaar = 0.0  # since when it stops, or nobody can reach it because somebody cleaned /tmp
        while levend := pidbestand.processen(self.map):
            bekend = pidbestand.lees(self.map)
            if bekend is None or bekend.pid not in levend:
                self._wacht_op_wezen(levend)
                break
            self._socketmap = bekend.socketmap
            if bekend.socketmap and self._antwoordt()[0]:
                return True
            nu = time.monotonic()
            weg = bekend.stopt or (bekend.socketmap and not bekend.socketmap.exists())
            onbruikbaar = (onbruikbaar or nu) if weg else 0.0
            if (onbruikbaar and nu - onbruikbaar > OPNIEUW) or nu - begin > GEDULD:
                self._beeindig(meteen=True)
                break
            time.sleep(0.1)
        if self.map.is_dir():
            pidbestand.ruim_op(self.map)
        return False

    def _wacht_op_wezen(self, levend: list[int]) -> None:
        """Wait for the processes of a killed postmaster; they leave by themselves, or are told to after ten seconds."""
        einde = time.monotonic() + OPNIEUW
        while levend and time.monotonic() < einde + OPNIEUW:
            if time.monotonic() > einde:
                for pid in levend:
                    _sein(pid, signal.SIGKILL)
            time.sleep(0.05)
            levend = pidbestand.processen(self.map)

    def _start_nieuw(self) -> None:
        eis_doorloopbaar(self.data)
        account = databaseaccount(self.map)
        binair = zoek(account)
        if not (self.map / "PG_VERSION").is_file():
            self._maak(binair)
        self._eis_versie(binair)
        einde = time.monotonic() + OPNIEUW
        while True:
            self._lanceer(binair)
            fout = self._wacht()
            if fout is None:
                return
            if time.monotonic() > einde:
                raise OmgevingsFout(
                    f"De ingebedde PostgreSQL start niet{self._vol(fout)} (logboek {self.log}).\n{fout}"
                )
            time.sleep(0.5)

    def _maak(self, binair: Binair) -> None:
        """Run initdb beside the real place and move it there when it is whole."""
        for oud in self.data.glob("pg.nieuw-*"):
            shutil.rmtree(oud, ignore_errors=True)
        nieuw = self.data / f"pg.nieuw-{os.getpid()}"
        account = databaseaccount(self.map)
        maker = naamaccount(account)
        taal = ["--locale=C.UTF-8"]
        if binair.versie >= 17:
            taal = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
        opdracht: list[str | Path] = [
            binair.map / "initdb",
            "-D",
            nieuw,
            "-U",
            BAAS,
            "-A",
            "trust",
            "--auth-host=scram-sha-256",
        ]
        opdracht += ["-E", "UTF8", *taal, "--data-checksums", *(["--no-sync"] if self.snel else [])]
        nieuw.mkdir(mode=0o700)
        if maker is not None:
            maker.geef(nieuw)
        klaar = subprocess.run(opdracht, capture_output=True, text=True, check=False, **kindopties(maker))  # noqa: S603
        if klaar.returncode:
            shutil.rmtree(nieuw, ignore_errors=True)
            fout = klaar.stderr.strip()[-1500:]
            if "could not look up effective user ID" in fout:
                raise OmgevingsFout(
                    f"Het account met nummer {os.geteuid()} heeft geen naam (geen regel in /etc/passwd), en dan maakt "
                    "PostgreSQL geen database. Kies een account met een naam, of een eigen database met DATABASE_URL."
                )
            raise OmgevingsFout(f"De database kon niet worden gemaakt in {self.map}{self._vol(fout)}.\n{fout}")
        if account is not None:
            account.geef(nieuw)
        nieuw.rename(self.map)

    def _vol(self, fout: str) -> str:
        return f": de schijf van {self.data} is vol" if "No space left" in fout else ""

    def _eis_versie(self, binair: Binair) -> None:
        versie = (self.map / "PG_VERSION").read_text(encoding="ascii").strip()
        if versie != str(binair.versie):
            raise OmgevingsFout(
                f"De gegevens in {self.map} zijn van PostgreSQL {versie}, maar het programma is {binair.versie}. "
                "Zet PG_BINDIR op de oude versie, of zet de gegevens over (docs/installeren.md)."
            )

    def _lanceer(self, binair: Binair) -> None:
        account = databaseaccount(self.map)
        self._socketmap = self._maak_socketmap()
        if account is not None:
            account.geef(self._socketmap)
        instellingen = INSTELLINGEN | (SNEL if self.snel else {})
        opdracht: list[str | Path] = [
            binair.map / "postgres",
            "-D",
            self.map,
            "-h",
            "",
            "-k",
            self._socketmap,
            "-p",
            str(POORT),
        ]
        opdracht += [deel for naam, waarde in instellingen.items() for deel in ("-c", f"{naam}={waarde}")]
        if self.log.exists() and self.log.stat().st_size > BEGRENSD_LOG:
            self.log.replace(self.log.with_suffix(".log.1"))
        with os.fdopen(os.open(self.log, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600), "ab") as log:
            opties = kindopties(account, signal.SIGINT if self.sterf_mee else None)
            self._proces = subprocess.Popen(opdracht, stdout=log, stderr=log, **opties)  # noqa: S603

    def _maak_socketmap(self) -> Path:
        """Return a folder that is short enough for a socket and closed to all other accounts."""
        vast = self.data / "s"
        if len(str(vast)) + len(f"/.s.PGSQL.{POORT}") <= LANGSTE_SOCKETPAD:
            vast.mkdir(mode=0o700, exist_ok=True)
            return vast
        return Path(tempfile.mkdtemp(prefix="keukentafel-", dir="/tmp"))

    def _wacht(self) -> str | None:
        """Wait until the cluster answers; return None, or what went wrong."""
        proces = self._proces
        if proces is None:
            return "niet gestart"
        einde = time.monotonic() + GEDULD
        wat = ""
        while time.monotonic() < einde:
            if proces.poll() is not None:
                return "\n".join(self.log.read_text(encoding="utf-8", errors="replace").splitlines()[-8:])
            goed, wat = self._antwoordt()
            if goed:
                return None
            time.sleep(0.03)
        self._beeindig()
        return wat

    def _antwoordt(self) -> tuple[bool, str]:
        try:
            with psycopg.connect(self.url(), connect_timeout=5):
                return True, ""
        except psycopg.OperationalError as fout:
            return False, str(fout)

    # -- stop ----------------------------------------------------------------------------------------------------

    def _beeindig(self, *, meteen: bool = False) -> None:
        """Stop the cluster: politely, and after ten seconds (or `meteen`) at once; then the next start recovers.

        A PostgreSQL that stops can wait for ever for a child that was killed, so there is always a next step.
        """
        stappen = [(signal.SIGINT, 10.0), (signal.SIGQUIT, 10.0), (signal.SIGKILL, 5.0)]
        for sein, geduld in stappen[1:] if meteen else stappen:
            bekend = pidbestand.lees(self.map)
            levend = pidbestand.processen(self.map)
            if not levend:
                break
            for pid in [bekend.pid] if bekend and bekend.pid in levend else levend:
                _sein(pid, sein)
            einde = time.monotonic() + geduld
            while pidbestand.processen(self.map) and time.monotonic() < einde:
                if self._proces is not None:
                    self._proces.poll()
                time.sleep(0.02)
        if self._proces is not None:
            self._proces.wait()
            self._proces = None
        if self._socketmap is not None and self._socketmap.parent == Path("/tmp"):  # noqa: S108
            shutil.rmtree(self._socketmap, ignore_errors=True)


def _sein(pid: int, sein: int) -> None:
    try:
        os.kill(pid, sein)
    except ProcessLookupError:
        return
