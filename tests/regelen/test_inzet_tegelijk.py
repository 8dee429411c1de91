"""Op hetzelfde moment: twee beheerders die elkaar weghalen, en acht keer dezelfde uren."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from threading import Barrier

import pytest
from django.db import connection
from django.utils import timezone

from keukentafel.kern.database import rollen as dbrollen
from keukentafel.kern.toegang.context import als_medewerker
from keukentafel.regelen.inzet import acties, rollen
from keukentafel.regelen.inzet.models import Aanstelling
from keukentafel.regelen.inzet.versie import versie
from keukentafel.regelen.medewerkers.models import Lidmaatschap, Medewerker
from keukentafel.regels.basis import FoutInInvoer
from tests.regelen.inzet import over, stad
from tests.rol import word
from tests.vaste_groep import Groep, medewerker

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def groep(db: None) -> Groep:
    return stad()


def tegelijk(daden: list[Callable[[], object]]) -> list[bool]:
    """Doe dit alles tegelijk, elk met een eigen verbinding; geeft per daad of het mocht."""
    start = Barrier(len(daden))

    def draad(daad: Callable[[], object]) -> bool:
        start.wait(30)
        try:
            daad()
        except FoutInInvoer:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(len(daden)) as draden:
        return list(draden.map(draad, daden))


def test_twee_beheerders_halen_elkaar_niet_allebei_weg(groep: Groep) -> None:
    bob = medewerker(groep.stelsel, "bob", "Bob Kok", "beheerder", None)

    def haal_weg(door: Medewerker, wie: Medewerker) -> Callable[[], object]:
        lid = Lidmaatschap.objects.get(medewerker=wie)

        def daad() -> None:
            with als_medewerker(door.pk):
                rollen.eindig_rol(lid=lid, tot=over(1), gezien=versie(lid), door=door, nu=timezone.now())

        return daad

    assert sorted(tegelijk([haal_weg(groep.bea, bob), haal_weg(bob, groep.bea)])) == [False, True]
    assert Lidmaatschap.objects.filter(rol="beheerder", tot__isnull=True).count() == 1


def test_dezelfde_uren_staan_er_een_keer(groep: Groep) -> None:
    def daad() -> None:
        with als_medewerker(groep.bea.pk):
            acties.geef_uren(
                medewerker=groep.sanne, team=groep.team, uren=Decimal(24), van=over(0), tot=None, door=groep.bea
            )

    assert tegelijk([daad] * 8).count(True) == 1
    with word(dbrollen.EIGENAAR):
        assert Aanstelling.objects.count() == 1
