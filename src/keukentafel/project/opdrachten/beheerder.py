"""`keukentafel beheerder`: de eerste beheerder van een gemeente, met een uitnodiging voor het eerste inloggen."""

import argparse
import json
import os
import sys
from contextlib import ExitStack
from typing import Any

import psycopg

from keukentafel.kern.database import rollen
from keukentafel.kern.database.fouten import OmgevingsFout
from keukentafel.kern.database.plek import datamap
from keukentafel.project.dienst import demo, voorbereiding
from keukentafel.project.dienst.database import open_database
from keukentafel.project.dienst.geheim import met_geheim
from keukentafel.project.opdrachten.fouten import GOED, INVOER, OMGEVING, OpdrachtError
from keukentafel.project.opdrachten.keuze import kies_versies

MODULE = "keukentafel.project.beheerder"


def voeg_toe(subparsers: Any) -> None:
    """Voeg de opdracht `beheerder` toe."""
    deel = subparsers.add_parser(
        "beheerder",
        help="maak de eerste beheerder en een uitnodiging om in te loggen",
        description="Zet zo nodig de inrichting in de database, maakt een functioneel beheerder, en toont een link "
        "waarmee die binnen 48 uur één keer een wachtwoord kiest en daarna de tweede stap instelt.",
        voorbeeld='keukentafel beheerder --inrichting NAAM --naam "Anna de Wit" --inlognaam anna',
    )
    deel.add_argument(
        "--inrichting", metavar="NAAM", required=True, help="de inrichting (`keukentafel inrichting lijst`)"
    )
    deel.add_argument("--inlognaam", metavar="NAAM", required=True, help="kleine letters, cijfers, punten en streepjes")
    wie = deel.add_mutually_exclusive_group(required=True)
    wie.add_argument("--naam", metavar="NAAM", help="voor- en achternaam van de beheerder")
    wie.add_argument(
        "--opnieuw",
        action="store_true",
        help="een nieuwe uitnodiging voor een beheerder die er al is: wachtwoord vergeten of telefoon kwijt",
    )
    deel.set_defaults(voer_uit=voer_uit)


def voer_uit(args: argparse.Namespace) -> int:
    """Maak de beheerder. De link gaat naar stdout, de uitleg naar stderr."""
    kies_versies(args.inrichting)
    opgave = {naam: getattr(args, naam) for naam in ("inrichting", "naam", "inlognaam", "opnieuw")}
    try:
        with ExitStack() as af:
            antwoord = _vraag(opgave | {"naam": args.naam or ""}, af)
    except OmgevingsFout as fout:
        raise OpdrachtError(str(fout), OMGEVING) from None
    except psycopg.Error as fout:
        raise OpdrachtError(f"de database weigert: {str(fout).strip()[-300:]}", OMGEVING) from None
    if "fout" in antwoord:
        raise OpdrachtError(antwoord["fout"], INVOER)
    adres = os.environ.get("KEUKENTAFEL_ADRESSEN", "").split(",")[0].rstrip("/")
    _zeg(f"Beheerder van {antwoord['stelsel']}: geef deze link zelf. Zij werkt één keer, tot {antwoord['tot']}.")
    if not adres:
        _zeg("Zet er het adres van Keukentafel voor (KEUKENTAFEL_ADRESSEN is leeg).")
    print(f"{adres}{antwoord['pad']}", flush=True)  # noqa: T201
    return GOED


def _vraag(opgave: dict[str, Any], af: ExitStack) -> dict[str, str]:
    data = datamap()
    open_database(af, rollen.DATABASE)
    voorbereiding.controleer_rol()
    voorbereiding.migreer()
    demo.weiger_demo()
    # De link is getekend met het geheim van de webserver: het moet hetzelfde zijn.
    with met_geheim(data):
        antwoord: dict[str, str] = json.loads(voorbereiding.vraag("onderhoud", MODULE, invoer=json.dumps(opgave)))
    return antwoord


def _zeg(tekst: str) -> None:
    sys.stderr.write(f"{tekst}\n")
