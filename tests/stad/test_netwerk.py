"""Wie bij wie hoort in een verzonnen huishouden."""

from collections import Counter
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from keukentafel.doen.netwerk.models import Netwerkcontact, Relatie, Vertegenwoordiging
from keukentafel.project.demo.stad.huishoudens import Huishouden
from keukentafel.project.demo.stad.mensen import Mens
from keukentafel.project.demo.stad.netwerk import familie, teken
from tests.stad.test_bevolking import DAG, stad

ZADEN = st.integers(0, 10**9)


def wie(huishouden: Huishouden) -> dict[int, Mens]:
    return {mens.nummer: mens for mens in huishouden.leden}


@given(ZADEN)
def test_elk_kind_heeft_een_of_twee_ouders_en_niemand_is_zijn_eigen_familie(zaad: int) -> None:
    for huishouden in stad(zaad):
        mensen, relaties = wie(huishouden), familie(huishouden)
        ouders = Counter(b for _a, soort, b in relaties if soort == "ouder")
        assert all(ouders[kind.nummer] in (1, 2) for kind in huishouden.kinderen)
        for a, soort, b in relaties:
            assert a != b
            assert soort in Relatie.Soort.values
            if soort == "ouder":
                assert mensen[a].geboren < mensen[b].geboren
        assert len(set(relaties)) == len(relaties)


@given(ZADEN)
def test_gezag_is_er_alleen_over_kinderen_en_alleen_van_een_ouder(zaad: int) -> None:
    rnd = Random(zaad)
    for huishouden in stad(zaad):
        mensen, netwerk = wie(huishouden), teken(rnd, huishouden, {"geld", "mantelzorg"}, DAG)
        for ouder, kind in netwerk.gezag:
            assert mensen[kind].leeftijd(DAG) < 18
            assert (ouder, "ouder", kind) in netwerk.relaties
        for buiten in netwerk.buiten:
            assert mensen[buiten.over].leeftijd(DAG) >= 18
            assert buiten.soort in Vertegenwoordiging.Soort.values


@given(ZADEN)
def test_een_band_is_een_band_van_iemand_die_er_woont(zaad: int) -> None:
    rnd = Random(zaad)
    for huishouden in stad(zaad):
        for band in teken(rnd, huishouden, set(), DAG).banden:
            assert band.van is None or band.van in wie(huishouden)
            assert band.naam or band.organisatie
            assert band.soort in Netwerkcontact.Soort.values
            assert band.band in Netwerkcontact.Band.values


@given(ZADEN)
def test_wie_geen_contact_meer_heeft_doet_niets(zaad: int) -> None:
    rnd = Random(zaad)
    for huishouden in stad(zaad):
        for band in teken(rnd, huishouden, set(), DAG).banden:
            assert band.band not in ("verbroken", "niet_bekend") or band.doet == ""
