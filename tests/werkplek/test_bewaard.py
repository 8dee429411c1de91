"""Een verlopen sessie kost niemand wat hij typte, ook zonder JavaScript."""

import re

import pytest
from django.test import Client
from pytest_django import Settings

from tests.project.inlog_hulp import code, geef_app
from tests.vaste_groep import Groep
from tests.werkplek.conftest import AlsWie, Belt
from tests.werkplek.opgave import mevrouw_de_vries


def opnieuw_inloggen(los: Client, blad: str, groep: Groep) -> str:
    """Vult het inlogblad in met wat er verborgen op staat, en geeft het blad erna."""
    namen = ("next", "bewaard", "bewaard_pad")
    velden = {naam: blad.split(f'name="{naam}" value="')[1].partition('"')[0] for naam in namen}
    velden["bewaard"] = velden["bewaard"].replace("&amp;", "&")
    account = groep.fatma.account if "nieuw" in velden["next"] else groep.sanne.account
    assert account is not None
    account.set_password("een lang wachtwoord")
    account.save()
    geheim = geef_app(account)
    inlog = {"login": account.username, "password": "een lang wachtwoord"}
    los.post("/inloggen", velden | inlog)
    return los.post("/inloggen/code", {"code": code(geheim)}, follow=True).content.decode()


def test_een_half_ingevulde_vraag_komt_terug_na_het_inloggen(almere: Groep) -> None:
    los = Client(SERVER_NAME="127.0.0.1")
    antwoord = los.post("/vragen/nieuw", mevrouw_de_vries())
    blad = antwoord.content.decode()
    assert antwoord.status_code == 401
    assert "wat je typte, komt terug" in blad
    tekst = opnieuw_inloggen(los, blad, almere)
    assert "Nieuwe vraag" in tekst
    assert "Het schoonmaken wordt me te veel." in tekst
    assert 'value="14-06-1947"' in tekst
    assert "Enkelvoudige vraag, voor Wmo-team" in tekst
    assert "Het schoonmaken" not in los.get("/vragen/nieuw").content.decode()


def test_een_half_getypt_antwoord_komt_terug_bij_de_vraag(almere: Groep, belt: Belt) -> None:
    los = Client(SERVER_NAME="127.0.0.1")
    blad = los.post(f"/vragen/{belt()}/beantwoorden", {"antwoord": "Ik bel haar & haar dochter."}).content.decode()
    tekst = opnieuw_inloggen(los, blad, almere)
    assert "Binnengekomen vragen" in tekst
    assert "Ik bel haar &amp; haar dochter.</textarea>" in tekst


@pytest.mark.parametrize("pad", ["opnemen", "beantwoorden", "doorzetten"])
def test_het_adres_van_een_knop_ophalen_opent_de_vraag(pad: str, almere: Groep, als: AlsWie, belt: Belt) -> None:
    vraag_id = belt()
    lijst = f"/vragen?open={vraag_id}#open"
    sanne = als(almere.sanne)
    assert sanne.get(f"/vragen/{vraag_id}/{pad}").headers["Location"] == lijst
    assert sanne.head(f"/vragen/{vraag_id}/{pad}").headers["Location"] == lijst
    vreemd = als(almere.bilal).get(f"/vragen/{vraag_id}/{pad}", follow=True)
    assert vreemd.status_code == 200
    assert "schoonmaken" not in vreemd.content.decode()


@pytest.mark.parametrize(
    ("pad", "gegevens"), [("beantwoorden", {"antwoord": "Ik bel."}), ("doorzetten", {"argument": "Past daar."})]
)
def test_ook_als_het_inloggen_naar_de_knop_zelf_leidt(
    pad: str, gegevens: dict[str, str], almere: Groep, belt: Belt
) -> None:
    los, adres = Client(SERVER_NAME="127.0.0.1"), f"/vragen/{belt()}/{pad}"
    blad = los.post(adres, gegevens).content.decode()
    blad = re.sub(r'name="next" value="[^"]*"', f'name="next" value="{adres}"', blad)
    tekst = opnieuw_inloggen(los, blad, almere)
    assert "Binnengekomen vragen" in tekst
    assert f"{next(iter(gegevens.values()))}</textarea>" in tekst


def test_in_de_demo_komt_het_ook_terug(almere: Groep, settings: Settings) -> None:
    settings.DEMO = True
    los = Client(SERVER_NAME="127.0.0.1")
    los.post("/vragen/nieuw", mevrouw_de_vries())
    naam = almere.fatma.account.username if almere.fatma.account else ""
    mee = {"account": naam, "next": "/vragen/nieuw", "bewaard": "achternaam=Jonker", "bewaard_pad": "/vragen/nieuw"}
    assert 'value="Jonker"' in los.post("/demo/inloggen", mee, follow=True).content.decode()


def test_wie_al_is_ingelogd_merkt_er_niets_van(almere: Groep, als: AlsWie) -> None:
    assert als(almere.fatma).get("/vragen/nieuw").status_code == 200
