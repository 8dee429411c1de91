"""De controle noemt elke fout met regel, pad, verwachting en het dichtstbijzijnde goede woord, alles in één keer."""

from pathlib import Path

import pytest

from keukentafel.inrichting.controle import controleer
from keukentafel.inrichting.mappen import map_met_inrichtingen
from tests.inrichting.bestanden import BRON, fouten_in, kapot
from tests.inrichting.gevallen import GEVALLEN, Geval


@pytest.mark.parametrize("pad", sorted(map_met_inrichtingen().glob("*.toml")), ids=lambda pad: pad.stem)
def test_eigen_bestanden_zijn_in_orde(pad: Path) -> None:
    assert controleer(pad) == []


@pytest.mark.parametrize("geval", GEVALLEN, ids=lambda geval: geval.wat)
def test_een_fout(tmp_path: Path, geval: Geval) -> None:
    tekst = kapot((geval.goed, geval.fout))
    gevonden = [fout for fout in fouten_in(tmp_path, tekst) if fout.pad == geval.pad and geval.melding in fout.melding]
    assert gevonden
    assert geval.woord is None or gevonden[0].dichtstbij == geval.woord
    assert 1 <= gevonden[0].regel <= tekst.count("\n") + 1
    assert gevonden[0].regel > 1 or "ontbreekt" in gevonden[0].melding


def test_regelnummer_is_de_regel_zelf(tmp_path: Path) -> None:
    """Ook in een tabel op één regel, een lijst over meer regels en een reeks tabellen."""
    tekst = kapot(('naar = "wijkteam", regisseur = "team"', 'naar = "wijkteem", regisseur = "team"'))
    (fout,) = fouten_in(tmp_path, tekst)
    assert "wijkteem" in tekst.splitlines()[fout.regel - 1]
    tekst = kapot(('code = "WK091742"', 'code = "wijk 42"'))
    fouten = [fout for fout in fouten_in(tmp_path, tekst) if fout.pad == "gebieden[22].code"]
    assert ["wijk 42" in tekst.splitlines()[fout.regel - 1] for fout in fouten] == [True]


def test_rechten_hebben_een_bekend_doel_en_een_bekend_woord(tmp_path: Path) -> None:
    rol = '[rollen]\nwijkwerker = { naam = "Wijkwerker", rechten = { hupl = ["dossier_lezen"] } }\n'
    (fout,) = fouten_in(tmp_path, kapot(("[rollen]\n", rol)))
    assert (fout.pad, fout.dichtstbij) == ("rollen.wijkwerker.rechten.hupl", "hulp")
    rol = rol.replace("hupl", "hulp").replace("dossier_lezen", "dosier_lezen")
    (fout,) = fouten_in(tmp_path, kapot(("[rollen]\n", rol)))
    assert (fout.pad, fout.dichtstbij) == ("rollen.wijkwerker.rechten.hulp[0]", "dossier_lezen")


def test_alle_fouten_in_een_keer(tmp_path: Path) -> None:
    paren = [
        ("vorm = ", "vrom = "),
        ('naar = "wijkteam", regisseur = "team"', 'naar = "wijkteem", regisseur = "team"'),
        ("leeftijd = { tot = 18 }", 'leeftijd = { tot = "18" }'),
        ('gebieden = ["WK091720"]', 'gebieden = ["WK091799"]'),
        ('naam = "anders"', 'naam = "rest"'),
        ('{ naar = "huishouden" }', '{ naar = "huishuoden" }'),
        ("{omdat}", "{waarom}"),
    ]
    paden = {fout.pad for fout in fouten_in(tmp_path, kapot(*paren))}
    assert paden >= {
        "vrom",
        "triage.regels[1].dan.naar",
        "triage.betrokken[0].als.een_van[0].leeftijd.tot",
        "teams[3].gebieden[0]",
        "triage.regels[2]",
        "weg.team.blokken[0].lijnen[0].naar",
        "triage.regels[0].reden",
    }


WIJZIGING = '\n[[wijzigingen]]\ngeldig_vanaf = {dag}\nomschrijving = "x"\n[wijzigingen.inhoud]\n{inhoud}\n'


def test_fout_in_een_wijziging_staat_op_haar_eigen_plek(tmp_path: Path) -> None:
    tekst = BRON + WIJZIGING.format(dag="2018-01-01", inhoud='vorm = "D"\nvrom = "B"')
    paden = [fout.pad for fout in fouten_in(tmp_path, tekst)]
    assert paden == ["wijzigingen[0].inhoud.vorm", "wijzigingen[0].inhoud.vrom"]


@pytest.mark.parametrize("dag", ["2017-01-01", "2016-12-31", '"2018"', "2018-01-01T10:00:00"])
def test_versie_die_niet_later_begint(tmp_path: Path, dag: str) -> None:
    fouten = fouten_in(tmp_path, BRON + WIJZIGING.format(dag=dag, inhoud='vorm = "B"'))
    assert [fout.pad for fout in fouten] == ["wijzigingen[0].geldig_vanaf"]


def test_fouten_in_de_schrijfwijze_en_daarna(tmp_path: Path) -> None:
    """Twee kapotte regels en een tikfout: alle drie in één keer."""
    tekst = kapot(
        ('titel = "Heerlen"', "titel = Heerlen"), ("positionering = 2", "positionering 2"), ("vorm = ", "vrom = ")
    )
    fouten = fouten_in(tmp_path, tekst)
    assert [(fout.regel, fout.pad) for fout in fouten if "TOML" in fout.verwacht] == [
        (5, "titel"),
        (7, "positionering"),
    ]
    assert any(fout.dichtstbij == "vorm" for fout in fouten)


RAAR: list[tuple[str, str | bytes, str]] = [
    ("leeg", "", "leeg"),
    ("alleen wit", " \n\n", "leeg"),
    ("geen UTF-8", BRON.encode() + b"\n# \xff\n", "UTF-8"),
    ("te groot", b"#" * 50_000_000, "te groot"),
    ("diep genest", "a = " + "[" * 5000 + "]" * 5000, "te diep"),
    ("veel punten", ".".join("a" * 5000) + " = 1", "te diep"),
    ("nullen", b"\0\0\0", "sleutel"),
    ("geen TOML", "hallo wereld", "="),
    ("JSON", '{"naam": "x"}', ""),
    ("tienduizend teams", kapot(("teams = [", "teams = [\n" + '{ slug = "t", naam = "t" },\n' * 10_000)), "10016"),
]


@pytest.mark.parametrize(("wat", "inhoud", "melding"), RAAR, ids=[raar[0] for raar in RAAR])
def test_raar_bestand_krijgt_een_antwoord(tmp_path: Path, wat: str, inhoud: str | bytes, melding: str) -> None:
    fouten = fouten_in(tmp_path, inhoud)
    assert any(melding in fout.melding for fout in fouten), wat
    assert all(fout.regel >= 1 and fout.pad for fout in fouten)


def test_geen_bestand(tmp_path: Path) -> None:
    assert "bestaat niet" in controleer(tmp_path / "weg.toml")[0].melding
    assert "map" in controleer(tmp_path)[0].melding
    assert controleer(tmp_path / ("x" * 5000))[0].regel == 1
