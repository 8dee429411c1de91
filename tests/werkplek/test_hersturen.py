"""Een formulier van voor de laatste inlog: wat erin stond komt terug, met de naam van wie het nu verstuurt."""

import re
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from pytest_django import Settings

from keukentafel.doen.documenten.models import Document
from keukentafel.doen.dossier.models import Dossier
from keukentafel.doen.ingang.models import Vraag
from keukentafel.kern.database import rollen
from keukentafel.kern.logboek.models import Logregel
from keukentafel.kern.toegang.context import als_medewerker
from keukentafel.regelen.medewerkers.models import Medewerker
from keukentafel.werkplek.inlog.hersturen import GROOTST
from tests.doen.test_keuren import PDF
from tests.formulieren import Formulier, lees
from tests.rol import word
from tests.vaste_groep import Groep
from tests.werkplek.conftest import Belt
from tests.werkplek.opgave import mevrouw_de_vries

ONS = "http://127.0.0.1"
VAN_ONS = {"Origin": ONS, "Sec-Fetch-Site": "same-origin"}
OUD = {"csrfmiddlewaretoken": "x" * 64}
TITEL, KAAL = "Nog niet verstuurd", "Dit formulier is te oud"


def streng(wie: Medewerker) -> Client:
    """Een browser die is ingelogd, waarin het zegel van een formulier echt wordt nagekeken."""
    client = Client(SERVER_NAME="127.0.0.1", enforce_csrf_checks=True)
    assert wie.account is not None
    client.force_login(wie.account)
    client.get("/account")
    return client


def stuur(client: Client, pad: str, velden: dict[str, Any], koppen: dict[str, str] | None = None) -> Any:
    """Verstuur een blad van voor de laatste inlog."""
    return client.post(pad, {**velden, **OUD}, headers=VAN_ONS if koppen is None else koppen)


def formulier(antwoord: Any, pad: str) -> Formulier:
    return next(een for een in lees(antwoord.content.decode(), pad) if "csrfmiddlewaretoken" in een.velden)


def nog_eens(client: Client, antwoord: Any, pad: str, **erbij: Any) -> Any:
    """Druk op de knop van het blad, zoals een browser dat doet."""
    het = formulier(antwoord, pad)
    velden = {naam: veld.staat for naam, veld in het.velden.items() if veld.soort != "file"}
    return client.post(het.pad, velden | erbij, headers=VAN_ONS)


def test_een_hele_vraag_komt_terug_en_gaat_met_een_knop_alsnog(almere: Groep) -> None:
    fatma, woorden = streng(almere.fatma), "Het wordt te veel.\r\nMijn knie & rug."
    opgave = mevrouw_de_vries(eigen_woorden=woorden)
    antwoord = stuur(fatma, "/vragen/nieuw", opgave)
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 403
    assert antwoord.headers["Cache-Control"] == "no-store"
    assert TITEL in tekst
    assert "Het wordt te veel.\r\nMijn knie &amp; rug.</dd>" in tekst
    assert re.search(r"<dt>Achternaam</dt><dd>de Vries</dd>", tekst)
    assert re.search(r"<dt>Hoe komt de vraag binnen\?</dt><dd>Telefoon</dd>", tekst), "een keuze in haar woorden"
    assert f"Je verstuurt dit als <b>{almere.fatma.naam}</b>." in tekst
    assert opgave["sleutel"] not in re.sub(r"<input[^>]*>", "", tekst), "wat niemand typte, staat er niet leesbaar"
    with als_medewerker(almere.fatma.pk):
        assert not Vraag.objects.exists(), "er is nog niets verstuurd"
    na = nog_eens(fatma, antwoord, "/vragen/nieuw")
    assert na.status_code == 302
    assert na.url.endswith("/ontvangst")
    with word(rollen.EIGENAAR):
        assert Vraag.objects.get().eigen_woorden.split() == woorden.split()


def test_elk_veld_komt_zo_vaak_terug_als_het_er_was(almere: Groep) -> None:
    opgave = mevrouw_de_vries(leefgebieden=["instrumentele_adl", "tijdsbesteding"], actie="terugbellen")
    velden = formulier(stuur(streng(almere.fatma), "/vragen/nieuw?gebied=1&a=%22", opgave), "/vragen/nieuw").velden
    verwacht = {naam: waarde if isinstance(waarde, list) else [waarde] for naam, waarde in opgave.items()}
    assert {naam: veld.staat for naam, veld in velden.items() if naam != "csrfmiddlewaretoken"} == verwacht


