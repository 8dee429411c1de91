"""Days and moments near now, asked while a test runs: a run that begins before midnight goes on after it.

What a test calls "50 days ago" is a local day, so it counts back on the clock at the wall: 50 times 24 hours is a day
off around the change to and from summer time.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

RUIM = timedelta(seconds=45)
"""Longer than a test takes, on a busy machine too."""


def over(dagen: int) -> date:
    """Return the local day that many days ahead; negative is ago."""
    return timezone.localdate() + timedelta(days=dagen)


def vandaag() -> date:
    """Return the local day of now."""
    return over(0)


def morgen() -> date:
    """Return the local day after now."""
    return over(1)


def gisteren() -> date:
    """Return the local day before now."""
    return over(-1)


def geleden(dagen: int) -> datetime:
    """Return this time of the clock so many local days ago, in UTC as the database gives a moment back."""
    return (timezone.localtime() - timedelta(days=dagen)).astimezone(UTC)


def ingevuld(velden: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of a row of `parametrize` with a day such as `morgen` asked now, not when it was collected."""
    return {naam: waarde() if callable(waarde) else waarde for naam, waarde in velden.items()}


def tot_de_nieuwe_dag(nu: datetime) -> float:
    """Return the seconds a test that would begin at `nu` waits, so that it does not end on another local day."""
    hier = timezone.localtime(nu)
    middernacht = timezone.make_aware(datetime.combine(hier.date() + timedelta(days=1), time.min))
    rest = middernacht - nu
    return rest.total_seconds() if rest <= RUIM else 0.0
