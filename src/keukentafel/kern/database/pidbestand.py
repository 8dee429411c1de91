"""What postmaster.pid says, and whether it tells the truth: a killed postmaster leaves it behind."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

POORT = 5432  # only the name of the socket file; nothing listens on the network


@dataclass(frozen=True)
class Pidbestand:
    """The lines of postmaster.pid that matter here."""

    pid: int
    socketmap: Path | None
    stopt: bool = False


def lees(clustermap: Path) -> Pidbestand | None:
    """Return the contents, or None when there is no (readable) file; half-written lines are left out."""
    try:
        regels = (clustermap / "postmaster.pid").read_text(encoding="utf-8").splitlines()
        pid = int(regels[0])
    except (OSError, ValueError, IndexError):
        return None
    socketmap = Path(regels[4]) if len(regels) > 4 and regels[4].startswith("/") else None
    return Pidbestand(pid, socketmap, stopt=len(regels) > 7 and regels[7].strip() == "stopping")


def processen(clustermap: Path) -> list[int]:
    """Return the processes of this cluster: each of them, and no other, stands in its folder. Zombies do not count."""
    if not sys.platform.startswith("linux"):
        bekend = lees(clustermap)
        return [bekend.pid] if bekend and hoort_bij(bekend.pid, clustermap) else []
    pids = (int(naam) for naam in os.listdir("/proc") if naam.isdigit())  # noqa: PTH208
    return [pid for pid in pids if hoort_bij(pid, clustermap)]


def hoort_bij(pid: int, clustermap: Path) -> bool:
    """Return whether this is a living process of this cluster."""
    if not sys.platform.startswith("linux"):
        return _leeft(pid)
    try:
        if os.readlink(f"/proc/{pid}/cwd") != os.path.realpath(clustermap):  # noqa: PTH115
            return False
        naam = Path(f"/proc/{pid}/comm").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    return naam.startswith("postgres")  # not the shell that somebody left in the folder


def _leeft(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def ruim_op(clustermap: Path) -> None:
    """Remove the lock files of a dead postmaster. Only call when `processen` is empty: that is the proof."""
    oud = lees(clustermap)
    (clustermap / "postmaster.pid").unlink(missing_ok=True)
    if oud and oud.socketmap:
        for naam in (f".s.PGSQL.{POORT}", f".s.PGSQL.{POORT}.lock"):
            (oud.socketmap / naam).unlink(missing_ok=True)
