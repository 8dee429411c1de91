"""The faults of a ladder, each with its path."""

from typing import Any

import pytest
from pydantic import ValidationError

from keukentafel.inrichting.laden import namen, versies
from keukentafel.regels.mandaat import gebreken
from tests.regels.ladders import BEDRAGEN, KERN, gegevens

TREDE: dict[str, Any] = {"beslissers": ["coordinator"], "vier_ogen": True, "reden": "Zo is het.", "bron": "proef"}
ANDERS = TREDE | {"naam": "anders", "beslissers": ["unitmanager"]}


def trede(naam: str, als: dict[str, Any], **anders: Any) -> dict[str, Any]:
    return TREDE | {"naam": naam, "als": als} | anders


def gevonden(*treden: dict[str, Any], **erbij: Any) -> list[tuple[str, str]]:
    inrichting = gegevens(treden=list(treden), **erbij)
    return [(gebrek.pad, gebrek.soort) for gebrek in gebreken(inrichting, ["expertoverleg-jeugd"])]


@pytest.mark.parametrize("tekst", ["", BEDRAGEN, KERN])
def test_de_ladders_van_de_proeven_deugen(tekst: str) -> None:
    assert list(gebreken(gegevens(tekst), ["expertoverleg-jeugd"])) == []


@pytest.mark.parametrize("naam", namen())
def test_de_ladders_van_alle_inrichtingen_deugen(naam: str) -> None:
    for versie in versies(naam):
        assert list(gebreken(versie, [overleg.slug for overleg in versie.overleg])) == []


BEDRAG = "mandaat.treden[1].als.bedrag"


@pytest.mark.parametrize(
    ("een", "twee", "fout"),
    [
        ({"tot": 1000}, {"van": 1000, "tot": 5000}, None),
        ({"tot": 1000}, {"van": 1000}, None),
        ({"tot_en_met": 1000}, {"boven": 1000, "tot": 5000}, None),
        ({"van": 1000, "tot": 5000}, {"tot": 1000}, None),
        ({"tot": 1000}, {"boven": 1000, "tot": 5000}, "gat"),
        ({"tot": 1000}, {"van": 1000.01, "tot": 5000}, "gat"),
        ({"tot": 1000}, {"van": 2000, "tot": 5000}, "gat"),
        ({"tot_en_met": 1000}, {"van": 1000, "tot": 5000}, "overlap"),
        ({"tot": 1000}, {"van": 500, "tot": 5000}, "overlap"),
        ({"van": 500}, {"tot": 1000}, "overlap"),
    ],
)
def test_gaten_en_overlap_in_bedragen(een: dict[str, Any], twee: dict[str, Any], fout: str | None) -> None:
    rol = {"beslissers": ["unitmanager"]}
    uit = gevonden(trede("een", {"bedrag": een}, **rol), trede("twee", {"bedrag": twee}, **rol), ANDERS)
    bedrag_fouten = [(pad, soort) for pad, soort in uit if soort in ("gat", "overlap")]
    assert [soort for _, soort in bedrag_fouten] == ([fout] if fout else [])
    assert all(pad.endswith(".als.bedrag") for pad, _ in bedrag_fouten)


def test_de_melding_noemt_het_gat() -> None:
    inrichting = gegevens(
        treden=[trede("een", {"bedrag": {"tot": 1000}}), trede("twee", {"bedrag": {"boven": 1000}}), ANDERS]
    )
    gat = next(gebrek for gebrek in gebreken(inrichting, []) if gebrek.soort == "gat")
    assert gat.pad == BEDRAG
    assert gat.melding == "van € 1.000 tot € 1.000,01 geldt geen van deze treden"


def test_bedragen_bij_een_andere_wet_staan_op_zichzelf() -> None:
    een = trede("een", {"wet": ["jeugdwet"], "bedrag": {"tot": 1000}})
    twee = trede("twee", {"wet": ["wmo"], "bedrag": {"tot": 5000}})
    assert gevonden(een, twee, ANDERS) == []


def test_een_trede_die_niets_vangt() -> None:
    een, twee = trede("een", {"wet": ["jeugdwet"]}), trede("twee", {"wet": ["jeugdwet"], "leeftijd": {"tot": 12}})
    assert gevonden(een, twee, ANDERS) == [("mandaat.treden[1]", "onbereikbaar")]


def test_wet_en_categorie_samen_maken_een_trede_onbereikbaar() -> None:
    """Youth categories under the Wmo: told as a wrong category and as a step that catches nothing."""
    een = trede("een", {"wet": ["wmo"], "categorie": ["45"]})
    assert gevonden(een, ANDERS) == [
        ("mandaat.treden[0].als.categorie[0]", "verwijzing"),
        ("mandaat.treden[0]", "onbereikbaar"),
    ]


