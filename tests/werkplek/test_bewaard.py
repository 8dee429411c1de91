"""Een verlopen sessie kost niemand wat hij typte, ook zonder JavaScript."""

import re

import pytest
from django.test import Client
from pytest_django import Settings

from keukentafel.regelen.medewerkers.models import Medewerker
from tests.project.inlog_hulp import code, geef_app, later
from tests.vaste_groep import Groep
from tests.werkplek.conftest import AlsWie, Belt
from tests.werkplek.opgave import mevrouw_de_vries
from tests.werkplek.verlopen import verborgen, verlopen


def opnieuw_inloggen(los: Client, blad: str, groep: Groep, wie: Medewerker | None = None) -> str:
    """Vult het inlogblad in met wat er verborgen op staat, en geeft het blad erna."""
    velden = verborgen(blad, "next", "bewaard")
    account = (wie or (groep.fatma if "nieuw" in velden["next"] else groep.sanne)).account
    assert account is not None
    account.set_password("een lang wachtwoord")
    account.save()
    geheim = geef_app(account)
    inlog = {"login": account.username, "password": "een lang wachtwoord"}
    los.post("/inloggen", velden | inlog)
    return los.post("/inloggen/code", {"code": code(geheim)}, follow=True).content.decode()


def test_een_half_ingevulde_vraag_komt_terug_na_het_inloggen(almere: Groep) -> None:
    los = verlopen(almere.fatma)
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
    los = verlopen(almere.sanne)
    blad = los.post(f"/vragen/{belt()}/beantwoorden", {"antwoord": "Ik bel haar & haar dochter."}).content.decode()
    tekst = opnieuw_inloggen(los, blad, almere)
    assert "Binnengekomen vragen" in tekst
    assert "Ik bel haar &amp; haar dochter.</textarea>" in tekst


def test_een_half_ingevulde_stand_en_een_halve_poging_komen_terug(almere: Groep, belt: Belt) -> None:
    vraag_id = belt(actie="terugbellen")
    los = verlopen(almere.fatma)
    blad = los.post("/vragen/stand", {"beller": "kind", "akkoord": "ja", "kenmerk": "4KXR-27MB"}).content.decode()
    tekst = opnieuw_inloggen(los, blad, almere, almere.fatma)
    assert 'value="4KXR-27MB"' in tekst
    assert '<option value="kind" selected>' in tekst

    los = verlopen(almere.sanne)
    blad = los.post(f"/terugbellen/{vraag_id}/poging", {"notitie": "Zij belt zelf nog."}).content.decode()
    assert "Zij belt zelf nog.</textarea>" in opnieuw_inloggen(los, blad, almere)


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
    los, adres = verlopen(almere.sanne), f"/vragen/{belt()}/{pad}"
    blad = los.post(adres, gegevens).content.decode()
    blad = re.sub(r'name="next" value="[^"]*"', f'name="next" value="{adres}"', blad)
    tekst = opnieuw_inloggen(los, blad, almere)
    assert "Binnengekomen vragen" in tekst
    assert f"{next(iter(gegevens.values()))}</textarea>" in tekst


def test_in_de_demo_komt_het_ook_terug(almere: Groep, settings: Settings) -> None:
    settings.DEMO = True
    los = verlopen(almere.fatma)
    blad = los.post("/vragen/nieuw", mevrouw_de_vries(achternaam="Jonker")).content.decode()
    naam = almere.fatma.account.username if almere.fatma.account else ""
    mee = {"account": naam} | verborgen(blad, "next", "bewaard")
    assert 'value="Jonker"' in los.post("/demo/inloggen", mee, follow=True).content.decode()


def test_ook_als_de_sessie_te_lang_stil_was(almere: Groep, als: AlsWie) -> None:
    fatma = als(almere.fatma)
    fatma.get("/vragen/nieuw")
    with later(31 * 60):
        antwoord = fatma.post("/vragen/nieuw", mevrouw_de_vries())
    assert antwoord.status_code == 401
    assert "Het schoonmaken wordt me te veel." in opnieuw_inloggen(fatma, antwoord.content.decode(), almere)


def test_een_collega_die_op_dat_blad_inlogt_krijgt_het_niet(almere: Groep) -> None:
    los = verlopen(almere.fatma)
    blad = los.post("/vragen/nieuw", mevrouw_de_vries()).content.decode()
    assert "schoonmaken" not in blad
    tekst = opnieuw_inloggen(los, blad, almere, almere.sanne)
    assert "Wat een ander hier typte, is niet bewaard voor jou." in tekst
    assert "schoonmaken" not in tekst
    assert "schoonmaken" not in los.get("/vragen/nieuw").content.decode()
    assert "teruggezet" not in los.session


