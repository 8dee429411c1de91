"""Ruimte, registraties en kennis die wegvalt: met de hand nagerekend, en met willekeurige gevallen."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keukentafel.regels.inzet import Inschrijving, Kenner, fte, kennis_die_wegvalt, ruimte, verloop

DAG = date(2026, 11, 22)
UREN = st.decimals(min_value="0.5", max_value="60", places=1)


def over_dagen(dagen: int) -> date:
    return DAG + timedelta(days=dagen)


@pytest.mark.parametrize(
    ("nu", "uren", "norm", "over"),
    [(18, 36, 20, 2), (19, 32, 18, -1), (15, 28, 16, 1), (26, 36, 20, -6), (13, 24, 13, 0), (11, 32, 18, 7)],
)
def test_ruimte_zoals_op_het_teamblad(nu: int, uren: int, norm: int, over: int) -> None:
    uitkomst = ruimte(nu, Decimal(uren), Decimal(20))
    assert (uitkomst.norm, uitkomst.over, uitkomst.te_veel) == (norm, over, over < 0)


@given(st.integers(0, 200), UREN, UREN, st.integers(1, 100))
def test_meer_uren_geeft_nooit_minder_ruimte(nu: int, a: Decimal, b: Decimal, norm: int) -> None:
    minder, meer = sorted([a, b])
    assert ruimte(nu, minder, Decimal(norm)).over <= ruimte(nu, meer, Decimal(norm)).over


def test_een_fte_is_een_volle_week() -> None:
    assert fte(Decimal(24), Decimal(36)) == Decimal("0.67")
    with pytest.raises(ValueError, match="volle week"):
        fte(Decimal(24), Decimal(0))


def test_op_de_laatste_dag_geldt_een_registratie_nog() -> None:
    standen = {
        dagen: verloop([Inschrijving(1, "SKJ", over_dagen(dagen))], DAG, 60)[0].stand for dagen in (-1, 0, 60, 61)
    }
    assert standen == {-1: "te_laat", 0: "binnenkort", 60: "binnenkort", 61: "geldig"}


def test_wie_verlengd_heeft_is_niet_te_laat() -> None:
    oud, nieuw = Inschrijving(1, "SKJ", over_dagen(-4)), Inschrijving(1, "SKJ", over_dagen(700))
    assert [rij.inschrijving for rij in verloop([nieuw, oud], DAG, 60)] == [nieuw]


def test_elk_register_telt_apart_en_het_ergste_staat_voorop() -> None:
    rijen = [Inschrijving(1, "BIG", over_dagen(9)), Inschrijving(1, "SKJ", over_dagen(-2))]
    assert [(rij.inschrijving.register, rij.dagen) for rij in verloop(rijen, DAG, 60)] == [("SKJ", -2), ("BIG", 9)]


def test_de_enige_die_het_weet_is_er_niet() -> None:
    """Verhaal 14: de enige met kennis van schulden is ziek."""
    kenners = [Kenner(1, "schulden", aanwezig=False), Kenner(2, "ggz"), Kenner(3, "ggz")]
    assert [(gemis.onderwerp, gemis.soort, gemis.over) for gemis in kennis_die_wegvalt(kenners, DAG, 60)] == [
        ("schulden", "niemand", ())
    ]


def test_nog_een_over_en_die_gaat_weg() -> None:
    kenners = [Kenner(1, "lvb", weg_op=over_dagen(40)), Kenner(2, "lvb", aanwezig=False)]
    (gemis,) = kennis_die_wegvalt(kenners, DAG, 60)
    assert (gemis.soort, gemis.over, gemis.weg_op) == ("nog_een", (1,), over_dagen(40))


def test_allebei_weg_voor_de_grens_en_een_die_blijft() -> None:
    gaan = [Kenner(1, "ggz", weg_op=over_dagen(10)), Kenner(2, "ggz", weg_op=over_dagen(30))]
    (gemis,) = kennis_die_wegvalt(gaan, DAG, 60)
    assert (gemis.soort, gemis.weg_op) == ("straks_niemand", over_dagen(30))
    assert kennis_die_wegvalt([*gaan, Kenner(3, "ggz")], DAG, 60) == []
    assert kennis_die_wegvalt(gaan, DAG, 20) == []


def test_wie_vandaag_weg_is_telt_niet_meer_mee() -> None:
    assert kennis_die_wegvalt([Kenner(1, "ggz", weg_op=DAG)], DAG, 60) == []


KENNERS = st.lists(
    st.builds(
        Kenner,
        st.integers(1, 6),
        st.sampled_from(["ggz", "lvb"]),
        st.booleans(),
        st.none() | st.integers(-10, 90).map(over_dagen),
    ),
    max_size=12,
)


@given(KENNERS)
def test_een_collega_erbij_maakt_het_nooit_erger(kenners: list[Kenner]) -> None:
    ernst = {"niemand": 0, "straks_niemand": 1, "nog_een": 2}
    voor = {gemis.onderwerp: ernst[gemis.soort] for gemis in kennis_die_wegvalt(kenners, DAG, 60)}
    erna = kennis_die_wegvalt([*kenners, Kenner(7, "ggz"), Kenner(8, "ggz")], DAG, 60)
    assert "ggz" not in {gemis.onderwerp for gemis in erna}
    assert {gemis.onderwerp: ernst[gemis.soort] for gemis in erna} == {k: v for k, v in voor.items() if k != "ggz"}
