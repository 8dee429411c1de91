"""`python -m keukentafel.project.demo.stad`: bouw de stad, in een eigen proces met de rol voor taken.

Leest JSON op stdin; schrijft voortgang en als laatste de telling, elk als één regel JSON, op stdout.
"""

import json
import os
import sys
from dataclasses import asdict

import django


def main() -> None:
    """Set up Django, then build."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "keukentafel.project.settings")
    django.setup()
    from django.utils import timezone

    from keukentafel.project.demo.stad.bouwen import bouw

    telling = bouw(**json.load(sys.stdin), nu=timezone.localtime(), voortgang=_meld)
    _zeg({"telling": asdict(telling)})


def _meld(stap: str, klaar: int, van: int) -> None:
    _zeg({"stap": stap, "klaar": klaar, "van": van})


def _zeg(regel: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(regel) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
