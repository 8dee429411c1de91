"""Een beller van een bekend huishouden noemt een ander adres: het raakt niet zoek, en het dossier verandert niet."""

import re
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.utils import timezone

from keukentafel.doen.dossier.models import Dossier, DossierVraag
from keukentafel.doen.ingang.models import Vraag
from keukentafel.kern.database import rollen
from tests.doen.delen import SCHUILPLEK, scherm_af
from tests.doen.samen import huis as maak_huis
from tests.doen.samen import voeg_samen
from tests.rol import word
from tests.vaste_groep import Groep, geef_rol, medewerker
from tests.werkplek.conftest import AlsWie, Belt
from tests.werkplek.opgave import mevrouw_de_vries
from tests.werkplek.test_woonadres import mee, pad, tekst, vul

KIES = "dan blijft het adres in het dossier zoals het is"
ZIN = "een ander adres genoemd: Lijsterhof 7 b, 1357 AB."
LINK = "Er is een ander adres opgegeven"
NIEUW = {"straat": "Lijsterhof", "huisnummer": "7 b", "postcode": "1357 AB", "gebied": "WK003402"}


@pytest.fixture
def huis(belt: Belt) -> Dossier:
    """Mevrouw De Vries, Molenstraat 19, 1354 AB."""
    vraag_id = belt(huisnummer="19", straat="Molenstraat")
    with word(rollen.ONDERHOUD):
        return DossierVraag.objects.select_related("dossier").get(vraag_id=vraag_id).dossier


def bel_nog_eens(fatma: Client, **anders: str) -> UUID:
    """Mevrouw De Vries belt weer, Fatma herkent haar en kiest ja; geeft de vraag."""
    breed = {"voorziening": "", "gesprek_heeft_meerwaarde": "ja", "soort": "vraag"}
    wat = mevrouw_de_vries(**breed, **anders)
    blad = fatma.post("/vragen/nieuw", wat | {"actie": ""}).content.decode()
    ja = re.search(r'name="bekend" id="id_bekend" value="([^"]+)"', blad)
    assert ja is not None
    assert KIES in blad
    bewaard: Any = fatma.post("/vragen/nieuw", wat | {"bekend": ja[1]})
    assert bewaard.status_code == 302
    return UUID(bewaard.url.split("/")[2])


def opgegeven(vraag_id: UUID) -> Any:
    with word(rollen.ONDERHOUD):
        return Vraag.objects.get(pk=vraag_id).opgegeven_adres


def nu_in(dossier: Dossier) -> Dossier:
    with word(rollen.ONDERHOUD):
        return Dossier.objects.get(pk=dossier.pk)


def test_wat_de_beller_noemde_staat_bij_de_vraag_en_sanne_neemt_het_over(
    almere: Groep, als: AlsWie, huis: Dossier
) -> None:
    sanne = als(almere.sanne)
    vraag = bel_nog_eens(als(almere.fatma), **NIEUW)
    assert nu_in(huis).straat == "Molenstraat"
    assert "Opgegeven adres Lijsterhof 7 b, 1357 AB" in tekst(sanne.get(f"/vragen?open={vraag}"))
    assert LINK in tekst(sanne.get(f"/huishoudens/{huis.pk}"))
    assert ZIN in tekst(sanne.get(pad(huis)))

    gevuld = sanne.get(f"{pad(huis)}?opgegeven")
    for waarde in ("Lijsterhof", "7 b", "1357 AB"):
        assert f'value="{waarde}"' in gevuld.content.decode()
    assert nu_in(huis).straat == "Molenstraat", "invullen is nog niet bewaren"
    assert vul(sanne, huis, mee(gevuld)).status_code == 302
    assert (nu_in(huis).straat, nu_in(huis).postcode) == ("Lijsterhof", "1357AB")
    for blad in (f"/huishoudens/{huis.pk}", pad(huis), f"/vragen?open={vraag}"):
        assert not re.search(f"{LINK}|genoemd:|Opgegeven adres", tekst(sanne.get(blad)))


def test_klopt_het_niet_dan_is_het_na_bewaren_gezien(almere: Groep, als: AlsWie, huis: Dossier) -> None:
    """Wie het adres laat zoals het is, keek het na; een volgende beller telt weer."""
    sanne = als(almere.sanne)
    bel_nog_eens(als(almere.fatma), **NIEUW)
    blad = sanne.get(pad(huis))
    zelfde = {"straat": "Molenstraat", "huisnummer": "19", "postcode": "1354AB", "gebied": "WK003401"}
    assert vul(sanne, huis, mee(blad), **zelfde).status_code == 302
    assert nu_in(huis).versie == huis.versie
    assert ZIN not in tekst(sanne.get(pad(huis)))
    bel_nog_eens(als(almere.fatma), **NIEUW)
    assert ZIN in tekst(sanne.get(pad(huis)))


