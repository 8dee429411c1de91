"""Op hetzelfde moment, elk met een eigen verbinding: het adres en het burgerservicenummer van één huishouden."""

from uuid import UUID

import pytest
from django.utils import timezone

from keukentafel.doen.delen import acties, zicht
from keukentafel.doen.dossier.adres import merk_van_adres, wijzig_adres
from keukentafel.doen.dossier.bsn import leg_bsn_vast, merk_van, nummer_van
from keukentafel.doen.dossier.models import Dossier, Persoon
from keukentafel.doen.dossier.opgave import AdresOpgave
from keukentafel.kern.database import rollen
from keukentafel.kern.gebeurtenissen.models import Gebeurtenis
from keukentafel.regelen.medewerkers.models import Medewerker
from tests.doen.delen import REDEN, ogen
from tests.doen.samen import huis, persoon_van
from tests.doen.tegelijk import tegelijk
from tests.regelen.inzet import stad
from tests.rol import word
from tests.vaste_groep import Groep

pytestmark = pytest.mark.django_db(transaction=True)
KEREN = 4
"""Zo vaak hetzelfde: wie eerst is, wisselt."""
EEN, TWEE = "999900006", "999900018"


@pytest.fixture
def groep(db: None) -> Groep:
    return stad()


def woont(wie: Medewerker, dossier: Dossier, straat: str, gezien: str) -> None:
    with ogen(wie) as ik:
        nu = timezone.now()
        wijzig_adres(
            dossiers=zicht.schrijfdossiers(ik, nu), dossier_id=dossier.pk, adres=AdresOpgave("1355CD", 7, "", straat),
            gebied=None, gezien=gezien, medewerker=wie, nu=nu,
        )  # fmt: skip


def maak_geheim(wie: Medewerker, dossier: Dossier) -> None:
    with ogen(wie) as ik:
        acties.scherm_adres_af(dossier_id=dossier.pk, adres=AdresOpgave(), reden=REDEN, kring=ik, nu=timezone.now())


def schrijf_nummer(wie: Medewerker, dossier: Dossier, persoon: UUID, nummer: str, gezien: str) -> None:
    with ogen(wie) as ik:
        nu = timezone.now()
        leg_bsn_vast(
            dossiers=zicht.schrijfdossiers(ik, nu), dossier_id=dossier.pk, persoon_id=persoon, nummer=nummer,
            gezien=gezien, medewerker=wie, nu=nu,
        )  # fmt: skip


def lees(dossier: Dossier) -> Dossier:
    with word(rollen.ONDERHOUD):
        return Dossier.objects.get(pk=dossier.pk)


def test_twee_adressen_tegelijk_is_er_een_en_de_ander_hoort_het(groep: Groep) -> None:
    dossier = huis(groep)
    for keer in range(KEREN):
        gezien = merk_van_adres(lees(dossier))
        straten = [f"Merelhof {keer}", f"Lijsterhof {keer}"]
        uit = tegelijk(
            lambda: woont(groep.sanne, dossier, straten[0], gezien),  # noqa: B023
            lambda: woont(groep.marieke, dossier, straten[1], gezien),  # noqa: B023
        )
        assert sorted(uit) == ["Verouderd", "ja"]
        assert lees(dossier).straat == straten[uit.index("ja")]
    assert lees(dossier).versie == dossier.versie + KEREN
    with word(rollen.EIGENAAR):
        assert Gebeurtenis.objects.filter(soort="dossieradres_gewijzigd").count() == KEREN


def test_geheim_maken_terwijl_een_collega_het_adres_wijzigt(groep: Groep) -> None:
    """Wie ook wint: daarna staat er buiten het vak geen adres."""
    for _keer in range(KEREN):
        dossier = huis(groep)
        gezien = merk_van_adres(lees(dossier))
        uit = tegelijk(
            lambda: maak_geheim(groep.marieke, dossier),  # noqa: B023
            lambda: woont(groep.sanne, dossier, "Merelhof", gezien),  # noqa: B023
        )
        assert uit in (["ja", "AdresIsGeheim"], ["ja", "ja"])
        na = lees(dossier)
        assert (na.adres_geheim, na.straat, na.postcode, na.huisnummer, na.gebied_id) == (True, "", "", None, None)


def test_twee_nummers_tegelijk_is_er_een_en_de_ander_hoort_het(groep: Groep) -> None:
    for _keer in range(KEREN):
        dossier = huis(groep)
        persoon = persoon_van(dossier)
        with word(rollen.ONDERHOUD):
            gezien = merk_van(Persoon.objects.get(pk=persoon))
        uit = tegelijk(
            lambda: schrijf_nummer(groep.sanne, dossier, persoon, EEN, gezien),  # noqa: B023
            lambda: schrijf_nummer(groep.marieke, dossier, persoon, TWEE, gezien),  # noqa: B023
        )
        assert sorted(uit) == ["Verouderd", "ja"]
        with word(rollen.ONDERHOUD):
            assert nummer_van(Persoon.objects.get(pk=persoon)) == (EEN, TWEE)[uit.index("ja")]
