"""De wachtrij: opnemen, doorzetten, beantwoorden, en twee mensen die dezelfde vraag pakken."""

from uuid import uuid4

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from keukentafel.doen.ingang.models import Vraag
from keukentafel.kern.toegang.context import als_medewerker
from tests.vaste_groep import Groep, medewerker
from tests.werkplek.conftest import MEEST, AlsWie, Belt


@pytest.fixture
def sanne(almere: Groep, als: AlsWie) -> Client:
    return als(almere.sanne)


def test_de_lijst_toont_de_vraag_met_eigen_woorden_en_de_drie_wegen(sanne: Client, belt: Belt) -> None:
    belt()
    tekst = sanne.get("/vragen").content.decode()
    assert "heeft één open vraag, nog bij niemand." in tekst
    assert "Vraag over huishouden en regelen" in tekst
    assert '<p class="kt-eigen-woorden">Het schoonmaken wordt me te veel.</p>' in tekst
    assert all(weg in tekst for weg in ("Neem op", "Zet door", "Beantwoord of sluit"))
    assert tekst.count("utrecht-button--primary-action kt-knop-klein") == 1


def test_opnemen_maakt_mij_contact(sanne: Client, belt: Belt, almere: Groep) -> None:
    vraag_id = belt()
    antwoord = sanne.post(f"/vragen/{vraag_id}/opnemen", follow=True)
    tekst = antwoord.content.decode()
    assert "De vraag is van jou" in tekst
    assert "Huishouden De Vries" in tekst
    assert "contact, " in tekst
    with als_medewerker(almere.sanne.pk):
        assert Vraag.objects.get(pk=vraag_id).opgenomen_door == almere.sanne


def test_wie_te_laat_is_hoort_wie_de_vraag_heeft(sanne: Client, belt: Belt, almere: Groep, als: AlsWie) -> None:
    collega = medewerker(almere.stelsel, "noor", "Noor Hendriks", "wijkwerker", almere.team)
    vraag_id = belt()
    als(collega).post(f"/vragen/{vraag_id}/opnemen")
    antwoord = sanne.post(f"/vragen/{vraag_id}/opnemen")
    assert antwoord.status_code == 409
    assert "Noor Hendriks heeft deze vraag net opgenomen" in antwoord.content.decode()
    laat = sanne.post(f"/vragen/{vraag_id}/beantwoorden", {"antwoord": "Ik bel haar morgen."})
    assert laat.status_code == 409
    assert "Ik bel haar morgen." in laat.content.decode()


def test_nog_een_keer_klikken_op_neem_op_verandert_niets(sanne: Client, belt: Belt) -> None:
    vraag_id = belt()
    assert [sanne.post(f"/vragen/{vraag_id}/opnemen").status_code for _ in range(2)] == [302, 302]


def test_doorzetten_met_een_argument(sanne: Client, belt: Belt, almere: Groep, als: AlsWie) -> None:
    vraag_id = belt()
    fout = sanne.post(f"/vragen/{vraag_id}/doorzetten", {"naar": almere.ander_team.pk})
    assert fout.status_code == 422
    assert "Schrijf op waarom" in fout.content.decode()
    goed = {"naar": almere.ander_team.pk, "argument": "Zij woont daar."}
    assert "De klok loopt door" in sanne.post(f"/vragen/{vraag_id}/doorzetten", goed, follow=True).content.decode()
    assert "heeft geen open vragen" in sanne.get("/vragen").content.decode()
    assert "Vraag over huishouden" in als(almere.bilal).get("/vragen").content.decode()


def test_beantwoorden_sluit_de_vraag(sanne: Client, belt: Belt) -> None:
    vraag_id = belt()
    fout = sanne.post(f"/vragen/{vraag_id}/beantwoorden", {"antwoord": "  "})
    assert fout.status_code == 422
    sanne.post(f"/vragen/{vraag_id}/beantwoorden", {"antwoord": "De bibliotheek helpt."})
    assert "Geen vragen in deze lijst" in sanne.get("/vragen").content.decode()
    weer = sanne.post(f"/vragen/{vraag_id}/opnemen")
    assert weer.status_code == 409
    assert "al beantwoord" in weer.content.decode()


@pytest.mark.parametrize("pad", ["opnemen", "beantwoorden", "doorzetten"])
def test_een_vraag_van_een_ander_team_is_er_niet(pad: str, belt: Belt, almere: Groep, als: AlsWie) -> None:
    bilal, gegevens = als(almere.bilal), {"antwoord": "x", "naar": almere.team.pk, "argument": "x"}
    vreemd = bilal.post(f"/vragen/{belt()}/{pad}", gegevens)
    geen = bilal.post(f"/vragen/{uuid4()}/{pad}", gegevens)
    assert (vreemd.status_code, geen.status_code) == (404, 404)
    assert vreemd.content == geen.content


def test_filters_en_bladen_houden_elkaar_vast(sanne: Client, belt: Belt) -> None:
    for nummer in range(27):
        belt(achternaam=f"Bos{nummer}", geboortedatum="", huisnummer=str(nummer + 1))
    tekst = sanne.get("/vragen?toon=niemand").content.decode()
    assert "1 tot en met 25 van 27" in tekst
    assert "?toon=niemand&amp;blad=2" in tekst
    assert "26 tot en met 27 van 27" in sanne.get("/vragen?toon=niemand&blad=2").content.decode()
    assert sanne.get("/vragen?toon=onzin&blad=-3&open=x").status_code == 200


def test_het_aantal_vragen_aan_de_database_groeit_niet_mee(
    sanne: Client, belt: Belt, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for nummer in range(4):
        belt(achternaam=f"Bos{nummer}", geboortedatum="", huisnummer=str(nummer + 1))
    with django_assert_max_num_queries(MEEST):
        sanne.get("/vragen")


def test_wie_geen_dossiers_leest_heeft_geen_wachtrij(almere: Groep, als: AlsWie) -> None:
    assert als(almere.fatma).get("/vragen").status_code == 404


def test_bij_een_vraag_van_een_collega_staan_geen_knoppen_die_niets_doen(
    sanne: Client, belt: Belt, almere: Groep, als: AlsWie
) -> None:
    vraag_id = belt()
    collega = medewerker(almere.stelsel, "noor", "Noor Hendriks", "wijkwerker", almere.team)
    als(collega).post(f"/vragen/{vraag_id}/opnemen")
    tekst = sanne.get(f"/vragen?open={vraag_id}").content.decode()
    assert "Noor Hendriks heeft deze vraag." in tekst
    assert "/doorzetten" not in tekst
    assert "/beantwoorden" not in tekst
    assert "/doorzetten" in als(almere.marieke).get(f"/vragen?open={vraag_id}").content.decode()
