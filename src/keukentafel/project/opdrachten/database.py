"""`keukentafel database rollen`: de SQL die een beheerder één keer uitvoert op een eigen database."""

import argparse
from typing import Any

from keukentafel.kern.database import rollen


def voeg_toe(subparsers: Any) -> None:
    """Voeg de opdracht `database` toe."""
    deel = subparsers.add_parser(
        "database",
        help="toon wat een eigen database nodig heeft",
        description="Alleen nodig met DATABASE_URL; de ingebedde database regelt dit zelf.",
        voorbeeld="keukentafel database rollen | psql -d keukentafel",
    )
    wat = deel.met_opdrachten("wat")
    sql = wat.add_parser(
        "rollen",
        help="de SQL die de drie rollen en hun rechten maakt",
        description="Voer de SQL als superuser uit in de database van Keukentafel. Nog eens uitvoeren mag.",
        voorbeeld="keukentafel database rollen --database keukentafel | psql -d keukentafel",
    )
    sql.add_argument("--database", metavar="NAAM", default=rollen.DATABASE, help="naam van de database")
    sql.set_defaults(voer_uit=voer_uit)


def voer_uit(args: argparse.Namespace) -> int:
    """Toon de SQL."""
    print("-- Rollen van Keukentafel. Geef elke rol daarna een wachtwoord: ALTER ROLE ... PASSWORD '...';")  # noqa: T201
    print(*rollen.rollen_sql(), *rollen.rechten_sql(args.database), sep="\n")  # noqa: T201
    return 0
