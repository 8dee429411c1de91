"""De eisen aan een periode in de database: `van` telt mee, `tot` niet, en zonder `tot` loopt zij door."""

from typing import Any

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db.models import CheckConstraint, F, Func, Q, Value
from django.db.models.functions import Coalesce


def eindigt_niet_eerder(naam: str) -> CheckConstraint:
    """Een periode eindigt niet voor zij begint. Is `tot` gelijk aan `van`, dan is zij ingetrokken: zij heeft nooit
    gegolden, en blijft staan."""
    return CheckConstraint(condition=Q(tot__isnull=True) | Q(tot__gte=F("van")), name=naam)


def geen_overlap(naam: str, *velden: str, mag_leeg: tuple[str, ...] = ()) -> ExclusionConstraint:
    """Twee rijen met dezelfde `velden` hebben geen dag samen; een ingetrokken periode is leeg en stoort niet.

    Een verwijzing uit `mag_leeg` telt ook als zij bij allebei leeg is.
    """
    periode = Func(F("van"), F("tot"), function="daterange", output_field=DateRangeField())
    gelijk: list[Any] = [(veld, RangeOperators.EQUAL) for veld in ("stelsel", *velden)]
    gelijk += [(Coalesce(F(f"{veld}_id"), Value(0)), RangeOperators.EQUAL) for veld in mag_leeg]
    return ExclusionConstraint(name=naam, expressions=[*gelijk, (periode, RangeOperators.OVERLAPS)])
