"""De database bewaakt de inzet zelf: geen dag dubbel, geen ander stelsel, niets weg."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, ProgrammingError, models, transaction

from keukentafel.kern.database import rollen
from keukentafel.regelen.inzet.models import Aanstelling, Afwezigheid, Deskundigheid, Registratie
from keukentafel.regelen.medewerkers.models import Lidmaatschap, Medewerker
from keukentafel.regelen.organisaties.models import Organisatie
from tests.rol import word
from tests.vaste_groep import Groep, kaal_stelsel

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("zonder_rechten")]
DAG = date(2026, 11, 22)
Maak = Callable[[Groep, Groep], models.Model]


@pytest.fixture
def groep(db: None) -> Groep:
    return kaal_stelsel()


@pytest.fixture(autouse=True)
def als_eigenaar(groep: Groep, request: pytest.FixtureRequest) -> Iterator[None]:
    """De eigenaar ziet door de sloten heen, maar niet door de eisen van de tabel."""
    if "tabel" in request.fixturenames:
        yield
        return
    with word(rollen.EIGENAAR):
        yield


def _uren(groep: Groep, **anders: Any) -> Aanstelling:
    vast = {"stelsel": groep.stelsel, "medewerker": groep.sanne, "team": groep.team, "uren": Decimal(24), "van": DAG}
    return Aanstelling.objects.create(**{**vast, **anders})


def _weg(groep: Groep, **anders: Any) -> Afwezigheid:
    return Afwezigheid.objects.create(**{"stelsel": groep.stelsel, "medewerker": groep.sanne, "van": DAG, **anders})


OVER_DE_GRENS: dict[str, Maak] = {
    "aanstelling_medewerker": lambda hier, daar: _uren(hier, medewerker=daar.sanne),
    "aanstelling_team": lambda hier, daar: _uren(hier, team=daar.team),
    "afwezigheid_medewerker": lambda hier, daar: _weg(hier, medewerker=daar.sanne),
    "afwezigheid_vervanger": lambda hier, daar: _weg(hier, vervanger=daar.bilal),
    "deskundigheid": lambda hier, daar: Deskundigheid.objects.create(
        stelsel=hier.stelsel, medewerker=daar.sanne, onderwerp="schulden", van=DAG
    ),
    "registratie": lambda hier, daar: Registratie.objects.create(
        stelsel=hier.stelsel, medewerker=daar.sanne, register="SKJ", nummer="1", geldig_tot=DAG
    ),
    "lidmaatschap_medewerker": lambda hier, daar: Lidmaatschap.objects.create(
        stelsel=hier.stelsel, medewerker=daar.sanne, team=hier.team, rol="wijkwerker", van=DAG
    ),
    "lidmaatschap_team": lambda hier, daar: Lidmaatschap.objects.create(
        stelsel=hier.stelsel, medewerker=hier.sanne, team=daar.team, rol="wijkwerker", van=DAG
    ),
    "moederorganisatie": lambda hier, daar: Medewerker.objects.create(
        stelsel=hier.stelsel,
        naam="Iemand",
        organisatie=Organisatie.objects.create(stelsel=daar.stelsel, slug="zorg", naam="Zorg"),
    ),
}


@pytest.mark.parametrize("wat", OVER_DE_GRENS)
def test_de_database_weigert_een_verwijzing_naar_een_ander_stelsel(groep: Groep, wat: str) -> None:
    daar = kaal_stelsel("elders")
    with pytest.raises(IntegrityError, match="stelsel"), transaction.atomic():
        OVER_DE_GRENS[wat](groep, daar)


@pytest.mark.parametrize("uren", [Decimal(0), Decimal("-1"), Decimal("60.1")])
def test_uren_liggen_tussen_nul_en_zestig(groep: Groep, uren: Decimal) -> None:
    with pytest.raises(IntegrityError, match="aanstelling_uren"), transaction.atomic():
        _uren(groep, uren=uren)


def test_een_periode_eindigt_niet_voor_zij_begint(groep: Groep) -> None:
    with pytest.raises(IntegrityError, match="aanstelling_periode"), transaction.atomic():
        _uren(groep, tot=DAG - timedelta(days=1))
    with pytest.raises(IntegrityError, match="afwezigheid_periode"), transaction.atomic():
        _weg(groep, tot=DAG - timedelta(days=1))


def test_twee_benen_mogen_maar_geen_twee_aanstellingen_in_een_team(groep: Groep) -> None:
    _uren(groep, tot=DAG + timedelta(days=10))
    _uren(groep, team=groep.ander_team)
    _uren(groep, van=DAG + timedelta(days=10))
    with pytest.raises(IntegrityError, match="aanstelling_geen_overlap"), transaction.atomic():
        _uren(groep, van=DAG + timedelta(days=9), tot=DAG + timedelta(days=11))


def test_wie_ingetrokken_is_stoort_niet(groep: Groep) -> None:
    _uren(groep, tot=DAG)
    _uren(groep)
    assert Aanstelling.objects.count() == 2


def test_een_afwezigheid_valt_niet_over_zichzelf_heen(groep: Groep) -> None:
    _weg(groep)
    with pytest.raises(IntegrityError, match="afwezigheid_geen_overlap"), transaction.atomic():
        _weg(groep, van=DAG + timedelta(days=3))


def test_niemand_vervangt_zichzelf(groep: Groep) -> None:
    with pytest.raises(IntegrityError, match="afwezigheid_niet_zichzelf"), transaction.atomic():
        _weg(groep, vervanger=groep.sanne)


@pytest.mark.parametrize("tabel", [Aanstelling, Afwezigheid, Deskundigheid, Registratie, Lidmaatschap, Medewerker])
def test_de_toepassing_kan_niets_over_inzet_verwijderen(groep: Groep, tabel: type[models.Model]) -> None:
    with word(rollen.APP), pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        tabel._default_manager.all()._raw_delete(using="default")
