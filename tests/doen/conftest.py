from collections.abc import Callable

import pytest
from django.utils import timezone

from keukentafel.inrichting.laden import versies
from keukentafel.kern.database import rollen
from keukentafel.regelen.gemeenten.models import Gemeente
from keukentafel.regelen.teams.acties import laad_inrichting
from keukentafel.regelen.teams.models import Team
from tests.rol import word
from tests.vaste_groep import Groep, maak_groep

InHuis = Callable[[str], Groep]


@pytest.fixture
def in_huis(db: None) -> InHuis:
    """Zet een inrichting in het huis, met Sanne en Bilal in de eerste twee teams van het soort met de meeste teams."""

    def zet(naam: str) -> Groep:
        with word(rollen.EIGENAAR):
            for versie in versies(naam):
                opgeslagen = laad_inrichting(inrichting=versie, nu=timezone.now())
        soorten = [team.soort for team in versies(naam)[-1].teams]
        teams = Team.objects.filter(stelsel=opgeslagen.stelsel, soort=max(soorten, key=soorten.count)).order_by("pk")
        gemeente = Gemeente.objects.filter(stelsel=opgeslagen.stelsel).order_by("pk")[0]
        return maak_groep(opgeslagen.stelsel, gemeente, teams[0], teams[1])

    return zet
