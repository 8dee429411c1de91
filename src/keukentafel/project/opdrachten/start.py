"""`keukentafel start`: database, migraties en webserver samen, tot Ctrl-C of SIGTERM."""

import argparse
import os
import signal
import sys
import time
from collections import deque
from contextlib import ExitStack
from typing import Any

import psycopg

from keukentafel.kern.database import rollen
from keukentafel.kern.database.account import volg_ouder
from keukentafel.kern.database.cluster import Cluster
from keukentafel.kern.database.fouten import OmgevingsFout
from keukentafel.kern.database.plek import datamap
from keukentafel.project.demo import WACHTWOORD
from keukentafel.project.dienst import demo, voorbereiding
from keukentafel.project.dienst.database import open_database
from keukentafel.project.dienst.demo import OnbekendeInrichting
from keukentafel.project.dienst.geheim import sessiegeheim
from keukentafel.project.dienst.web import Web, neem_poort

TEL = 5  # restarts of the database
PER = 60.0  # seconds


class Einde(Exception):
    """Somebody asked us to stop."""


def voeg_toe(subparsers: Any) -> None:
    """Voeg de opdracht `start` toe."""
    deel = subparsers.add_parser(
        "start",
        help="start Keukentafel: database, webserver en wat erbij hoort",
        description="Start de ingebedde database (of gebruik DATABASE_URL), voer migraties uit en start de webserver.",
        voorbeeld="keukentafel start --demo --inrichting NAAM --poort 8080",
    )
    deel.add_argument("--demo", action="store_true", help="laad één keer de demo: een gemeente met verzonnen mensen")
    deel.add_argument("--inrichting", metavar="NAAM", help="de inrichting van de demo (`keukentafel inrichting lijst`)")
    deel.add_argument(
        "--poort",
        type=_poortgetal,
        metavar="POORT",
        help="poort op deze machine (standaard 8000, of KEUKENTAFEL_POORT)",
    )
    deel.set_defaults(voer_uit=voer_uit)


def _poortgetal(tekst: str) -> int:
    if not tekst.isdecimal() or int(tekst) > 65535:
        raise argparse.ArgumentTypeError(f"{tekst!r} is geen poort; kies een getal tot en met 65535, zoals 8000")
    return int(tekst)


def voer_uit(args: argparse.Namespace) -> int:
    """Start alles, wacht, en stop alles wat gestart is. Geeft de exitcode."""
    for sein in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(sein, _stop)
    if os.environ.get("KEUKENTAFEL_VOLG_OUDER") == "1" and (volg := volg_ouder(signal.SIGTERM)):
        volg()  # make itself was killed: do not stay behind with the port
    with ExitStack() as af:
        try:
            _draai(args, af)
        except Einde:
            _zeg("Keukentafel stopt ...")
            return 0
        except OnbekendeInrichting as fout:
            _zeg(str(fout))
            return 2  # wrong use, as in every other command
        except OmgevingsFout as fout:
            _zeg(str(fout))
            return 3
        except (psycopg.Error, OSError) as fout:
            _zeg(f"Keukentafel kan niet starten: {type(fout).__name__}: {str(fout).strip()[-500:]}")
            return 3
        finally:
            for sein in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
                signal.signal(sein, signal.SIG_IGN)
    return 0


def _stop(*_: object) -> None:
    raise Einde


def _draai(args: argparse.Namespace, af: ExitStack) -> None:
    deur = af.enter_context(neem_poort(os.environ.get("KEUKENTAFEL_ADRES", "127.0.0.1"), _poort(args)))
    data = datamap()
    naam = demo.kies(args.inrichting) if args.demo else None
    cluster = open_database(af, demo.databasenaam(naam) if naam else rollen.DATABASE)
    # Voor er iets wordt geladen: wat de demo verzegelt, moet de webserver kunnen lezen.
    os.environ["KEUKENTAFEL_GEHEIM"] = sessiegeheim(data)
    voorbereiding.controleer_rol()
    if voorbereiding.migreer():
        _zeg("De database is bijgewerkt.")
    if naam is None:
        demo.weiger_demo()
    elif demo.laad(naam):
        _zeg(f"De demo van {naam} is geladen.")
    os.environ["KEUKENTAFEL_DEMO"] = "1" if args.demo else "0"
    voorbereiding.controleer()
    accounts = demo.accounts() if naam else []
    web = Web(deur)
    af.callback(web.stop)
    web.wacht_tot_gezond()
    _meld_klaar(web, str(data), accounts)
    _bewaak(web, cluster)


def _poort(args: argparse.Namespace) -> int:
    if args.poort is not None:
        return int(args.poort)
    try:
        return _poortgetal(os.environ.get("KEUKENTAFEL_POORT") or "8000")
    except argparse.ArgumentTypeError as fout:
        raise OmgevingsFout(f"KEUKENTAFEL_POORT: {fout}.") from fout


def _meld_klaar(web: Web, data: str, accounts: list[str]) -> None:
    adres = f"[{web.adres}]" if ":" in web.adres else web.adres
    print(f"Keukentafel staat klaar op http://{adres}:{web.poort}", flush=True)  # noqa: T201
    if accounts:
        print(f"Demo-accounts, allemaal met wachtwoord {WACHTWOORD}:", *accounts, sep="\n", flush=True)  # noqa: T201
    _zeg(f"De gegevens staan in {data}. Stoppen: Ctrl-C.")


def _bewaak(web: Web, cluster: Cluster | None) -> None:
    """Wait for the end; a database that falls over is started again, a web server that falls over ends us."""
    herstarts: deque[float] = deque(maxlen=TEL)
    while True:
        time.sleep(0.5)
        if not web.draait():
            raise OmgevingsFout("De webserver is gestopt. Start opnieuw; er is niets verloren.")
        if cluster is not None and not cluster.leeft():
            _zeg("De database was weg en wordt opnieuw gestart.")
            if len(herstarts) == TEL and time.monotonic() - herstarts[0] < PER:
                raise OmgevingsFout(f"De database viel {TEL} keer binnen een minuut weg (logboek {cluster.log}).")
            herstarts.append(time.monotonic())
            cluster.start()


def _zeg(tekst: str) -> None:
    print(tekst, file=sys.stderr, flush=True)  # noqa: T201
