"""De wachtlijst: de volgorde is vast, legt zichzelf uit, en wachten is geen stilte."""

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keukentafel.inrichting.laden import laad, namen
from keukentafel.regels.termijnen.kalender import Kalender
from keukentafel.regels.wachtlijst import Wachtende, ritme, volgende_dag, volgorde, waarom_hier

HEERLEN = laad("heerlen")
DAG = date(2026, 11, 2)
WACHTENDEN = st.lists(
    st.builds(
        Wachtende,
        id=st.uuids().map(str),
        voorrang=st.integers(1, 3),
        sinds=st.dates(date(2026, 1, 1), date(2026, 3, 1)),
        spoed=st.booleans(),
    ),
    unique_by=lambda wie: wie.id,
    max_size=25,
)


def test_voorrang_gaat_voor_wachten_en_spoed_gaat_voor_alles() -> None:
    lang = Wachtende("a", 2, DAG - timedelta(days=60))
    kort = Wachtende("b", 2, DAG)
    eerst = Wachtende("c", 1, DAG)
    spoed = Wachtende("d", 3, DAG, spoed=True)
    rij = volgorde([lang, kort, eerst, spoed])
    assert [plaats.wachtende.id for plaats in rij] == ["d", "c", "a", "b"]
    assert waarom_hier(rij[0]) == "Als eerste aan de beurt."
    assert waarom_hier(rij[3]) == (
        "Er wachten er 3 voor: 1 met spoed, 1 met meer voorrang, 1 met dezelfde voorrang, langer op de lijst."
    )


@given(WACHTENDEN, st.randoms())
def test_de_volgorde_hangt_niet_af_van_hoe_de_rij_binnenkomt(wachtenden: list[Wachtende], dobbel: object) -> None:
    door_elkaar = list(wachtenden)
    dobbel.shuffle(door_elkaar)  # type: ignore[attr-defined]
    assert volgorde(wachtenden) == volgorde(door_elkaar)


@given(WACHTENDEN)
def test_de_nummers_kloppen_en_de_uitleg_telt_op(wachtenden: list[Wachtende]) -> None:
    rij = volgorde(wachtenden)
    assert [plaats.nummer for plaats in rij] == list(range(1, len(wachtenden) + 1))
    assert all(plaats.spoed_voor + plaats.voorrang_voor + plaats.langer_voor == plaats.voor for plaats in rij)
    for eerder, later in itertools.pairwise(rij):
        links, rechts = eerder.wachtende, later.wachtende
        assert (not links.spoed, links.voorrang, links.sinds) <= (not rechts.spoed, rechts.voorrang, rechts.sinds)


@given(WACHTENDEN, st.integers(1, 3))
def test_meer_voorrang_komt_nooit_verder_achteraan(wachtenden: list[Wachtende], voorrang: int) -> None:
    wie = Wachtende("ik", voorrang, DAG)
    hoger = Wachtende("ik", max(1, voorrang - 1), DAG)
    dringend = Wachtende("ik", voorrang, DAG, spoed=True)

    def nummer(deze: Wachtende) -> int:
        return next(plaats.nummer for plaats in volgorde([*wachtenden, deze]) if plaats.wachtende.id == "ik")

    assert nummer(hoger) <= nummer(wie)
    assert nummer(dringend) <= nummer(wie)


@pytest.mark.parametrize(
    ("voorrang", "spoed", "kind", "dagen", "waarom"),
    [
        (2, False, False, (14, 28), "Het gewone ritme."),
        (1, False, False, (7, 14), "Vaker contact, want er is voorrang."),
        (3, True, True, (7, 14), "Vaker contact, want er is spoed."),
        (3, False, True, (7, 14), "Vaker contact, want er is een kind in huis."),
    ],
)
def test_met_spoed_voorrang_of_een_kind_is_er_vaker_contact(
    voorrang: int, spoed: bool, kind: bool, dagen: tuple[int, int], waarom: str
) -> None:
    uit = ritme(voorrang, spoed=spoed, kind=kind, instellingen=HEERLEN)
    assert ((uit.contact_dagen, uit.veiligheid_dagen), uit.reden) == (dagen, waarom)
    assert "aanname" in uit.bron


@pytest.mark.parametrize("naam", namen())
def test_elke_inrichting_heeft_een_ritme_dat_dringend_korter_is(naam: str) -> None:
    norm = laad(naam).wachtlijst
    assert norm.contact_dagen_dringend <= norm.contact_dagen
    assert norm.veiligheid_dagen_dringend <= norm.veiligheid_dagen


def test_een_dag_op_zondag_gaat_naar_vrijdag_en_nooit_naar_gisteren() -> None:
    zondag = date(2026, 11, 22)
    assert volgende_dag(zondag - timedelta(days=14), 14, HEERLEN) == date(2026, 11, 20)
    assert volgende_dag(date(2026, 11, 20), 1, HEERLEN) == date(2026, 11, 21)


@given(st.dates(date(2025, 1, 1), date(2028, 1, 1)), st.integers(1, 60))
def test_de_volgende_dag_komt_altijd_nog_en_nooit_later_dan_het_ritme(vanaf: date, dagen: int) -> None:
    dag = volgende_dag(vanaf, dagen, HEERLEN)
    assert vanaf < dag <= vanaf + timedelta(days=dagen)
    kalender = Kalender(HEERLEN.feestdagen)
    werkdagen = any(kalender.is_werkdag(vanaf + timedelta(days=n)) for n in range(1, dagen + 1))
    assert kalender.is_werkdag(dag) or not werkdagen
