"""Wachten: nooit vergeten, in een volgorde die uit te leggen is, en twijfel over veiligheid gaat voor."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import ProgrammingError, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from keukentafel.doen.ingang.acties import AlGesloten, beantwoord
from keukentafel.doen.ingang.models import Termijn, Vraag
from keukentafel.doen.ingang.toewijzen import KanNietNaar
from keukentafel.doen.wachtlijst.acties import (
    Contactopgave,
    Wachtopgave,
    haal_af,
    leg_contact_vast,
    wijzig,
    zet_op_lijst,
)
from keukentafel.doen.wachtlijst.models import Wachtcontact, Wachtplek
from keukentafel.doen.wachtlijst.overzichten import ik_houd_contact, in_volgorde, niet_veilig, plekken
from keukentafel.kern.database import rollen
from keukentafel.kern.gebeurtenissen.models import Gebeurtenis
from keukentafel.kern.toegang.context import als_medewerker
from keukentafel.regelen.inzet.models import Afwezigheid
from keukentafel.regelen.medewerkers.models import Medewerker
from tests.doen.test_aannemen import NIETS_AAN_DE_HAND, mevrouw_de_vries, vangt
from tests.rol import word
from tests.vaste_groep import Groep, medewerker, wijken

pytestmark = pytest.mark.django_db
NU = timezone.now


@pytest.fixture
def almere(in_huis: Callable[[str], Groep]) -> Groep:
    return in_huis("almere")


def vraag(groep: Groep, **kenmerken: bool) -> UUID:
    """Een vraag over geld in de wijk van Sanne, van een vrouw alleen."""
    feiten = {
        "soort": "vraag", "kanaal": "telefoon", "aanmelder": "inwoner", "gebied": wijken(groep.team)[0],
        "leeftijd": 44, "leefgebieden": ["opvoeden"], "kenmerken": NIETS_AAN_DE_HAND | kenmerken,
    }  # fmt: skip
    return vangt(groep, mevrouw_de_vries(feiten=feiten))


def wacht(groep: Groep, vraag_id: UUID, *, voorrang: int = 2, contact: Medewerker | None = None) -> Wachtplek:
    opgave = Wachtopgave(reden="geen_plek", voorrang=voorrang, contact=contact or groep.sanne)
    with als_medewerker(groep.sanne.pk):
        return zet_op_lijst(vraag_id=vraag_id, opgave=opgave, medewerker=groep.sanne, nu=NU())


def contact(
    groep: Groep, plek: Wachtplek, *, bereikt: bool = True, veilig: str = "", sleutel: UUID | None = None
) -> bool:
    opgave = Contactopgave(sleutel=sleutel or uuid4(), bereikt=bereikt, veilig=veilig)
    with als_medewerker(groep.sanne.pk):
        return leg_contact_vast(plek_id=plek.pk, opgave=opgave, medewerker=groep.sanne, nu=NU())


def verander(groep: Groep, plek: Wachtplek, voorrang: int, waarom: str, wie: Medewerker | None = None) -> Wachtplek:
    with als_medewerker(groep.sanne.pk):
        gezien = Wachtplek.objects.get(pk=plek.pk).merk
        return wijzig(
            plek_id=plek.pk,
            voorrang=voorrang,
            waarom=waarom,
            contact=wie or groep.sanne,
            gezien=gezien,
            medewerker=groep.sanne,
            nu=NU(),
        )


def eraf(groep: Groep, plek: Wachtplek, einde: str = "begonnen") -> None:
    with als_medewerker(groep.sanne.pk):
        haal_af(plek_id=plek.pk, einde=einde, medewerker=groep.sanne, nu=NU())


def nu_van(groep: Groep, plek: Wachtplek) -> Wachtplek:
    with als_medewerker(groep.sanne.pk):
        return Wachtplek.objects.select_related("vraag").get(pk=plek.pk)


def test_op_de_lijst_met_wie_contact_houdt_en_hoe_vaak(almere: Groep) -> None:
    vraag_id = vraag(almere)
    plek = wacht(almere, vraag_id)
    vandaag = timezone.localdate()
    assert (plek.contact_dagen, plek.veiligheid_dagen, plek.sinds) == (14, 28, vandaag)
    assert vandaag < plek.volgend_contact <= vandaag + timedelta(days=14)
    assert wacht(almere, vraag_id).pk == plek.pk
    with als_medewerker(almere.sanne.pk):
        assert Gebeurtenis.objects.get(soort="wachten_begonnen").gegevens == {"reden": "geen_plek", "voorrang": 2}


def test_wachten_zet_geen_klok_stil(almere: Groep) -> None:
    vraag_id = vraag(almere)
    with als_medewerker(almere.sanne.pk):
        voor = list(Termijn.objects.values_list("soort", "uiterlijk", "klaar_op").order_by("soort"))
    wacht(almere, vraag_id)
    with als_medewerker(almere.sanne.pk):
        assert list(Termijn.objects.values_list("soort", "uiterlijk", "klaar_op").order_by("soort")) == voor


def test_twijfel_over_veiligheid_geeft_spoed_en_staat_vooraan(almere: Groep) -> None:
    eerst, later = wacht(almere, vraag(almere)), wacht(almere, vraag(almere))
    bereik = ((almere.team.pk, None),)
    contact(almere, later, veilig="twijfel")
    nu = nu_van(almere, later)
    assert (nu.vraag.spoed, nu.voorrang, nu.contact_dagen) == (True, 1, 7)
    assert nu.volgend_contact == nu.volgende_veiligheid == timezone.localdate() + timedelta(days=1)
    with als_medewerker(almere.marieke.pk):
        assert [plek.pk for plek in niet_veilig(almere.stelsel.pk, bereik)] == [later.pk]
        rij = in_volgorde(plekken(almere.stelsel.pk, bereik))
        assert [plek.pk for plek, _plaats in rij] == [later.pk, eerst.pk]
        assert Gebeurtenis.objects.get(soort="wachten_onveilig").gegevens == {"veilig": "twijfel"}
    contact(almere, later, veilig="ja")
    with als_medewerker(almere.marieke.pk):
        assert not niet_veilig(almere.stelsel.pk, bereik).exists()
    assert nu_van(almere, later).vraag.spoed


def test_niet_bereikt_is_binnen_twee_dagen_opnieuw_en_zegt_niets_over_veiligheid(almere: Groep) -> None:
    plek = wacht(almere, vraag(almere))
    contact(almere, plek, bereikt=False)
    nu = nu_van(almere, plek)
    assert nu.volgend_contact <= timezone.localdate() + timedelta(days=2)
    assert nu.volgende_veiligheid == plek.volgende_veiligheid
    with pytest.raises(ValidationError):
        contact(almere, plek, bereikt=False, veilig="ja")


def test_een_tweede_klik_is_een_contact(almere: Groep) -> None:
    plek, sleutel = wacht(almere, vraag(almere)), uuid4()
    assert [contact(almere, plek, sleutel=sleutel), contact(almere, plek, sleutel=sleutel)] == [True, False]
    with als_medewerker(almere.sanne.pk):
        assert Wachtcontact.objects.count() == 1


def test_een_andere_volgorde_vraagt_een_reden_en_houdt_die(almere: Groep) -> None:
    plek = wacht(almere, vraag(almere))
    with pytest.raises(ValidationError):
        verander(almere, plek, 1, " ")
    anders = verander(almere, plek, 1, "Haar moeder valt weg.")
    assert (anders.voorrang, anders.voorrang_reden, anders.contact_dagen) == (1, "Haar moeder valt weg.", 7)
    assert anders.volgend_contact <= plek.volgend_contact
    with als_medewerker(almere.sanne.pk):
        feit = Gebeurtenis.objects.get(soort="wachtplek_gewijzigd")
    assert feit.gegevens == {"van": 2, "voorrang": 1, "ander_contact": False}


@pytest.mark.parametrize("wie", ["bilal", "fatma"])
def test_contact_houdt_alleen_wie_in_het_team_werkt(almere: Groep, wie: str) -> None:
    vraag_id, ander = vraag(almere), getattr(almere, wie)
    with pytest.raises(KanNietNaar):
        wacht(almere, vraag_id, contact=ander)
    plek = wacht(almere, vraag_id)
    with pytest.raises(KanNietNaar):
        verander(almere, plek, 2, "", ander)
    with als_medewerker(almere.sanne.pk), pytest.raises(ProgrammingError), transaction.atomic():
        Wachtplek.objects.filter(pk=plek.pk).update(contact=ander)


def test_is_wie_contact_houdt_er_niet_dan_staat_het_bij_de_vervanger(almere: Groep) -> None:
    nina = medewerker(almere.stelsel, "nina", "Nina Smit", "wijkwerker", almere.team)
    plek, dag = wacht(almere, vraag(almere)), timezone.localdate()
    bereik, straks = ((almere.team.pk, None),), dag + timedelta(days=60)

    def bij(wie: Medewerker) -> list[UUID]:
        with als_medewerker(wie.pk):
            return [een.pk for een in ik_houd_contact(almere.stelsel.pk, bereik, wie.pk, dag, straks)]

    assert (bij(almere.sanne), bij(nina)) == ([plek.pk], [])
    with word(rollen.EIGENAAR):
        weg = Afwezigheid.objects.create(stelsel=almere.stelsel, medewerker=almere.sanne, van=dag, vervanger=nina)
    assert (bij(almere.sanne), bij(nina)) == ([], [plek.pk])
    with word(rollen.EIGENAAR):
        weg.delete()
    assert bij(almere.sanne) == [plek.pk]


def test_sluit_de_vraag_dan_wacht_er_niemand_meer(almere: Groep) -> None:
    vraag_id = vraag(almere)
    plek = wacht(almere, vraag_id)
    with als_medewerker(almere.sanne.pk):
        beantwoord(
            vraag_id=vraag_id, medewerker=almere.sanne, antwoord="Hoeft niet meer.", nu=NU(), afsluiting="ingetrokken"
        )
        assert Gebeurtenis.objects.get(soort="wachten_beeindigd").gegevens["einde"] == "ingetrokken"
    nu = nu_van(almere, plek)
    assert (nu.tot, nu.einde) == (timezone.localdate(), "ingetrokken")
    with pytest.raises(Wachtplek.DoesNotExist):
        contact(almere, plek)
    with pytest.raises(AlGesloten):
        wacht(almere, vraag_id)


def test_een_plek_die_voorbij_is_verandert_niet_meer_en_een_nieuwe_mag(almere: Groep) -> None:
    vraag_id = vraag(almere)
    plek = wacht(almere, vraag_id)
    eraf(almere, plek, "elders")
    with pytest.raises(Wachtplek.DoesNotExist):
        eraf(almere, plek)
    with als_medewerker(almere.sanne.pk), pytest.raises(ProgrammingError), transaction.atomic():
        Wachtplek.objects.filter(pk=plek.pk).update(einde="begonnen")
    assert wacht(almere, vraag_id).pk != plek.pk


@pytest.mark.parametrize("wie", ["bilal", "fatma", "joris"])
def test_een_ander_team_ziet_en_doet_niets(almere: Groep, wie: str) -> None:
    plek, ander = wacht(almere, vraag(almere)), getattr(almere, wie)
    with als_medewerker(ander.pk):
        assert Wachtplek.objects.count() == 0
        with pytest.raises(Wachtplek.DoesNotExist):
            haal_af(plek_id=plek.pk, einde="begonnen", medewerker=ander, nu=NU())
        with pytest.raises(Vraag.DoesNotExist):
            zet_op_lijst(vraag_id=plek.vraag_id, opgave=Wachtopgave("anders", 2, ander), medewerker=ander, nu=NU())


STAPPEN = st.lists(
    st.sampled_from(["wacht", "ja", "twijfel", "nee", "weg", "hoog", "later", "eraf", "sluit"]), max_size=9
)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STAPPEN)
def test_hoe_een_plek_ook_loopt_er_is_altijd_iemand_en_een_dag(almere: Groep, stappen: list[str]) -> None:
    vraag_id = vraag(almere)
    plek = wacht(almere, vraag_id)
    onveilig = False
    for stap in stappen:
        try:
            with transaction.atomic():
                plek = _doe(almere, vraag_id, plek, stap)
                onveilig = onveilig or stap in ("twijfel", "nee")
        except (Wachtplek.DoesNotExist, AlGesloten):
            continue
    with als_medewerker(almere.sanne.pk):
        lopend = list(Wachtplek.objects.filter(vraag_id=vraag_id, tot__isnull=True))
        nu = Vraag.objects.get(pk=vraag_id)
        begonnen = Gebeurtenis.objects.filter(vraag_id=vraag_id, soort="wachten_begonnen").count()
        geeindigd = Gebeurtenis.objects.filter(vraag_id=vraag_id, soort="wachten_beeindigd").count()
    assert begonnen - geeindigd == len(lopend) <= 1
    assert nu.spoed == onveilig
    assert not lopend or nu.status != "beantwoord"
    for een in lopend:
        assert een.volgend_contact > timezone.localdate()
        assert een.volgend_contact <= timezone.localdate() + timedelta(days=een.contact_dagen)


def _doe(groep: Groep, vraag_id: UUID, plek: Wachtplek, stap: str) -> Wachtplek:
    if stap == "wacht":
        return wacht(groep, vraag_id)
    if stap in ("ja", "twijfel", "nee"):
        contact(groep, plek, veilig=stap)
    elif stap == "weg":
        contact(groep, plek, bereikt=False)
    elif stap in ("hoog", "later"):
        verander(groep, plek, 1 if stap == "hoog" else 3, "Er is iets veranderd.")
    elif stap == "eraf":
        eraf(groep, plek)
    else:
        with als_medewerker(groep.sanne.pk):
            beantwoord(vraag_id=vraag_id, medewerker=groep.sanne, antwoord="Klaar.", nu=NU())
    return plek
