"""Korte vragen voor de proeven van de triage."""

from datetime import date
from functools import cache
from typing import Any

from keukentafel.inrichting.laden import laad
from keukentafel.inrichting.model import Inrichting
from keukentafel.regels.triage import Uitkomst, Vraag, beoordeel

DAG = date(2026, 11, 20)
VEILIG = {"acuut_veiligheidsrisico": False, "dreigende_escalatie": False, "kind_in_gevaar": False}
IN_STAAT = {"probleembesef": True, "medewerking": True, "regie_op_korte_termijn": True}
ALLES = (
    VEILIG
    | IN_STAAT
    | {
        "samenhang": False,
        "complex": False,
        "gesprek_heeft_meerwaarde": True,
        "eigen_regie": True,
    }
)


@cache
def inrichting(naam: str) -> Inrichting:
    """De inrichting zoals die op de dag van de proeven geldt."""
    return laad(naam, DAG)


def maak(gebieden: int = 1, **feiten: Any) -> Vraag:
    """Een vraag van een vrouw van 34, met zoveel leefgebieden; `kenmerken` blijft onbekend tenzij genoemd."""
    namen = ["financien", "huisvesting", "opvoeden", "justitie"][:gebieden]
    vast: dict[str, Any] = {"datum": DAG, "leefgebieden": namen, "leeftijd": 34, "aanmelder": "inwoner"}
    return Vraag.model_validate(vast | feiten)


def uitkomst(naam: str, gebieden: int = 1, **feiten: Any) -> Uitkomst:
    """De uitkomst van zo'n vraag in een inrichting."""
    return beoordeel(maak(gebieden, **feiten), inrichting(naam))
