"""The days the tests count with: right on the days the clock changes, and no test that ends on another day."""

from datetime import datetime, timedelta
from unittest import mock

import pytest
from django.utils import timezone

from tests.dagen import geleden, over, tot_de_nieuwe_dag


def om(moment: str) -> datetime:
    return timezone.make_aware(datetime.fromisoformat(moment))


@pytest.mark.parametrize(
    "nu", ["2026-10-25T23:30", "2026-10-26T00:10", "2026-11-22T23:50", "2027-03-28T23:30", "2027-03-29T00:10"]
)
def test_vijftig_dagen_geleden_is_vijftig_dagen_geleden(nu: str) -> None:
    with mock.patch("django.utils.timezone.now", return_value=om(nu)):
        assert all(timezone.localdate(geleden(dagen)) == over(-dagen) for dagen in range(400))


@pytest.mark.parametrize(
    ("nu", "seconden"),
    [
        ("2026-11-22T23:59:50", 10),
        ("2026-12-31T23:59:59.500000", 0.5),
        ("2026-10-24T23:59:50", 10),
        ("2026-10-25T23:59:20", 40),
        ("2026-11-22T00:00:00", 0),
        ("2026-11-22T23:50:00", 0),
    ],
)
def test_een_proef_begint_niet_net_voor_middernacht(nu: str, seconden: float) -> None:
    begin = om(nu)
    assert tot_de_nieuwe_dag(begin) == seconden
    klaar = begin + timedelta(seconds=seconden + 30)
    assert timezone.localdate(klaar) == timezone.localdate(begin + timedelta(seconds=seconden))
