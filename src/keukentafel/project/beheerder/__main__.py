"""`python -m keukentafel.project.beheerder`: in een eigen proces met de rol voor taken. Leest en geeft JSON."""

import json
import os
import sys

import django


def main() -> None:
    """Set up Django, then make the account or the invitation; a refusal is an answer too."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "keukentafel.project.settings")
    django.setup()
    from django.core.exceptions import ValidationError

    from keukentafel.project.beheerder.maken import maak_beheerder

    try:
        uit = maak_beheerder(**json.load(sys.stdin))
    except ValidationError as fout:
        uit = {"fout": " ".join(fout.messages)}
    json.dump(uit, sys.stdout)


if __name__ == "__main__":
    main()
