"""Is iemand er niet, dan blijft geen afspraak en geen taak van haar ongezien: bij de manager en bij wie vervangt."""

from datetime import date
from uuid import uuid4

import pytest
from django.utils import timezone

from keukentafel.doen.dossier.models import Afspraak, Dossier
from keukentafel.kern.database import rollen
from keukentafel.regelen.inzet.models import Afwezigheid
from keukentafel.regelen.medewerkers.models import Medewerker
from tests.dagen import morgen, over, vandaag
from tests.doen.samen import huis as maak_huis
from tests.rol import word
from tests.vaste_groep import Groep, medewerker
from tests.werkplek.conftest import AlsWie

pytestmark = pytest.mark.django_db
VAN_SANNE = "Van Sanne de Boer, die afwezig is."


@pytest.fixture
def huis(almere: Groep, als: AlsWie) -> Dossier:
    """Sanne gaat morgen om half elf op bezoek, en heeft een taak voor vandaag."""
    dossier, sanne = maak_huis(almere), als(almere.sanne)
    afspraak = {"medewerker": almere.sanne.pk, "voor_wie": "Truus", "plek": "Aan de keukentafel", "minuten": "60"}
    sanne.post(
        f"/huishoudens/{dossier.pk}/afspraken/nieuw", afspraak | {"dag": f"{morgen():%d-%m-%Y}", "tijd": "10:30"}
    )
    taak = {"wat": "De huisbaas bellen", "wie": almere.sanne.pk, "uiterlijk": f"{vandaag():%d-%m-%Y}"}
    sanne.post(f"/huishoudens/{dossier.pk}/taken/nieuw", taak | {"sleutel": str(uuid4())})
    return dossier


def afwezig(g: Groep, wie: Medewerker, vervanger: Medewerker | None, *, tot: date | None = None) -> None:
    with word(rollen.EIGENAAR):
        Afwezigheid.objects.create(stelsel=g.stelsel, medewerker=wie, van=vandaag(), tot=tot, vervanger=vervanger)


def blad(als: AlsWie, wie: Medewerker, pad: str) -> str:
    return als(wie).get(pad).content.decode()


def test_de_manager_ziet_de_afspraak_en_de_taak(almere: Groep, als: AlsWie, huis: Dossier) -> None:
    team, liggen = f"/team/{almere.team.pk}", f"/team/{almere.team.pk}/liggen"
    assert "Op naam van" not in blad(als, almere.marieke, team)
    afwezig(almere, almere.sanne, None)
    tekst = blad(als, almere.marieke, team)
    assert "Op naam van Sanne staan deze week 1 keer een afspraak en 1 keer een taak." in tekst
    assert f'href="{liggen}#weg"' in tekst
    lijst = blad(als, almere.marieke, liggen).split('id="weg"')[1].split("</section>")[0]
    assert "Afspraak van Sanne de Boer met Truus: morgen, 10.30 uur." in lijst
    with word(rollen.ONDERHOUD):
        afspraak = Afspraak.objects.get()
    assert f"/huishoudens/{huis.pk}/afspraken/nieuw" in lijst
    assert f"/huishoudens/{huis.pk}/afspraken/{afspraak.pk}/afzeggen" in lijst
    assert "Geef de taak aan een ander" in lijst
    assert "De huisbaas bellen" in lijst
    with word(rollen.EIGENAAR):
        Afspraak.objects.update(afgezegd_op=timezone.now())
    assert "Op naam van Sanne staat deze week één taak." in blad(als, almere.marieke, team)
    assert "Afspraak van Sanne" not in blad(als, almere.marieke, liggen)


def test_wie_vervangt_heeft_de_afspraak_op_mijn_werk(almere: Groep, als: AlsWie, huis: Dossier) -> None:
    nina = medewerker(almere.stelsel, "nina", "Nina Smit", "wijkwerker", almere.team)
    for wie in (nina, almere.bilal):
        assert "Truus" not in blad(als, wie, "/werk")
    afwezig(almere, almere.sanne, nina)
    for pad in ("/werk", "/afspraken"):
        tekst = blad(als, nina, pad)
        assert VAN_SANNE in tekst
        assert f'href="/huishoudens/{huis.pk}"' in tekst
        assert "Aan de keukentafel" in tekst
        assert VAN_SANNE not in blad(als, almere.sanne, pad), "van haarzelf"
        assert "Truus" not in blad(als, almere.marieke, pad), "wie niet vervangt"


def test_van_een_geheim_adres_staat_de_plek_er_niet(almere: Groep, als: AlsWie, huis: Dossier) -> None:
    nina = medewerker(almere.stelsel, "nina", "Nina Smit", "wijkwerker", almere.team)
    afwezig(almere, almere.sanne, nina)
    with word(rollen.EIGENAAR):
        Dossier.objects.filter(pk=huis.pk).update(adres_geheim=True, straat="", postcode="", huisnummer=None)
    assert VAN_SANNE in blad(als, nina, "/werk")
    assert "Aan de keukentafel" not in blad(als, nina, "/werk")
    assert "Aan de keukentafel" in blad(als, almere.sanne, "/werk"), "wie gaat, weet waar"


@pytest.mark.parametrize(("dagen", "nog_weg"), [(1, False), (2, True)])
def test_is_zij_er_dan_weer_dan_gaat_zij_zelf(
    almere: Groep, als: AlsWie, huis: Dossier, dagen: int, nog_weg: bool
) -> None:
    nina = medewerker(almere.stelsel, "nina", "Nina Smit", "wijkwerker", almere.team)
    afwezig(almere, almere.sanne, nina, tot=over(dagen))
    assert (VAN_SANNE in blad(als, nina, "/werk")) is nog_weg


def test_wie_vervangt_en_het_dossier_niet_leest_ziet_niets(almere: Groep, als: AlsWie, huis: Dossier) -> None:
    afwezig(almere, almere.sanne, almere.bilal)
    assert "Truus" not in blad(als, almere.bilal, "/werk")
    assert str(huis.pk) not in blad(als, almere.bilal, "/afspraken")
