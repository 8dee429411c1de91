"""Het geheim waarmee sessies worden getekend: één keer gemaakt, alleen leesbaar voor wie de dienst draait."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from keukentafel.kern.database.fouten import OmgevingsFout

KORTSTE_GEHEIM = 32
"""Tekens; met een korter geheim start de webserver niet (wsgi.py)."""


@contextmanager
def met_geheim(data: Path) -> Iterator[None]:
    """Give what runs inside the secret of the web server, through the environment; outside nothing has changed."""
    eerst = os.environ.get("KEUKENTAFEL_GEHEIM")
    os.environ["KEUKENTAFEL_GEHEIM"] = sessiegeheim(data)
    try:
        yield
    finally:
        if eerst is None:
            del os.environ["KEUKENTAFEL_GEHEIM"]


def heeft_geheim(data: Path) -> bool:
    """Return whether there is a secret already, so that `sessiegeheim` would not make one."""
    pad = data / "geheim"
    return bool(os.environ.get("KEUKENTAFEL_GEHEIM")) or (pad.is_file() and pad.stat().st_size > 0)


def sessiegeheim(data: Path) -> str:
    """Return the secret from KEUKENTAFEL_GEHEIM or the data folder, made at the first start."""
    if gegeven := os.environ.get("KEUKENTAFEL_GEHEIM"):
        return gegeven
    pad = data / "geheim"
    try:
        if not pad.exists() or not pad.read_text(encoding="ascii"):
            half = data / f"geheim.{os.getpid()}"
            with os.fdopen(os.open(half, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "w") as bestand:
                bestand.write(secrets.token_urlsafe(48))
                bestand.flush()
                os.fsync(bestand.fileno())
            half.rename(pad)
        return pad.read_text(encoding="ascii")
    except OSError as fout:
        raise OmgevingsFout(f"Het sessiegeheim kan niet worden bewaard in {pad} ({fout.strerror}).") from fout
