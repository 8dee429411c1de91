"""Mijn werk, huishoudens, inrichting, hulp en inloggen: wie ziet wat, en hoeveel de database daarvoor doet."""

from datetime import date
from uuid import uuid4

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from keukentafel.doen.dossier.models import Dossier
from keukentafel.doen.dossier.overzichten import leeftijd_op
from keukentafel.kern.toegang.context import als_medewerker
from tests.dagen import vandaag
from tests.vaste_groep import Groep
from tests.werkplek.conftest import MEEST, AlsWie, Belt


def dossier_van(groep: Groep) -> str:
    with als_medewerker(groep.sanne.pk):
        return f"/huishoudens/{Dossier.objects.filter(stelsel=groep.stelsel).latest('geopend_op').pk}"


def test_mijn_werk_toont_mijn_vragen_en_de_nieuwe_van_het_team(almere: Groep, als: AlsWie, belt: Belt) -> None:
    sanne = als(almere.sanne)
    sanne.post(f"/vragen/{belt(actie='terugbellen')}/opnemen")
    belt(achternaam="Bos", geboortedatum="")
    tekst = sanne.get("/werk").content.decode()
    assert "Terugbellen</a>, De Vries" in tekst
    assert 'href="tel:0612340007"' in tekst
    assert "Nieuw voor ons team" in tekst
    assert "Eén huishouden." in tekst


def test_een_lege_dag_zegt_wat_je_kunt_doen(almere: Groep, als: AlsWie) -> None:
    tekst = als(almere.sanne).get("/werk").content.decode()
    assert "Voor vandaag staat er niets open." in tekst
    assert "Niets wat vandaag moet" in tekst
    assert "Nog geen huishoudens" in tekst


def test_het_kcc_ziet_hoe_haar_vragen_ervoor_staan_en_geen_namen(almere: Groep, als: AlsWie, belt: Belt) -> None:
    als(almere.sanne).post(f"/vragen/{belt()}/opnemen")
    tekst = als(almere.fatma).get("/werk").content.decode()
    assert f"Sanne de Boer van {almere.team.naam} is ermee bezig." in tekst
    assert "Vries" not in tekst
    assert "schoonmaken" not in tekst


def test_het_huishouden_toont_de_tafel_en_de_tijdlijn(almere: Groep, als: AlsWie, belt: Belt) -> None:
    sanne = als(almere.sanne)
    sanne.post(f"/vragen/{belt(anderen='52, 9')}/opnemen")
    tekst = sanne.get(dossier_van(almere)).content.decode()
    assert "Huishouden De Vries" in tekst
    jaren = leeftijd_op(date(1947, 6, 14), vandaag())
    assert f"Truus de Vries</b><span>{jaren} jaar" in tekst
    assert "<b>Kind</b><span>9 jaar" in tekst
    assert tekst.count('<li class="regisseur">') == 1
    assert '<li class="regisseur"><b>Het huishouden zelf</b>' in tekst, "de triage zegt: het huishouden kan dit zelf"
    assert "<b>Sanne de Boer</b><span>contact, " in tekst
    for punt in ("Dossier geopend", "Ontvangst bevestigd", "Sanne de Boer neemt de vraag op"):
        assert punt in tekst
    assert "Waarom?" in tekst


def test_de_tijdlijn_zegt_waar_de_vraag_heen_ging_en_waarom_daar(almere: Groep, als: AlsWie, belt: Belt) -> None:
    """De regels wezen naar het ene team, wie aannam koos het andere: beide staan er, met haar argument."""
    vraag = belt(ander_team=almere.ander_team.slug, argument="Zij is daar al eens geholpen.")
    with als_medewerker(almere.bilal.pk):
        huis = f"/huishoudens/{Dossier.objects.get(dossiervragen__vraag=vraag).pk}"
    bilal = als(almere.bilal)
    tekst = bilal.get(huis).content.decode()
    assert f", naar {almere.ander_team.naam}</h4>" in tekst
    assert f"De regels wezen naar {almere.team.naam}; er is anders gekozen. Zij is daar al eens geholpen." in tekst
    door = {"naar": almere.team.pk, "argument": "Zij verhuist volgende week."}
    assert bilal.post(f"/vragen/{vraag}/doorzetten", door).status_code == 302
    later = als(almere.sanne).get(huis).content.decode()
    assert f"De regels wezen naar {almere.team.naam}; er is anders gekozen." in later
    assert f"vraag, naar {almere.team.naam}" not in later
    assert "Zij verhuist volgende week." in later


def test_de_tijdlijn_heeft_filters(almere: Groep, als: AlsWie, belt: Belt) -> None:
    belt()
    sanne, adres = als(almere.sanne), dossier_van(almere)
    assert "Dossier geopend" not in sanne.get(f"{adres}?toon=vragen").content.decode()
    assert "Dossier geopend" in sanne.get(f"{adres}?toon=onzin").content.decode()


def test_een_huishouden_van_een_ander_team_is_er_niet(almere: Groep, als: AlsWie, belt: Belt) -> None:
    belt()
    bilal = als(almere.bilal)
    vreemd, geen = bilal.get(dossier_van(almere)), bilal.get(f"/huishoudens/{uuid4()}")
    assert (vreemd.status_code, geen.status_code) == (404, 404)
    assert vreemd.content == geen.content
    assert "Vries" not in bilal.get("/huishoudens").content.decode()


def test_de_lijst_van_huishoudens(almere: Groep, als: AlsWie, belt: Belt) -> None:
    belt()
    tekst = als(almere.marieke).get("/huishoudens").content.decode()
    assert "draagt één huishouden" in tekst
    assert ">De Vries</a>" in tekst