def test_de_laatste_trede_vangt_alles() -> None:
    assert gevonden(trede("anders", {"wet": ["wmo"]})) == [("mandaat.treden[0]", "anders")]
    assert gevonden(trede("rest", {})) == [("mandaat.treden[0]", "anders")]


def test_een_hoger_bedrag_krijgt_geen_lagere_beslisser() -> None:
    een = trede("een", {"bedrag": {"tot": 1000}}, beslissers=["unitmanager"])
    assert gevonden(een, ANDERS | {"beslissers": ["wijkwerker"]}) == [("mandaat.treden[1].beslissers", "lager")]


@pytest.mark.parametrize(
    ("fout", "pad"),
    [
        ({"beslissers": ["coordinator", "burgemeester"]}, "mandaat.treden[0].beslissers[1]"),
        ({"ondertekenaar": "griffier"}, "mandaat.treden[0].ondertekenaar"),
        ({"als": {"indiener": ["wijkwerkster"]}}, "mandaat.treden[0].als.indiener[0]"),
    ],
)
def test_rollen_die_er_niet_zijn(fout: dict[str, Any], pad: str) -> None:
    eerste = trede("een", {"wet": ["wmo"]}) | fout
    assert (pad, "verwijzing") in gevonden(eerste, ANDERS)


def test_een_beslisser_buiten_de_rangorde() -> None:
    assert gevonden(ANDERS | {"beslissers": ["fg"]}) == [("mandaat.treden[0].beslissers[0]", "rangorde")]


def test_een_advies_dat_geen_overleg_geeft() -> None:
    eis = {"soort": "advies", "van": ["expertoverleg-wmo"], "bron": "proef"}
    assert gevonden(ANDERS, eisen={"kern": eis}) == [("mandaat.eisen.kern.van[0]", "verwijzing")]


def test_dubbele_namen_en_een_reden_die_niet_in_te_vullen_is() -> None:
    een, twee = trede("een", {"wet": ["wmo"]}), trede("een", {"wet": ["wgs"]}, reden="Het is {bedrg}.")
    assert gevonden(een, twee, ANDERS) == [
        ("mandaat.treden[1].naam", "dubbel"),
        ("mandaat.treden[1].reden", "reden"),
    ]
    assert gevonden(ANDERS | {"reden": "Het is {bedrag"}) == [("mandaat.treden[0].reden", "reden")]


def test_alle_fouten_tegelijk() -> None:
    een = trede("een", {"bedrag": {"tot": 1000}}, ondertekenaar="griffier")
    twee = trede("twee", {"bedrag": {"van": 2000}}, reden="{")
    assert {soort for _, soort in gevonden(een, twee, trede("drie", {"wet": ["wmo"]}))} == {
        "verwijzing",
        "reden",
        "gat",
        "anders",
    }


def test_een_veel_te_grote_ladder_wordt_gemeld_en_hangt_niet() -> None:
    """A hundred steps that differ in everything: told within a second, not searched for ever."""
    treden = [
        trede(
            f"trede-{nr}",
            {
                "bedrag": {"van": nr * 100, "tot": nr * 100 + 70},
                "leeftijd": {"van": nr, "tot": nr + 3},
                "categorie": [f"{nr % 18 + 1:02d}", f"{nr % 16 + 40}"],
                "indiener": ["wijkwerker", "expert", "coordinator"][: nr % 3 + 1],
            },
        )
        for nr in range(99)
    ]
    assert ("mandaat.treden", "ingewikkeld") in gevonden(*treden, ANDERS)


@pytest.mark.parametrize(
    "bedrag",
    [
        {},
        {"van": 1, "boven": 1},
        {"tot": 1, "tot_en_met": 1},
        {"van": 1000, "tot": 1000},
        {"boven": 999.99, "tot": 1000},
        {"tot": 0},
        {"van": -1},
        {"tot": 0.001},
    ],
)
def test_een_bereik_waar_geen_bedrag_in_past(bedrag: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        gegevens(treden=[trede("een", {"bedrag": bedrag}), ANDERS])


def test_een_bereik_van_precies_een_bedrag() -> None:
    gegevens(treden=[trede("een", {"bedrag": {"van": 1000, "tot_en_met": 1000}}), ANDERS])


@pytest.mark.parametrize(
    "eis",
    [
        {"soort": "motivering", "van": ["expert"]},
        {"soort": "advies"},
        {"soort": "registratie", "van": ["expert"]},
        {"soort": "handtekening"},
    ],
)
def test_een_eis_die_niet_kan(eis: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        gegevens(eisen={"een": eis | {"bron": "proef"}})
