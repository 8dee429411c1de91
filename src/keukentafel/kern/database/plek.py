"""Where the data lives: one folder per clone, so that two clones on one machine never meet."""

import errno
import os
import secrets
from pathlib import Path

from .account import ben_root
from .binair import GEDEELD
from .fouten import OmgevingsFout

WAAROM = {
    errno.ENOSPC: "de schijf is vol",
    errno.EDQUOT: "de ruimte voor dit account is op",
    errno.EACCES: "dit account mag dat niet",
    errno.EPERM: "dit account mag dat niet",
    errno.EROFS: "de schijf is alleen te lezen",
    errno.EEXIST: "op die plek staat een bestand",
    errno.ENOTDIR: "een deel van dat pad is een bestand",
    errno.ENAMETOOLONG: "de naam is te lang",
}
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
    if thuis := os.environ.get("XDG_DATA_HOME"):
        return _maak(Path(thuis) / "keukentafel")
    try:
        return _maak(Path.home() / ".local" / "share" / "keukentafel")
    except RuntimeError as fout:  # a uid without a name has no home either
        raise OmgevingsFout("Dit account heeft geen thuismap. Kies een map met KEUKENTAFEL_DATA.") from fout


def eis_niets_in_de_weg(data: Path) -> None:
    """Refuse a data folder where something of somebody else stands at a place that we need."""
    for naam in ("start.slot", "gebruik.slot", "postgres.log", "geheim"):
        if (data / naam).is_dir():
            raise OmgevingsFout(_in_de_weg(data / naam, "is een map, en daar hoort een bestand"))
    for naam in ("pg", "s"):
        if (data / naam).exists() and not (data / naam).is_dir():
            raise OmgevingsFout(_in_de_weg(data / naam, "is een bestand, en daar hoort een map"))
    pg = data / "pg"
    try:
        vreemd = pg.is_dir() and any(pg.iterdir()) and not (pg / "PG_VERSION").is_file()
    except PermissionError:
        raise OmgevingsFout(_in_de_weg(pg, "is van een ander account")) from None
    if vreemd:
        raise OmgevingsFout(_in_de_weg(pg, "is niet leeg, en er staat geen database van Keukentafel in"))


def _in_de_weg(pad: Path, wat: str) -> str:
    return f"{pad} {wat}. Zet het ergens anders neer, of kies een andere map met KEUKENTAFEL_DATA."


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
            f"In de map {pad} kan niet worden geschreven: {WAAROM.get(fout.errno or 0, str(fout.strerror))}. "
            "Los dat op, of kies een andere map met KEUKENTAFEL_DATA."
        ) from fout
    return pad


def eis_doorloopbaar(pad: Path) -> None:
    """Refuse a data folder that the account of the database can never reach."""
    if ben_root() and not doorloopbaar(pad):
        raise OmgevingsFout(
            f"De map {pad} ligt in een map die alleen root mag doorlopen. PostgreSQL draait niet als root en kan er "
            "dan niet bij. Kies met KEUKENTAFEL_DATA een map onder bijvoorbeeld /var/lib."
        )
