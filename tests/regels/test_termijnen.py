"""Klokken: de wet in een tabel, met de dagen waarop het misgaat."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from keukentafel.regels.basis import FoutInInvoer
from keukentafel.regels.termijnen import Klok, Termijn, bereken
from keukentafel.regels.termijnen.kalender import Kalender
from tests.regels.vragen import inrichting

STELSEL = inrichting("heerlen")
KALENDER = Kalender(STELSEL.feestdagen)


def reken(soort: str, start: str, **rest: Any) -> Termijn:
    """Reken een klok uit, met datums als tekst."""
    opschortingen = [
        {"van": date.fromisoformat(van), "tot": date.fromisoformat(tot)} for van, tot in rest.pop("opschortingen", [])
    ]
    if "nieuwe_datum" in rest:
        rest["nieuwe_datum"] = date.fromisoformat(rest["nieuwe_datum"])
    klok = {"soort": soort, "start": date.fromisoformat(start), "opschortingen": opschortingen, **rest}
    return bereken(Klok.model_validate(klok), STELSEL)


def test_voorbeeld_van_het_contract() -> None:
    uit = reken("wmo_beschikking", "2026-11-20", opschortingen=[("2026-12-01", "2026-12-10")])
    assert uit.uiterlijk == date(2026, 12, 14)
    assert uit.atw
    assert uit.stappen == (
        "2 weken na 2026-11-20 = 2026-12-04",
        "10 dagen opgeschort = 2026-12-14",
        "maandag, geen feestdag",
    )


KLOKKEN = [
    # soort, start, einde
    ("wmo_onderzoek", "2026-11-20", "2027-01-04"),  # zes weken is Nieuwjaarsdag
    ("wmo_onderzoek", "2026-10-01", "2026-11-12"),
    ("wmo_beschikking", "2026-04-13", "2026-04-28"),  # Koningsdag
    ("wmo_beschikking", "2025-04-12", "2025-04-28"),  # Koningsdag op zaterdag 26 april, dan zondag
    ("wmo_beschikking", "2026-04-21", "2026-05-06"),  # 5 mei, ook in een gewoon jaar
    ("wmo_beschikking", "2026-03-20", "2026-04-07"),  # Goede Vrijdag, Pasen
    ("wmo_beschikking", "2026-05-01", "2026-05-18"),  # 15 mei 2026 is gelijkgesteld
    ("wmo_beschikking", "2026-12-11", "2026-12-28"),  # Kerst, dan zaterdag en zondag
    ("persoonlijk_plan", "2026-11-20", "2026-11-27"),
    ("persoonlijk_plan", "2026-12-18", "2026-12-28"),
    ("jeugdwet_beschikking", "2026-01-05", "2026-03-02"),
    ("jeugdwet_plan", "2026-01-05", "2026-02-16"),
    ("pw_beschikking", "2026-01-05", "2026-03-02"),
    ("pw_voorschot", "2026-01-05", "2026-02-02"),
    ("wgs_eerste_gesprek", "2026-01-05", "2026-02-02"),
    ("wgs_eerste_gesprek_bedreigend", "2026-11-20", "2026-11-25"),
    ("wgs_eerste_gesprek_bedreigend", "2026-12-23", "2026-12-29"),
    ("bezwaar_indienen", "2026-11-20", "2027-01-04"),
    ("bezwaar_beslissing", "2026-01-05", "2026-02-16"),
    ("klacht", "2026-01-05", "2026-02-16"),
    ("ingebrekestelling", "2026-01-05", "2026-01-19"),
    ("avg_inzage", "2026-01-31", "2026-03-02"),  # 28 februari is een zaterdag
    ("avg_inzage", "2026-11-20", "2026-12-21"),  # zondag
    ("terugbelverzoek", "2026-11-20", "2026-11-24"),
]


@pytest.mark.parametrize(("soort", "start", "einde"), KLOKKEN)
def test_klok(soort: str, start: str, einde: str) -> None:
    assert reken(soort, start).uiterlijk.isoformat() == einde


def test_termijn_zonder_atw_schuift_niet() -> None:
    uit = reken("wgs_beschikking", "2026-01-03")
    assert (uit.uiterlijk, uit.atw) == (date(2026, 2, 28), False)
    assert uit.stappen[-1].startswith("zaterdag")


def test_commissie_en_verdagen() -> None:
    assert reken("bezwaar_beslissing", "2026-01-05", met_commissie=True).uiterlijk == date(2026, 3, 30)
    assert reken("bezwaar_beslissing", "2026-01-05", verdaagd=True).uiterlijk == date(2026, 3, 30)
    beide = reken("bezwaar_beslissing", "2026-01-05", met_commissie=True, verdaagd=True)
    assert beide.uiterlijk == date(2026, 5, 11)
    assert beide.grondslag == "Awb art. 7:10 lid 3"
    assert reken("klacht", "2026-01-05", met_commissie=True).uiterlijk == date(2026, 3, 16)
    assert reken("klacht", "2026-01-05", verdaagd=True).uiterlijk == date(2026, 3, 16)
    assert reken("pw_beschikking", "2026-01-05", verdaagd=True, nieuwe_datum="2026-04-06").uiterlijk == date(2026, 4, 7)


OPSCHORTINGEN = [
    ([("2026-11-10", "2026-11-22")], 2),  # alleen wat na de start ligt
    ([("2026-11-10", "2026-11-20")], 0),
    ([("2026-11-23", "2026-11-23")], 1),
    ([("2026-11-23", "2026-11-27"), ("2026-11-25", "2026-11-29")], 7),  # overlap telt één keer
    ([("2026-11-25", "2026-11-29"), ("2026-11-23", "2026-11-30")], 8),
    ([("2026-11-23", "2026-11-24"), ("2026-12-01", "2026-12-02")], 4),
]


@pytest.mark.parametrize(("opschortingen", "dagen"), OPSCHORTINGEN)
def test_opschorten_telt_beide_dagen_en_elke_dag_een_keer(opschortingen: list[tuple[str, str]], dagen: int) -> None:
    uit = reken("wmo_beschikking", "2026-11-20", opschortingen=opschortingen)
    einde = date(2026, 12, 4) + timedelta(days=dagen)
    assert uit.stappen[1].endswith(f"opgeschort = {einde}")
    assert uit.uiterlijk == KALENDER.eerste_werkdag(einde)


FOUTEN: list[tuple[str, dict[str, Any], str]] = [
    ("wmo_onderzoek", {"opschortingen": [("2026-12-01", "2026-12-02")]}, "opschortingen"),
    ("klacht", {"opschortingen": [("2026-12-01", "2026-12-02")]}, "opschortingen"),
    ("wmo_beschikking", {"verdaagd": True}, "verdaagd"),
    ("wgs_beschikking", {"verdaagd": True}, "verdaagd"),
    ("avg_inzage", {"verdaagd": True}, "verdaagd"),
    ("wmo_onderzoek", {"met_commissie": True}, "met_commissie"),
    ("pw_beschikking", {"verdaagd": True}, "nieuwe_datum"),
    ("pw_beschikking", {"nieuwe_datum": "2027-03-01"}, "nieuwe_datum"),
    ("klacht", {"verdaagd": True, "nieuwe_datum": "2027-03-01"}, "nieuwe_datum"),
    ("pw_beschikking", {"verdaagd": True, "nieuwe_datum": "2026-12-01"}, "nieuwe_datum"),
    ("wmo_onderzoeken", {}, "soort"),
]


@pytest.mark.parametrize(("soort", "rest", "pad"), FOUTEN)
def test_wat_de_wet_niet_kent_is_een_fout(soort: str, rest: dict[str, Any], pad: str) -> None:
    with pytest.raises(FoutInInvoer) as fout:
        reken(soort, "2026-11-20", **rest)
    assert [deel.pad for deel in fout.value.fouten] == [pad]


def test_tikfout_in_een_klok_krijgt_het_goede_woord() -> None:
    with pytest.raises(FoutInInvoer, match="bedoel je wmo_onderzoek"):
        reken("wmo_onderzoeken", "2026-11-20")


def test_opschorting_die_eindigt_voor_zij_begint() -> None:
    with pytest.raises(ValidationError):
        reken("wmo_beschikking", "2026-11-20", opschortingen=[("2026-12-02", "2026-12-01")])


@pytest.mark.parametrize("start", ["0001-01-01", "9999-12-31"])
def test_verre_dag_is_een_fout(start: str) -> None:
    with pytest.raises(FoutInInvoer):
        reken("wmo_onderzoek", start)


def test_drie_dagen_bevatten_twee_gewone_dagen() -> None:
    """Atw art. 2: drie dagen vanaf Goede Vrijdag eindigen op Tweede Paasdag, maar bevatten dan geen gewone dag."""
    soort = STELSEL.termijnen["persoonlijk_plan"]
    kort = soort.model_copy(update={"duur": soort.duur.model_copy(update={"dagen": 3})})
    stelsel = STELSEL.model_copy(update={"termijnen": STELSEL.termijnen | {"kort": kort}})
    uit = bereken(Klok(soort="kort", start=date(2026, 4, 2)), stelsel)
    assert uit.uiterlijk == date(2026, 4, 8)
    assert any("twee gewone dagen" in stap for stap in uit.stappen)


FEESTDAGEN = ["2026-05-05", "2027-05-05", "2025-04-26", "2026-04-27", "2026-04-03", "2026-12-26", "2026-05-14"]


@pytest.mark.parametrize("dag", [*FEESTDAGEN, "2023-04-28", "2024-12-27", "2026-01-02", "2028-05-26"])
def test_feestdag(dag: str) -> None:
    assert KALENDER.feestdag(date.fromisoformat(dag)) is not None


@pytest.mark.parametrize("dag", ["2025-04-27", "2026-12-24", "2026-12-31", "2023-04-21"])
def test_gewone_dag(dag: str) -> None:
    assert KALENDER.feestdag(date.fromisoformat(dag)) is None


dagen = st.dates(date(2000, 1, 1), date(2060, 12, 31))
opschorting = st.tuples(st.integers(-30, 200), st.integers(0, 60))
soorten = st.sampled_from(sorted(STELSEL.termijnen))


def klok_met(soort: str, start: date, stukken: list[tuple[int, int]]) -> Klok:
    """Een klok met opschortingen op zoveel dagen van de start, als die klok dat toelaat."""
    stil = [
        {"van": start + timedelta(days=na), "tot": start + timedelta(days=na + lang)}
        for na, lang in (stukken if STELSEL.termijnen[soort].opschorten else [])
    ]
    return Klok.model_validate({"soort": soort, "start": start, "opschortingen": stil})


@given(soorten, dagen, st.lists(opschorting, max_size=4))
def test_klok_met_atw_eindigt_op_een_werkdag(soort: str, start: date, stukken: list[tuple[int, int]]) -> None:
    uit = bereken(klok_met(soort, start, stukken), STELSEL)
    assert uit.uiterlijk > start
    assert uit.stappen
    if uit.atw:
        assert KALENDER.is_werkdag(uit.uiterlijk)


@given(soorten, dagen, st.lists(opschorting, max_size=4), opschorting)
def test_opschorten_maakt_nooit_korter(
    soort: str, start: date, stukken: list[tuple[int, int]], erbij: tuple[int, int]
) -> None:
    minder, meer = (bereken(klok_met(soort, start, deel), STELSEL).uiterlijk for deel in (stukken, [*stukken, erbij]))
    assert minder <= meer


@given(soorten, dagen, st.lists(opschorting, max_size=4))
def test_opschorten_is_een_verzameling_dagen(soort: str, start: date, stukken: list[tuple[int, int]]) -> None:
    """Volgorde en overlap doen er niet toe: geteld worden de verschillende dagen na de start."""
    uit = bereken(klok_met(soort, start, stukken), STELSEL)
    assert uit == bereken(klok_met(soort, start, stukken[::-1]), STELSEL)
    if STELSEL.termijnen[soort].opschorten and stukken:
        stil = {na + dag for na, lang in stukken for dag in range(lang + 1) if na + dag > 0}
        assert any(stap.startswith(f"{len(stil)} dag") for stap in uit.stappen)


def test_onbekende_termijn_leest_als_een_zin() -> None:
    """Met en zonder suggestie staat er een teken en een spatie voor de keuze."""
    for woord in ("zzzzzzzz", "klaht"):
        with pytest.raises(FoutInInvoer, match=r"is geen termijn(\.|; bedoel je klacht\?) Kies uit: "):
            bereken(Klok(soort=woord, start=date(2026, 11, 20)), STELSEL)