@pytest.mark.parametrize("pad", ["/werk", "/huishoudens", "dossier"])
def test_bladen_stellen_een_vast_aantal_vragen_aan_de_database(
    pad: str, almere: Groep, als: AlsWie, belt: Belt, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    sanne = als(almere.sanne)
    for nummer in range(3):
        sanne.post(f"/vragen/{belt(achternaam=f'Bos{nummer}', geboortedatum='', huisnummer=str(nummer + 1))}/opnemen")
    adres = dossier_van(almere) if pad == "dossier" else pad
    with django_assert_max_num_queries(MEEST):
        sanne.get(adres)


def test_het_menu_toont_alleen_wat_bij_je_rol_hoort(almere: Groep, als: AlsWie) -> None:
    menus = {
        wie: als(wie).get("/inrichting").context["kop"]["menu"] for wie in (almere.sanne, almere.fatma, almere.joris)
    }
    namen = {wie.naam: [punt.naam for punt in menu] for wie, menu in menus.items()}
    assert namen == {
        "Sanne de Boer": ["Mijn werk", "Vragen", "Huishoudens", "Afspraken", "Kennis", "Inrichting"],
        "Fatma Koç": ["Mijn werk", "Hoe staat het?", "Kennis", "Inrichting"],
        "Joris Maas": ["Toezicht", "Kennis", "Inrichting"],
    }


def test_het_begin_is_je_eigen_eerste_blad(almere: Groep, als: AlsWie) -> None:
    assert als(almere.sanne).get("/").headers["Location"] == "/werk"
    assert als(almere.joris).get("/").headers["Location"] == "/toezicht"


@pytest.mark.parametrize("naam", ["almere", "heerlen", "s-hertogenbosch"])
def test_het_blad_van_een_inrichting(naam: str, almere: Groep, als: AlsWie) -> None:
    tekst = als(almere.joris).get(f"/inrichting/{naam}").content.decode()
    assert "De weg van een vraag in" in tekst
    assert tekst.count('<svg class="kt-beeld__') == 2
    assert "Waar de stukken zwijgen" in tekst


def test_een_inrichting_die_er_niet_is(almere: Groep, als: AlsWie) -> None:
    assert als(almere.joris).get("/inrichting/nergens").status_code == 404
    assert als(almere.joris).get("/inrichting/_landelijk").status_code == 404


@pytest.mark.parametrize("pad", ["/hulp", "/toegankelijkheid", "/inloggen"])
def test_bladen_zonder_inloggen(pad: str, client: Client, db: None) -> None:
    assert client.get(pad).status_code == 200


@pytest.mark.parametrize("pad", ["/", "/werk", "/vragen", "/vragen/nieuw", "/huishoudens", "/inrichting"])
def test_bladen_achter_de_inlog(pad: str, client: Client, db: None) -> None:
    assert client.get(pad).headers["Location"].startswith("/inloggen?next=")


PADEN = ["/", "/werk", "/vragen", "/vragen/nieuw", "/huishoudens", "/hulp", "/toegankelijkheid", "/uitloggen"]


@pytest.mark.parametrize("pad", PADEN)
def test_alleen_de_koppen_opvragen_mag(pad: str, almere: Groep, als: AlsWie) -> None:
    sanne = als(almere.sanne)
    koppen = sanne.head(pad)
    assert koppen.status_code == sanne.get(pad).status_code
    assert koppen.content == b""


def test_de_koppen_van_een_dossier_en_een_ontvangst(almere: Groep, als: AlsWie, belt: Belt) -> None:
    vraag_id, sanne = belt(), als(almere.sanne)
    assert sanne.head(dossier_van(almere)).status_code == 200
    assert sanne.head(f"/vragen/{vraag_id}/ontvangst").status_code == 200
    assert sanne.head("/inloggen").status_code in (200, 302)


def test_een_fout_wachtwoord_geeft_een_nederlandse_zin(client: Client, db: None) -> None:
    antwoord = client.post("/inloggen", {"login": "sanne", "password": "mis"})
    assert "Inloggen" in antwoord.content.decode()
    assert 'role="group" aria-labelledby="fouten-kop"' in antwoord.content.decode()
    leeg = client.post("/inloggen", {"login": "", "password": ""}).content.decode()
    assert "Vul je gebruikersnaam in" in leeg


def test_in_de_demo_is_een_account_een_klik_ver(almere: Groep, client: Client, settings: Settings) -> None:
    settings.DEMO = True
    assert "Sanne de Boer" in client.get("/inloggen").content.decode()
    naam = almere.sanne.account.username if almere.sanne.account else ""
    antwoord = client.post("/demo/inloggen", {"account": naam, "next": "https://elders.example/"})
    assert antwoord.headers["Location"] == "/"
    assert client.get("/werk").status_code == 200
    assert client.post("/demo/inloggen", {"account": "niemand"}).status_code == 404


def test_buiten_de_demo_bestaat_die_deur_niet(almere: Groep, client: Client, settings: Settings) -> None:
    settings.DEMO = False
    naam = almere.sanne.account.username if almere.sanne.account else ""
    assert client.post("/demo/inloggen", {"account": naam}).status_code == 404
    assert "Kijk rond" not in client.get("/inloggen").content.decode()
    assert client.get("/werk").status_code == 302


def test_uitloggen_vraagt_het_eerst(almere: Groep, als: AlsWie) -> None:
    sanne = als(almere.sanne)
    assert "Wil je uitloggen?" in sanne.get("/uitloggen").content.decode()
    sanne.post("/uitloggen")
    assert sanne.get("/werk").status_code == 302