def test_het_adres_blijft_hetzelfde_met_alles_erachter(almere: Groep) -> None:
    antwoord = stuur(streng(almere.fatma), "/vragen/nieuw?gebied=1&a=%22b", mevrouw_de_vries())
    assert formulier(antwoord, "/").pad == "/vragen/nieuw?gebied=1&a=%22b"


VREEMD: tuple[dict[str, str], ...] = (
    {},
    {"Origin": "https://kwaad.example"},
    {"Origin": "null"},
    {"Origin": "http://127.0.0.1:8001"},
    {"Origin": "https://127.0.0.1"},
    {"Origin": ONS, "Sec-Fetch-Site": "cross-site"},
    {"Origin": ONS, "Sec-Fetch-Site": "same-site"},
    {"Origin": "https://kwaad.example", "Sec-Fetch-Site": "same-origin"},
    {"Sec-Fetch-Site": "none"},
    {"Referer": f"{ONS}/vragen/nieuw"},
)


@pytest.mark.parametrize("koppen", VREEMD)
def test_wat_niet_zeker_van_ons_komt_krijgt_het_kale_blad(almere: Groep, koppen: dict[str, str]) -> None:
    antwoord = stuur(streng(almere.fatma), "/vragen/nieuw", mevrouw_de_vries(), koppen)
    assert antwoord.status_code == 403
    assert KAAL in antwoord.content.decode()
    assert "schoonmaken" not in antwoord.content.decode()
    assert "Vries" not in antwoord.content.decode()


@pytest.mark.parametrize("koppen", [VAN_ONS, {"Origin": ONS}, {"Sec-Fetch-Site": "same-origin"}])
def test_een_van_de_twee_koppen_is_genoeg(almere: Groep, koppen: dict[str, str]) -> None:
    assert TITEL in stuur(streng(almere.fatma), "/vragen/nieuw", mevrouw_de_vries(), koppen).content.decode()


def test_achter_een_proxy_met_een_eigen_adres(almere: Groep, settings: Settings) -> None:
    """De browser kent het adres buiten; alleen met haar eigen woord erbij, en alleen een adres dat is ingesteld."""
    settings.CSRF_TRUSTED_ORIGINS = ["https://keukentafel.example"]
    fatma, buiten = streng(almere.fatma), {"Origin": "https://keukentafel.example"}
    assert KAAL in stuur(fatma, "/vragen/nieuw", mevrouw_de_vries(), buiten).content.decode()
    zeker = buiten | {"Sec-Fetch-Site": "same-origin"}
    assert TITEL in stuur(fatma, "/vragen/nieuw", mevrouw_de_vries(), zeker).content.decode()


def test_wie_niet_is_ingelogd_krijgt_het_kale_blad(almere: Groep) -> None:
    los = Client(SERVER_NAME="127.0.0.1", enforce_csrf_checks=True)
    tekst = stuur(los, "/vragen/nieuw", mevrouw_de_vries()).content.decode()
    assert KAAL in tekst
    assert "schoonmaken" not in tekst


def test_een_stukje_blad_blijft_kaal(almere: Groep) -> None:
    antwoord = stuur(streng(almere.fatma), "/vragen/nieuw/stand", mevrouw_de_vries(), VAN_ONS | {"HX-Request": "true"})
    assert KAAL in antwoord.content.decode()


def inlogpaden(wortel: URLResolver | None = None, voor: str = "") -> list[str]:
    """Elk adres rond inloggen en account, met iets op de plek van wat wisselt."""
    paden = []
    for een in (wortel or get_resolver()).url_patterns:
        pad = voor + re.sub(r"<[^>]*>", "x", str(een.pattern))
        if isinstance(een, URLResolver):
            paden += inlogpaden(een, pad)
        elif isinstance(een, URLPattern) and een.callback.__module__.startswith("keukentafel.werkplek.inlog"):
            paden.append(f"/{pad}")
    return paden


