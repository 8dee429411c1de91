"""Wanneer een spreekuur weer is: elke week op dezelfde dag, binnen zijn periode en nooit op een feestdag."""

from collections.abc import Callable
from datetime import date, timedelta

from keukentafel.regels.inzet.periodes import Periode

WEKEN = 53
"""Zo ver kijkt de regel vooruit; een dag van de week valt nooit een jaar lang op feestdagen."""


def volgende_datum(weekdag: int, periode: Periode, vanaf: date, is_feestdag: Callable[[date], bool]) -> date | None:
    """De eerste dag vanaf `vanaf` waarop het spreekuur is; None als het dan voorbij is.

    `weekdag` is 0 (maandag) tot en met 6 (zondag).
    """
    begin = max(vanaf, periode.van)
    dag = begin + timedelta(days=(weekdag - begin.weekday()) % 7)
    for _week in range(WEKEN):
        if not periode.bevat(dag):
            return None
        if not is_feestdag(dag):
            return dag
        dag += timedelta(days=7)
    return None
