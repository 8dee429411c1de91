"""`python -m keukentafel.project.toezicht`: in een eigen proces met de rol voor onderhoud. Leest en geeft JSON."""

import json
import os
import sys

import django


def main() -> None:
    """Set up Django, then read the log of each stelsel; an answer per stelsel."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "keukentafel.project.settings")
    django.setup()
    from keukentafel.project.toezicht.nalopen import loop_alles_na

    json.dump(loop_alles_na(**json.load(sys.stdin)), sys.stdout)


if __name__ == "__main__":
    main()
