"""De demo laadt in elke inrichting, langs de gewone handelingen, en nog eens laden verandert niets."""

from datetime import timedelta

import pytest
from django.utils import timezone

from keukentafel.doen.dossier.models import Dossier
from keukentafel.doen.ingang.models import Vraag
from keukentafel.doen.ingang.overzichten import door_mij_aangenomen
from keukentafel.inrichting.laden import namen
from keukentafel.kern.toegang.context import als_medewerker
from keukentafel.kern.toegang.models import Account
from keukentafel.project.demo.laden import laad_demo
from keukentafel.regelen.medewerkers.models import Medewerker

pytestmark = pytest.mark.django_db


def ziet() -> dict[str, tuple[int, int]]:
    """Per demo-account: hoeveel vragen en dossiers het ziet."""
    gezien = {}
    for mens in Medewerker.objects.select_related("account"):
        with als_medewerker(mens.pk):
            gezien[str(mens.account)] = (Vraag.objects.count(), Dossier.objects.count())
    return gezien


@pytest.mark.parametrize("naam", namen())
def test_de_demo_laadt_in_elke_inrichting(naam: str) -> None:
    laad_demo(naam)
    eerst = ziet()
    fatma = Medewerker.objects.get(account__username="fatma")
    with als_medewerker(fatma.pk):
        aangenomen = len(door_mij_aangenomen(timezone.now() - timedelta(days=60)))
    assert aangenomen >= 9
    assert eerst["fatma"] == eerst["joris"] == (0, 0)
    assert sum(vragen for vragen, _ in eerst.values()) >= 3, "er is niemand in de demo met werk"
    accounts = Account.objects.count()
    laad_demo(naam)
    assert (ziet(), Account.objects.count()) == (eerst, accounts)
