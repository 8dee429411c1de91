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


def lees(clustermap: Path) -> Pidbestand | None:
    """Return the contents, or None when there is no (readable) file; half-written lines are left out."""
    try:
        regels = (clustermap / "postmaster.pid").read_text(encoding="utf-8").splitlines()
        pid = int(regels[0])
    except (OSError, ValueError, IndexError):
        return None
    socketmap = Path(regels[4]) if len(regels) > 4 and regels[4].startswith("/") else None
    return Pidbestand(pid, socketmap)


def processen(clustermap: Path) -> list[int]:
    """Return the processes of this cluster: each of them, and no other, stands in its folder. Zombies do not count."""
    if not sys.platform.startswith("linux"):
        bekend = lees(clustermap)
        return [bekend.pid] if bekend and _leeft(bekend.pid) else []
    gevonden = []
    echt = os.path.realpath(clustermap)
    for naam in os.listdir("/proc"):  # noqa: PTH208
        if not naam.isdigit():
            continue
        try:
            if os.readlink(f"/proc/{naam}/cwd") == echt and _is_postgres(int(naam)):  # noqa: PTH115
                gevonden.append(int(naam))
        except OSError:
            continue
    return gevonden


def _is_postgres(pid: int) -> bool:
    """Return whether the program is postgres: a shell that somebody left in the folder is not."""
    naam = Path(f"/proc/{pid}/comm").read_text(encoding="utf-8", errors="replace").strip()
    return naam.startswith("postgres")


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
