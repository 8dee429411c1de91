"""`keukentafel vervanging`: elke ochtend de klokken van wie er niet is, elke avond het terugbellen; voor cron."""

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
        "keer verandert niets. Draai dit elke ochtend: wie vandaag afwezig wordt, gaat zo mee, en wat vandaag moet "
        "worden teruggebeld en niemand heeft, komt bij de leiding van het team. Draai het aan het einde van de dag "
        "met --einde-dag: dan staat elk terugbelverzoek op naam. Gebruikt de rol voor onderhoud "
        "(DATABASE_URL_ONDERHOUD) en meldt per stelsel op stderr hoeveel er verhuisde.",
        voorbeeld="keukentafel vervanging --einde-dag",
    )
    deel.add_argument(
        "--einde-dag", action="store_true", help="zet terugbelverzoeken van niemand op naam van de leiding"
    )
    deel.set_defaults(voer_uit=voer_uit)


def voer_uit(args: argparse.Namespace) -> int:
    """In een eigen proces: de opdracht zelf laadt Django niet."""
    try:
        roep("onderhoud", "keukentafel.project.vervanging", *(["einde-dag"] if args.einde_dag else []))
    except OmgevingsFout as fout:
        raise OpdrachtError(str(fout), OMGEVING) from fout
    return GOED
