"""Naast het formulier staat bij elke inrichting en elke vraag een uitkomst in gewone woorden."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from keukentafel.inrichting import laden
from keukentafel.regels.woorden import AANMELDERS, KENMERKEN, LEEFGEBIEDEN
from keukentafel.werkplek.vragen.stand import bepaal
from tests.keren import keren

DAG = date(2026, 11, 20)
VRAGEN = st.fixed_dictionaries(
    {"leefgebieden": st.lists(st.sampled_from(LEEFGEBIEDEN), max_size=4, unique=True)},
    optional={
        "leeftijd": st.integers(0, 110),
        "aanmelder": st.sampled_from(AANMELDERS),
        "soort": st.sampled_from(["vraag", "melding", "signaal", "terugbelverzoek", "klacht"]),
        "voorziening": st.sampled_from([{"wet": "wmo", "categorie": "01"}, {"wet": "wgs"}, {"wet": "jeugdwet"}]),
        "kenmerken": st.dictionaries(st.sampled_from(KENMERKEN), st.booleans()),
    },
)


@pytest.mark.parametrize("naam", laden.namen())
@settings(max_examples=keren(12), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(vraag=VRAGEN)
def test_elke_vraag_krijgt_een_uitkomst_in_woorden(naam: str, vraag: dict[str, object]) -> None:
    stand = bepaal(vraag, laden.laad(naam, DAG), DAG)
    zinnen = [stand.kop, stand.reden, *stand.ingevuld, *(regel.waarde for regel in stand.feiten)]
    zinnen += [f"{anders.vraag} {anders.dan}" for anders in stand.anders]
    assert all(zin and "None" not in zin and "{" not in zin and "_" not in zin for zin in zinnen), zinnen


@pytest.mark.parametrize("naam", laden.namen())
def test_wat_nog_onbekend_is_wordt_gevraagd(naam: str) -> None:
    stand = bepaal({"leefgebieden": ["financien", "huisvesting"]}, laden.laad(naam, DAG), DAG)
    assert stand.vragen or stand.nodig or not stand.uitkomst.ontbreekt
    if stand.uitkomst.voorlopig:
        assert stand.kop.startswith("Nog niet zeker")
