"""The account that PostgreSQL runs under: PostgreSQL refuses root, so root hands it to an account without rights.

Nothing is added to /etc/passwd and no parent folder is opened up. The account is a bare uid that nobody else
uses, so that the socket folder (0700) is a real border; `nobody` is used for initdb only, which wants a name.
"""

import ctypes
import os
import pwd
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

EERSTE_UID = 59417  # high in the range of ordinary accounts, below what Debian and systemd hand out themselves
PR_SET_PDEATHSIG = 1


@dataclass(frozen=True)
class Account:
    """A uid and gid to run as."""

    uid: int
    gid: int

    def geef(self, pad: Path) -> None:
        """Make this account owner of a path, and of all below it."""
        for hier, mappen, bestanden in os.walk(pad):
            for naam in (*mappen, *bestanden):
                os.lchown(Path(hier) / naam, self.uid, self.gid)
        os.lchown(pad, self.uid, self.gid)


def ben_root() -> bool:
    """Return whether this process is root."""
    return os.geteuid() == 0


def databaseaccount(clustermap: Path) -> Account | None:
    """Return the account for the database: none for an ordinary user, the present owner, or a free uid for root."""
    if not ben_root():
        return None
    if clustermap.exists() and (staat := clustermap.stat()).st_uid != 0:
        return Account(staat.st_uid, staat.st_gid)
    uid = EERSTE_UID
    while _bestaat(uid):
        uid += 1
    return Account(uid, uid)


def naamaccount(account: Account | None) -> Account | None:
    """Return the account for initdb, which refuses a uid without a name: `nobody` where root works."""
    if account is None or _bestaat(account.uid):
        return account
    niemand = pwd.getpwnam("nobody")
    return Account(niemand.pw_uid, niemand.pw_gid)


def _bestaat(uid: int) -> bool:
    try:
        pwd.getpwuid(uid)
    except KeyError:
        return False
    return True


def volg_ouder(sein: int) -> Callable[[], None] | None:
    """Return what a child calls before it starts: get `sein` when its parent dies, however that dies (Linux)."""
    if not sys.platform.startswith("linux"):
        return None
    libc = ctypes.CDLL(None, use_errno=True)

    def zet() -> None:
        libc.prctl(PR_SET_PDEATHSIG, sein, 0, 0, 0)

    return zet


def kindopties(account: Account | None, sterf_met: int | None = signal.SIGKILL) -> dict[str, Any]:
    """Return the options of Popen for a program of PostgreSQL: account, clean surroundings, end with the parent."""
    opties: dict[str, Any] = {
        "cwd": "/",  # the folder of the clone may be closed to the account
        "env": {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C", "TZ": "UTC"},
        "stdin": subprocess.DEVNULL,
        "start_new_session": True,  # Ctrl-C goes to us, and we stop the database after the web server
    }
    if account is not None:
        opties |= {"user": account.uid, "group": account.gid, "extra_groups": []}
    if sterf_met is not None:
        opties["preexec_fn"] = volg_ouder(sterf_met)
    return opties
