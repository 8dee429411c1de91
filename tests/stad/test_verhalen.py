"""De verzonnen verhalen: niets gebeurt voor zijn tijd, en elke vraag past bij het huishouden en bij de regels."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keukentafel.doen.dossier.models import Contactmoment
from keukentafel.inrichting.laden import laad, namen
from keukentafel.project.demo.stad import bevolking, sjablonen, tijden, verhalen
from keukentafel.project.demo.stad.plaats import wijken
from keukentafel.project.demo.stad.verhalen import Geschiedenis, Verhaal
from keukentafel.regels.triage import Vraag, beoordeel
from tests.stad.test_bevolking import WIJKEN

NU = datetime(2026, 11, 20, 15, 0, tzinfo=tijden.HIER)
ZADEN = st.integers(0, 10**9)


def geschiedenissen(zaad: int) -> list[Geschiedenis]:
    rnd = Random(zaad)
    huizen = bevolking.bevolk(rnd, 400, WIJKEN, NU.date())
    return verhalen.alle(rnd, bevolking.met_dossier(rnd, huizen), NU)


def alle_verhalen(zaad: int) -> Iterator[Verhaal]:
    for geschiedenis in geschiedenissen(zaad):
        yield from geschiedenis.verhalen


@given(ZADEN)
def test_alles_gebeurt_op_volgorde_en_niets_in_de_toekomst(zaad: int) -> None:
    for verhaal in alle_verhalen(zaad):
        momenten = [verhaal.ontvangen, verhaal.opgenomen, verhaal.beantwoord, NU]
        echt = [moment for moment in momenten if moment is not None]
        assert echt == sorted(echt)
        begin, eind = verhaal.opgenomen or NU, verhaal.beantwoord or NU
        assert all(begin <= gesprek.moment <= eind for gesprek in verhaal.gesprekken)
        assert verhaal.bezoek is None or verhaal.bezoek.begin > NU


@given(ZADEN)
def test_de_stand_klopt_met_wat_er_gebeurde(zaad: int) -> None:
    for verhaal in alle_verhalen(zaad):
        assert (verhaal.opgenomen is None) == (verhaal.stand == "open")
        assert (verhaal.beantwoord is None) == (verhaal.stand != "beantwoord")
        assert verhaal.antwoord
        assert verhaal.stand == "opgenomen" or verhaal.bezoek is None


@given(ZADEN, st.integers(-30, 400))
def test_wat_allang_klaar_moest_zijn_is_klaar(zaad: int, te_laat: int) -> None:
    uiterlijk, rnd = NU.date() - timedelta(days=te_laat), Random(zaad)
    for verhaal in alle_verhalen(zaad):
        if verhaal.ontvangen.date() > uiterlijk:
            continue
        na = verhalen.op_tijd(rnd, verhaal, uiterlijk, NU)
        assert te_laat <= verhalen.OOIT_LAAT or na.beantwoord is not None
        assert te_laat > verhalen.KLAAR_VOOR or na == verhaal
        momenten = [na.ontvangen, na.opgenomen, *(gesprek.moment for gesprek in na.gesprekken), na.beantwoord, NU]
        echt = [moment for moment in momenten if moment is not None]
        assert echt == sorted(echt)
        assert na.beantwoord is None or all(taak.klaar and taak.klaar <= na.beantwoord for taak in na.taken)


@given(ZADEN)
def test_geen_twee_regels_in_een_journaal_zijn_gelijk(zaad: int) -> None:
    for verhaal in alle_verhalen(zaad):
        teksten = [gesprek.samenvatting for gesprek in verhaal.gesprekken]
        assert len(set(teksten)) == len(teksten)


@given(ZADEN)
def test_elke_tekst_is_ingevuld(zaad: int) -> None:
    for verhaal in alle_verhalen(zaad):
        teksten = [verhaal.woorden, verhaal.antwoord, *(g.samenvatting + g.met_wie for g in verhaal.gesprekken)]
        assert verhaal.woorden
        assert all("{" not in tekst and "}" not in tekst for tekst in teksten)
        assert all(gesprek.kanaal in Contactmoment.Kanaal.values for gesprek in verhaal.gesprekken)


@given(ZADEN)
def test_om_wie_het_gaat_woont_er_en_was_al_geboren(zaad: int) -> None:
    for geschiedenis in geschiedenissen(zaad):
        for verhaal in geschiedenis.verhalen:
            leeftijden = verhaal.feiten["huishouden"]
            assert min(leeftijden) >= 0
            assert leeftijden[0] == verhaal.feiten["leeftijd"]
            if verhaal.om is None:
                assert verhaal.feiten["aanmelder"] == "anoniem"
                assert (verhaal.melder_naam, verhaal.melder_telefoon) == ("", "")
            else:
                assert verhaal.om in geschiedenis.huishouden.leden


@given(ZADEN)
def test_hetzelfde_zaad_is_hetzelfde_verhaal(zaad: int) -> None:
    assert geschiedenissen(zaad) == geschiedenissen(zaad)


@pytest.mark.parametrize("naam", namen())
def test_elke_inrichting_wijst_elk_verhaal_een_soort_team(naam: str) -> None:
    inrichting, rnd = laad(naam), Random(5)
    huizen = bevolking.bevolk(rnd, 600, wijken(inrichting), NU.date())
    soorten = {team.soort for team in inrichting.teams}
    for geschiedenis in verhalen.alle(rnd, bevolking.met_dossier(rnd, huizen), NU):
        for verhaal in geschiedenis.verhalen:
            vraag = Vraag.model_validate({**verhaal.feiten, "datum": verhaal.ontvangen.date()})
            uitkomst = beoordeel(vraag, inrichting)
            assert uitkomst.ontvangst != "niet_voor_ons"
            assert uitkomst.bestemming.soort in soorten


def test_elk_sjabloon_komt_voor() -> None:
    rnd = Random(2)
    huizen = bevolking.bevolk(rnd, 8_000, WIJKEN, NU.date())
    mogelijk = {id(sjabloon) for huis in huizen for sjabloon in sjablonen.mogelijk(huis, NU.date())}
    assert mogelijk == {id(sjabloon) for sjabloon in sjablonen.sjablonen()}
