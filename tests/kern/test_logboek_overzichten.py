"""Wat de toezichthouder in het logboek vindt, en wat zij er niet uit ziet."""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from datetime import timedelta
from uuid import UUID

import pytest
from django.utils import timezone

from keukentafel.kern.logboek.boek import Boek
from keukentafel.kern.logboek.overzichten import Vraag, betrokkenen, drukte, inzagen, keek_eerder, regels
from keukentafel.regelen.medewerkers.models import Medewerker
from tests.vaste_groep import Groep, kaal_stelsel

pytestmark = pytest.mark.django_db
TRUUS, KEES, ALI = (UUID(int=nr) for nr in (1, 2, 3))
VRIES, AMRANI = UUID(int=11), UUID(int=12)
Als = Callable[[int], AbstractContextManager[None]]


def doe(
    wie: Medewerker, handeling: str, personen: Iterable[UUID], dossier: UUID | None, uitkomst: str = "gelukt"
) -> None:
    boek = Boek(stelsel_id=wie.stelsel_id, medewerker_id=wie.pk, rollen=("wijkwerker",))
    boek.begin(handeling=handeling, recht="dossier_lezen", doel="hulp", verwerking="hulp")
    if dossier is not None:
        boek.over("dossier", dossier)
    for persoon in personen:
        boek.betreft([persoon], dossier=AMRANI if persoon == ALI else VRIES)
    boek.schrijf(uitkomst)


@pytest.fixture
def groep() -> Groep:
    groep = kaal_stelsel()
    doe(groep.sanne, "dossier_ingezien", [TRUUS, KEES], VRIES)
    doe(groep.sanne, "dossier_gewijzigd", [TRUUS], VRIES)
    doe(groep.bilal, "lijst_ingezien", [TRUUS, ALI], None)
    doe(groep.bilal, "dossier_ingezien", [TRUUS], VRIES, "geweigerd")
    doe(groep.bilal, "dossier_ingezien", [ALI], AMRANI)
    return groep


def vind(groep: Groep, **zoek: object) -> list[int]:
    return [regel.nr for regel in regels(Vraag(stelsel_id=groep.stelsel.pk, **zoek))]  # type: ignore[arg-type]


def test_zoeken_op_elk_veld(groep: Groep, als_medewerker: Als) -> None:
    with als_medewerker(groep.joris.pk):
        assert vind(groep) == [5, 4, 3, 2, 1]
        assert vind(groep, persoon_id=KEES) == [1]
        assert vind(groep, persoon_id=TRUUS) == [4, 3, 2, 1]
        assert vind(groep, dossier_id=AMRANI) == [5, 3]
        assert vind(groep, medewerker_id=groep.sanne.pk) == [2, 1]
        assert vind(groep, medewerker_id=groep.bilal.pk, dossier_id=VRIES) == [4, 3]
        assert vind(groep, handeling="dossier_ingezien", uitkomst="geweigerd") == [4]
        assert vind(groep, van=timezone.now()) == []
        assert vind(groep, tot=timezone.now()) == [5, 4, 3, 2, 1]
        assert [rij.dossier_id for rij in betrokkenen(regels(Vraag(groep.stelsel.pk))[2])] == [VRIES, AMRANI]


def test_wie_deed_wat_in_welk_dossier(groep: Groep, als_medewerker: Als) -> None:
    nu = timezone.now()
    with als_medewerker(groep.joris.pk):
        alle = inzagen(groep.stelsel.pk, nu - timedelta(hours=1), nu)
        assert [(rij.medewerker_id, rij.dossier_id, rij.keren, rij.handelingen) for rij in alle] == [
            (groep.bilal.pk, AMRANI, 1, ("dossier_ingezien",)),
            (groep.sanne.pk, VRIES, 2, ("dossier_gewijzigd", "dossier_ingezien")),
        ]
        assert all(rij.eerste <= rij.laatste for rij in alle)
        een = inzagen(groep.stelsel.pk, nu - timedelta(hours=1), nu, dossier_id=AMRANI)
        assert [rij.medewerker_id for rij in een] == [groep.bilal.pk]
        assert inzagen(groep.stelsel.pk, nu, nu + timedelta(hours=1)) == []


def test_hoe_druk_iemand_keek(groep: Groep, als_medewerker: Als) -> None:
    nu = timezone.now()
    with als_medewerker(groep.joris.pk):
        gevonden = drukte(groep.stelsel.pk, nu - timedelta(hours=1), nu)
        assert {(rij.medewerker_id, rij.regels, rij.dossiers, rij.betrokkenen) for rij in gevonden} == {
            (groep.bilal.pk, 3, 2, 4),
            (groep.sanne.pk, 2, 1, 3),
        }


def test_of_iemand_een_persoon_al_eens_tegenkwam(groep: Groep, als_medewerker: Als) -> None:
    with als_medewerker(groep.joris.pk):
        assert keek_eerder(groep.stelsel.pk, groep.bilal.pk, ALI)
        assert not keek_eerder(groep.stelsel.pk, groep.sanne.pk, ALI)


@pytest.mark.parametrize("wie", ["sanne", "marieke", "fatma"])
def test_wie_geen_toezicht_houdt_vindt_niets(groep: Groep, als_medewerker: Als, wie: str) -> None:
    with als_medewerker(getattr(groep, wie).pk):
        assert vind(groep) == []
        assert vind(groep, persoon_id=TRUUS) == []
        assert drukte(groep.stelsel.pk, timezone.now() - timedelta(days=1), timezone.now()) == []