def test_hetzelfde_adres_komt_niet_nog_eens_bij_de_vraag(almere: Groep, als: AlsWie, huis: Dossier) -> None:
    vraag = bel_nog_eens(als(almere.fatma), huisnummer="19", straat="Molenstraat")
    assert opgegeven(vraag) is None
    met_letter = bel_nog_eens(als(almere.fatma), huisnummer="19 b", straat="Molenstraat")
    assert opgegeven(met_letter)["toevoeging"] == "b", "herkennen kijkt niet naar de toevoeging"
    assert LINK in tekst(als(almere.sanne).get(f"/huishoudens/{huis.pk}"))


def test_bij_een_geheim_adres_blijft_er_niets_van_over(almere: Groep, als: AlsWie, huis: Dossier) -> None:
    """Eerst genoemd en daarna geheim: weg. Daarna genoemd: niet bewaard."""
    sanne, fatma = als(almere.sanne), als(almere.fatma)
    eerst = bel_nog_eens(fatma, **NIEUW)
    assert opgegeven(eerst) is not None
    scherm_af(almere, huis)
    assert opgegeven(eerst) is None
    daarna = bel_nog_eens(fatma, **NIEUW)
    schuilplek = {"straat": SCHUILPLEK.straat, "postcode": SCHUILPLEK.postcode, "huisnummer": "77"}
    nog_eens = bel_nog_eens(fatma, **schuilplek)
    assert opgegeven(daarna) is None
    assert opgegeven(nog_eens) is None
    for blad in (f"/huishoudens/{huis.pk}", pad(huis), f"/vragen?open={daarna}", f"/vragen?open={nog_eens}"):
        assert not re.search(f"{LINK}|Lijsterhof|Kanariestraat", sanne.get(blad).content.decode())


def test_een_nieuw_huishouden_heeft_het_adres_in_het_dossier(belt: Belt) -> None:
    assert opgegeven(belt(achternaam="Bos", geboortedatum="01-02-1960", **NIEUW)) is None


def test_zonder_adres_staat_er_niets_over_een_adres(almere: Groep, als: AlsWie, huis: Dossier) -> None:
    wat = mevrouw_de_vries(postcode="", huisnummer="")
    blad = als(almere.fatma).post("/vragen/nieuw/stand", wat).content.decode()
    assert "Kennen we deze persoon al?" in blad
    assert KIES not in blad


def test_wie_belt_terwijl_het_blad_openstaat_raakt_niet_zoek(almere: Groep, als: AlsWie, huis: Dossier) -> None:
    """Sanne heeft het adres voor zich; Fatma noteert intussen een ander. Sannes bewaren zegt daar niets over."""
    sanne = als(almere.sanne)
    blad = mee(sanne.get(pad(huis)))
    vraag = bel_nog_eens(als(almere.fatma), **NIEUW)
    zelfde: dict[str, Any] = {"straat": "Molenstraat", "huisnummer": "19", "postcode": "1354AB", "gebied": "WK003401"}
    assert vul(sanne, huis, blad, **zelfde).status_code == 302
    assert ZIN in tekst(sanne.get(pad(huis)))
    assert "Opgegeven adres" in tekst(sanne.get(f"/vragen?open={vraag}"))
    assert vul(sanne, huis, **zelfde).status_code == 302
    assert vul(sanne, huis, blad, **zelfde).status_code == 302
    assert ZIN not in tekst(sanne.get(pad(huis))), "een oud blad neemt niet terug dat het later is nagekeken"


@pytest.mark.parametrize(
    "moment", ["", "gisteren", "2026-11-22T10:00:00", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"]
)
def test_een_verzonnen_moment_doet_geen_kwaad(almere: Groep, als: AlsWie, huis: Dossier, moment: str) -> None:
    sanne = als(almere.sanne)
    assert vul(sanne, huis, gekeken=moment).status_code == 302
    na = nu_in(huis)
    assert na.adres_nagekeken_op is not None
    assert na.geopend_op <= na.adres_nagekeken_op <= timezone.now()


def test_na_samenvoegen_telt_ook_wat_bij_het_andere_dossier_is_genoemd(
    almere: Groep, als: AlsWie, huis: Dossier
) -> None:
    """Voor wie dat andere dossier leest; wie het niet leest, ziet er niets van."""
    ander = maak_huis(almere, almere.ander_team, naam="Vriesema")
    with word(rollen.EIGENAAR):
        genoemd = {"straat": "Lijsterhof", "huisnummer": 7, "toevoeging": "b", "postcode": "1357AB"}
        Vraag.objects.filter(dossiervraag__dossier=ander).update(opgegeven_adres=genoemd)
    beide = medewerker(almere.stelsel, "beide", "Bibi Beide", "wijkwerker", almere.team)
    geef_rol(beide, "wijkwerker", almere.ander_team)
    voeg_samen(beide, huis, ander)
    assert ZIN in tekst(als(beide).get(pad(huis)))
    assert LINK in tekst(als(beide).get(f"/huishoudens/{huis.pk}"))
    for blad in (pad(huis), f"/huishoudens/{huis.pk}"):
        assert not re.search(f"{LINK}|Lijsterhof", als(almere.sanne).get(blad).content.decode())
