"""Two locks in the data folder: one around the start, one that counts who uses the cluster."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .fouten import OmgevingsFout

LANGST_WACHTEN = 120.0  # seconds: a first start on a slow disk


@contextmanager
def startslot(data: Path) -> Iterator[None]:
    """Let one process at a time start or stop the cluster; the kernel frees the lock when that process dies."""
    einde = time.monotonic() + LANGST_WACHTEN
    fd = os.open(data / "start.slot", os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
    try:
        while not _probeer(fd, fcntl.LOCK_EX):
            if time.monotonic() > einde:
                raise OmgevingsFout(f"Een andere start houdt {data / 'start.slot'} al twee minuten vast.")
            time.sleep(0.05)
        yield
    finally:
        os.close(fd)


class Gebruik:
    """A shared lock for as long as a process uses the cluster; who can take it alone was the last one."""

    def __init__(self, data: Path) -> None:
        """Open the lock and take a share of it."""
        self._fd = os.open(data / "gebruik.slot", os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
        fcntl.flock(self._fd, fcntl.LOCK_SH)

    def ben_laatste(self) -> bool:
        """Return whether nobody else uses the cluster any more."""
        return _probeer(self._fd, fcntl.LOCK_EX)

    def los(self) -> None:
        """Give the share back."""
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1


def _probeer(fd: int, soort: int) -> bool:
    try:
        fcntl.flock(fd, soort | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
