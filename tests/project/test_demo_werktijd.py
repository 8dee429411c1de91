"""In de vaste demo gebeurt het werk op werkdagen en overdag, hoe laat zij ook geladen wordt."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from keukentafel.doen.delen.models import Verstrekking
from keukentafel.doen.dossier.models import Afspraak, Contactmoment, Dossier
from keukentafel.doen.ingang.models import Belpoging, Vraag
from keukentafel.kern.gebeurtenissen.models import Gebeurtenis
from keukentafel.project.demo import tijden
from keukentafel.project.demo.laden import laad_demo
from tests.conftest import ALS_ROL

MOMENTEN = st.integers(0, 4 * 365 * 24 * 60).map(
    lambda minuten: datetime(2025, 1, 1, tzinfo=tijden.HIER) + timedelta(minutes=minuten)
)
VAN_NU = ("noodtoegang", "afwezig", "vraag_toegewezen", "lid_ook_hier")
"""Wat op de klok van het laden zelf staat: de noodtoegang, wie er niet is, en wie het dan overneemt."""


def in_werktijd(moment: datetime) -> bool:
    hier = timezone.localtime(moment)
    return tijden.is_werkdag(hier.date()) and 8 <= hier.hour < 18


@given(MOMENTEN, st.integers(0, 120), st.integers(tijden.VAN, tijden.TOT))
def test_zoveel_dagen_geleden_is_op_een_werkdag_en_nooit_later_dan_nu(nu: datetime, dagen: int, minuut: int) -> None:
    toen = tijden.geleden(nu, dagen, minuut)
    assert in_werktijd(toen)
    assert toen <= nu
    assert toen.date() <= nu.date() - timedelta(days=dagen)
    assert nu.date() - toen.date() <= timedelta(days=dagen + 6)


@given(MOMENTEN, st.integers(0, 60), st.integers(0, 9), st.integers(0, 180))
def test_wat_daarna_komt_is_later_op_een_werkdag_en_niet_na_nu(
    nu: datetime, geleden: int, dagen: int, minuten: int
) -> None:
    toen = tijden.geleden(nu, geleden, 9 * 60 + minuten)
    straks = tijden.daarna(toen, nu, dagen=dagen, minuten=minuten)
    assert toen <= straks <= nu
    assert in_werktijd(straks)


def _zondagnacht() -> datetime:
    nu = timezone.localtime()
    return (nu - timedelta(days=nu.weekday() + 1)).replace(hour=2, minute=25)


def _momenten() -> Iterator[tuple[str, datetime]]:
    yield from (("vraag", moment) for moment in Vraag.objects.values_list("ontvangen_op", flat=True))
    yield from (("contact", moment) for moment in Contactmoment.objects.values_list("moment", flat=True))
    yield from (("afspraak", moment) for moment in Afspraak.objects.values_list("begin", flat=True))
    yield from (("poging", moment) for moment in Belpoging.objects.values_list("moment", flat=True))
    for soort, moment in Gebeurtenis.objects.filter(dossier_id__isnull=False).values_list("soort", "moment"):
        if not soort.startswith(VAN_NU):
            yield soort, moment


@pytest.mark.django_db
@pytest.mark.parametrize("wanneer", [timezone.localtime, _zondagnacht])
def test_het_werk_in_de_demo_valt_in_werktijd(wanneer: Callable[[], datetime], onderhoud: ALS_ROL) -> None:
    with onderhoud():
        laad_demo("almere", wanneer())
        buiten = [(soort, timezone.localtime(moment)) for soort, moment in _momenten() if not in_werktijd(moment)]
        geopend = dict(Dossier.objects.values_list("pk", "geopend_op"))
        gedeeld = list(Verstrekking.objects.values_list("dossier", "van", "vastgelegd_op"))
        truus = Vraag.objects.get(melder_naam="Truus de Vries")
    assert buiten == []
    assert gedeeld
    for dossier, van, vastgelegd in gedeeld:
        assert vastgelegd >= geopend[dossier], "gedeeld voor het dossier er was"
        assert van >= timezone.localdate(geopend[dossier])
    assert truus.opgenomen_door is not None, "de melding van verhaal 1 heeft een contact"
