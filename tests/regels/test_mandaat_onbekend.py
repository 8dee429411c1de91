"""What is unknown makes nobody competent: the highest decider still possible, and every possible requirement."""

import pytest

from keukentafel.regels.mandaat import Besluit, beoordeel
from tests.regels.ladders import BEDRAGEN, KERN, gegevens, uitkomst

BEDRAGLADDER = gegevens(BEDRAGEN)
KERNLADDER = gegevens(KERN)
WIJKWERKER = {"rol": "wijkwerker", "registraties": ["SKJ"]}


def test_zonder_bedrag_beslist_de_hoogste_die_nog_kan() -> None:
    uit = uitkomst(BEDRAGLADDER, "bedrag_per_jaar")
    assert (uit.beslisser, uit.indiener_bevoegd, uit.vier_ogen) == ("unitmanager", False, True)
    assert uit.reden == "Nog niet bekend: het bedrag. Daarom beslist de hoogste die nog kan: unitmanager."
    assert uit.ontbreekt == ("bedrag_per_jaar",)
    assert uit.regel == "mandaat.anders"


def test_wat_de_ladder_niet_leest_doet_er_niet_toe() -> None:
    """The amount is unknown, but no step of this ladder reads it."""
    uit = uitkomst(KERNLADDER, "bedrag_per_jaar", indiener=WIJKWERKER)
    assert uit.indiener_bevoegd
    assert uit.ontbreekt == ()


def test_zonder_wet_telt_elke_eis_die_kan_gelden() -> None:
    uit = uitkomst(BEDRAGLADDER, "wet", "categorie", "adviezen", bedrag_per_jaar="500")
    assert uit.beslisser == "jeugd-en-gezinswerker"
    assert not uit.indiener_bevoegd
    assert [(v.van, v.voldaan) for v in uit.vereist] == [("gedragswetenschapper", False)]
    assert "Misschien ook nodig: advies van: gedragswetenschapper." in uit.reden
    assert "Dat hangt af van wat nog niet bekend is: de wet." in uit.reden


def test_een_categorie_zegt_soms_genoeg_over_de_wet() -> None:
    """Category 02 exists in the Wmo and perhaps elsewhere, never in the Jeugdwet: the youth step is out."""
    uit = uitkomst(KERNLADDER, "wet", categorie="02", indiener=WIJKWERKER)
    assert uit.regel == "mandaat.anders"
    assert "Nog niet bekend" not in uit.reden.split(".")[0]


def test_zonder_categorie_kan_de_hogere_trede_gelden() -> None:
    uit = uitkomst(KERNLADDER, "categorie", indiener=WIJKWERKER)
    assert (uit.beslisser, uit.toets, uit.vier_ogen) == ("coordinator", "proces", True)
    assert uit.ontbreekt == ("categorie",)


@pytest.mark.parametrize("sleutel", ["kernbeslissing", "leeftijd", "afwijking_verordening"])
def test_een_onbekende_eis_staat_bij_vereist(sleutel: str) -> None:
    """The proposal was fine; with one key left out the proposer may not decide any more, and the reason says why."""
    goed = uitkomst(KERNLADDER, indiener={"rol": "wijkwerker", "registraties": ["SKJ"]})
    assert goed.indiener_bevoegd
    uit = uitkomst(KERNLADDER, sleutel, indiener={"rol": "wijkwerker"})
    assert not uit.indiener_bevoegd
    assert any(not vereiste.voldaan for vereiste in uit.vereist)
    assert sleutel in uit.ontbreekt


def test_een_onbekende_indiener_is_nooit_bevoegd() -> None:
    uit = uitkomst(KERNLADDER, "indiener")
    assert (uit.indiener_bevoegd, uit.vier_ogen) == (False, True)
    assert "Wie voorstelt is niet bekend" in uit.reden


def test_met_alleen_een_datum_is_er_toch_een_uitkomst() -> None:
    uit = beoordeel(Besluit.model_validate_json('{"datum": "2026-11-20"}'), BEDRAGLADDER)
    assert (uit.beslisser, uit.indiener_bevoegd, uit.vier_ogen) == ("unitmanager", False, True)
    assert [v.soort for v in uit.vereist] == ["advies", "motivering"]
