"""Welke periodes ook gevraagd worden, in welke volgorde ook: er staan nooit twee op dezelfde dag."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from keukentafel.kern.toegang.context import als_medewerker
from keukentafel.regelen.inzet import acties, afwezig
from keukentafel.regelen.inzet.models import Aanstelling, Afwezigheid, Deskundigheid
from keukentafel.regels.basis import FoutInInvoer
from keukentafel.regels.inzet import Periode, eerste_gat
from tests.keren import keren
from tests.regelen.inzet import over, stad
from tests.vaste_groep import Groep

DAG = date(2026, 11, 22)
DAGEN = st.integers(0, 30)
PERIODES = st.lists(st.tuples(DAGEN, st.none() | st.integers(-3, 12)), min_size=1, max_size=8)
Doe = Callable[[Groep, date, date | None], object]

HANDELINGEN: dict[str, tuple[Doe, Any]] = {
    "uren": (
        lambda g, van, tot: acties.geef_uren(
            medewerker=g.sanne, team=g.team, uren=Decimal(8), van=van, tot=tot, door=g.bea
        ),
        Aanstelling,
    ),
    "kennis": (
        lambda g, van, tot: acties.geef_deskundigheid(
            medewerker=g.sanne, onderwerp="ggz", van=van, tot=tot, door=g.bea
        ),
        Deskundigheid,
    ),
    "afwezig": (
        lambda g, van, tot: afwezig.meld_afwezig(
            medewerker=g.sanne, van=van, tot=tot, vervanger=None, door=g.bea, nu=timezone.now()
        ),
        Afwezigheid,
    ),
}


@pytest.fixture
def groep(db: None) -> Groep:
    return stad()


@pytest.mark.parametrize("wat", HANDELINGEN)
@settings(
    max_examples=keren(25),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(gevraagd=PERIODES)
def test_er_staan_nooit_twee_op_dezelfde_dag(groep: Groep, wat: str, gevraagd: list[tuple[int, int | None]]) -> None:
    doe, tabel = HANDELINGEN[wat]
    geweigerd = 0
    with transaction.atomic():
        with als_medewerker(groep.bea.pk):
            for begin, lengte in gevraagd:
                try:
                    doe(groep, over(begin), None if lengte is None else over(begin + lengte))
                except FoutInInvoer:
                    geweigerd += 1
            rijen = [Periode(rij.van, rij.tot) for rij in tabel.objects.filter(medewerker=groep.sanne)]
        transaction.set_rollback(True)
    assert len(rijen) + geweigerd == len(gevraagd)
    assert rijen or all(lengte is not None and lengte <= 0 for _begin, lengte in gevraagd)
    paren = [(a, b) for plek, a in enumerate(rijen) for b in rijen[plek + 1 :]]
    assert not [paar for paar in paren if paar[0].overlapt(paar[1])]


def dagen(periode: Periode) -> set[int]:
    """De dagen van een periode, geteld vanaf DAG, op een eindig stuk van de tijd."""
    return {nummer for nummer in range(60) if periode.bevat(DAG + timedelta(days=nummer))}


LOSSE = st.builds(
    lambda van, lengte: Periode(
        DAG + timedelta(days=van), None if lengte is None else DAG + timedelta(days=van + lengte)
    ),
    st.integers(0, 20),
    st.none() | st.integers(0, 15),
)


@given(LOSSE, LOSSE)
def test_overlap_is_een_dag_samen(a: Periode, b: Periode) -> None:
    assert a.overlapt(b) == b.overlapt(a) == bool(dagen(a) & dagen(b))


@given(st.lists(LOSSE, max_size=5), st.integers(0, 20), st.none() | st.integers(0, 40))
def test_het_eerste_gat_is_de_eerste_dag_zonder(periodes: list[Periode], begin: int, lengte: int | None) -> None:
    einde = None if lengte is None else DAG + timedelta(days=begin + lengte)
    bezet = set().union(*map(dagen, periodes)) if periodes else set()
    leeg = [nummer for nummer in range(begin, 60 if lengte is None else begin + lengte) if nummer not in bezet]
    gat = eerste_gat(periodes, DAG + timedelta(days=begin), einde)
    assert gat == (DAG + timedelta(days=leeg[0]) if leeg else None)
