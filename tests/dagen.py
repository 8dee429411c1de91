"""Days and moments near now, asked while a test runs: a run that begins before midnight goes on after it.

What a test calls "50 days ago" is a local day, so it counts back on the clock at the wall: 50 times 24 hours is a day
off around the change to and from summer time.
"""

from datetime import date, datetime, timedelta

from django.utils import timezone


def over(dagen: int) -> date:
    """Return the local day that many days ahead; 0 is today."""
    return timezone.localdate() + timedelta(days=dagen)


def geleden(dagen: int) -> datetime:
    """Return this time of the clock, so many local days ago."""
    return timezone.localtime() - timedelta(days=dagen)