def test_in_de_demo_krijgt_een_ander_het_ook_niet(almere: Groep, belt: Belt, settings: Settings) -> None:
    settings.DEMO = True
    assert almere.bilal.account is not None
    los = verlopen(almere.sanne)
    blad = los.post(f"/vragen/{belt()}/beantwoorden", {"antwoord": "Ik bel haar dochter."}).content.decode()
    mee = {"account": almere.bilal.account.username} | verborgen(blad, "next", "bewaard")
    tekst = los.post("/demo/inloggen", mee, follow=True).content.decode()
    assert "Wat een ander hier typte, is niet bewaard voor jou." in tekst
    assert "Ik bel haar dochter." not in tekst
    assert "teruggezet" not in los.session


def test_wie_inlogt_na_een_ander_is_de_laatste(almere: Groep) -> None:
    assert almere.sanne.account is not None
    los = verlopen(almere.fatma)
    los.force_login(almere.sanne.account)
    los.get("/account")
    del los.cookies["keukentafel"]
    blad = los.post("/vragen/nieuw", mevrouw_de_vries()).content.decode()
    assert "Wat een ander" in opnieuw_inloggen(los, blad, almere, almere.fatma)


def test_van_wie_niemand_weet_wordt_niets_bewaard(almere: Groep) -> None:
    for koekje in ("", "1", "gAAAAAB"):
        los = Client(SERVER_NAME="127.0.0.1")
        los.cookies["keukentafel_wie"] = koekje
        blad = los.post("/vragen/nieuw", mevrouw_de_vries()).content.decode()
        assert "We weten niet zeker wie dit typte; daarom is het niet bewaard." in blad
        assert 'name="bewaard"' not in blad
        assert "schoonmaken" not in blad


def test_in_de_sessie_staat_het_niet_leesbaar(almere: Groep, settings: Settings) -> None:
    settings.DEMO = True
    los = verlopen(almere.fatma)
    blad = los.post("/vragen/nieuw", mevrouw_de_vries()).content.decode()
    assert almere.fatma.account is not None
    los.post("/demo/inloggen", {"account": almere.fatma.account.username} | verborgen(blad, "next", "bewaard"))
    assert "teruggezet" in los.session
    assert not {"schoonmaken", "Vries"} & set(re.findall(r"\w+", str(dict(los.session))))


def test_zelfgemaakt_zegel_telt_niet(almere: Groep, settings: Settings) -> None:
    settings.DEMO = True
    assert almere.fatma.account is not None
    mee = {"account": almere.fatma.account.username, "next": "/vragen/nieuw", "bewaard": "achternaam=Jonker"}
    tekst = Client(SERVER_NAME="127.0.0.1").post("/demo/inloggen", mee, follow=True).content.decode()
    assert "Jonker" not in tekst


def test_het_koekje_zegt_een_lezer_niets(almere: Groep, als: AlsWie, settings: Settings) -> None:
    settings.SESSION_COOKIE_SECURE = True
    fatma = als(almere.fatma)
    fatma.cookies["keukentafel_wie"] = "van een ander"
    koekje = fatma.get("/account").cookies["keukentafel_wie"]
    assert (koekje["httponly"], koekje["secure"], koekje["samesite"], koekje["max-age"]) == (True, True, "Lax", "")
    assert koekje.value != str(almere.fatma.account_id)
    assert "keukentafel_wie" not in fatma.get("/account").cookies


def test_wie_al_is_ingelogd_merkt_er_niets_van(almere: Groep, als: AlsWie) -> None:
    assert als(almere.fatma).get("/vragen/nieuw").status_code == 200


def test_een_blad_van_voor_de_laatste_inlog_is_niet_meer_te_versturen(almere: Groep, settings: Settings) -> None:
    settings.DEMO = True
    streng = Client(SERVER_NAME="127.0.0.1", enforce_csrf_checks=True)

    def kies(wie: Medewerker) -> None:
        assert wie.account is not None
        zegel = verborgen(streng.get("/inloggen").content.decode(), "csrfmiddlewaretoken")
        assert streng.post("/demo/inloggen", zegel | {"account": wie.account.username}).status_code == 302

    kies(almere.fatma)
    oud = verborgen(streng.get("/vragen/nieuw").content.decode(), "csrfmiddlewaretoken")
    del streng.cookies["keukentafel"]
    assert streng.post("/vragen/nieuw", mevrouw_de_vries() | oud).status_code == 401
    kies(almere.bilal)
    del streng.cookies["keukentafel"]
    assert streng.post("/vragen/nieuw", mevrouw_de_vries() | oud).status_code == 403
