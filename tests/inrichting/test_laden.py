"""Laden: versies in de tijd, samenvoegen met de landelijke standaard, en opslaan als JSON."""

import json
import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from keukentafel.inrichting.laden import (
    InrichtingFoutError,
    InrichtingOnbekendError,
    NogNietGeldigError,
    als_dict,
    laad,
    lijst,
    namen,
    uit_dict,
    versies,
)
from keukentafel.inrichting.mappen import map_met_inrichtingen
from keukentafel.inrichting.samenvoegen import leg_over


@pytest.mark.parametrize("naam", namen())
def test_heen_en_terug_als_json(naam: str) -> None:
    """Ook door een database die de volgorde van sleutels niet bewaart."""
    for versie in versies(naam):
        opgeslagen = json.loads(json.dumps(als_dict(versie), sort_keys=True))
        assert uit_dict(opgeslagen) == versie


@pytest.mark.parametrize("naam", namen())
def test_bestand_heet_zoals_de_inrichting(naam: str) -> None:
    assert laad(naam).naam == naam


def test_versie_op_een_dag() -> None:
    voor, na = laad("almere", date(2020, 12, 31)), laad("almere", date(2021, 1, 1))
    assert (voor.geldig_vanaf, na.geldig_vanaf) == (date(2018, 1, 1), date(2021, 1, 1))
    assert voor.wijkkleuren is None
    assert na.wijkkleuren is not None
    assert na.wijkkleuren.spreekuur_in == ["oranje", "rood"]
    assert set(voor.afspraken) < set(na.afspraken)
    assert laad("almere") == na
    assert [wijziging.geldig_vanaf for wijziging in voor.wijzigingen] == [date(2021, 1, 1)]


def test_te_vroeg() -> None:
    with pytest.raises(NogNietGeldigError, match="2017-01-01"):
        laad("heerlen", date(2016, 12, 31))


@pytest.mark.parametrize("naam", ["heerln", "_landelijk", "../heerlen", "", "a\0b"])
def test_onbekende_naam(naam: str) -> None:
    with pytest.raises(InrichtingOnbekendError):
        laad(naam)


def test_eigen_map_en_kapot_bestand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Een bestand dat verandert wordt opnieuw gelezen; een kapot bestand wordt nooit half geladen."""
    for naam in ("_landelijk", "heerlen"):
        shutil.copy(map_met_inrichtingen() / f"{naam}.toml", tmp_path)
    monkeypatch.setenv("KEUKENTAFEL_INRICHTINGEN", str(tmp_path))
    assert namen() == ["heerlen"]
    assert laad("heerlen").titel == "Heerlen"
    bestand = tmp_path / "heerlen.toml"
    bestand.write_text(bestand.read_text("utf-8").replace('vorm = "C"', 'vorm = "X"'), "utf-8")
    with pytest.raises(InrichtingFoutError) as fout:
        laad("heerlen")
    assert [deel.pad for deel in fout.value.fouten] == ["vorm"]


def test_lijst_noemt_de_versie_van_de_dag() -> None:
    regels = {regel.naam: regel for regel in lijst(date(2020, 1, 1))}
    assert regels["almere"].geldig_vanaf == date(2018, 1, 1)
    assert regels["heerlen"].als_dict() == {
        "naam": "heerlen",
        "titel": "Heerlen",
        "gemeenten": ["GM0917"],
        "vorm": "C",
        "positionering": 2,
        "geldig_vanaf": "2017-01-01",
    }


def test_samenvoegen_vervangt_lijsten_en_mengt_tabellen() -> None:
    onder = {"a": {"x": 1, "y": [1, 2]}, "b": 1}
    assert leg_over(onder, {"a": {"y": [3], "z": 4}, "b": {"c": 5}}) == {"a": {"x": 1, "y": [3], "z": 4}, "b": {"c": 5}}
    assert onder == {"a": {"x": 1, "y": [1, 2]}, "b": 1}


def test_inhoud_van_de_drie() -> None:
    """Wat de stukken noemen, staat erin."""
    heerlen, almere, bosch = laad("heerlen"), laad("almere"), laad("s-hertogenbosch")
    assert (heerlen.aantal_teams("wijkteam"), heerlen.aantal_teams("expertteam")) == (14, 2)
    assert (bosch.aantal_teams("complexteam"), bosch.aantal_teams("triageteam")) == (6, 1)
    assert almere.aantal_teams("stadsteam") == 1
    assert {organisatie.slug for organisatie in almere.organisaties} >= {"mee-ijsseloevers", "vmca", "de-schoor"}
    assert [(budget.bedrag, budget.vult_bij) for budget in almere.budgetten] == [(Decimal(105_000), True)]
    assert {team.rol for team in bosch.teams_per_soort["complexteam"]} == {"regie"}
    for inrichting in (heerlen, almere, bosch):
        inwoners = sum(gebied.inwoners or 0 for gebied in inrichting.gebieden)
        assert abs(inwoners - (inrichting.gemeenten[0].inwoners or 0)) < 100
        assert all(aanname.tekst for aanname in inrichting.aannames)
        assert len(inrichting.weg.kolommen()) == 5
