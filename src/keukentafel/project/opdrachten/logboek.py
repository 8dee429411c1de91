"""`keukentafel logboek`: narekenen of er niets is gewijzigd of weggehaald, en het anker bewaren."""

import argparse
import json
import os
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg

from keukentafel.kern.database.fouten import OmgevingsFout
from keukentafel.kern.logboek import anker
from keukentafel.kern.logboek.keten import OnbekendStelsel, Telling, controleer
from keukentafel.project.dienst.voorbereiding import verbind
from keukentafel.project.opdrachten import vlaggen
from keukentafel.project.opdrachten.fouten import GEBRUIK, GOED, INVOER, OMGEVING, OpdrachtError


def voeg_toe(subparsers: Any) -> None:
    """Voeg de opdrachten van het logboek toe."""
    groep = subparsers.add_parser(
        "logboek",
        help="het logboek narekenen, verankeren en nalopen",
        description="Reken na of er in het logboek niets is gewijzigd of weggehaald (docs/logboek.md).",
        voorbeeld="keukentafel logboek controleer",
    )
    opdrachten = groep.met_opdrachten("opdracht")
    _controleer(opdrachten)
    _anker(opdrachten)
    vlaggen.voeg_toe(opdrachten)


def _controleer(opdrachten: Any) -> None:
    deel = opdrachten.add_parser(
        "controleer",
        help="noem elke plek waar het logboek niet klopt",
        description="Reken elke regel na. Exitcode 0: alles klopt; 1: er is iets gewijzigd of weg, of het anker deugt "
        "niet. Verandert niets. Gebruikt de rol voor onderhoud (DATABASE_URL_ONDERHOUD).",
        voorbeeld="keukentafel logboek controleer --anker /veilig/keukentafel.anker",
    )
    deel.add_argument("--stelsel", metavar="NAAM", help="alleen de keten van dit stelsel")
    deel.add_argument("--anker", metavar="BESTAND", type=Path, help="bewaarde ankers, om ook herschrijven te zien")
    _overal(deel)
    deel.set_defaults(voer_uit=voer_controleer_uit)


def _anker(opdrachten: Any) -> None:
    deel = opdrachten.add_parser(
        "anker",
        help="de stand van elke keten, om elders te bewaren",
        description="Schrijf van elke keten één regel JSON: stelsel, nr, afdruk en moment. Bewaar die waar de "
        "beheerder van de database niet bij kan.",
        voorbeeld="keukentafel logboek anker --uit /veilig/keukentafel.anker",
    )
    deel.add_argument("--uit", metavar="BESTAND", type=Path, help="zet de regels achter in dit bestand")
    deel.add_argument("--database", metavar="NAAM", help="een andere database op dezelfde plek, zoals die van een demo")
    deel.set_defaults(voer_uit=voer_anker_uit)


def _overal(deel: Any) -> None:
    deel.add_argument("--database", metavar="NAAM", help="een andere database op dezelfde plek, zoals die van een demo")
    deel.add_argument("--json", action="store_true", help="uitvoer voor een computer")


def voer_controleer_uit(keuze: argparse.Namespace) -> int:
    """Noem alle breuken op stdout; hoeveel er is nagerekend en hoe snel op stderr."""
    try:
        ankers = anker.lees(keuze.anker) if keuze.anker else []
    except anker.AnkerFout as fout:
        raise OpdrachtError(str(fout), INVOER) from fout
    telling, begin, breuken = Telling(meld=_toon if sys.stderr.isatty() else None), time.perf_counter(), 0
    with closing(_verbind(keuze.database)) as verbinding:
        try:
            for breuk in controleer(verbinding, telling, stelsel=keuze.stelsel, ankers=ankers):
                breuken += 1
                als_json = {"keten": breuk.keten, "nr": breuk.nr, "wat": breuk.wat}
                sys.stdout.write((json.dumps(als_json, ensure_ascii=False) if keuze.json else str(breuk)) + "\n")
        except OnbekendStelsel:
            raise OpdrachtError(f"het stelsel {keuze.stelsel} is niet in deze database", GEBRUIK) from None
        except psycopg.Error as fout:
            raise OpdrachtError(_kort(fout), OMGEVING) from fout
    duur = time.perf_counter() - begin
    sys.stderr.write(
        f"{telling.regels} regels en {telling.verwerkingen} verwerkingsregels in {telling.ketens} ketens nagerekend in "
        f"{duur:.1f} s ({(telling.regels + telling.verwerkingen) / max(duur, 0.001):.0f} per seconde).\n"
    )
    sys.stderr.write(f"Het logboek klopt NIET: {breuken} breuken.\n" if breuken else "Het logboek klopt.\n")
    return INVOER if breuken else GOED


def _toon(telling: Telling) -> None:
    sys.stderr.write(f"\r{telling.regels} regels nagerekend ")


def voer_anker_uit(keuze: argparse.Namespace) -> int:
    """Zet de ankers op stdout, of achter in een bestand."""
    with closing(_verbind(keuze.database)) as verbinding:
        try:
            regels = [een.als_regel() for een in anker.stand(verbinding)]
        except psycopg.Error as fout:
            raise OpdrachtError(_kort(fout), OMGEVING) from fout
    tekst = "".join(f"{regel}\n" for regel in regels)
    if keuze.uit is None:
        sys.stdout.write(tekst)
        return GOED
    with keuze.uit.open("a", encoding="utf-8") as bestand:
        bestand.write(tekst)
        bestand.flush()
        os.fsync(bestand.fileno())
    sys.stderr.write(f"{len(regels)} ankers toegevoegd aan {keuze.uit}.\n")
    return GOED


def _verbind(database: str | None) -> psycopg.Connection:
    try:
        return verbind("onderhoud", database)
    except OmgevingsFout as fout:
        raise OpdrachtError(str(fout), OMGEVING) from fout


def _kort(fout: psycopg.Error) -> str:
    regels = str(fout).strip().splitlines() or [type(fout).__name__]
    return f"de database geeft een fout: {regels[0][:300]}"
