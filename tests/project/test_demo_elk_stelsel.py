"""De demo laadt in elk van de twintig stelsels, en elke vraag krijgt een team en de gemeente van haar wijk."""

import tomllib
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

import pytest
from django.utils import timezone

from keukentafel.doen.ingang.models import Vraag
from keukentafel.inrichting.laden import laad, namen
from keukentafel.project.demo import bellen
from keukentafel.project.demo.laden import laad_demo
from keukentafel.project.demo.tijden import werkdag
from keukentafel.regelen.medewerkers.models import Lidmaatschap
from tests.conftest import ALS_ROL
from tests.dagen import over


@pytest.mark.django_db
@pytest.mark.parametrize("naam", namen())
def test_de_demo_laadt(naam: str, onderhoud: ALS_ROL) -> None:
    with onderhoud():  # de rol waarmee de starter haar laadt
        laad_demo(naam)
        eerst = Vraag.objects.count()
        laad_demo(naam)
    inrichting = laad(naam)
    with onderhoud():
        vragen = list(Vraag.objects.select_related("team", "gebied", "gemeente", "dossiervraag__dossier"))
    assert len(vragen) == eerst, "nog eens laden geeft geen tweede vraag"
    assert eerst >= 9
    _op_de_dag(naam, vragen)
    lezers = {lid.team_id for lid in Lidmaatschap.objects.filter(team__isnull=False)}
    assert {vraag.team_id for vraag in vragen} & lezers, "er is niemand in de demo met werk"
    for vraag in vragen:
        if vraag.gebied is None:
            assert vraag.dossiervraag.dossier.adres_geheim, "alleen bij een geheim adres staat er geen wijk"
        else:
            assert vraag.gemeente.code == inrichting.gemeente_van_gebied[vraag.gebied.code]
        assert vraag.team.slug in {team.slug for team in inrichting.teams}


def _op_de_dag(naam: str, vragen: list[Vraag]) -> None:
    """ "96 dagen geleden" is een plaatselijke werkdag, ook als de klok intussen een uur verzet is."""
    rijen = tomllib.loads(Path(bellen.__file__).with_name("bellen.toml").read_text(encoding="utf-8"))["vraag"]
    op = {vraag.sleutel: timezone.localdate(vraag.ontvangen_op) for vraag in vragen}
    for nummer, rij in enumerate(rijen):
        assert op[uuid5(NAMESPACE_URL, f"demo:{naam}:bellen:{nummer}")] == werkdag(over(-rij["dagen_geleden"]))
