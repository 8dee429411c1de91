"""What every page keeps to: a page with an error says so in its title, and every act in the log has words."""

import ast
import re

from keukentafel.werkplek.toezicht import woorden
from tests.huis.bron import HUIS, boom, modules

BLADEN = HUIS / "werkplek" / "templates"


def test_een_blad_met_fouten_zegt_het_in_de_titel() -> None:
    """Wie voorleest, hoort de titel het eerst (WCAG 2.2, 3.3.1)."""
    zwijgt = []
    for pad in sorted(BLADEN.rglob("*.html")):
        blad = pad.read_text(encoding="utf-8")
        titel = re.search(r"{% block titel %}(.*?){% endblock %}", blad)
        if titel and "{% fouten " in blad and 'translate "Fout: "' not in titel[1]:
            zwijgt.append(str(pad.relative_to(BLADEN)))
    assert zwijgt == []


def _handelingen() -> set[str]:
    """Return the acts that views name for the log: `handeling="..."` and `boek.werd("...")`."""
    delen: list[ast.expr] = []
    for pad in modules():
        for knoop in ast.walk(boom(pad)):
            if isinstance(knoop, ast.Call):
                delen += [woord.value for woord in knoop.keywords if woord.arg == "handeling"]
                delen += knoop.args if isinstance(knoop.func, ast.Attribute) and knoop.func.attr == "werd" else []
    return {deel.value for deel in delen if isinstance(deel, ast.Constant) and isinstance(deel.value, str)}


def test_elke_handeling_in_het_logboek_heeft_eigen_woorden() -> None:
    """De functionaris leest "Splitste een huishouden", niet "Gesplitst"."""
    handelingen = _handelingen()
    assert "dossier_ingezien" in handelingen
    zonder = sorted(code for code in handelingen if not woorden.heeft_woorden(code))
    assert zonder == []
