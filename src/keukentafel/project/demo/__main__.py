"""`python -m keukentafel.project.demo NAAM`: laad de demo, in een eigen proces met de rol voor taken."""

import os
import sys

import django


def main(naam: str) -> None:
    """Set up Django, then load."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "keukentafel.project.settings")
    django.setup()
    from keukentafel.project.demo.laden import laad_demo

    laad_demo(naam)


if __name__ == "__main__":
    main(sys.argv[1])
