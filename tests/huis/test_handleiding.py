"""Elk plaatje in de handleiding bestaat, en elk plaatje staat op een blad; elk gespeeld verhaal is te zien."""

import re

import pytest

from tests.huis.bron import WORTEL

MAP = WORTEL / "docs" / "handleiding"
BEELDEN = MAP / "beelden"
PLAATJE = re.compile(r"!\[[^\]]{10,}\]\(beelden/([\w.-]+)\)|<img [^>]*src=\"beelden/([\w.-]+)\"[^>]*alt=\"[^\"]{10,}\"")
MEEST = 200_000
"""Zo groot is een plaatje ten hoogste, in bytes: een kloon blijft licht. # aanname"""
GESPEELD = ("01", "02", "03", "05", "08", "10", "14", "19")


def op_de_bladen() -> set[str]:
    """De plaatjes die een blad laat zien, met een tekst voor wie ze niet ziet."""
    tekst = "\n".join(blad.read_text(encoding="utf-8") for blad in MAP.glob("*.md"))
    return {naam for paar in PLAATJE.findall(tekst) for naam in paar if naam}


def test_elk_plaatje_bestaat_en_wordt_gebruikt() -> None:
    assert op_de_bladen() == {pad.name for pad in BEELDEN.iterdir()}
    alle = "\n".join(blad.read_text(encoding="utf-8") for blad in MAP.glob("*.md"))
    assert set(re.findall(r"beelden/([\w.-]+)", alle)) == op_de_bladen(), "een plaatje zonder tekst"


@pytest.mark.parametrize("verhaal", GESPEELD)
def test_elk_gespeeld_verhaal_is_te_zien(verhaal: str) -> None:
    assert any(naam.startswith(f"verhaal-{verhaal}-") for naam in op_de_bladen())


def test_de_plaatjes_zijn_klein() -> None:
    assert {pad.name: pad.stat().st_size for pad in BEELDEN.iterdir() if pad.stat().st_size > MEEST} == {}


def test_elk_plaatje_wordt_door_een_proef_gemaakt() -> None:
    """De naam staat in een proef van een verhaal, soms met de breedte of donker erachter."""
    proeven = "\n".join(pad.read_text(encoding="utf-8") for pad in (WORTEL / "tests" / "browser").glob("test_*.py"))
    namen = re.findall(r'(?:beeld|handleiding)\([^"]*"([^"]+)"', proeven)
    patronen = [re.sub(r"\\\{[^}]*\\\}", ".*", re.escape(naam)) for naam in namen]
    los = [naam for naam in op_de_bladen() if not any(re.fullmatch(p, naam.removesuffix(".png")) for p in patronen)]
    assert los == []
