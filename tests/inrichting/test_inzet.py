"""De norm voor het aantal huishoudens: landelijk een aanname, en een gemeente kan haar eigen getal zeggen."""

from decimal import Decimal
from pathlib import Path

import pytest

from keukentafel.inrichting.controle import controleer
from keukentafel.inrichting.laden import laad, namen, uit_dict
from keukentafel.inrichting.mappen import map_met_inrichtingen
from keukentafel.inrichting.onderwerpen import ONDERWERPEN
from tests.inrichting.bestanden import kapot

EIGEN = '{ slug = "huishoudens-per-fte", naam = "H", waarde = 20, eenheid = "huishoudens per fte", bron = "X" }'


def met(tmp_path: Path, bij: str) -> Path:
    """De goede inrichting met iets erbij, vooraan in het bestand."""
    pad = tmp_path / "heerlen.toml"
    pad.write_text(kapot(("bron = [", f"{bij}\nbron = [")), encoding="utf-8")
    return pad


@pytest.mark.parametrize("naam", namen())
def test_elke_inrichting_heeft_een_norm_met_een_bron(naam: str) -> None:
    norm = laad(naam).werknorm
    assert (norm.waarde, norm.plek) == (Decimal(25), "inzet.huishoudens_per_fte")
    assert "aanname" in norm.bron


def test_een_eigen_norm_gaat_voor(tmp_path: Path) -> None:
    inhoud = laad("heerlen").model_dump(mode="json")
    eigen = {"slug": "huishoudens-per-fte", "naam": "H", "waarde": "20", "eenheid": "huishoudens per fte", "bron": "X"}
    norm = uit_dict(inhoud | {"normen": [eigen]}).werknorm
    assert (norm.waarde, norm.bron, norm.plek) == (Decimal(20), "X", "normen.huishoudens-per-fte")
    assert controleer(met(tmp_path, f"normen = [{EIGEN}]")) == []


def test_een_versie_van_voor_de_inzet_blijft_leesbaar() -> None:
    """Een versie in de database verandert nooit; zij zei er niets over."""
    inhoud = laad("heerlen").model_dump(mode="json")
    del inhoud["inzet"], inhoud["deskundigheden"]
    assert uit_dict(inhoud).werknorm.waarde == Decimal(25)


@pytest.mark.parametrize(
    ("bij", "pad"),
    [
        (f"normen = [{EIGEN.replace('huishoudens per fte', 'huishoudens per team')}]", "normen[0].eenheid"),
        (f"normen = [{EIGEN.replace('waarde = 20', 'waarde = 0')}]", "normen[0].waarde"),
        ("inzet.huishoudens_per_fte = 0", "inzet.huishoudens_per_fte"),
        ("inzet.uren_voltijd = 61", "inzet.uren_voltijd"),
        ("inzet.uren_hoogstens = 30", "inzet.uren_hoogstens"),
        ("inzet.uur_voltijd = 36", "inzet.uur_voltijd"),
        ('deskundigheden."Schulden!" = { naam = "Schulden" }', "deskundigheden"),
        ("deskundigheden.schulden = { titel = 'Schulden' }", "deskundigheden.schulden"),
    ],
)
def test_een_onbruikbare_norm_wordt_gemeld_bij_zijn_plek(tmp_path: Path, bij: str, pad: str) -> None:
    fouten = controleer(met(tmp_path, bij))
    assert any(fout.pad.startswith(pad) for fout in fouten), [fout.pad for fout in fouten]


def test_de_norm_staat_ook_in_gewone_woorden() -> None:
    zeg = next(onderwerp.zeg for onderwerp in ONDERWERPEN if "inzet" in onderwerp.delen)
    zinnen = list(zeg(laad("almere")))
    assert zinnen[0] == "norm: 25 actieve huishoudens per fte"
    assert "deskundigheid: Schulden" in zinnen
    assert (map_met_inrichtingen() / "_landelijk.toml").read_text(encoding="utf-8").count("[inzet]") == 1
