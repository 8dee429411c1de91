"""The checker tells what is wrong with a ladder in a file: file, line and path, all at once."""

from pathlib import Path

import pytest

from keukentafel.inrichting.controle import controleer
from keukentafel.inrichting.mappen import map_met_inrichtingen


@pytest.fixture
def bestand(tmp_path: Path) -> Path:
    """A copy of a real file, with its national file beside it."""
    for naam in ("_landelijk.toml", "alkmaar.toml"):
        tekst = (map_met_inrichtingen() / naam).read_text(encoding="utf-8")
        (tmp_path / naam).write_text(tekst, encoding="utf-8")
    return tmp_path / "alkmaar.toml"


def vervang(bestand: Path, *paren: tuple[str, str]) -> None:
    tekst = bestand.read_text(encoding="utf-8")
    for oud, nieuw in paren:
        assert oud in tekst
        tekst = tekst.replace(oud, nieuw)
    bestand.write_text(tekst, encoding="utf-8")


def test_een_echt_bestand_deugt(bestand: Path) -> None:
    assert controleer(bestand) == []


def test_een_gat_een_rol_en_een_advies_tegelijk(bestand: Path) -> None:
    vervang(
        bestand,
        ("bedrag = { van = 1000, tot_en_met = 50000 }", "bedrag = { boven = 1000, tot_en_met = 50000 }"),
        ('beslissers = ["unitmanager"]', 'beslissers = ["unitmanger"]'),
        ('van = ["gedragswetenschapper"]', 'van = ["expertoverleg"]'),
    )
    fouten = {fout.pad: fout for fout in controleer(bestand)}
    assert set(fouten) == {
        "mandaat.treden[1].als.bedrag",
        "mandaat.treden[2].beslissers[0]",
        "mandaat.eisen.gedragswetenschapper.van[0]",
    }
    regels = bestand.read_text(encoding="utf-8").splitlines()
    assert "boven = 1000" in regels[fouten["mandaat.treden[1].als.bedrag"].regel - 1]
    assert "unitmanger" in regels[fouten["mandaat.treden[2].beslissers[0]"].regel - 1]
    assert fouten["mandaat.treden[2].beslissers[0]"].dichtstbij == "unitmanager"


def test_een_tikfout_in_een_sleutel_of_woord(bestand: Path) -> None:
    vervang(
        bestand,
        ("tot_en_met = 50000", "tot_enmet = 50000"),
        ('toets = "steekproef"', 'toets = "steekproeve"'),
        ("[mandaat.eisen.gedragswetenschapper]\nsoort", "[mandaat.eisen.gedragswetenschapper]\nsort"),
    )
    fouten = {fout.pad: fout.dichtstbij for fout in controleer(bestand)}
    assert fouten["mandaat.treden[1].als.bedrag.tot_enmet"] == "tot_en_met"
    assert fouten["mandaat.treden[0].toets"] == "steekproef"
    assert fouten["mandaat.eisen.gedragswetenschapper.sort"] == "soort"


@pytest.mark.parametrize(
    ("oud", "nieuw", "pad"),
    [
        ("bedrag = { tot = 1000 }", "bedrag = { tot = -1000 }", "mandaat.treden[0].als.bedrag.tot"),
        ("bedrag = { tot = 1000 }", "bedrag = { tot = 0.001 }", "mandaat.treden[0].als.bedrag.tot"),
        ("bedrag = { tot = 1000 }", "bedrag = {}", "mandaat.treden[0].als.bedrag"),
        ("bedrag = { tot = 1000 }", "leeftijd = { van = 200 }", "mandaat.treden[0].als.leeftijd.van"),
    ],
)
def test_onmogelijke_bedragen_en_leeftijden(bestand: Path, oud: str, nieuw: str, pad: str) -> None:
    vervang(bestand, (oud, nieuw))
    assert pad in [fout.pad for fout in controleer(bestand)]


def test_een_bewaartermijn_die_niet_kan(bestand: Path) -> None:
    tekst = bestand.read_text(encoding="utf-8")
    bestand.write_text(tekst + '\n[bewaren.wmo-voorziening]\njaren = 0\nvanaf = "afsluting"\n', encoding="utf-8")
    fouten = {fout.pad: fout.dichtstbij for fout in controleer(bestand)}
    assert fouten == {"bewaren.wmo-voorziening.jaren": "", "bewaren.wmo-voorziening.vanaf": "afsluiting"}
