"""De verzonnen verhalen: niets gebeurt voor zijn tijd, en elke vraag past bij het huishouden en bij de regels."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keukentafel.doen.dossier.models import Contactmoment
from keukentafel.inrichting.laden import laad, namen
from keukentafel.project.demo import tijden
from keukentafel.project.demo.stad import beloften, bevolking, mensen, sjablonen, verhalen
from keukentafel.project.demo.stad.plaats import wijken
from keukentafel.project.demo.stad.verhaal import Geschiedenis, Verhaal
from keukentafel.regels.triage import Vraag, beoordeel
from tests.stad.test_bevolking import WIJKEN

NU = datetime(2026, 11, 20, 15, 0, tzinfo=tijden.HIER)
ZADEN = st.integers(0, 10**9)


MOMENTEN = st.integers(0, 3 * 365 * 24 * 60).map(
    lambda minuten: datetime(2025, 1, 1, tzinfo=tijden.HIER) + timedelta(minutes=minuten)
)


def geschiedenissen(zaad: int, nu: datetime = NU, inwoners: int = 400) -> list[Geschiedenis]:
    rnd = Random(zaad)
    huizen = bevolking.bevolk(rnd, inwoners, WIJKEN, nu.date())
    return verhalen.alle(rnd, bevolking.met_dossier(rnd, huizen), nu)


def alle_verhalen(zaad: int, nu: datetime = NU, inwoners: int = 400) -> Iterator[Verhaal]:
    for geschiedenis in geschiedenissen(zaad, nu, inwoners):
        yield from geschiedenis.verhalen


def nagekomen(zaad: int, nu: datetime, inwoners: int = 400) -> Iterator[tuple[Verhaal, dict[str, date]]]:
    """Elk verhaal met de klokken die erbij kunnen lopen, en wat daarvan terechtkwam."""
    rnd = Random(zaad)
    for verhaal in alle_verhalen(zaad, nu, inwoners):
        dag = verhaal.ontvangen.date()
        klokken = {"onderzoek": dag + timedelta(days=42), "persoonlijk_plan": dag + timedelta(days=7)}
        if verhaal.terugbellen or verhaal.feiten["soort"] == "terugbelverzoek":
            klokken["terugbelverzoek"] = tijden.verder(dag, 2)
        if verhaal.signaal:
            klokken["signaal_contact"] = tijden.verder(dag, 3)
        yield beloften.kom_na(rnd, verhaal, klokken, tijden.laatste(nu)), klokken


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
        na = beloften.op_tijd(rnd, verhaal, uiterlijk, NU)
        assert te_laat <= beloften.OOIT_LAAT or na.beantwoord is not None
        assert te_laat > beloften.KLAAR_VOOR or na == verhaal
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


def werk_van(verhaal: Verhaal) -> list[datetime]:
    """Alles wat iemand aan haar bureau of aan tafel doet."""
    momenten = [verhaal.ontvangen, verhaal.opgenomen, verhaal.beantwoord, verhaal.gebeld, verhaal.teruggemeld]
    momenten += [moment for gesprek in verhaal.gesprekken for moment in (gesprek.moment, gesprek.gepland)]
    momenten += [moment for taak in verhaal.taken for moment in (taak.gegeven, taak.klaar)]
    momenten += [verhaal.bezoek.begin] if verhaal.bezoek else []
    return [moment for moment in momenten if moment is not None]


@given(ZADEN, MOMENTEN)
def test_het_werk_gebeurt_op_werkdagen_en_overdag_wanneer_de_stad_ook_is_gebouwd(zaad: int, nu: datetime) -> None:
    for verhaal, _klokken in nagekomen(zaad, nu):
        for moment in werk_van(verhaal):
            assert tijden.is_werkdag(moment.date()), moment
            assert 8 <= moment.hour < 18, moment
        toen = [moment for moment in werk_van(verhaal) if verhaal.bezoek is None or moment != verhaal.bezoek.begin]
        assert verhaal.ontvangen == min(toen)
        assert max(toen) <= nu + timedelta(minutes=1)


def test_het_werk_is_over_de_week_verdeeld() -> None:
    dagen = Counter(
        gesprek.moment.weekday() for verhaal in alle_verhalen(3, NU, 15_000) for gesprek in verhaal.gesprekken
    )
    ontvangen = Counter(verhaal.ontvangen.weekday() for verhaal in alle_verhalen(3, NU, 15_000))
    for telling in (dagen, ontvangen):
        assert set(telling) == set(range(5))
        assert max(telling.values()) < 0.3 * telling.total()


def test_terugbellen_is_meestal_op_tijd_en_de_klok_stopt_bij_het_gesprek() -> None:
    op_tijd = []
    for verhaal, klokken in nagekomen(4, NU, 30_000):
        if "terugbelverzoek" not in klokken or verhaal.stand != "beantwoord":
            continue
        assert verhaal.gebeld is not None
        assert verhaal.opgenomen is not None
        assert verhaal.beantwoord is not None
        assert verhaal.ontvangen <= verhaal.opgenomen <= verhaal.gebeld <= verhaal.beantwoord
        op_tijd.append(verhaal.gebeld.date() <= klokken["terugbelverzoek"])
    assert len(op_tijd) > 100
    assert 0.75 < sum(op_tijd) / len(op_tijd) < 0.95


@given(ZADEN)
def test_bij_een_signaal_dat_klaar_is_weet_de_partner_dat_er_contact_was(zaad: int) -> None:
    for verhaal, _klokken in nagekomen(zaad, NU):
        contact = beloften.contact_op(verhaal)
        if verhaal.teruggemeld is not None:
            assert contact is not None
            assert contact <= verhaal.teruggemeld
        if verhaal.signaal and verhaal.beantwoord is not None:
            assert verhaal.teruggemeld is not None


@given(ZADEN)
def test_niemand_komt_bij_zichzelf_op_bezoek(zaad: int) -> None:
    for verhaal in alle_verhalen(zaad):
        if verhaal.feiten["aanmelder"] not in ("naaste", "professional"):
            melder = verhaal.melder_naam.split(",")[0]
            assert not any(melder in gesprek.met_wie for gesprek in verhaal.gesprekken if melder)


@given(ZADEN)
def test_een_verhaal_heeft_de_tijd_die_het_nodig_had(zaad: int) -> None:
    for verhaal in alle_verhalen(zaad):
        dagen = [gesprek.moment.date() for gesprek in verhaal.gesprekken]
        assert all(vorige < volgende for vorige, volgende in pairwise(dagen)), "één gesprek op een dag"
        for taak in verhaal.taken:
            assert taak.klaar is None or taak.klaar.date() > taak.gegeven.date()
            if verhaal.beantwoord is not None:
                assert taak.klaar is not None
                assert taak.klaar.date() < verhaal.beantwoord.date()
        if verhaal.beantwoord and verhaal.feiten["soort"] not in ("klacht", "terugbelverzoek"):
            assert verhaal.opgenomen is not None
            assert verhaal.beantwoord - verhaal.opgenomen > timedelta(days=7)


def test_wie_meldt_past_bij_de_leeftijd() -> None:
    scholen = [rij for rij in mensen.lees("vragen.toml")["partners"]["professional"] if rij.get("soort") == "school"]
    grenzen = {rij["naam"]: (rij["van"], rij["tot"]) for rij in scholen}
    gezien = Counter[str]()
    for verhaal in alle_verhalen(6, NU, 25_000):
        leeftijd, wie = verhaal.feiten["leeftijd"], verhaal.melder_naam
        if wie in grenzen:
            gezien[wie] += 1
            assert grenzen[wie][0] <= leeftijd <= grenzen[wie][1], (wie, leeftijd)
        if wie.endswith(("dochter", "zoon")):
            assert leeftijd >= 67
        if "blauwe plekken op school" in verhaal.woorden:
            assert wie in grenzen
        if "Mijn moeder" in verhaal.woorden or "Mijn vader" in verhaal.woorden:
            assert wie.endswith(("dochter", "zoon"))
    assert set(gezien) == set(grenzen)
