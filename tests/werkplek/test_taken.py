"""Taken: opschrijven voor een collega, wijzigen, afvinken; en twee mensen die dezelfde taak wijzigen."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client

from keukentafel.doen.dossier.models import Dossier, Taak
from keukentafel.kern.database import rollen
from keukentafel.kern.gebeurtenissen.models import Gebeurtenis
from keukentafel.kern.toegang.context import als_medewerker
from tests.dagen import morgen
from tests.rol import word
from tests.vaste_groep import Groep
from tests.werkplek.conftest import AlsWie, Belt


@pytest.fixture
def dossier_id(almere: Groep, belt: Belt) -> UUID:
    belt()
    with als_medewerker(almere.sanne.pk):
        return Dossier.objects.latest("geopend_op").pk


@pytest.fixture
def sanne(almere: Groep, als: AlsWie) -> Client:
    return als(almere.sanne)


def schrijf(door: Client, dossier_id: UUID, naar: int, **anders: Any) -> Any:
    gewoon = {"sleutel": str(uuid4()), "wat": "Bel de huisarts", "wie": naar, "uiterlijk": morgen().isoformat()}
    return door.post(f"/huishoudens/{dossier_id}/taken/nieuw", gewoon | anders)


def de_taak(groep: Groep) -> Taak:
    with als_medewerker(groep.sanne.pk):
        return Taak.objects.get()


def test_een_taak_staat_bij_het_huishouden_op_mijn_werk_en_op_de_tijdlijn(
    sanne: Client, almere: Groep, dossier_id: UUID
) -> None:
    antwoord = schrijf(sanne, dossier_id, almere.sanne.pk)
    assert antwoord.status_code == 302
    for blad in (antwoord.url, "/werk", f"/huishoudens/{dossier_id}"):
        assert "Bel de huisarts" in sanne.get(blad).content.decode(), blad
    taak = de_taak(almere)
    sanne.post(f"/huishoudens/{dossier_id}/taken/{taak.pk}/klaar", {"doe": "klaar"})
    assert "Bel de huisarts" not in sanne.get("/werk").content.decode()
    assert "Taak klaar" in sanne.get(f"/huishoudens/{dossier_id}").content.decode()
    with word(rollen.ONDERHOUD):
        stroom = Gebeurtenis.objects.filter(soort__startswith="taak_")
        assert "huisarts" not in str([rij.gegevens for rij in stroom]), "de stroom bevat nooit vrije tekst"


@pytest.mark.parametrize(
    ("anders", "zin"),
    [({"wat": " "}, "chrijf op wat er moet gebeuren"), ({"wat": "x" * 301}, "300"),
     ({"uiterlijk": "2020-01-01"}, "al geweest"), ({"uiterlijk": "2126-01-01"}, "controleer het jaar"),
     ({"uiterlijk": "morgen"}, "24-11-2026"), ({"wie": 999_999}, "uit de lijst")],
)  # fmt: skip
def test_wat_niet_kan_staat_bij_het_veld(
    sanne: Client, almere: Groep, dossier_id: UUID, anders: dict[str, Any], zin: str
) -> None:
    antwoord = schrijf(sanne, dossier_id, almere.sanne.pk, **anders)
    assert antwoord.status_code == 422
    assert zin in antwoord.content.decode()
    with word(rollen.ONDERHOUD):
        assert not Taak.objects.exists()


def test_wie_hier_niet_werkt_krijgt_geen_taak(sanne: Client, almere: Groep, dossier_id: UUID) -> None:
    assert schrijf(sanne, dossier_id, almere.bilal.pk).status_code == 422


def test_twee_wijzigen_dezelfde_taak_en_de_tweede_ziet_beide_versies(
    sanne: Client, almere: Groep, als: AlsWie, dossier_id: UUID
) -> None:
    schrijf(sanne, dossier_id, almere.sanne.pk)
    taak, marieke = de_taak(almere), als(almere.marieke)
    adres = f"/huishoudens/{dossier_id}/taken/{taak.pk}"
    rij = {
        "sleutel": str(taak.sleutel),
        "gezien": taak.versie,
        "wie": almere.sanne.pk,
        "uiterlijk": morgen().isoformat(),
    }
    assert marieke.post(adres, rij | {"wat": "Bel de apotheek"}).status_code == 302
    botst = sanne.post(adres, rij | {"wat": "Bel de wijkverpleging"})
    assert botst.status_code == 409
    assert {"Bel de apotheek", "Bel de wijkverpleging"} <= {
        tekst for tekst in ("Bel de apotheek", "Bel de wijkverpleging") if tekst in botst.content.decode()
    }
    assert de_taak(almere).wat == "Bel de apotheek", "wat er al stond, is niet stil overschreven"
    assert sanne.post(adres, rij | {"wat": "Bel de wijkverpleging", "gezien": 2}).status_code == 302
    assert de_taak(almere).wat == "Bel de wijkverpleging"


def test_een_afgeronde_taak_wijzig_je_niet_meer_en_twee_keer_afvinken_is_een_keer(
    sanne: Client, almere: Groep, dossier_id: UUID
) -> None:
    schrijf(sanne, dossier_id, almere.sanne.pk)
    taak = de_taak(almere)
    adres = f"/huishoudens/{dossier_id}/taken/{taak.pk}"
    for _keer in range(2):
        assert sanne.post(f"{adres}/klaar", {"doe": "vervalt"}).status_code == 302
    rij = {"sleutel": str(taak.sleutel), "gezien": 1, "wat": "Toch wel", "wie": almere.sanne.pk}
    assert sanne.post(adres, rij).status_code == 409
    with word(rollen.ONDERHOUD):
        assert Gebeurtenis.objects.filter(soort="taak_afgerond").count() == 1
        assert Taak.objects.get().vervallen


def test_een_ander_team_schrijft_en_ziet_geen_taken(
    almere: Groep, als: AlsWie, sanne: Client, dossier_id: UUID
) -> None:
    schrijf(sanne, dossier_id, almere.sanne.pk)
    bilal = als(almere.bilal)
    assert schrijf(bilal, dossier_id, almere.bilal.pk).status_code == 404
    with als_medewerker(almere.bilal.pk):
        assert not Taak.objects.exists()
