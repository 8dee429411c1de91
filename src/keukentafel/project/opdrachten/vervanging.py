"""`keukentafel vervanging`: elke ochtend de klokken van wie er niet is bij haar vervanger, voor cron."""

import argparse
from typing import Any

from keukentafel.kern.database.fouten import OmgevingsFout
from keukentafel.project.dienst.voorbereiding import roep
from keukentafel.project.opdrachten.fouten import GOED, OMGEVING, OpdrachtError


def voeg_toe(subparsers: Any) -> None:
    """Voeg de opdracht `vervanging` toe."""
    deel = subparsers.add_parser(
        "vervanging",
        help="zet de klokken van afwezigen bij hun vervanger",
        description="Voor elke afwezigheid van vandaag met een vervanger: zet wat niet kan wachten over. Nog een "
        "keer verandert niets. Draai dit elke ochtend: wie vandaag afwezig wordt, gaat zo mee. Gebruikt de rol "
        "voor onderhoud (DATABASE_URL_ONDERHOUD) en meldt per stelsel op stderr hoeveel er verhuisde.",
        voorbeeld="keukentafel vervanging",
    )
    deel.set_defaults(voer_uit=voer_uit)


def voer_uit(args: argparse.Namespace) -> int:
    """In een eigen proces: de opdracht zelf laadt Django niet."""
    try:
        roep("onderhoud", "keukentafel.project.vervanging")
    except OmgevingsFout as fout:
        raise OpdrachtError(str(fout), OMGEVING) from fout
    return GOED
