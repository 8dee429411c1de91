"""De controle met willekeurig kapotgemaakte bestanden: nooit een traceback, altijd een regel en een pad."""

import time
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from keukentafel.inrichting.mappen import map_met_inrichtingen
from tests.inrichting.bestanden import fouten_in
from tests.keren import keren

TEKSTEN = [pad.read_text(encoding="utf-8") for pad in sorted(map_met_inrichtingen().glob("[a-z]*.toml"))]
STUKJES = ["[", "]", "{", "}", '"', "=", "\n", "[[", "]]", "true", "-1", "1e999", "nan", "2026-02-30", "'''", ".", "é"]
KOPPEN = ["\\u0000", "x = 1\n", "[triage]\n", "als = {}\n", "[[wijzigingen]]\n", "[[teams]]\n"]


@st.composite
def gemuteerd(draw: st.DrawFn) -> str:
    """Een bestand met één tot vier stukken weg, dubbel, verwisseld of erbij."""
    tekst = draw(st.sampled_from(TEKSTEN))
    for _ in range(draw(st.integers(1, 4))):
        begin = draw(st.integers(0, len(tekst)))
        eind = min(len(tekst), begin + draw(st.integers(0, 60)))
        nieuw = draw(st.sampled_from(["", tekst[begin:eind] * 2, *STUKJES, *KOPPEN]))
        tekst = tekst[:begin] + nieuw + tekst[eind:]
    return tekst


def controleer_tekst(tekst: str) -> None:
    """Elke fout heeft een regel die bestaat, een pad en een zin."""
    with TemporaryDirectory() as naam:
        fouten = fouten_in(Path(naam), tekst)
    aantal = tekst.count("\n") + 1
    for fout in fouten:
        assert fout.pad
        assert fout.melding
        assert fout.melding.isprintable()
        assert 1 <= fout.regel <= aantal or not fout.bestand.endswith("proef.toml")
    assert len(set(fouten)) == len(fouten)


@settings(max_examples=keren(100), deadline=None)
@given(gemuteerd())
def test_gemuteerd_bestand(tekst: str) -> None:
    controleer_tekst(tekst)


@settings(max_examples=keren(50), deadline=None)
@given(st.sampled_from(TEKSTEN), st.data())
def test_regel_weg_of_verplaatst(tekst: str, data: st.DataObject) -> None:
    regels = tekst.splitlines()
    nummer = data.draw(st.integers(0, len(regels) - 1))
    regel = regels.pop(nummer)
    if data.draw(st.booleans()):
        regels.insert(data.draw(st.integers(0, len(regels))), regel)
    controleer_tekst("\n".join(regels))


def test_een_teken_dat_je_niet_ziet_komt_niet_in_een_melding() -> None:
    goed = next(tekst for tekst in TEKSTEN if "{leeftijd}" in tekst)
    controleer_tekst(goed.replace("{leeftijd}", "{\\u0000leeftijd}", 1))


@pytest.mark.parametrize("aantal", [100, 1_900])
def test_heel_veel_teams_in_een_wijk_worden_verteld_en_houden_niets_op(aantal: int, tmp_path: Path) -> None:
    goed = next(tekst for tekst in TEKSTEN if 'naam = "heerlen"' in tekst)
    team = '  {{ slug = "t{}", naam = "T", soort = "wijkteam", gebieden = ["WK091710"], rol = "hulp" }},\n'
    begin = time.process_time()
    veel = "".join(team.format(nummer) for nummer in range(aantal))
    fouten = fouten_in(tmp_path, goed.replace("teams = [\n", f"teams = [\n{veel}"))
    assert 1 <= len(fouten) <= aantal
    assert all(fout.pad.startswith("teams[") for fout in fouten)
    assert time.process_time() - begin < 10
