"""Een stad met een inrichting, en handelingen zoals een beheerder ze doet, door het slot van de database heen."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from keukentafel.inrichting.laden import laad
from keukentafel.kern.database import rollen
from keukentafel.kern.toegang.context import als_medewerker
from keukentafel.regelen.gemeenten.models import Gemeente
from keukentafel.regelen.medewerkers.models import Medewerker
from keukentafel.regelen.teams.acties import laad_inrichting
from keukentafel.regelen.teams.models import Team
from keukentafel.regels.basis import FoutInInvoer
from tests.rol import word
from tests.vaste_groep import Groep, maak_groep


def over(dagen: int) -> date:
    """Zoveel dagen na vandaag."""
    return timezone.localdate() + timedelta(days=dagen)


def stad(naam: str = "almere") -> Groep:
    """De vaste groep in de eerste twee wijkteams van een echte inrichting."""
    with word(rollen.EIGENAAR):
        stelsel = laad_inrichting(inrichting=laad(naam), nu=timezone.now()).stelsel
    teams = Team.objects.filter(stelsel=stelsel).order_by("pk")
    return maak_groep(stelsel, Gemeente.objects.filter(stelsel=stelsel)[0], teams[0], teams[1])


@contextmanager
def weigert(wie: Medewerker, pad: str, melding: str) -> Iterator[None]:
    """Wie dit doet, hoort het bij dit veld; en er is niets van bewaard."""
    with als_medewerker(wie.pk):
        try:
            with transaction.atomic():
                yield
        except FoutInInvoer as fouten:
            gevonden = [(fout.pad, fout.melding) for fout in fouten.fouten]
            assert [gezegd for plek, gezegd in gevonden if plek == pad and melding in gezegd], gevonden
        else:
            raise AssertionError(f"niemand weigerde; verwacht bij {pad}: {melding}")
