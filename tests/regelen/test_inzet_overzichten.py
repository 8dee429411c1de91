"""Wat het teamblad over inzet leest: wie er is, wie invalt, welke kennis wegvalt en wie die elders heeft."""

from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from keukentafel.kern.database import rollen
from keukentafel.kern.toegang.context import als_medewerker
from keukentafel.regelen.gemeenten.overzichten import inrichting_op
from keukentafel.regelen.inzet import overzichten
from keukentafel.regelen.inzet.models import Aanstelling, Afwezigheid, Deskundigheid, Registratie
from keukentafel.regelen.medewerkers.models import Lidmaatschap, Medewerker
from tests.regelen.inzet import over, stad
from tests.rol import word
from tests.vaste_groep import Groep, medewerker

pytestmark = pytest.mark.django_db


@pytest.fixture
def groep(db: None) -> Groep:
    return stad()


def _weet(mens: Medewerker, onderwerp: str, **anders: Any) -> None:
    Deskundigheid.objects.create(
        stelsel_id=mens.stelsel_id, medewerker=mens, onderwerp=onderwerp, van=over(-90), **anders
    )


def _weg(mens: Medewerker, vervanger: Medewerker | None = None) -> Afwezigheid:
    return Afwezigheid.objects.create(
        stelsel_id=mens.stelsel_id, medewerker=mens, van=over(-1), tot=over(5), vervanger=vervanger
    )


@pytest.fixture
def daan(groep: Groep) -> Medewerker:
    """De enige van het team die veel van schulden weet; Bilal weet het in een ander team."""
    daan = medewerker(groep.stelsel, "daan", "Daan Vermeulen", "wijkwerker", groep.team)
    with word(rollen.EIGENAAR):
        _weet(daan, "schulden")
        _weet(groep.bilal, "schulden")
        _weet(groep.sanne, "ggz")
        _weet(groep.marieke, "ggz")
        Aanstelling.objects.create(
            stelsel=groep.stelsel, medewerker=daan, team=groep.team, uren=Decimal(32), van=over(-90)
        )
    return daan


def _kennis(groep: Groep) -> list[tuple[str, str]]:
    dag = timezone.localdate()
    _versie, inrichting = inrichting_op(groep.stelsel.pk, dag)
    with als_medewerker(groep.marieke.pk):
        gemis = overzichten.kennis(groep.stelsel.pk, groep.team.pk, dag, inrichting)
    return [(een.onderwerp, een.soort) for een in gemis]


def test_verhaal_14_de_specialist_is_er_niet(groep: Groep, daan: Medewerker) -> None:
    assert _kennis(groep) == [("schulden", "nog_een")]
    with word(rollen.EIGENAAR):
        _weg(daan)
    assert _kennis(groep) == [("schulden", "niemand")]
    with als_medewerker(groep.marieke.pk):
        elders = overzichten.elders(groep.stelsel.pk, "schulden", timezone.localdate(), groep.team.pk)
        assert [(een.medewerker, een.teams) for een in elders] == [(groep.bilal, (groep.ander_team,))]
    with word(rollen.EIGENAAR):
        _weg(groep.bilal)
    with als_medewerker(groep.marieke.pk):
        assert overzichten.elders(groep.stelsel.pk, "schulden", timezone.localdate(), groep.team.pk) == []


def test_wie_uit_het_team_gaat_neemt_haar_kennis_mee(groep: Groep, daan: Medewerker) -> None:
    with word(rollen.EIGENAAR):
        _weet(groep.marieke, "schulden", tot=over(20))
        Lidmaatschap.objects.filter(medewerker=daan).update(tot=over(30))
    assert _kennis(groep) == [("schulden", "straks_niemand")]
    with word(rollen.EIGENAAR):
        Lidmaatschap.objects.create(
            stelsel=groep.stelsel, medewerker=daan, team=groep.team, rol="casusregisseur", van=over(1)
        )
    assert _kennis(groep) == []


def test_de_collegas_met_uren_kennis_en_wie_invalt(groep: Groep, daan: Medewerker) -> None:
    with word(rollen.EIGENAAR):
        weg = _weg(daan, groep.sanne)
    dag = timezone.localdate()
    with als_medewerker(groep.sanne.pk):
        team = {een.medewerker.pk: een for een in overzichten.collegas(groep.stelsel.pk, groep.team.pk, dag)}
        assert set(team) == {daan.pk, groep.sanne.pk, groep.marieke.pk}
        zij = team[daan.pk]
        assert (zij.uren, zij.afwezig) == (Decimal(32), weg)
        assert (zij.onderwerpen, zij.rollen) == (("schulden",), ("wijkwerker",))
        assert team[groep.sanne.pk].aanwezig
        assert overzichten.vervanger_op(daan, dag) == groep.sanne
        assert overzichten.vervanger_op(daan, over(5)) is None
        assert [rij.medewerker for rij in overzichten.vervangt(groep.sanne, dag)] == [daan]
        assert list(overzichten.vervangt(groep.sanne, over(5))) == []


def test_een_groter_team_kost_niet_meer_vragen(groep: Groep, daan: Medewerker) -> None:
    def aantal() -> int:
        with als_medewerker(groep.marieke.pk), CaptureQueriesContext(connection) as vragen:
            overzichten.collegas(groep.stelsel.pk, groep.team.pk, timezone.localdate())
        return len(vragen)

    eerst = aantal()
    for nummer in range(10):
        extra = medewerker(groep.stelsel, f"extra{nummer}", f"Extra {nummer}", "wijkwerker", groep.team)
        with word(rollen.EIGENAAR):
            _weet(extra, "wonen")
    assert aantal() == eerst


def test_een_registratie_geldt_tot_en_met_haar_laatste_dag(groep: Groep) -> None:
    with word(rollen.EIGENAAR):
        for register, laatste in (("SKJ", over(0)), ("BIG", over(-1))):
            Registratie.objects.create(
                stelsel=groep.stelsel, medewerker=groep.sanne, register=register, nummer="1234567", geldig_tot=laatste
            )
    dag = timezone.localdate()
    _versie, inrichting = inrichting_op(groep.stelsel.pk, dag)
    with als_medewerker(groep.marieke.pk):
        assert overzichten.registraties_op(groep.sanne, dag) == {"SKJ"}
        standen = overzichten.registraties([groep.sanne, groep.bilal], dag, inrichting)
    assert [(een.medewerker, een.verloop.stand) for een in standen] == [
        (groep.sanne, "te_laat"),
        (groep.sanne, "binnenkort"),
    ]
