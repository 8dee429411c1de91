"""`keukentafel regels`: vragen en klokken door de regels van een inrichting halen, regel voor regel."""

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from keukentafel.project.opdrachten.parser import datum

if TYPE_CHECKING:
    from datetime import date

    from keukentafel.inrichting.model import Inrichting

UITLEG = (
    "Leest JSON Lines van stdin en schrijft per regel een uitkomst. Een foute regel geeft `fouten`; de rest gaat door."
)


def voeg_toe(groepen: Any) -> None:
    """Zet de opdrachten van deze groep neer."""
    groep = groepen.add_parser(
        "regels",
        help="de regels van een inrichting uitvoeren",
        description="De regels van een inrichting uitvoeren.",
        voorbeeld="keukentafel regels triage --inrichting NAAM < vragen.jsonl",
    )
    opdrachten = groep.met_opdrachten("opdracht")
    triage = opdrachten.add_parser(
        "triage",
        help="vragen beoordelen",
        description=f"Beoordeel vragen. {UITLEG}",
        voorbeeld="keukentafel regels triage --inrichting NAAM < vragen.jsonl > uitkomsten.jsonl",
    )
    triage.add_argument("--inrichting", metavar="NAAM", required=True, help="de naam van de inrichting")
    triage.add_argument("--op", metavar="DATUM", type=datum, help="de versie van deze dag (anders die van de vraag)")
    triage.add_argument("--zonder-anders-als", action="store_true", help="laat `anders_als` leeg; dat is sneller")
    triage.add_argument("--json", action="store_true", help="mag erbij; de uitvoer is altijd JSON Lines")
    triage.set_defaults(voer_uit=voer_triage_uit)
    _voeg_mandaat_toe(opdrachten)
    termijn = opdrachten.add_parser(
        "termijn",
        help="klokken uitrekenen",
        description=f"Reken klokken uit. {UITLEG}",
        voorbeeld="keukentafel regels termijn --inrichting NAAM < klokken.jsonl",
    )
    termijn.add_argument("--inrichting", metavar="NAAM", required=True, help="de naam van de inrichting")
    termijn.add_argument("--json", action="store_true", help="mag erbij; de uitvoer is altijd JSON Lines")
    termijn.set_defaults(voer_uit=voer_termijn_uit)


def _voeg_mandaat_toe(opdrachten: Any) -> None:
    mandaat = opdrachten.add_parser(
        "mandaat",
        help="voorgestelde besluiten beoordelen",
        description=f"Wie beslist over een voorstel, en wat is daarvoor nodig? {UITLEG}",
        voorbeeld="keukentafel regels mandaat --inrichting NAAM < voorstellen.jsonl > uitkomsten.jsonl",
    )
    mandaat.add_argument("--inrichting", metavar="NAAM", required=True, help="de naam van de inrichting")
    mandaat.add_argument(
        "--op", metavar="DATUM", type=datum, help="de versie van deze dag (anders die van het voorstel)"
    )
    mandaat.add_argument("--json", action="store_true", help="mag erbij; de uitvoer is altijd JSON Lines")
    mandaat.set_defaults(voer_uit=voer_mandaat_uit)


def _op_dag(versies: "list[Inrichting]", pad: str) -> "Callable[[date], Inrichting]":
    """De versie die op een dag gold; een dag te vroeg is een fout in de vraag."""
    from keukentafel.regels.basis import FoutInInvoer, Invoerfout

    def zoek(dag: "date") -> "Inrichting":
        for versie in reversed(versies):
            if versie.geldig_vanaf <= dag:
                return versie
        raise FoutInInvoer([Invoerfout(pad, f"deze inrichting geldt pas vanaf {versies[0].geldig_vanaf}")])

    return zoek


def voer_triage_uit(keuze: argparse.Namespace) -> int:
    """Vragen in, uitkomsten uit. `--op` kiest de versie, anders de datum van de vraag."""
    from keukentafel.project.opdrachten.keuze import kies, kies_versies
    from keukentafel.project.opdrachten.stroom import verwerk
    from keukentafel.regels.triage import Vraag, beoordeel

    vast = kies(keuze.inrichting, keuze.op) if keuze.op else None
    zoek = _op_dag(kies_versies(keuze.inrichting), "datum")
    met_anders = not keuze.zonder_anders_als

    def doe(vraag: Vraag) -> dict[str, Any]:
        return beoordeel(vraag, vast or zoek(vraag.datum), anders_als=met_anders).als_dict()

    return verwerk(Vraag, doe, "vragen")


def voer_mandaat_uit(keuze: argparse.Namespace) -> int:
    """Voorstellen in, uitkomsten uit. `--op` kiest de versie, anders de datum van het voorstel."""
    from keukentafel.project.opdrachten.keuze import kies, kies_versies
    from keukentafel.project.opdrachten.stroom import verwerk
    from keukentafel.regels.mandaat import Besluit, beoordeel

    vast = kies(keuze.inrichting, keuze.op) if keuze.op else None
    zoek = _op_dag(kies_versies(keuze.inrichting), "datum")

    def doe(besluit: Besluit) -> dict[str, Any]:
        return beoordeel(besluit, vast or zoek(besluit.datum)).als_dict()

    return verwerk(Besluit, doe, "voorstellen")


def voer_termijn_uit(keuze: argparse.Namespace) -> int:
    """Klokken in, uitkomsten uit. De start kiest de versie; van voor de eerste versie geldt de eerste."""
    from keukentafel.project.opdrachten.keuze import kies_versies
    from keukentafel.project.opdrachten.stroom import verwerk
    from keukentafel.regels.termijnen import Klok, bereken

    versies = kies_versies(keuze.inrichting)

    def doe(klok: Klok) -> dict[str, Any]:
        geldig = [versie for versie in versies if versie.geldig_vanaf <= klok.start] or versies[:1]
        uitkomst = bereken(klok, geldig[-1]).als_dict()
        kop: dict[str, Any] = {} if klok.id is None else {"id": klok.id}
        return kop | {sleutel: uitkomst[sleutel] for sleutel in ("uiterlijk", "grondslag", "atw", "stappen")}

    return verwerk(Klok, doe, "klokken")
