"""Eén kapot bestand in de map houdt de andere inrichtingen niet tegen; een BOM is geen fout."""

import shutil
from pathlib import Path

import pytest

from keukentafel.inrichting import laden
from keukentafel.inrichting.controle import controleer
from keukentafel.inrichting.mappen import LANDELIJK, map_met_inrichtingen
from tests.opdrachten.conftest import Doe


@pytest.fixture
def map_(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Een map met twee goede inrichtingen, en de landelijke standaard."""
    for naam in (LANDELIJK, "heerlen.toml", "almere.toml"):
        shutil.copy(map_met_inrichtingen() / naam, tmp_path / naam)
    monkeypatch.setenv("KEUKENTAFEL_INRICHTINGEN", str(tmp_path))
    return tmp_path


def test_lijst_noemt_de_goede_en_de_fouten(doe: Doe, map_: Path) -> None:
    (map_ / "aapstad.toml").write_text("naam = \n", encoding="utf-8")
    (map_ / "zuurkool.toml").write_text('naam = "zuurkool"\n', encoding="utf-8")
    antwoord = doe("inrichting", "lijst", "--json")
    assert antwoord.code == 1
    assert [regel["naam"] for regel in antwoord.json()] == ["almere", "heerlen"]
    assert "aapstad" in antwoord.praat
    assert "zuurkool" in antwoord.praat
    gewoon = doe("inrichting", "lijst")
    assert (gewoon.code, len(gewoon.uit.splitlines())) == (1, 2)
    assert laden.goede_namen() == ["almere", "heerlen"]
    assert set(laden.lijst_met_fouten()[1]) == {"aapstad", "zuurkool"}
    with pytest.raises(laden.InrichtingFoutError):
        laden.lijst()


def test_een_map_die_op_toml_eindigt_telt_niet(doe: Doe, map_: Path) -> None:
    (map_ / "map.toml").mkdir()
    antwoord = doe("inrichting", "lijst", "--json")
    assert (antwoord.code, antwoord.praat) == (0, "")
    assert [regel["naam"] for regel in antwoord.json()] == ["almere", "heerlen"]


def test_een_bom_voor_aan_het_bestand_mag(map_: Path) -> None:
    pad = map_ / "heerlen.toml"
    pad.write_bytes(b"\xef\xbb\xbf" + pad.read_bytes())
    assert controleer(pad) == []
