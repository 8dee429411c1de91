"""`keukentafel inrichting gevolgen` en `laat-ingaan`: een nieuwe versie naast het lopende werk in de database."""

import argparse
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from keukentafel.kern.database.fouten import OmgevingsFout
from keukentafel.kern.database.verbinding import VARIABELEN
from keukentafel.project.dienst.voorbereiding import omgeving, verbind
from keukentafel.project.opdrachten.fouten import INVOER, OMGEVING, OpdrachtError


def voeg_toe(opdrachten: Any) -> None:
    """Voeg de twee opdrachten toe aan de groep `inrichting`."""
    gevolgen = opdrachten.add_parser(
        "gevolgen",
        help="wat een nieuwe versie met het lopende werk doet",
        description="Wat de eerste versie in het bestand die nog moet ingaan, doet met teams, wijken, rollen, klokken "
        "en het werk dat er nu ligt. Verandert niets. Exitcode 1 als zij niet kan ingaan.",
        voorbeeld="keukentafel inrichting gevolgen NAAM.toml --json",
    )
    _overal(gevolgen)
    gevolgen.add_argument("--json", action="store_true", help="uitvoer voor een computer")
    gevolgen.set_defaults(voer_uit=voer_uit, wat="gevolgen")
    laat_ingaan = opdrachten.add_parser(
        "laat-ingaan",
        help="bewaar een nieuwe versie; zij gaat in op haar eigen dag",
        description="Bewaar de eerste versie in het bestand die nog moet ingaan. Staat de gemeente nog niet in de "
        "database, dan komt het hele bestand erin. Alles of niets; nog een keer verandert niets.",
        voorbeeld="keukentafel inrichting laat-ingaan NAAM.toml",
    )
    _overal(laat_ingaan)
    laat_ingaan.set_defaults(voer_uit=voer_uit, wat="laat-ingaan", json=False)


def _overal(deel: Any) -> None:
    deel.add_argument("bestand", metavar="BESTAND", help="het bestand met de inrichting")
    deel.add_argument("--database", metavar="NAAM", help="een andere database op dezelfde plek, zoals die van een demo")


def voer_uit(keuze: argparse.Namespace) -> int:
    """Voer de opdracht uit in een eigen proces met de rol voor onderhoud (DATABASE_URL_ONDERHOUD)."""
    if not Path(keuze.bestand).is_file():
        raise OpdrachtError(f"{keuze.bestand}: dit bestand bestaat niet", INVOER)
    try:
        verbind("onderhoud", keuze.database).close()
        waar = omgeving("onderhoud")
    except OmgevingsFout as fout:
        raise OpdrachtError(str(fout), OMGEVING) from fout
    if keuze.database:
        for rol in ("app", "onderhoud"):
            waar[VARIABELEN[rol]] = urlsplit(waar[VARIABELEN[rol]])._replace(path=f"/{keuze.database}").geturl()
    sys.stdout.flush()
    opdracht = [sys.executable, "-m", "keukentafel.project.dienst.versie", keuze.wat, keuze.bestand]
    opdracht += ["json"] if keuze.json else []
    klaar = subprocess.run(opdracht, env=waar, capture_output=True, text=True, check=False)  # noqa: S603
    sys.stdout.write(klaar.stdout)
    sys.stderr.write(klaar.stderr)
    if klaar.returncode not in (0, INVOER) or "Traceback" in klaar.stderr:
        raise OpdrachtError("dit lukte niet; er is niets veranderd", OMGEVING)
    return klaar.returncode
