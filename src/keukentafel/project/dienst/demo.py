"""`python -m keukentafel.project.dienst.demo NAAM`: laadt de demo in een eigen proces, met de rol van de toepassing."""

import os
import sys

import django


def main(naam: str) -> None:
    """Laad de demo; nog eens laden verandert niets."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "keukentafel.project.settings")
    django.setup()
    from keukentafel.project.demo.laden import laad_demo

    laad_demo(naam)


if __name__ == "__main__":
    main(sys.argv[1])
