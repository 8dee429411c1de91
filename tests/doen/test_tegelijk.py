"""Op hetzelfde moment, elk met een eigen verbinding: samenvoegen, losmaken en antwoorden op een aanbod."""

from collections import Counter
from collections.abc import Sequence
from uuid import UUID

import pytest
from django.utils import timezone

from keukentafel.doen.dossier.models import Dossier
from keukentafel.doen.regie import overgang
from keukentafel.doen.regie.models import Deelname, Overgang, Regie
from keukentafel.doen.samenvoegen.models import Samenvoeging
from keukentafel.kern.database import rollen
from keukentafel.kern.toegang.context import als_medewerker
from keukentafel.regelen.medewerkers.models import Medewerker
from tests.doen.regie import Huis, aanvaard, bied, bied_vraag, opgenomen
from tests.doen.regie import huis as regiehuis
from tests.doen.samen import huis, maak_los, voeg_samen
from tests.doen.tegelijk import tegelijk
from tests.regelen.inzet import stad
from tests.rol import word
from tests.vaste_groep import Groep, medewerker

pytestmark = pytest.mark.django_db(transaction=True)
KEREN = 4
"""Zo vaak hetzelfde: wie eerst is, wisselt."""


@pytest.fixture
def groep(db: None) -> Groep:
    return stad()


def _opgegaan(dossiers: Sequence[Dossier]) -> list[UUID | None]:
    with word(rollen.ONDERHOUD):
        return [Dossier.objects.get(pk=een.pk).opgegaan_in_id for een in dossiers]


def test_beide_kanten_op_tegelijk_is_een_samenvoeging(groep: Groep) -> None:
    """Sanne voegt A in B, Marieke op hetzelfde moment B in A: er blijft er altijd één."""
    for _keer in range(KEREN):
        a, b = huis(groep), huis(groep)
        uit = tegelijk(lambda: voeg_samen(groep.sanne, a, b), lambda: voeg_samen(groep.marieke, b, a))  # noqa: B023
        assert sorted(uit) == ["al_opgegaan", "ja"]
        assert Counter(_opgegaan([a, b]))[None] == 1


def test_een_kring_van_drie_sluit_zich_niet(groep: Groep) -> None:
    """A in B, B in C en C in A tegelijk: nooit alle drie, en er is altijd een dossier dat blijft."""
    for _keer in range(KEREN):
        a, b, c = (huis(groep) for _ in range(3))
        paren = [(b, a), (c, b), (a, c)]
        uit = tegelijk(*[lambda een=een, in_=in_: voeg_samen(groep.sanne, in_, een) for in_, een in paren])
        assert "ja" in uit
        assert set(uit) <= {"ja", "al_opgegaan"}
        assert None in _opgegaan([a, b, c])


def test_twee_keer_losmaken_tegelijk_is_een_keer(groep: Groep) -> None:
    a, b = huis(groep), huis(groep)
    samenvoeging = voeg_samen(groep.sanne, a, b)
    uit = tegelijk(
        lambda: maak_los(groep.sanne, a, samenvoeging),
        lambda: maak_los(groep.marieke, b, samenvoeging),
    )
    assert sorted(uit) == ["al_los", "ja"]
    assert _opgegaan([a, b]) == [None, None]
    with word(rollen.ONDERHOUD):
        assert Samenvoeging.objects.filter(los_op__isnull=False).count() == 1


def test_losmaken_en_verder_samenvoegen_tegelijk(groep: Groep) -> None:
    """Maakt de een los terwijl de ander wat bleef ergens in voegt, dan wint er een; niets hangt in de lucht."""
    for _keer in range(KEREN):
        a, b, c = (huis(groep) for _ in range(3))
        samenvoeging = voeg_samen(groep.sanne, a, b)
        uit = tegelijk(
            lambda: maak_los(groep.sanne, a, samenvoeging),  # noqa: B023
            lambda: voeg_samen(groep.marieke, c, a),  # noqa: B023
        )
        assert uit in (["ja", "ja"], ["eerst_los", "ja"])


@pytest.fixture
def h(db: None) -> Huis:
    een = regiehuis()
    opgenomen(een, een.sanne)
    return een


def _collegas(h: Huis) -> list[Medewerker]:
    return [h.bilal, h.carla, medewerker(h.groep.stelsel, "ot", "Ot Bos", "wijkwerker", h.groep.ander_team)]


@pytest.mark.parametrize("soort", ["vraag", "regie", "ondersteunen", "raadplegen"])
def test_drie_collegas_zeggen_tegelijk_ja(h: Huis, soort: str) -> None:
    aanbod = bied_vraag(h, h.sanne) if soort == "vraag" else bied(h, h.sanne, soort)
    uit = tegelijk(*[lambda wie=wie: aanvaard(aanbod, wie, "Bel de school.") for wie in _collegas(h)])
    assert sorted(uit) == ["aanvaard", "aanvaard", "ja"]
    with word(rollen.ONDERHOUD):
        assert Overgang.objects.get().status == "aanvaard"
        assert Regie.objects.filter(dossier_id=h.dossier, tot=None).count() == 1
        assert Deelname.objects.filter(dossier_id=h.dossier, tot=None).count() <= 1


@pytest.mark.parametrize("soort", ["vraag", "regie"])
def test_ja_terwijl_de_ander_het_intrekt(h: Huis, soort: str) -> None:
    aanbod = bied_vraag(h, h.sanne) if soort == "vraag" else bied(h, h.sanne, soort)

    def trek_in() -> None:
        with als_medewerker(h.sanne.pk):
            overgang.trek_in(overgang_id=aanbod.pk, nu=timezone.now())

    ja, weg = tegelijk(lambda: aanvaard(aanbod, h.bilal), trek_in)
    assert (ja, weg) in (("ja", "aanvaard"), ("ingetrokken", "ja"))
    with word(rollen.ONDERHOUD):
        assert Overgang.objects.get().status == ("aanvaard" if ja == "ja" else "ingetrokken")


def test_twee_keer_vragen_tegelijk_is_een_aanbod(h: Huis) -> None:
    uit = tegelijk(*[lambda: bied(h, h.sanne, "raadplegen")] * 3)
    assert sorted(uit) == ["al_aangeboden", "al_aangeboden", "ja"]
    with word(rollen.ONDERHOUD):
        assert Overgang.objects.count() == 1
