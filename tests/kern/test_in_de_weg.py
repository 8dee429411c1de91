"""Een gegevensmap waar al iets van een ander staat: een melding in gewone taal, en niets wordt aangeraakt."""

import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from keukentafel.kern.database import cluster, plek
from keukentafel.kern.database.cluster import Cluster
from keukentafel.kern.database.fouten import OmgevingsFout
from tests.project.dienst import Dienst, datamap


@pytest.mark.parametrize(
    ("naam", "woord"),
    [
        ("pg", "is een bestand"),
        ("s", "is een bestand"),
        ("pg/", "is niet leeg"),
        ("start.slot/", "is een map"),
        ("gebruik.slot/", "is een map"),
        ("postgres.log/", "is een map"),
        ("geheim/", "is een map"),
    ],
)
def test_iets_in_de_weg(naam: str, woord: str) -> None:
    with datamap() as data:
        vreemd = data / naam
        if naam.endswith("/"):
            vreemd.mkdir()
            vreemd /= "vakantiefoto"
        vreemd.write_text("van een ander", encoding="utf-8")
        with pytest.raises(OmgevingsFout, match=woord) as fout:
            Cluster(data).start()
        assert naam.strip("/") in str(fout.value)
        assert vreemd.read_text(encoding="utf-8") == "van een ander"


def test_start_zegt_het_met_code_3() -> None:
    with datamap() as data:
        (data / "pg").write_text("van een ander", encoding="utf-8")
        code, tekst = Dienst(data).einde()
    assert code == 3
    assert "is een bestand" in tekst
    assert "Traceback" not in tekst


def test_de_map_zelf_is_een_bestand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "bestand").write_text("", encoding="utf-8")
    for pad in ("bestand", "bestand/eronder"):
        monkeypatch.setenv("KEUKENTAFEL_DATA", str(tmp_path / pad))
        with pytest.raises(OmgevingsFout, match="bestand") as fout:
            plek.datamap()
        assert "vol" not in str(fout.value)
        assert "ruimte" not in str(fout.value)


def test_een_account_zonder_naam(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """initdb weigert zo'n account; dat heeft niets met ruimte te maken."""
    fout = f"initdb: error: could not look up effective user ID {os.geteuid()}: user does not exist"
    echt = subprocess.run

    def run(opdracht: list[Any], **opties: Any) -> Any:
        initdb = str(opdracht[0]).endswith("initdb")
        return subprocess.CompletedProcess([], 1, "", fout) if initdb else echt(opdracht, check=False, **opties)

    monkeypatch.setattr(subprocess, "run", lambda opdracht, check=False, **opties: run(opdracht, **opties))
    monkeypatch.setattr(cluster, "eis_doorloopbaar", lambda _: None)
    with pytest.raises(OmgevingsFout, match="heeft geen naam") as gemeld:
        Cluster(tmp_path).start()
    assert "schijf" not in str(gemeld.value)
