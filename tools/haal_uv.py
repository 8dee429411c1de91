"""Install the pinned uv (requirements-uv.txt, with hashes) in .uv/, using nothing but Python itself.

Runs on the Python of the machine, before anything is installed: standard library only.
Prints the path of the interpreter it chose, so that a pyenv shim is looked through.
"""

import os
import subprocess
import sys
from pathlib import Path

WORTEL = Path(__file__).resolve().parent.parent
MAP = WORTEL / ".uv"
EISEN = WORTEL / "requirements-uv.txt"
PIP = ["install", "--quiet", "--disable-pip-version-check", "--no-deps", "--only-binary", ":all:", "--require-hashes"]


def stop(melding: str) -> None:
    """Say in one Dutch sentence what is missing; exit code 3: the environment."""
    print(melding, file=sys.stderr)  # noqa: T201
    raise SystemExit(3)


def roep(*opdracht: str) -> "subprocess.CompletedProcess[str]":
    """Run a command and keep what it says."""
    return subprocess.run(opdracht, capture_output=True, text=True, check=False)  # noqa: S603


def main() -> None:
    """Make .uv/ with uv in it: by a private venv, or by pip --target where Python has no venv."""
    if sys.version_info < (3, 11):  # noqa: UP036
        stop(f"Keukentafel heeft Python 3.11 of nieuwer nodig; {sys.executable} is {sys.version.split()[0]}.")
    binair = MAP / "bin"
    venv = roep(sys.executable, "-m", "venv", "--clear", str(MAP))
    if venv.returncode == 0:
        klaar = roep(str(binair / "python"), "-m", "pip", *PIP, "-r", str(EISEN))
    else:
        klaar = roep(sys.executable, "-m", "pip", *PIP, "--upgrade", "--target", str(MAP), "-r", str(EISEN))
    if klaar.returncode or not os.access(binair / "uv", os.X_OK):
        stop(
            "uv kon niet worden geïnstalleerd. Nodig zijn: pip of venv bij Python (Debian: apt install python3-venv) "
            f"en toegang tot PyPI.\n{(klaar.stderr or venv.stdout)[-2000:]}"
        )
    # sys._base_executable: inside a venv the interpreter below it, so that .venv does not hang on another venv
    (MAP / "python-pad").write_text(getattr(sys, "_base_executable", sys.executable) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
