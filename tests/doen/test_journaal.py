"""Het journaal en de afspraken: wat er in mag, wie erin schrijft, en wat er in de stroom komt."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import ProgrammingError, connection, transaction
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from keukentafel.doen.delen import zicht
from keukentafel.doen.dossier.journaal import (
    Afspraakopgave,
    AlVastgelegd,
    Contactopgave,
    afspraakfouten,
    contactfouten,
    leg_contact_vast,
    plan_afspraak,
    wie_kan_gaan,
    zeg_afspraak_af,
)
from keukentafel.doen.dossier.models import Afspraak, Contactmoment, Dossier
from keukentafel.kern.database import rollen
from keukentafel.kern.gebeurtenissen.models import Gebeurtenis
from keukentafel.kern.toegang.context import als_medewerker
from keukentafel.regelen.medewerkers.models import Medewerker
from keukentafel.regelen.medewerkers.overzichten import Werkkring, werkkring_van
from tests.doen.rijen import bewaar, vraag_in_dossier
from tests.rol import word
from tests.vaste_groep import Groep, kaal_stelsel, medewerker

pytestmark = pytest.mark.django_db
NU = timezone.now()


@pytest.fixture
def groep() -> Iterator[Groep]:
    """Sannes team draagt één dossier; de proef kijkt door de ogen van Sanne."""
    alle = kaal_stelsel()
    with als_medewerker(alle.fatma.pk):
        bewaar(vraag_in_dossier(alle, alle.team, alle.fatma))
    with als_medewerker(alle.sanne.pk):
        yield alle


@pytest.fixture
def dossier(groep: Groep) -> Dossier:
    return Dossier.objects.get(stelsel=groep.stelsel)


def kring(wie: Medewerker) -> Werkkring:
    gevonden = werkkring_van(wie, timezone.localdate())
    assert gevonden is not None
    return gevonden


def opgave(**anders: Any) -> Contactopgave:
    gewoon: dict[str, Any] = {
        "sleutel": uuid4(), "moment": timezone.now() - timedelta(hours=1), "kanaal": "telefoon",
        "samenvatting": "Zij redt het deze week.", "minuten": 15, "met_wie": "Truus",
    }  # fmt: skip
    return Contactopgave(**(gewoon | anders))


def leg_vast(wie: Medewerker, dossier_id: UUID, contact: Contactopgave) -> Any:
    return leg_contact_vast(
        dossiers=zicht.schrijfdossiers(kring(wie), timezone.now()), dossier_id=dossier_id, opgave=contact,
        medewerker=wie, nu=timezone.now(),
    )  # fmt: skip


def afspraak(wie: Medewerker, **anders: Any) -> Afspraakopgave:
    gewoon: dict[str, Any] = {
        "begin": timezone.now() + timedelta(days=1), "medewerker": wie, "voor_wie": "Truus", "plek": "Thuis",
    }  # fmt: skip
    return Afspraakopgave(**(gewoon | anders))


def plan(wie: Medewerker, dossier_id: UUID, wat: Afspraakopgave) -> Any:
    return plan_afspraak(
        dossiers=zicht.schrijfdossiers(kring(wie), timezone.now()), dossier_id=dossier_id, opgave=wat, medewerker=wie,
        nu=timezone.now(),
    )  # fmt: skip


def zeg_af(wie: Medewerker, dossier_id: UUID, afspraak_id: UUID, nu: datetime | None = None) -> Any:
    return zeg_afspraak_af(
        dossiers=zicht.schrijfdossiers(kring(wie), timezone.now()), dossier_id=dossier_id, afspraak_id=afspraak_id,
        medewerker=wie, nu=nu or timezone.now(),
    )  # fmt: skip


def feiten(dossier: Dossier, soort: str) -> list[Gebeurtenis]:
    return list(Gebeurtenis.objects.filter(dossier_id=dossier.pk, soort=soort))


def test_een_contact_komt_in_het_journaal_en_als_codes_in_de_stroom(groep: Groep, dossier: Dossier) -> None:
    wat = opgave()
    uitkomst = leg_vast(groep.sanne, dossier.pk, wat)
    regel = Contactmoment.objects.get(dossier=dossier)
    assert (regel.pk, regel.door, regel.team, uitkomst.nieuw) == (uitkomst.contact.pk, groep.sanne, groep.team, True)
    (feit,) = feiten(dossier, "contact_vastgelegd")
    assert (feit.moment, feit.medewerker_id, feit.team_id) == (wat.moment, groep.sanne.pk, groep.team.pk)
    assert (feit.gegevens["kanaal"], feit.gegevens["minuten"]) == ("telefoon", 15)
    assert "redt" not in str(feit.gegevens)
    assert "Truus" not in str(feit.gegevens)


def test_twee_keer_klikken_is_een_regel(groep: Groep, dossier: Dossier) -> None:
    wat = opgave()
    eerste, tweede = leg_vast(groep.sanne, dossier.pk, wat), leg_vast(groep.sanne, dossier.pk, wat)
    assert (eerste.contact.pk, tweede.nieuw) == (tweede.contact.pk, False)
    assert len(feiten(dossier, "contact_vastgelegd")) == 1


def test_dezelfde_sleutel_met_andere_woorden_verandert_de_regel_niet(groep: Groep, dossier: Dossier) -> None:
    wat = opgave()
    leg_vast(groep.sanne, dossier.pk, wat)
    with pytest.raises(AlVastgelegd):
        leg_vast(groep.sanne, dossier.pk, replace(wat, samenvatting="Iets anders."))
    assert Contactmoment.objects.get(dossier=dossier).samenvatting == "Zij redt het deze week."


def test_een_sleutel_uit_een_dossier_dat_ik_niet_zie(groep: Groep, dossier: Dossier) -> None:
    """De database kent die sleutel, deze medewerker niet: zij hoort niets over het andere dossier."""
    wat = opgave()
    leg_vast(groep.sanne, dossier.pk, wat)
    with als_medewerker(groep.fatma.pk):
        rijen = vraag_in_dossier(groep, groep.ander_team, groep.fatma)
        bewaar(rijen)
    with als_medewerker(groep.bilal.pk), pytest.raises(AlVastgelegd):
        leg_vast(groep.bilal, UUID(str(rijen["dossier"]["id"])), wat)


@pytest.mark.parametrize("wie", ["bilal", "fatma", "joris"])
def test_wie_er_niet_schrijft_legt_niets_vast(wie: str, groep: Groep, dossier: Dossier) -> None:
    ander: Medewerker = getattr(groep, wie)
    with als_medewerker(ander.pk), pytest.raises(Dossier.DoesNotExist):
        leg_vast(ander, dossier.pk, opgave())
    assert not Contactmoment.objects.filter(dossier=dossier).exists()


def test_zonder_het_slot_van_de_toepassing_houdt_de_database(groep: Groep, dossier: Dossier) -> None:
    with als_medewerker(groep.bilal.pk):
        rij = Contactmoment(
            stelsel=groep.stelsel, team=groep.team, dossier_id=dossier.pk, door=groep.bilal, moment=timezone.now(),
            kanaal="telefoon", samenvatting="Van buiten", sleutel=uuid4(),
        )  # fmt: skip
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            rij.save(force_insert=True)


def test_een_regel_in_het_journaal_blijft_staan(groep: Groep, dossier: Dossier) -> None:
    regel = leg_vast(groep.sanne, dossier.pk, opgave()).contact
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        Contactmoment.objects.filter(pk=regel.pk).update(samenvatting="Anders")
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        regel.delete()


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"moment": NU + timedelta(days=2)}, "moment"),
        ({"moment": NU - timedelta(days=800)}, "moment"),
        ({"kanaal": "postduif"}, "kanaal"),
        ({"minuten": 0}, "minuten"),
        ({"minuten": 2000}, "minuten"),
        ({"minuten": -5}, "minuten"),
        ({"met_wie": "x" * 121}, "met_wie"),
        ({"samenvatting": " \n "}, "samenvatting"),
        ({"samenvatting": "x" * 10_001}, "samenvatting"),
    ],
)
def test_wat_niet_klopt_komt_er_niet_in(anders: dict[str, Any], veld: str, groep: Groep, dossier: Dossier) -> None:
    with pytest.raises(ValidationError) as fout:
        leg_vast(groep.sanne, dossier.pk, opgave(**anders))
    assert set(fout.value.message_dict) == {veld}
    assert not Contactmoment.objects.filter(dossier=dossier).exists()


def test_tienduizend_tekens_passen(groep: Groep, dossier: Dossier) -> None:
    regel = leg_vast(groep.sanne, dossier.pk, opgave(samenvatting="é🙂" * 5_000)).contact
    assert len(Contactmoment.objects.get(pk=regel.pk).samenvatting) == 10_000


def test_een_afspraak_maken_en_afzeggen(groep: Groep, dossier: Dossier) -> None:
    gepland = plan(groep.sanne, dossier.pk, afspraak(groep.sanne)).afspraak
    assert [a.pk for a in zicht.komende_afspraken(kring(groep.sanne), dossier, timezone.now())] == [gepland.pk]
    assert zeg_af(groep.sanne, dossier.pk, gepland.pk).nieuw
    assert not zeg_af(groep.sanne, dossier.pk, gepland.pk).nieuw
    assert zicht.komende_afspraken(kring(groep.sanne), dossier, timezone.now()) == []
    assert len(feiten(dossier, "afspraak_gepland")) == len(feiten(dossier, "afspraak_afgezegd")) == 1
    assert "Thuis" not in str(feiten(dossier, "afspraak_gepland")[0].gegevens)


def test_dezelfde_afspraak_twee_keer_is_er_een(groep: Groep, dossier: Dossier) -> None:
    wat = afspraak(groep.sanne)
    assert [plan(groep.sanne, dossier.pk, wat).nieuw for _ in range(2)] == [True, False]
    zeg_af(groep.sanne, dossier.pk, Afspraak.objects.get(dossier=dossier).pk)
    assert plan(groep.sanne, dossier.pk, wat).nieuw  # na afzeggen kan zij opnieuw


def test_een_afspraak_die_is_geweest_zeg_je_niet_af(groep: Groep, dossier: Dossier) -> None:
    gepland = plan(groep.sanne, dossier.pk, afspraak(groep.sanne)).afspraak
    with pytest.raises(ValidationError):
        zeg_af(groep.sanne, dossier.pk, gepland.pk, timezone.now() + timedelta(days=2))


def test_een_afspraak_van_een_ander_dossier_zeg_je_hier_niet_af(groep: Groep, dossier: Dossier) -> None:
    gepland = plan(groep.sanne, dossier.pk, afspraak(groep.sanne)).afspraak
    with als_medewerker(groep.fatma.pk):
        rijen = vraag_in_dossier(groep, groep.team, groep.fatma)
        bewaar(rijen)
    with als_medewerker(groep.sanne.pk), pytest.raises(Afspraak.DoesNotExist):
        zeg_af(groep.sanne, UUID(str(rijen["dossier"]["id"])), gepland.pk)


def test_wie_kan_gaan(groep: Groep, dossier: Dossier) -> None:
    """Het eigen team en de vrijwilligers; niet het KCC, een ander team of een ander stelsel."""
    vincent = medewerker(groep.stelsel, "vincent", "Vincent Vos", "vrijwilliger", groep.team)
    overal = medewerker(groep.stelsel, "wil", "Wil Bos", "vrijwilliger", None)
    medewerker(groep.stelsel, "ander", "Ander Team", "vrijwilliger", groep.ander_team)
    assert set(wie_kan_gaan(dossier, timezone.now())) == {groep.sanne, groep.marieke, vincent, overal}
    with pytest.raises(ValidationError) as fout:
        plan(groep.sanne, dossier.pk, afspraak(groep.fatma))
    assert set(fout.value.message_dict) == {"medewerker"}


def test_een_vrijwilliger_ziet_de_eigen_afspraak_en_verder_niets(groep: Groep, dossier: Dossier) -> None:
    vincent = medewerker(groep.stelsel, "vincent", "Vincent Vos", "vrijwilliger", groep.team)
    plan(groep.sanne, dossier.pk, afspraak(vincent))
    plan(groep.sanne, dossier.pk, afspraak(groep.sanne))
    leg_vast(groep.sanne, dossier.pk, opgave())
    with als_medewerker(vincent.pk):
        assert [a.medewerker_id for a in zicht.mijn_afspraken(kring(vincent))] == [vincent.pk]
        assert Afspraak.objects.count() == 1  # ook zonder filter: het slot in de database
        assert not Dossier.objects.exists()
        assert not Contactmoment.objects.exists()


def test_de_plek_bij_een_geheim_adres(groep: Groep, dossier: Dossier) -> None:
    """Wie gaat en wie schrijft, lezen de plek; wie in nood meekijkt niet."""
    with word(rollen.EIGENAAR):
        leeg = {"straat": "", "postcode": "", "huisnummer": None, "toevoeging": "", "gebied": None}
        Dossier.objects.filter(pk=dossier.pk).update(**leeg, adres_geheim=True)
    dossier.refresh_from_db()
    gepland = plan(groep.sanne, dossier.pk, afspraak(groep.sanne)).afspraak

    def plek_voor(wie: Medewerker) -> str:
        rij = Afspraak.objects.get(pk=gepland.pk)
        zicht.verberg_plekken(kring(wie), dossier, [rij], timezone.now())
        return rij.plek

    assert (plek_voor(groep.sanne), plek_voor(groep.marieke), plek_voor(groep.bilal)) == ("Thuis", "Thuis", "")


def test_het_journaal_verhuist_mee(groep: Groep, dossier: Dossier) -> None:
    leg_vast(groep.sanne, dossier.pk, opgave())
    plan(groep.sanne, dossier.pk, afspraak(groep.sanne))
    with word(rollen.EIGENAAR), connection.cursor() as cursor:
        cursor.execute("SELECT kt_verhuis_dossier(%s, %s)", [dossier.pk, groep.ander_team.pk])
    with pytest.raises(Dossier.DoesNotExist):
        leg_vast(groep.sanne, dossier.pk, opgave())
    with als_medewerker(groep.bilal.pk):
        dossier.refresh_from_db()
        assert zicht.contactmomenten(kring(groep.bilal), timezone.now()).filter(dossier=dossier).count() == 1
        assert len(zicht.komende_afspraken(kring(groep.bilal), dossier, timezone.now())) == 1


momenten = st.integers(-40_000, 60_000).map(lambda uren: NU + timedelta(hours=uren))


@given(moment=momenten, minuten=st.none() | st.integers(-10, 3_000), lengte=st.integers(0, 12_000))
def test_een_contact_klopt_of_zegt_waarom_niet(moment: datetime, minuten: int | None, lengte: int) -> None:
    fouten = contactfouten(opgave(moment=moment, minuten=minuten, samenvatting="x" * lengte), NU, NU)
    assert ("moment" in fouten) == (not NU - timedelta(days=365) <= moment <= NU)
    assert ("minuten" in fouten) == (minuten is not None and not 1 <= minuten <= 1_440)
    assert ("samenvatting" in fouten) == (not 1 <= lengte <= 10_000)


@given(begin=momenten, minuten=st.integers(-10, 3_000), plek=st.text(max_size=200))
def test_een_afspraak_klopt_of_zegt_waarom_niet(begin: datetime, minuten: int, plek: str) -> None:
    wat = Afspraakopgave(begin=begin, medewerker=Medewerker(), voor_wie="Truus", plek=plek, minuten=minuten)
    fouten = afspraakfouten(wat, NU)
    assert ("begin" in fouten) == (not NU < begin <= NU + timedelta(days=365))
    assert ("minuten" in fouten) == (not 5 <= minuten <= 720)
    assert ("plek" in fouten) == (not plek.strip() or len(plek) > 160)
