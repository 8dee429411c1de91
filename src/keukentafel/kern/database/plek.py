"""Where the data lives: one folder per clone, so that two clones on one machine never meet."""

import os
import secrets
from pathlib import Path

from .account import ben_root
from .binair import GEDEELD
from .fouten import OmgevingsFout

PAKKET = Path(__file__).resolve().parents[2]


def kloon() -> Path | None:
    """Return the root of the clone this package runs from, or None when it is installed as a wheel."""
    wortel = PAKKET.parents[1]
    return wortel if PAKKET.parent.name == "src" and (wortel / "pyproject.toml").is_file() else None


def datamap() -> Path:
    """Return the data folder, made when it was not there: KEUKENTAFEL_DATA, .data in the clone, or a system folder."""
    if eigen := os.environ.get("KEUKENTAFEL_DATA"):
        return _maak(Path(eigen).expanduser().absolute())
    wortel = kloon()
    if wortel is not None and (os.access(wortel, os.W_OK) or (wortel / ".data").is_dir()):
        hier = _maak(wortel / ".data")
        return _elders(hier) if ben_root() and not doorloopbaar(hier) else hier
    if ben_root():
        return _maak(GEDEELD / "gegevens")
    thuis = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return _maak(Path(thuis) / "keukentafel")


def _elders(hier: Path) -> Path:
    """Return a folder outside a closed clone (below /root, mktemp -d); a note in .data ties the clone to it.

    The tie is a random name and not the path: a new clone at the path of an old one starts with new data.
    """
    briefje = hier / "plek"
    if not briefje.exists():
        nieuw = hier / f"plek.{os.getpid()}"
        nieuw.write_text(secrets.token_hex(6), encoding="ascii")
        nieuw.rename(briefje)
    return _maak(GEDEELD / f"gegevens-{briefje.read_text(encoding='ascii').strip()}")


def doorloopbaar(pad: Path) -> bool:
    """Return whether any account may traverse all folders down to this path."""
    return all(map_.stat().st_mode & 0o001 for map_ in (pad, *pad.parents))


def _maak(pad: Path) -> Path:
    """Make a data folder: closed to others, but for traversal where root hands the cluster in it to an account."""
    try:
        if not pad.is_dir():
            pad.mkdir(parents=True)
            pad.chmod(0o711 if ben_root() else 0o700)
        if ben_root() and pad.parent == GEDEELD:
            GEDEELD.chmod(0o755)
        proef = pad / f".proef-{os.getpid()}"
        proef.write_bytes(b"x")
        proef.unlink()
    except OSError as fout:
        raise OmgevingsFout(
            f"In de map {pad} kan niet worden geschreven ({fout.strerror}). Maak ruimte of geef rechten, "
            "of kies een andere map met KEUKENTAFEL_DATA."
        ) from fout
    return pad


def eis_doorloopbaar(pad: Path) -> None:
    """Refuse a data folder that the account of the database can never reach."""
    if ben_root() and not doorloopbaar(pad):
        raise OmgevingsFout(
            f"De map {pad} ligt in een map die alleen root mag doorlopen. PostgreSQL draait niet als root en kan er "
            "dan niet bij. Kies met KEUKENTAFEL_DATA een map onder bijvoorbeeld /var/lib."
        )
