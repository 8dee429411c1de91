"""`keukentafel logboek`: narekenen, verankeren, en een anker dat zelf niet deugt."""

import json
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from keukentafel.kern.database.cluster import Cluster
from tests import proefdatabase
from tests.kern.ketenproef import Keten
from tests.opdrachten.conftest import Doe

AFDRUK = "0123456789abcdef" * 4
GOED = json.dumps({"stelsel": "lindenhout", "nr": 3, "afdruk": AFDRUK, "moment": "2026-11-20T09:30:00.000000Z"})


@pytest.fixture
def keten(proefcluster: Cluster, monkeypatch: pytest.MonkeyPatch) -> Iterator[Keten]:
    """Een eigen database met één stelsel van zes regels, waar de opdracht bij kan."""
    naam = proefdatabase.maak_database(proefcluster, "opdracht")
    for sleutel, waarde in proefdatabase.omgeving(proefcluster, naam, "app").items():
        monkeypatch.setenv(sleutel, waarde)
    with psycopg.connect(proefcluster.url("postgres", naam), autocommit=True) as baas:
        baas.execute("INSERT INTO kern_stelsel (id, naam, titel) VALUES (1, 'lindenhout', 'Lindenhout')")
        keten = Keten(proefcluster, naam, "lindenhout", 1, baas)
        keten.schrijf(keren=6)
        yield keten
    proefdatabase.gooi_weg(proefcluster, naam)


def test_een_heel_logboek(doe: Doe, keten: Keten) -> None:
    antwoord = doe("logboek", "controleer")
    assert (antwoord.code, antwoord.uit) == (0, "")
    assert "6 regels en 6 verwerkingsregels" in antwoord.praat
    assert "Het logboek klopt." in antwoord.praat


def test_een_geknoeid_logboek(doe: Doe, keten: Keten) -> None:
    keten.knoei("UPDATE kern_logregel SET medewerker_id = 9 WHERE nr = 2")
    keten.knoei("DELETE FROM kern_verwerking WHERE regel_nr = 4")
    antwoord = doe("logboek", "controleer", "--stelsel", "lindenhout")
    assert antwoord.code == 1
    assert antwoord.uit.splitlines() == [
        "lindenhout, regel 2: de regel is gewijzigd",
        "lindenhout, regel 4: er zijn 0 verwerkingsregels, dat waren er 1",
    ]
    assert "NIET" in antwoord.praat
    als_json = doe("logboek", "controleer", "--json").regels()
    assert als_json[0] == {"keten": "lindenhout", "nr": 2, "wat": "de regel is gewijzigd"}


def test_het_anker_groeit_en_ziet_wat_de_keten_alleen_niet_ziet(doe: Doe, keten: Keten, tmp_path: Path) -> None:
    bestand = tmp_path / "anker"
    assert doe("logboek", "anker", "--uit", str(bestand)).code == 0
    keten.schrijf(keren=2)
    assert doe("logboek", "anker", "--uit", str(bestand)).code == 0
    regels = [json.loads(regel) for regel in bestand.read_text("utf-8").splitlines()]
    assert [(regel["stelsel"], regel["nr"]) for regel in regels] == [("lindenhout", 6), ("lindenhout", 8)]
    assert doe("logboek", "anker").regels() == [regels[1]]
    assert doe("logboek", "controleer", "--anker", str(bestand)).code == 0

    keten.knoei("UPDATE kern_logregel SET handeling = 'niets' WHERE nr = 7")
    keten.herschrijf()
    assert doe("logboek", "controleer").code == 0
    gevonden = doe("logboek", "controleer", "--anker", str(bestand))
    assert gevonden.code == 1
    (regel,) = gevonden.uit.splitlines()
    assert regel.startswith("lindenhout, regel 8: de keten is herschreven na het anker van ")


def test_een_anker_uit_het_logboek_van_de_techniek_telt_ook(doe: Doe, keten: Keten, tmp_path: Path) -> None:
    anker = doe("logboek", "anker").uit
    bestand = tmp_path / "techniek"
    bestand.write_text(f"2026-11-20 09:30:00,123 INFO keukentafel.anker {anker}", encoding="utf-8")
    assert doe("logboek", "controleer", "--anker", str(bestand)).code == 0


