"""How long a dossier stays: term, start day and ground; unknown never destroys."""

from datetime import date, timedelta
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from keukentafel.inrichting.laden import laad, namen
from keukentafel.regels.bewaren import Bewaardossier, Bewaartermijn, Dagen, bereken
from keukentafel.regels.bewaren.instellingen import Resultaat
from keukentafel.regels.woorden import Wet

INRICHTING = laad(namen()[0])
DAGEN = Dagen(afsluiting=date(2026, 3, 1), laatste_wijziging=date(2026, 4, 15), einde_voorziening=date(2026, 2, 1))


def termijn(**feiten: Any) -> Bewaartermijn:
    return bereken(Bewaardossier(**({"dagen": DAGEN} | feiten)), INRICHTING)


@pytest.mark.parametrize(
    ("feiten", "einde", "regel", "grondslag"),
    [
        (
            {"wetten": ["wmo"], "resultaat": "voorziening"},
            date(2041, 4, 15),
            "bewaren.wmo-voorziening",
            "Wmo 2015 art. 5.3.4",
        ),
        (
            {"wetten": ["wmo"], "resultaat": "geen_voorziening"},
            date(2031, 3, 1),
            "bewaren.wmo-zonder-voorziening",
            "Archiefwet; selectielijst gemeenten",
        ),
        (
            {"wetten": ["jeugdwet"], "resultaat": "geen_voorziening", "hulp_door_team": True},
            date(2046, 4, 15),
            "bewaren.jeugd-hulp-door-team",
            "Jeugdwet art. 7.3.8",
        ),
        (
            {"wetten": ["jeugdwet"], "resultaat": "voorziening", "hulp_door_team": False},
            date(2041, 4, 15),
            "bewaren.jeugd-voorziening",
            "Archiefwet; selectielijst gemeenten",
        ),
        (
            {"wetten": ["wgs"], "resultaat": "voorziening"},
            date(2031, 3, 1),
            "bewaren.overige-wetten",
            "Archiefwet; selectielijst gemeenten",
        ),
        (
            {"wetten": [], "resultaat": "alleen_vraag"},
            date(2027, 3, 1),
            "bewaren.alleen-vraag",
            "AVG art. 5 lid 1 onder e",
        ),
    ],
)
def test_de_termijn_hangt_af_van_het_resultaat(feiten: dict[str, Any], einde: date, regel: str, grondslag: str) -> None:
    uit = termijn(**feiten)
    assert (uit.bewaren_tot_en_met, uit.regel, uit.grondslag, uit.ontbreekt) == (einde, regel, grondslag, ())


def test_bij_meer_wetten_telt_de_langste() -> None:
    uit = termijn(wetten=["wmo", "jeugdwet"], resultaat="voorziening", hulp_door_team=True)
    assert uit.regel == "bewaren.jeugd-hulp-door-team"
    assert [telling.regel for telling in uit.tellingen] == ["wmo-voorziening", "jeugd-hulp-door-team"]
    assert uit.reden == "20 jaar vanaf de dag van de laatste wijziging (2026-04-15): bewaren tot en met 2046-04-15."


def test_op_de_laatste_dag_mag_het_nog_niet_weg() -> None:
    uit = termijn(wetten=["wmo"], resultaat="geen_voorziening")
    assert not uit.mag_weg(date(2031, 3, 1))
    assert uit.mag_weg(date(2031, 3, 2))


def test_negenentwintig_februari() -> None:
    """2028 is a leap year, 2033 is not: a day longer, never a day shorter."""
    uit = termijn(wetten=["wmo"], resultaat="geen_voorziening", dagen=Dagen(afsluiting=date(2028, 2, 29)))
    assert uit.bewaren_tot_en_met == date(2033, 3, 1)


def test_een_bezwaar_houdt_vernietigen_tegen() -> None:
    uit = termijn(wetten=["wmo"], resultaat="geen_voorziening", lopend=["bezwaar"])
    assert not uit.mag_weg(date(2099, 1, 1))
    assert "Er loopt nog iets (bezwaar)" in uit.reden


@pytest.mark.parametrize(
    ("feiten", "ontbreekt"),
    [
        ({"wetten": ["wmo"]}, "resultaat"),
        ({"resultaat": "voorziening"}, "wetten"),
        ({"wetten": ["jeugdwet"], "resultaat": "voorziening"}, "hulp_door_team"),
        (
            {"wetten": ["wmo"], "resultaat": "voorziening", "dagen": Dagen(afsluiting=date(2026, 3, 1))},
            "laatste_wijziging",
        ),
    ],
)
def test_onbekend_vernietigt_niet(feiten: dict[str, Any], ontbreekt: str) -> None:
    uit = termijn(**feiten)
    assert uit.bewaren_tot_en_met is None
    assert ontbreekt in uit.ontbreekt
    assert "Tot dan wordt er niets vernietigd." in uit.reden


def test_zonder_regel_blijft_alles() -> None:
    uit = termijn(wetten=[], resultaat="voorziening")
    assert (uit.bewaren_tot_en_met, uit.regel) == (None, None)
    assert not uit.mag_weg(date(9999, 12, 31))


def test_een_datum_aan_het_eind_van_de_kalender_hangt_niet() -> None:
    uit = termijn(wetten=["wmo"], resultaat="voorziening", dagen=Dagen(laatste_wijziging=date(9999, 1, 1)))
    assert uit.bewaren_tot_en_met == date(9999, 12, 30)


def test_onbekende_woorden_zijn_fouten() -> None:
    with pytest.raises(ValidationError):
        Bewaardossier.model_validate_json('{"wetten": ["wmo2015"], "bewaartermijn": 3}')


@given(
    wetten=st.none() | st.lists(st.sampled_from(get_args(Wet)), unique=True),
    resultaat=st.none() | st.sampled_from(get_args(Resultaat)),
    hulp=st.none() | st.booleans(),
    dag=st.none() | st.dates(date(1990, 1, 1), date(2100, 1, 1)),
    weg=st.sampled_from(["wetten", "resultaat", "hulp_door_team", "dagen"]),
)
def test_minder_weten_vernietigt_nooit_eerder(
    wetten: Any, resultaat: Any, hulp: bool | None, dag: date | None, weg: str
) -> None:
    dagen = Dagen(afsluiting=dag, laatste_wijziging=dag, einde_voorziening=dag)
    feiten: dict[str, Any] = {"wetten": wetten, "resultaat": resultaat, "hulp_door_team": hulp, "dagen": dagen}
    alles = bereken(Bewaardossier(**feiten), INRICHTING)
    minder = bereken(Bewaardossier(**{sleutel: v for sleutel, v in feiten.items() if sleutel != weg}), INRICHTING)
    if minder.bewaren_tot_en_met is not None:
        assert alles.bewaren_tot_en_met is not None
        assert minder.bewaren_tot_en_met >= alles.bewaren_tot_en_met
    if alles.bewaren_tot_en_met is not None:
        assert dag is not None
        assert alles.bewaren_tot_en_met >= dag + timedelta(days=365)
