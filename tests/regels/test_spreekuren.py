"""De volgende dag van een spreekuur: altijd de goede dag van de week, binnen de periode, nooit op een feestdag."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from keukentafel.inrichting.laden import laad
from keukentafel.regels.inzet import Periode, volgende_datum
from keukentafel.regels.termijnen.kalender import Kalender

DAGEN = st.dates(date(2020, 1, 1), date(2035, 12, 31))
KALENDER = Kalender(laad("almere").feestdagen)


def _feestdag(dag: date) -> bool:
    return KALENDER.feestdag(dag) is not None


@given(weekdag=st.integers(0, 6), van=DAGEN, vanaf=DAGEN, lengte=st.none() | st.integers(0, 400))
def test_de_volgende_datum_klopt_altijd(weekdag: int, van: date, vanaf: date, lengte: int | None) -> None:
    periode = Periode(van, None if lengte is None else van + timedelta(days=lengte))
    datum = volgende_datum(weekdag, periode, vanaf, _feestdag)
    begin = max(vanaf, van)
    kan = [
        dag
        for dag in (begin + timedelta(days=n) for n in range(60))
        if dag.weekday() == weekdag and periode.bevat(dag) and not _feestdag(dag)
    ]
    if datum is None:
        assert not kan, "er was nog een dag"
        return
    assert datum == kan[0], "niet de eerste dag die kan"
    assert datum.weekday() == weekdag
    assert periode.bevat(datum)
    assert not _feestdag(datum)
    assert datum >= vanaf


def test_op_tweede_kerstdag_is_er_geen_spreekuur() -> None:
    """26 december 2028 is een dinsdag: het spreekuur is een week later weer."""
    dinsdag = volgende_datum(1, Periode(date(2028, 1, 1)), date(2028, 12, 20), _feestdag)
    assert dinsdag == date(2029, 1, 2)


def test_wie_altijd_vrij_heeft_komt_niet_meer() -> None:
    assert volgende_datum(1, Periode(date(2028, 1, 1)), date(2028, 1, 1), lambda _dag: True) is None
