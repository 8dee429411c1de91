"""`keukentafel verzegel`: burgerservicenummers en tweede stappen onder het nieuwe geheim, zodat het vorige weg kan."""

import argparse
import json
import os
import sys
from pathlib import Path
from typing import Any

from keukentafel.kern.database.fouten import OmgevingsFout
from keukentafel.kern.database.plek import datamap
from keukentafel.project.dienst import voorbereiding
from keukentafel.project.dienst.geheim import KORTSTE_GEHEIM, heeft_geheim, met_geheim
from keukentafel.project.opdrachten.fouten import GOED, OMGEVING, OpdrachtError

MODULE = "keukentafel.project.verzegelen"


def voeg_toe(subparsers: Any) -> None:
    """Voeg de opdracht `verzegel` toe."""
    deel = subparsers.add_parser(
        "verzegel",
        help="breng burgerservicenummers en tweede stappen onder een nieuw geheim",
        description="Na een nieuw KEUKENTAFEL_GEHEIM: versleutel en verzegel elk burgerservicenummer opnieuw, en de "
        "sleutels waarmee medewerkers inloggen (tweede stap). Het vorige geheim staat dan in KEUKENTAFEL_GEHEIM_VORIG. "
        "Er komt geen nummer of naam op het scherm. Gaat in stappen: wordt de opdracht afgebroken, draai haar dan nog "
        "eens; wat klaar is, blijft staan. Exitcode 0: alles staat onder het nieuwe geheim; 3: dat is nog niet zo, en "
        "de melding zegt waarom. Gebruikt de rol voor onderhoud (DATABASE_URL_ONDERHOUD).",
        voorbeeld="keukentafel verzegel",
    )
    deel.add_argument("--database", metavar="NAAM", help="een andere database op dezelfde plek, zoals die van een demo")
    deel.add_argument("--json", action="store_true", help="uitvoer voor een computer")
    deel.set_defaults(voer_uit=voer_uit)


def voer_uit(keuze: argparse.Namespace) -> int:
    """Eén regel per stelsel op stdout, en één over de tweede stappen (in JSON zonder stelsel).

    In een eigen proces: de opdracht zelf laadt Django niet.
    """
    vorig = os.environ.get("KEUKENTAFEL_GEHEIM_VORIG", "")
    try:
        data = datamap()
        _eis_geheim(data)
        with met_geheim(data):
            _eis_ander(os.environ["KEUKENTAFEL_GEHEIM"], vorig)
            voorbereiding.verbind("onderhoud", keuze.database).close()
            antwoord = voorbereiding.vraag("onderhoud", MODULE, invoer=json.dumps({"database": keuze.database}))
    except OmgevingsFout as fout:
        raise OpdrachtError(str(fout), OMGEVING) from fout
    gedaan = json.loads(antwoord)
    rijen: list[dict[str, Any]] = [*gedaan["stelsels"], {"stelsel": None, **gedaan["tweede_stap"], "bezet": 0}]
    for rij in rijen:
        sys.stdout.write((json.dumps(rij, ensure_ascii=False) if keuze.json else _zin(rij)) + "\n")
    _eis_alles(sum(rij["onleesbaar"] for rij in rijen), sum(rij["bezet"] for rij in rijen), vorig)
    return GOED


def _eis_geheim(data: Path) -> None:
    """Hier maken wij er nooit zelf een: dan zouden nummers onder een geheim komen dat de webserver niet heeft."""
    if not heeft_geheim(data):
        raise OmgevingsFout(
            f"Er is geen KEUKENTAFEL_GEHEIM, en geen bestand `geheim` in {data}. Geef deze opdracht dezelfde omgeving "
            "als `keukentafel start`."
        )


def _eis_ander(geheim: str, vorig: str) -> None:
    if len(geheim) < KORTSTE_GEHEIM:
        raise OmgevingsFout(
            f"KEUKENTAFEL_GEHEIM is korter dan {KORTSTE_GEHEIM} tekens; daar start de webserver niet mee."
        )
    if geheim == vorig:
        raise OmgevingsFout(
            "KEUKENTAFEL_GEHEIM en KEUKENTAFEL_GEHEIM_VORIG zijn gelijk. Zet het nieuwe in KEUKENTAFEL_GEHEIM, en het "
            "geheim van daarvoor in KEUKENTAFEL_GEHEIM_VORIG."
        )


def _eis_alles(onleesbaar: int, bezet: int, vorig: str) -> None:
    if onleesbaar:
        waarom = (
            "KEUKENTAFEL_GEHEIM_VORIG is niet het geheim waarmee zij zijn verzegeld. Zet daar het goede in"
            if vorig
            else "KEUKENTAFEL_GEHEIM_VORIG is niet gezet. Zet daar het vorige geheim in"
        )
        raise OpdrachtError(
            f"{_nummers(onleesbaar)} niet te lezen: {waarom} en draai deze opdracht nog eens. Daar is niets aan "
            "veranderd.",
            OMGEVING,
        )
    if bezet:
        raise OpdrachtError(
            f"{_nummers(bezet)} overgeslagen, omdat iemand er net mee werkte. Draai deze opdracht nog eens.", OMGEVING
        )


def _nummers(aantal: int) -> str:
    return "1 nummer is" if aantal == 1 else f"{aantal} nummers zijn"


def _zin(rij: dict[str, Any]) -> str:
    wat = rij["stelsel"] or "Tweede stappen"
    return f"{wat}: {rij['opnieuw']} opnieuw verzegeld, {rij['al_goed']} waren al goed."
