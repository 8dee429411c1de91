"""`keukentafel demo`: een hele verzonnen gemeente naast de demo, met huishoudens, vragen en twee jaar werk."""

import argparse
import json
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

import psycopg

from keukentafel.kern.database import stand
from keukentafel.kern.database.fouten import OmgevingsFout
from keukentafel.kern.database.plek import datamap
from keukentafel.project.dienst import demo, voorbereiding
from keukentafel.project.dienst.database import open_database
from keukentafel.project.dienst.demo import GeenDemo, OnbekendeInrichting
from keukentafel.project.dienst.geheim import met_geheim
from keukentafel.project.opdrachten.fouten import GEBRUIK, GOED, INVOER, OMGEVING, OpdrachtError
from keukentafel.project.opdrachten.inrichting import MET_JSON

MODULE = "keukentafel.project.demo.stad"
SLEUTEL = "stad"
MINST, MEEST = 100, 1_000_000
BREED = 30
STAPPEN = {
    "mensen": "mensen verzinnen",
    "triage": "vragen langs de triage",
    "handelingen": "langs de handelingen",
    "dossiers": "dossiers vullen",
    "rijen": "naar de database",
}


@dataclass(frozen=True)
class Gebouwd:
    """Wat er in de database staat, en of het er al stond."""

    telling: dict[str, Any]
    nieuw: bool


def voeg_toe(subparsers: Any) -> None:
    """Voeg de opdracht `demo` toe."""
    deel = subparsers.add_parser(
        "demo",
        help="bouw een verzonnen gemeente met zoveel inwoners",
        description="Bouwt naast de demo een stad: verzonnen huishoudens in de echte wijken, en vragen die langs de "
        "regels van de inrichting bij een team kwamen. Hetzelfde zaad geeft dezelfde stad; nog een keer verandert "
        "niets. Daarna is zij te zien met `keukentafel start --demo --inrichting NAAM`. Alleen voor een demo: in een "
        "database met een echte gemeente gebeurt er niets (exitcode 1).",
        voorbeeld="keukentafel demo --inrichting NAAM --inwoners 30000 --zaad 1",
    )
    deel.add_argument(
        "--inrichting", metavar="NAAM", required=True, help="de inrichting (`keukentafel inrichting lijst`)"
    )
    deel.add_argument(
        "--inwoners", metavar="N", type=_inwoners, default=30_000, help=f"{MINST} tot {MEEST} (standaard 30000)"
    )
    deel.add_argument("--zaad", metavar="S", type=_zaad, default=1, help="een getal: elk zaad is een andere stad")
    deel.add_argument("--json", **MET_JSON)
    deel.set_defaults(voer_uit=voer_uit)


def _inwoners(tekst: str) -> int:
    if not tekst.isdecimal() or not MINST <= int(tekst) <= MEEST:
        raise argparse.ArgumentTypeError(f"{tekst!r}: kies een getal van {MINST} tot en met {MEEST}, zoals 30000")
    return int(tekst)


def _zaad(tekst: str) -> int:
    if not tekst.isdecimal() or len(tekst) > 15:
        raise argparse.ArgumentTypeError(f"{tekst!r} is geen zaad; kies een heel getal van 0 of meer, zoals 1")
    return int(tekst)


def voer_uit(args: argparse.Namespace) -> int:
    """Bouw de stad. De telling gaat naar stdout, de voortgang naar stderr."""
    try:
        with ExitStack() as af:
            # Wat versleuteld wordt, moet de webserver kunnen lezen: hetzelfde geheim.
            af.enter_context(met_geheim(datamap()))
            gebouwd = _bouw(demo.kies(args.inrichting), args.inwoners, args.zaad, af)
    except OnbekendeInrichting as fout:
        raise OpdrachtError(str(fout), GEBRUIK) from None
    except GeenDemo as fout:
        raise OpdrachtError(str(fout), INVOER) from None
    except OmgevingsFout as fout:
        raise OpdrachtError(str(fout), OMGEVING) from None
    except psycopg.Error as fout:
        raise OpdrachtError(f"de database weigert: {str(fout).strip()[-300:]}", OMGEVING) from None
    telling = gebouwd.telling
    if args.json:
        print(json.dumps({**telling, "nieuw": gebouwd.nieuw}, ensure_ascii=False), flush=True)  # noqa: T201
    else:
        print(in_woorden(telling), flush=True)  # noqa: T201
    if not gebouwd.nieuw:
        sys.stderr.write("Deze stad stond er al; er is niets veranderd.\n")
    sys.stderr.write(f"Bekijken: keukentafel start --demo --inrichting {telling['inrichting']}\n")
    return GOED


