"""Een inrichting in het huis zetten: herhaalbaar, en niets wat werk draagt verdwijnt."""

from datetime import date

import pytest
from django.utils import timezone

from keukentafel.inrichting.laden import laad, namen, versies
from keukentafel.regelen.gebieden.models import Gebied
from keukentafel.regelen.gemeenten.models import Gemeente, InrichtingVersie
from keukentafel.regelen.gemeenten.overzichten import inrichting_op
from keukentafel.regelen.organisaties.models import Organisatie
from keukentafel.regelen.teams.acties import laad_inrichting
from keukentafel.regelen.teams.models import Team, TeamGebied

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("zonder_rechten")]
TABELLEN = (Gemeente, InrichtingVersie, Gebied, Organisatie, Team, TeamGebied)


def aantallen() -> list[int]:
    return [tabel._default_manager.count() for tabel in TABELLEN]


@pytest.mark.parametrize("naam", namen())
def test_elke_inrichting_past_in_het_huis_en_twee_keer_laden_is_een_keer(naam: str) -> None:
    for versie in versies(naam):
        laad_inrichting(inrichting=versie, nu=timezone.now())
    eerst = aantallen()
    for versie in versies(naam):
        laad_inrichting(inrichting=versie, nu=timezone.now())
    assert aantallen() == eerst
    laatste = versies(naam)[-1]
    assert Team.objects.filter(tot__isnull=True).count() == len(laatste.teams)
    assert Gebied.objects.count() == len({(g.code, g.jaar) for v in versies(naam) for g in v.gebieden})


def test_wat_in_de_database_staat_is_weer_dezelfde_inrichting() -> None:
    inrichting = laad(namen()[0])
    versie = laad_inrichting(inrichting=inrichting, nu=timezone.now())
    gevonden, gelezen = inrichting_op(versie.stelsel_id, date(2026, 11, 22))
    assert gevonden.pk == versie.pk
    assert gelezen == inrichting


def test_voor_de_eerste_versie_is_er_geen_inrichting() -> None:
    versie = laad_inrichting(inrichting=laad(namen()[0]), nu=timezone.now())
    with pytest.raises(InrichtingVersie.DoesNotExist, match="nog geen inrichting"):
        inrichting_op(versie.stelsel_id, date(1999, 1, 1))


def test_een_team_dat_uit_de_inrichting_verdwijnt_eindigt_en_blijft_staan() -> None:
    eerst = laad(namen()[0])
    laad_inrichting(inrichting=eerst, nu=timezone.now())
    weg = eerst.teams[-1]
    later = eerst.model_copy(update={"teams": eerst.teams[:-1], "geldig_vanaf": date(2027, 1, 1)})
    laad_inrichting(inrichting=later, nu=timezone.now())
    assert Team.objects.get(slug=weg.slug).tot == date(2027, 1, 1)
    assert Team.objects.filter(tot__isnull=True).count() == len(eerst.teams) - 1
