"""`keukentafel inrichting gevolgen` en `laat-ingaan`, op een eigen database."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import psycopg
import pytest

from keukentafel.inrichting.mappen import map_met_inrichtingen
from keukentafel.kern.database.cluster import Cluster
from tests import proefdatabase
from tests.dagen import over
from tests.nieuwe_versie import bestand, derde_team
from tests.opdrachten.conftest import Doe


def straks() -> date:
    return over(60)


@pytest.fixture
def baas(proefcluster: Cluster, monkeypatch: pytest.MonkeyPatch) -> Iterator[psycopg.Connection]:
    """Een eigen, lege database waar de opdracht bij kan."""
    naam = proefdatabase.maak_database(proefcluster, "opdracht")
    for sleutel, waarde in proefdatabase.omgeving(proefcluster, naam, "app").items():
        monkeypatch.setenv(sleutel, waarde)
    with psycopg.connect(proefcluster.url("postgres", naam), autocommit=True) as verbinding:
        yield verbinding
    proefdatabase.gooi_weg(proefcluster, naam)


def geef_beheer(baas: psycopg.Connection) -> None:
    """Iemand die de inrichting beheert en iemand die toezicht houdt; zonder hen gaat geen nieuwe versie in."""
    baas.execute(
        "INSERT INTO regelen_medewerker (stelsel_id, naam, telefoon, adreszegel) "
        "SELECT id, wie, '', '' FROM kern_stelsel, unnest(ARRAY['Bea', 'Joris']) wie"
    )
    baas.execute(
        "INSERT INTO regelen_lidmaatschap (stelsel_id, medewerker_id, rol, van) "
        "SELECT stelsel_id, id, CASE naam WHEN 'Bea' THEN 'beheerder' ELSE 'fg' END, '2020-01-01' "
        "FROM regelen_medewerker"
    )


def versies(baas: psycopg.Connection) -> list[date]:
    return [rij[0] for rij in baas.execute("SELECT versie FROM regelen_inrichtingversie ORDER BY versie, id")]


def test_van_een_leeg_huis_naar_een_derde_team(doe: Doe, baas: psycopg.Connection, tmp_path: Path) -> None:
    eerste = str(map_met_inrichtingen() / "haarlem.toml")
    leeg = doe("inrichting", "gevolgen", eerste)
    assert (leeg.code, "er loopt nog geen werk" in leeg.uit) == (0, True)
    assert versies(baas) == []
    erin = doe("inrichting", "laat-ingaan", eerste)
    assert (erin.code, "staat nu in het huis" in erin.uit) == (0, True)
    begin = versies(baas)
    assert begin == [date(2018, 1, 1), date(2019, 1, 1)]

    nieuw = tmp_path / "haarlem.toml"
    nieuw.write_bytes(bestand("haarlem", straks(), derde_team("haarlem")))
    niemand = doe("inrichting", "laat-ingaan", str(nieuw))
    assert (niemand.code, "niemand meer het recht" in niemand.praat) == (1, True)
    assert versies(baas) == begin
    geef_beheer(baas)
    zonder = tmp_path / "zonder" / "haarlem.toml"
    zonder.parent.mkdir()
    fg = {"fg": {"naam": "FG", "rechten": {"toezicht": ["noodtoegang_beoordelen"]}}}
    zonder.write_bytes(bestand("haarlem", straks(), derde_team("haarlem"), rollen=fg))
    blind = doe("inrichting", "laat-ingaan", str(zonder))
    assert (blind.code, "nagaan wie waar keek" in blind.praat) == (1, True)
    gevolgen = doe("inrichting", "gevolgen", str(nieuw), "--json").json()
    assert gevolgen["kan_ingaan"] is True
    assert gevolgen["teams_beginnen"] == ["derde-team"]
    assert [wijk["naar"] for wijk in gevolgen["wijken_verhuizen"]] == [["derde-team"]]
    assert "Derde team" in doe("inrichting", "gevolgen", str(nieuw)).uit
    for _ in range(2):
        assert doe("inrichting", "laat-ingaan", str(nieuw)).code == 0
    assert versies(baas) == [*begin, straks()]
    assert "al bewaard" in doe("inrichting", "gevolgen", str(nieuw)).uit
    regels = baas.execute("SELECT object_id FROM kern_logregel WHERE handeling = 'inrichting_opgeslagen'").fetchall()
    assert (straks().isoformat(),) in regels


def test_een_kapot_bestand_noemt_alle_fouten_en_verandert_niets(
    doe: Doe, baas: psycopg.Connection, tmp_path: Path
) -> None:
    kapot = tmp_path / "haarlem.toml"
    goed = (map_met_inrichtingen() / "haarlem.toml").read_text("utf-8")
    kapot.write_text(goed.replace("positionering = 1", "positionering = 9"), encoding="utf-8")
    antwoord = doe("inrichting", "laat-ingaan", str(kapot))
    assert (antwoord.code, "positionering" in antwoord.praat) == (1, True)
    assert versies(baas) == []


def test_een_bestand_dat_er_niet_is_en_een_database_die_er_niet_is(doe: Doe, baas: psycopg.Connection) -> None:
    assert doe("inrichting", "gevolgen", "nergens.toml").code == 1
    pad = str(map_met_inrichtingen() / "haarlem.toml")
    assert doe("inrichting", "gevolgen", pad, "--database", "bestaat_niet").code == 3
