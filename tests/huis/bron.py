"""Read the source of the house as text and as syntax trees."""

import ast
from collections.abc import Iterator
from pathlib import Path

WORTEL = Path(__file__).resolve().parents[2]
HUIS = WORTEL / "src" / "keukentafel"


def modules() -> list[Path]:
    """Return all modules of the house, without migrations and what is built."""
    buiten = {"migrations", "static_gebouwd"}
    return [pad for pad in sorted(HUIS.rglob("*.py")) if not buiten & set(pad.relative_to(HUIS).parts)]


def boom(pad: Path) -> ast.Module:
    """Return the syntax tree of a module."""
    return ast.parse(pad.read_text(encoding="utf-8"))


def functies(pad: Path) -> Iterator[tuple[str, int]]:
    """Return name and number of lines of each function, decorators and docstring left out."""
    for knoop in ast.walk(boom(pad)):
        if isinstance(knoop, (ast.FunctionDef, ast.AsyncFunctionDef)):
            lijf = knoop.body[1:] if ast.get_docstring(knoop, clean=False) is not None else knoop.body
            eerste = lijf[0].lineno if lijf else knoop.lineno
            laatste = knoop.end_lineno or knoop.lineno
            kop = knoop.body[0].lineno - knoop.lineno
            yield f"{pad.relative_to(HUIS)}:{knoop.lineno} {knoop.name}", kop + laatste - eerste + 1


def percentiel(getallen: list[int], deel: float) -> int:
    """Return the value below which this part of the numbers lies."""
    gesorteerd = sorted(getallen)
    return gesorteerd[min(len(gesorteerd) - 1, int(len(gesorteerd) * deel))]
