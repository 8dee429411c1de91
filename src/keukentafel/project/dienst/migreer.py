"""`python -m keukentafel.project.dienst.migreer`: alle migraties, in een eigen proces met de rol van de eigenaar."""

import os

import django
from django.core.management import call_command


def main() -> None:
    """Migrate, and make the table of the shared cache; may be run again."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "keukentafel.project.settings")
    django.setup()
    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)


if __name__ == "__main__":
    main()