def test_een_wachtwoord_of_code_komt_nooit_terug(almere: Groep) -> None:
    sanne, geheim = streng(almere.sanne), "een lang geheim wachtwoord"
    paden = inlogpaden()
    assert {"/inloggen", "/account/bevestig", "/account/wachtwoord", "/inloggen/code", "/uitloggen"} <= set(paden)
    for pad in paden:
        for naam in ("password", "wachtwoord", "nog_eens", "code", "zomaar"):
            tekst = stuur(sanne, pad, {naam: geheim}).content.decode()
            assert KAAL in tekst, pad
            assert geheim not in tekst, pad


@pytest.mark.parametrize("naam", ["password", "wachtwoord", "nog_eens", "code", "oldpassword"])
def test_ook_niet_als_het_bij_een_ander_formulier_wordt_gestopt(almere: Groep, naam: str) -> None:
    tekst = stuur(streng(almere.fatma), "/vragen/nieuw", mevrouw_de_vries() | {naam: "geheim woord"}).content.decode()
    assert KAAL in tekst
    assert "geheim woord" not in tekst


def test_een_script_in_een_veld_blijft_tekst(almere: Groep) -> None:
    kwaad = "\"><script>alert(1)</script>' onload=x <b>vet</b>"
    antwoord = stuur(streng(almere.fatma), "/vragen/nieuw", mevrouw_de_vries(eigen_woorden=kwaad) | {kwaad: kwaad})
    tekst = antwoord.content.decode()
    assert TITEL in tekst
    assert "<script>alert" not in tekst
    assert "<b>vet" not in tekst
    velden = formulier(antwoord, "/").velden
    assert velden["eigen_woorden"].staat == velden[kwaad].staat == [kwaad]


def test_een_collega_die_er_nu_zit_leest_als_wie_zij_verstuurt(almere: Groep, belt: Belt) -> None:
    """Bilal logde in op dezelfde computer: het blad noemt hem, en wat hij niet mag, bestaat ook dan niet."""
    pad, bilal = f"/vragen/{belt()}/beantwoorden", streng(almere.bilal)
    antwoord = stuur(bilal, pad, {"antwoord": "Ik bel haar dochter."})
    tekst = antwoord.content.decode()
    assert f"Je verstuurt dit als <b>{almere.bilal.naam}</b>." in tekst
    assert almere.sanne.naam not in tekst
    assert "Vries" not in tekst, "van de vraag zelf komt niets op dit blad"
    assert nog_eens(bilal, antwoord, pad).status_code == 404
    weg = stuur(bilal, f"/vragen/{uuid4()}/beantwoorden", {"antwoord": "Ik bel haar dochter."})
    assert _zonder_eigens(weg) == _zonder_eigens(antwoord), "een vraag die er niet is, geeft hetzelfde blad"


def _zonder_eigens(antwoord: Any) -> str:
    tekst = re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", antwoord.content.decode())
    return re.sub(r"/vragen/[0-9a-f-]{36}/", "/vragen/*/", tekst)


@pytest.fixture
def dossier_id(almere: Groep, belt: Belt) -> UUID:
    belt(anderen="52, 9")
    with als_medewerker(almere.sanne.pk):
        return Dossier.objects.latest("geopend_op").pk


def test_een_bestand_kiest_zij_opnieuw(almere: Groep, dossier_id: UUID) -> None:
    pad, sanne = f"/huishoudens/{dossier_id}/documenten/nieuw", streng(almere.sanne)
    velden = {"sleutel": str(uuid4()), "titel": "Brief van de school", "soort": "brief"}
    antwoord = stuur(sanne, pad, velden | {"bestand": SimpleUploadedFile("brief.pdf", PDF)})
    tekst = antwoord.content.decode()
    assert re.search(r"<dt>Wat is het\?</dt><dd>Brief van de school</dd>", tekst)
    assert re.search(r"<dt>Soort</dt><dd>Brief", tekst)
    assert "Bestand: kies het bestand opnieuw" in tekst
    assert 'enctype="multipart/form-data"' in tekst
    assert re.search(r'type="file" id="bestand_1" name="bestand" accept="\.pdf,', tekst)
    na = nog_eens(sanne, antwoord, pad, bestand=SimpleUploadedFile("brief.pdf", PDF))
    assert (na.status_code, na.url) == (302, f"/huishoudens/{dossier_id}/documenten")
    with als_medewerker(almere.sanne.pk):
        assert Document.objects.get().titel == "Brief van de school"


