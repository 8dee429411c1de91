"""Elke rij van een tabel moet te bereiken zijn; dat wordt bewezen, niet geraden."""

from typing import Any

import pytest

from keukentafel.inrichting.laden import namen
from keukentafel.regels.triage.dekking import onbereikbaar, onmogelijk
from keukentafel.regels.triage.voorwaarden import Voorwaarden, vertaal
from tests.regels.vragen import inrichting

STELSEL = inrichting("heerlen")


def nummers(*voorwaarden: dict[str, Any]) -> list[int]:
    """De onbereikbare rijen van een tabel met deze voorwaarden, en een laatste rij die alles vangt."""
    anders = STELSEL.triage.regels[-1]
    rijen = [anders.model_copy(update={"als": Voorwaarden.model_validate(als)}) for als in (*voorwaarden, {})]
    triage = STELSEL.triage.model_copy(update={"regels": rijen})
    return onbereikbaar(STELSEL.model_copy(update={"triage": triage}))


@pytest.mark.parametrize("naam", namen())
def test_elke_rij_is_te_bereiken(naam: str) -> None:
    assert onbereikbaar(inrichting(naam)) == []


TABELLEN: list[tuple[str, list[dict[str, Any]], list[int]]] = [
    ("de tweede is een deel van de eerste", [{"complex": True}, {"complex": True, "samenhang": True}], [1]),
    ("samen dekken ja en nee alles", [{"complex": True}, {"complex": False}], [2]),
    ("leeftijden sluiten aan", [{"leeftijd": {"tot": 18}}, {"leeftijd": {"van": 18}}], [2]),
    ("een gat van één jaar", [{"leeftijd": {"tot": 18}}, {"leeftijd": {"van": 19}}], []),
    ("een leeftijd die niemand heeft", [{"leeftijd": {"van": 121}}], [0]),
    ("alle soorten genoemd", [{"soort": ["vraag", "melding"]}, {"soort": ["vraag"]}], [1]),
    (
        "vrager en betrokkene verschillen",
        [{"leeftijd": {"tot": 18}}, {"leeftijd": {"van": 18}, "vraag_van": {"tot": 18}}],
        [],
    ),
    ("twee gebieden maar hoogstens één", [{"aantal_leefgebieden": {"tot": 1}, "leefgebieden": ["justitie"]}], [0]),
    ("één gebied kan", [{"aantal_leefgebieden": {"tot": 2}, "leefgebieden": ["justitie"]}], []),
    ("zoveel gebieden zijn er niet", [{"aantal_leefgebieden": {"van": 15}}], [0]),
    (
        "veertien gebieden is ook geld",
        [{"leefgebieden": ["financien"]}, {"aantal_leefgebieden": {"van": 14}}],
        [1],
    ),
    ("jeugdcategorie bij de Wmo", [{"wet": ["wmo"], "categorie": ["45"]}], [0]),
    ("jeugdcategorie bij de Jeugdwet", [{"wet": ["jeugdwet"], "categorie": ["45"]}], []),
    ("een van, met tegenspraak", [{"complex": True, "een_van": [{"complex": False}, {"leeftijd": {"van": 121}}]}], [0]),
    ("twee vragers kan", [{"vraag_van": {"tot": 18}, "een_van": [{"vraag_van": {"van": 18}}]}], []),
    ("een andere gemeente", [{"gemeente": ["GM0001"]}], [0]),
]


@pytest.mark.parametrize(("wat", "rijen", "verwacht"), TABELLEN, ids=[rij[0] for rij in TABELLEN])
def test_bereikbaar(wat: str, rijen: list[dict[str, Any]], verwacht: list[int]) -> None:
    assert nummers(*rijen) == verwacht, wat


def test_voorwaarde_die_nooit_klopt() -> None:
    kan_niet = vertaal(Voorwaarden.model_validate({"samenhang": True, "een_van": [{"samenhang": False}]}))
    assert onmogelijk(STELSEL, kan_niet)
    assert not onmogelijk(STELSEL, vertaal(Voorwaarden(samenhang=True)))
