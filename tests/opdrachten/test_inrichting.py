"""`keukentafel inrichting`: lijst, controleer, toon en schema."""

from pathlib import Path

import pytest

from keukentafel.inrichting.mappen import map_met_inrichtingen
from tests.inrichting.bestanden import kapot
from tests.opdrachten.conftest import Doe


def test_lijst(doe: Doe) -> None:
    antwoord = doe("inrichting", "lijst", "--json")
    assert antwoord.code == 0
    per_naam = {rij["naam"]: rij for rij in antwoord.json()}
    assert set(per_naam) >= {"almere", "heerlen", "s-hertogenbosch"}
    velden = {"naam", "titel", "gemeenten", "vorm", "positionering", "geldig_vanaf"}
    assert all(set(rij) == velden for rij in per_naam.values())
    assert per_naam["almere"]["gemeenten"] == ["GM0034"]
    assert "heerlen" in doe("inrichting", "lijst").uit


def test_toon(doe: Doe) -> None:
    nu = doe("inrichting", "toon", "almere", "--json").json()
    toen = doe("inrichting", "toon", "almere", "--op", "2019-06-01", "--json").json()
    assert (nu["geldig_vanaf"], toen["geldig_vanaf"]) == ("2021-01-01", "2018-01-01")
    assert nu["wijkkleuren"]["spreekuur_in"] == ["oranje", "rood"]
    assert toen["wijkkleuren"] is None
    assert "wmo_onderzoek" in toen["termijnen"]
    woorden = doe("inrichting", "toon", "heerlen")
    assert woorden.code == 0
    assert "Twee expertteams" in woorden.uit


@pytest.mark.parametrize(
    ("woorden", "code", "zegt"),
    [
        (("toon", "heerln"), 2, "bedoel je 'heerlen'?"),
        (("toon", "../heerlen"), 2, "bestaat niet"),
        (("toon", "heerlen", "--op", "2016-12-31"), 1, "2017-01-01"),
        (("toon", "heerlen", "--op", "1900-02-29"), 2, "geen datum die bestaat"),
        (("toon", "heerlen", "--opp", "2020-01-01"), 2, "bedoel je --op?"),
        (("toon", "heerlen", "--op"), 2, "hier hoort een waarde"),
        (("toon",), 2, "dit ontbreekt: NAAM"),
        (("tonen", "heerlen"), 2, "bedoel je 'toon'?"),
        ((), 2, "dit ontbreekt"),
        (("lijst", "--jsn"), 2, "bedoel je --json?"),
    ],
)
def test_verkeerd_gebruik(doe: Doe, woorden: tuple[str, ...], code: int, zegt: str) -> None:
    antwoord = doe("inrichting", *woorden)
    assert (antwoord.code, antwoord.uit) == (code, "")
    assert zegt in antwoord.praat
    assert "usage" not in antwoord.praat
    assert "Traceback" not in antwoord.praat


def test_controleer_noemt_alles_en_verandert_niets(doe: Doe, tmp_path: Path) -> None:
    fout, goed = tmp_path / "fout.toml", map_met_inrichtingen() / "heerlen.toml"
    tekst = kapot(("vorm = ", "vrom = "), ("{omdat}", "{waarom}"))
    fout.write_text(tekst, encoding="utf-8")
    antwoord = doe("inrichting", "controleer", str(goed), str(fout))
    assert antwoord.code == 1
    assert f"{goed}: in orde" in antwoord.uit
    assert f"{fout}, regel 6, vrom: onbekende sleutel 'vrom'" in antwoord.uit
    assert "bedoel je 'vorm'?" in antwoord.uit
    assert fout.read_text(encoding="utf-8") == tekst
    gevonden = doe("inrichting", "controleer", "--json", str(fout)).json()
    assert {fout["pad"] for fout in gevonden} == {"vorm", "vrom", "triage.regels[0].reden"}
    assert set(gevonden[0]) == {"bestand", "regel", "pad", "melding", "verwacht", "dichtstbij"}


def test_controleer_goed_en_weg(doe: Doe, tmp_path: Path) -> None:
    assert doe("inrichting", "controleer", str(map_met_inrichtingen() / "almere.toml")).code == 0
    weg = doe("inrichting", "controleer", str(tmp_path / "weg.toml"))
    assert (weg.code, "bestaat niet" in weg.uit) == (1, True)
    assert doe("inrichting", "controleer").code == 2


def test_kapotte_inrichting_bij_naam(doe: Doe, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "heerlen.toml").write_text(kapot(("vorm = ", "vrom = ")), encoding="utf-8")
    (tmp_path / "_landelijk.toml").write_bytes((map_met_inrichtingen() / "_landelijk.toml").read_bytes())
    monkeypatch.setenv("KEUKENTAFEL_INRICHTINGEN", str(tmp_path))
    for woorden in (("inrichting", "toon", "heerlen"), ("inrichting", "lijst")):
        antwoord = doe(*woorden)
        assert (antwoord.code, antwoord.uit) == (1, "")
        assert "vrom" in antwoord.praat
    monkeypatch.setenv("KEUKENTAFEL_INRICHTINGEN", str(tmp_path / "weg"))
    assert doe("inrichting", "lijst").code == 3


def test_schema(doe: Doe) -> None:
    schema = doe("inrichting", "schema").json()
    assert schema["properties"]["vorm"]["enum"] == ["A1", "A2", "B", "C"]


HULP = [(), ("inrichting",), ("inrichting", "toon"), ("inrichting", "controleer"), ("regels",), ("regels", "triage")]


@pytest.mark.parametrize("woorden", HULP)
def test_uitleg_is_nederlands_met_een_voorbeeld(doe: Doe, woorden: tuple[str, ...]) -> None:
    antwoord = doe(*woorden, "--help")
    assert antwoord.code == 0
    assert antwoord.uit.startswith("gebruik: keukentafel")
    assert "voorbeeld:" in antwoord.uit
    for engels in ("usage", "options", "positional", "show this help"):
        assert engels not in antwoord.uit