def in_woorden(telling: dict[str, Any]) -> str:
    """De telling in één zin."""
    return (
        f"{telling['inrichting']}: {telling['inwoners']} inwoners in {telling['huishoudens']} huishoudens; "
        f"{telling['dossiers']} dossiers met {telling['vragen']} vragen en {telling['contacten']} contacten "
        f"(zaad {telling['zaad']})."
    )


def _bouw(naam: str, inwoners: int, zaad: int, af: ExitStack) -> Gebouwd:
    open_database(af, demo.databasenaam(naam))
    voorbereiding.controleer_rol()
    voorbereiding.migreer()
    demo.laad(naam)
    with voorbereiding.verbind("eigenaar") as eigenaar:
        eigenaar.execute("SELECT pg_advisory_lock(%s)", [voorbereiding.SLOT])
        if (gelezen := stand.lees(eigenaar, SLEUTEL)) is not None:
            return Gebouwd(_zelfde(json.loads(gelezen), inwoners, zaad), nieuw=False)
        return Gebouwd(_laat_bouwen({"naam": naam, "inwoners": inwoners, "zaad": zaad}), nieuw=True)


def _zelfde(telling: dict[str, Any], inwoners: int, zaad: int) -> dict[str, Any]:
    if (telling["inwoners"], telling["zaad"]) != (inwoners, zaad):
        raise GeenDemo(
            f"In deze demo staat al een stad: {telling['inwoners']} inwoners, zaad {telling['zaad']}. Een tweede komt "
            "er niet overheen. Kies dezelfde stad, een andere inrichting, of een lege database met DATABASE_URL."
        )
    return telling


def _laat_bouwen(opgave: dict[str, Any]) -> dict[str, Any]:
    """In een eigen proces met de rol voor onderhoud; de voortgang komt regel voor regel."""
    with tempfile.TemporaryFile("w+") as gezegd:
        kind = subprocess.Popen(  # noqa: S603
            [sys.executable, "-m", MODULE],
            env=voorbereiding.omgeving("onderhoud"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=gezegd,
            text=True,
        )
        try:
            telling = _volg(kind, json.dumps(opgave))
        except BaseException:
            kind.terminate()
            kind.wait()
            raise
        if kind.wait() or telling is None:
            gezegd.seek(0)
            raise OmgevingsFout(f"De stad is niet gebouwd; er is niets half gedaan.\n{gezegd.read().strip()[-1500:]}")
    return telling


def _volg(kind: subprocess.Popen[str], opgave: str) -> dict[str, Any] | None:
    telling: dict[str, Any] | None = None
    if kind.stdin is None or kind.stdout is None:
        raise OmgevingsFout("Het proces dat de stad bouwt, start niet.")
    kind.stdin.write(opgave)
    kind.stdin.close()
    for regel in kind.stdout:
        bericht = json.loads(regel)
        telling = bericht.get("telling", telling)
        if "stap" in bericht and sys.stderr.isatty():
            sys.stderr.write(balk(bericht["stap"], bericht["klaar"], bericht["van"]))
    return telling


def balk(stap: str, klaar: int, van: int) -> str:
    """Een balk op één regel van een terminal; een nieuwe regel als de stap klaar is."""
    vol = BREED * klaar // max(van, 1)
    return f"\r{STAPPEN[stap]:<24} [{'#' * vol}{'.' * (BREED - vol)}] {klaar}/{van}" + ("\n" if klaar >= van else "")
