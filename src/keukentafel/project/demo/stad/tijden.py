"""Momenten op werkdagen en in kantooruren."""

from datetime import date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

HIER = ZoneInfo("Europe/Amsterdam")
VAN, TOT = 8 * 60 + 30, 17 * 60
"""De werkdag in minuten na middernacht. # aanname"""


def werkdag(dag: date) -> date:
    """Deze dag, of de vrijdag ervoor."""
    return dag - timedelta(days=max(0, dag.weekday() - 4))


def volgende_werkdag(dag: date) -> date:
    """Deze dag, of de maandag erna."""
    return dag + timedelta(days=(7 - dag.weekday()) if dag.weekday() > 4 else 0)


def op(dag: date, minuut: int) -> datetime:
    """Een moment op een dag, `minuut` na middernacht."""
    return datetime.combine(dag, time(minuut // 60, minuut % 60), HIER)


def in_kantooruren(rnd: Random, dag: date) -> datetime:
    """Een moment in de werkdag van deze dag of de laatste werkdag ervoor."""
    return op(werkdag(dag), rnd.randrange(VAN, TOT))


def tussen(rnd: Random, van: datetime, tot: datetime) -> datetime:
    """Een moment in kantooruren na `van` en voor `tot`; past dat niet, dan net na `van`."""
    dagen = max(0, (tot - van).days)
    moment = in_kantooruren(rnd, (van + timedelta(days=rnd.randint(0, dagen))).date())
    return moment if van < moment < tot else van + (tot - van) * rnd.uniform(0.2, 0.8)
