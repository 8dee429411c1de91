"""De delen van een stelsel: teams die alleen bij naam gekozen worden, en namen die moeten bestaan."""

from pathlib import Path

import pytest

from keukentafel.inrichting.controle import controleer
from keukentafel.inrichting.mappen import LANDELIJK
from tests.inrichting.opgave import op, triage

MAP = Path(__file__).resolve().parents[2] / "inrichtingen"


def _fouten(tmp_path: Path, naam: str, oud: str, nieuw: str) -> list[str]:
    """Verander één stukje van een bestand en controleer het."""
    tekst = (MAP / f"{naam}.toml").read_text(encoding="utf-8")
    assert oud in tekst
    pad = tmp_path / f"{naam}.toml"
    pad.write_text(tekst.replace(oud, nieuw, 1), encoding="utf-8")
    (tmp_path / LANDELIJK).write_text((MAP / LANDELIJK).read_text(encoding="utf-8"), encoding="utf-8")
    return [f"{fout.pad}: {fout.melding}" for fout in controleer(pad)]


def test_een_team_alleen_op_naam_wordt_nooit_door_het_gebied_gekozen() -> None:
    teams = op("langedijk").teams_per_soort["loket"]
    assert [team.slug for team in teams if team.alleen_op_naam] == ["haltewerk"]
    assert triage("langedijk", leefgebieden=["basale_adl"]).bestemming.team == "wmo-loket"
    assert triage("langedijk", leefgebieden=["financien"]).bestemming.team == "haltewerk"


def test_wie_de_bestemming_is_staat_niet_ook_bij_betrokken() -> None:
    uit = triage("medemblik", complex=True, dreigende_escalatie=True)
    assert uit.bestemming.team == "team-sociaal-domein"
    assert "team-sociaal-domein" not in uit.betrokken


@pytest.mark.parametrize(
    ("naam", "oud", "nieuw", "pad"),
    [
        ("groningen", 'wie = "gedragswetenschapper", doet', 'wie = "gedragswetenschaper", doet', "escalatie.sporen[0]"),
        ("groningen", 'door = ["jgz"]', 'door = ["jzg"]', "kernfuncties.preventie.door[0]"),
        ("haren", 'wie = "deelteam-wmo"', 'wie = "deelteam-wm"', "triage.betrokken[1].wie"),
        ("haarlem", '"WK039219", "WK039220", "WK039221"]', '"WK039219", "WK039299"]', "gebiedsgroepen[0].gebieden[2]"),
        ("deurne", "aantal = 3, tekst", "aantal = 0, tekst", "lagen[1].aantal"),
        ("deurne", 'team_soort = "expertteam", bron', 'team_soort = "loket", bron', "lagen[2].team_soort"),
        ("medemblik", '"tijdelijk_overnemen"]', '"tijdelijk_overneme"]', "teams[3].inzet[2]"),
        ("diemen", "leidinggevenden = 2", "leidinggevenden = 3", "bemensing.leidinggevenden"),
    ],
)
def test_een_naam_die_niet_bestaat_wordt_gemeld(tmp_path: Path, naam: str, oud: str, nieuw: str, pad: str) -> None:
    assert [fout for fout in _fouten(tmp_path, naam, oud, nieuw) if fout.startswith(pad)], pad