def test_ook_zonder_bestand_is_er_een_plek_om_te_kiezen(almere: Groep, dossier_id: UUID) -> None:
    """Een te groot bestand komt niet aan; dan is alleen aan het formulier te zien dat er een hoort."""
    pad = f"/huishoudens/{dossier_id}/documenten/nieuw"
    tekst = stuur(streng(almere.sanne), pad, {"sleutel": str(uuid4()), "titel": "Brief", "soort": "brief"}).content
    assert b'type="file" id="bestand_1" name="bestand"' in tekst


def test_een_burgerservicenummer_staat_afgedekt(almere: Groep) -> None:
    antwoord = stuur(streng(almere.fatma), "/vragen/nieuw", mevrouw_de_vries(bsn="9999.00.006"))
    zichtbaar = re.sub(r"<input[^>]*>", "", antwoord.content.decode())
    assert "******006" in zichtbaar
    assert "9999" not in zichtbaar
    assert formulier(antwoord, "/").velden["bsn"].staat == ["9999.00.006"]


def test_een_te_lang_formulier_krijgt_het_kale_blad(almere: Groep) -> None:
    fatma, rest = streng(almere.fatma), GROOTST - 5_000
    assert TITEL in stuur(fatma, "/vragen/nieuw", mevrouw_de_vries(eigen_woorden="a" * rest)).content.decode()
    assert KAAL in stuur(fatma, "/vragen/nieuw", mevrouw_de_vries(eigen_woorden="a" * GROOTST)).content.decode()


def test_te_veel_velden_zijn_niet_te_lezen(almere: Groep) -> None:
    antwoord = stuur(streng(almere.fatma), "/vragen/nieuw", {f"veld{n}": "een woord" for n in range(501)})
    assert antwoord.status_code == 400
    assert "een woord" not in antwoord.content.decode()


def test_niets_blijft_op_de_server_of_in_een_koekje(almere: Groep, belt: Belt) -> None:
    pad, sanne = f"/vragen/{belt()}/beantwoorden", streng(almere.sanne)
    voor = dict(sanne.session)
    with word(rollen.EIGENAAR):
        regels = Logregel.objects.count()
    antwoord = stuur(sanne, pad, {"antwoord": "Ik bel haar dochter."})
    assert TITEL in antwoord.content.decode()
    assert dict(sanne.session) == voor
    assert not any("dochter" in koekje.value for koekje in antwoord.cookies.values())
    with word(rollen.EIGENAAR):
        assert Logregel.objects.count() == regels, "er is niets van een inwoner gelezen"


def test_een_woord_dat_twee_formulieren_anders_noemen_krijgt_geen_verkeerd_label(almere: Groep) -> None:
    """`reden` heet bij samenvoegen per formulier anders; welk het was, is hieraan niet te zien."""
    pad = f"/huishoudens/{uuid4()}/samenvoegen/{uuid4()}"
    tekst = stuur(streng(almere.sanne), pad, {"reden": "Zij wonen samen."}).content.decode()
    assert re.search(r"<dt>Je tekst</dt><dd>Zij wonen samen\.</dd>", tekst)


@pytest.mark.parametrize(
    ("getypt", "leesbaar"), [("2026-11-23", "23 november 2026"), ("2026-02-31", "2026-02-31"), ("morgen", "morgen")]
)
def test_een_dag_staat_er_zoals_mensen_die_zeggen(almere: Groep, getypt: str, leesbaar: str) -> None:
    contact = {
        "sleutel": str(uuid4()),
        "kanaal": "gebeld",
        "met_wie": "Daan",
        "dag": getypt,
        "samenvatting": "Hij belt.",
    }
    antwoord = stuur(streng(almere.sanne), f"/huishoudens/{uuid4()}/contact", contact)
    assert f"<dt>Dag</dt><dd>{leesbaar}</dd>" in antwoord.content.decode()
    assert formulier(antwoord, "/").velden["dag"].staat == [getypt]
