"""`keukentafel logboek vlaggen`: het logboek nalopen, voor een taak in de nacht."""

import argparse
import json
import sys
from typing import Any

from keukentafel.kern.database.fouten import OmgevingsFout
from keukentafel.kern.database.plek import datamap
from keukentafel.project.dienst import voorbereiding
from keukentafel.project.dienst.geheim import met_geheim
from keukentafel.project.opdrachten.fouten import GEBRUIK, GOED, INVOER, OMGEVING, OpdrachtError

MODULE = "keukentafel.project.toezicht"


def voeg_toe(opdrachten: Any) -> None:
    """Voeg `vlaggen` toe aan de opdrachten van het logboek."""
    deel = opdrachten.add_parser(
        "vlaggen",
        help="maak een vlag van elke inzage die om uitleg vraagt",
        description="Leest het logboek na en maakt vlaggen voor het toezicht (docs/toezicht.md); nog een keer geeft "
        "geen dubbele. Rekent de keten verder na waar dat de vorige keer stopte. Exitcode 0: gelukt; 1: de keten is "
        "gebroken. Gebruikt de rol voor onderhoud (DATABASE_URL_ONDERHOUD).",
        voorbeeld="keukentafel logboek vlaggen",
    )
    deel.add_argument("--stelsel", metavar="NAAM", help="alleen dit stelsel")
    deel.add_argument("--database", metavar="NAAM", help="een andere database op dezelfde plek, zoals die van een demo")
    deel.add_argument("--json", action="store_true", help="uitvoer voor een computer")
    deel.set_defaults(voer_uit=voer_uit)


def voer_uit(keuze: argparse.Namespace) -> int:
    """Eén regel per stelsel op stdout."""
    try:
        # Het zegel van een adres hangt aan het geheim van de webserver: het moet hetzelfde zijn.
        with met_geheim(datamap()):
            voorbereiding.verbind("onderhoud", keuze.database).close()
            vraag = json.dumps({"stelsel": keuze.stelsel, "database": keuze.database})
            antwoord = json.loads(voorbereiding.vraag("onderhoud", MODULE, invoer=vraag))
    except OmgevingsFout as fout:
        raise OpdrachtError(str(fout), OMGEVING) from fout
    if "onbekend" in antwoord:
        raise OpdrachtError(f"het stelsel {keuze.stelsel} is niet in deze database", GEBRUIK)
    for rij in antwoord["stelsels"]:
        sys.stdout.write((json.dumps(rij, ensure_ascii=False) if keuze.json else _zin(rij)) + "\n")
    return INVOER if any(rij["breuken"] for rij in antwoord["stelsels"]) else GOED


def _zin(rij: dict[str, Any]) -> str:
    heel = f"de keten is GEBROKEN bij regel {rij['breuk_nr']}" if rij["breuken"] else "de keten is heel"
    return f"{rij['stelsel']}: {rij['vlaggen']} nieuwe vlaggen; {heel} ({rij['regels']} regels)."