@pytest.mark.parametrize(
    ("inhoud", "meldingen"),
    [
        ("", ["staat geen anker"]),
        ("\n\n", ["staat geen anker"]),
        (GOED[:60], ["regel 1: de regel is afgebroken"]),
        (f"{GOED}\nweg\n{GOED[5:]}", ["regel 2: hier staat geen anker", "regel 3: hier staat geen anker"]),
        (GOED.replace("3,", '"3",'), ["nr is een getal vanaf 1"]),
        (GOED.replace("3,", "true,"), ["nr is een getal vanaf 1"]),
        (GOED.replace(AFDRUK, "abc"), ["afdruk heeft 64 tekens"]),
        (GOED.replace("2026-11-20T", "gisteren "), ["moment ziet eruit als"]),
        (GOED.replace('"lindenhout"', "[1]"), ["stelsel is een naam, of null"]),
        (GOED.replace('"nr"', '"nummer"'), ["precies stelsel, nr, afdruk en moment"]),
        ("\xff\xfe", ["geen leesbare tekst"]),
    ],
)
def test_een_beschadigd_anker_krijgt_een_duidelijke_melding(
    doe: Doe, tmp_path: Path, inhoud: str, meldingen: list[str]
) -> None:
    bestand = tmp_path / "anker"
    bestand.write_bytes(inhoud.encode("latin-1" if inhoud.startswith("\xff") else "utf-8"))
    antwoord = doe("logboek", "controleer", "--anker", str(bestand))
    assert (antwoord.code, antwoord.uit) == (1, "")
    for melding in meldingen:
        assert melding in antwoord.praat
    assert "Traceback" not in antwoord.praat


@pytest.mark.parametrize(("wat", "melding"), [("weg", "is er niet"), ("", "is een map")])
def test_een_anker_dat_er_niet_is(doe: Doe, tmp_path: Path, wat: str, melding: str) -> None:
    antwoord = doe("logboek", "controleer", "--anker", str(tmp_path / wat))
    assert antwoord.code == 1
    assert melding in antwoord.praat


def test_verkeerd_gebruik(doe: Doe, keten: Keten) -> None:
    assert doe("logboek").code == 2
    assert doe("logboek", "contoleer").code == 2
    onbekend = doe("logboek", "controleer", "--stelsel", "atlantis")
    assert onbekend.code == 2
    assert "atlantis" in onbekend.praat
    uitleg = doe("logboek", "controleer", "--help")
    assert uitleg.code == 0
    assert "voorbeeld" in uitleg.uit


def test_een_database_die_niet_antwoordt(doe: Doe, keten: Keten, tmp_path: Path) -> None:
    antwoord = doe("logboek", "controleer", "--database", "bestaat_niet")
    assert antwoord.code == 3
    assert "antwoordt niet" in antwoord.praat
    assert doe("logboek", "anker", "--uit", str(tmp_path / "geen" / "map")).code == 3


def test_vlaggen_leest_na_en_zegt_hoe_het_staat(doe: Doe, keten: Keten, tmp_path: Path) -> None:
    antwoord = doe("logboek", "vlaggen")
    assert (antwoord.code, antwoord.uit) == (0, "lindenhout: 0 nieuwe vlaggen; de keten is heel (6 regels).\n")
    keten.knoei("UPDATE kern_logregel SET handeling = 'niets' WHERE nr = 7")
    gebroken = doe("logboek", "vlaggen", "--stelsel", "lindenhout", "--json")
    assert gebroken.code == 1
    (rij,) = gebroken.regels()
    assert rij == {"stelsel": "lindenhout", "vlaggen": 0, "regels": 7, "breuken": 1, "breuk_nr": 7}, "de taak zelf"


def test_vlaggen_van_een_stelsel_dat_er_niet_is(doe: Doe, keten: Keten) -> None:
    onbekend = doe("logboek", "vlaggen", "--stelsel", "atlantis")
    assert onbekend.code == 2
    assert "atlantis" in onbekend.praat
    weg = doe("logboek", "vlaggen", "--database", "bestaat_niet")
    assert weg.code == 3
    assert "antwoordt niet" in weg.praat
