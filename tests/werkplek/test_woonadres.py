"""Het blad van het gewone adres: wijzigen, de wijk erbij, te laat zijn, en niets van een geheim adres."""

import re
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from keukentafel.doen.dossier.models import Dossier, Huishoudlid
from keukentafel.kern.database import rollen
from keukentafel.kern.logboek.pseudoniem import pseudoniem
from keukentafel.regelen.gebieden.models import Gebied
from keukentafel.regelen.gemeenten.models import Gemeente
from tests.doen.delen import SCHUILPLEK, scherm_af
from tests.doen.samen import huis as maak_huis
from tests.doen.samen import voeg_samen
from tests.regelen.inzet import stad
from tests.rol import word
from tests.vaste_groep import Groep, geef_rol, medewerker
from tests.werkplek.conftest import AlsWie
from tests.werkplek.opgave import mevrouw_de_vries
from tests.werkplek.test_verwerkingen import STREEF, gelogd
from tests.werkplek.verlopen import verlopen

MEE = ("versie", "gebied_bij", "gebied_was", "gekeken")
EIGEN, ANDER, EEN_WIJK = "WK003402", "WK003426", "1313 CD"
"""Een wijk van Sannes team, en een van een ander team met een postcode die alleen daar hoort."""


@pytest.fixture
def huis(almere: Groep) -> Dossier:
    return maak_huis(almere)


def pad(dossier: Dossier) -> str:
    return f"/huishoudens/{dossier.pk}/woonadres"


def tekst(antwoord: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", antwoord.content.decode()))


def mee(blad: Any) -> dict[str, str]:
    """De verborgen velden van het blad."""
    html = blad.content.decode()
    gevonden = {naam: re.search(rf'name="{naam}"(?: value="([^"]*)")?', html) for naam in MEE}
    return {naam: (een[1] or "") if een else "" for naam, een in gevonden.items()}


def nu_in(dossier: Dossier | UUID) -> Dossier:
    with word(rollen.ONDERHOUD):
        return Dossier.objects.select_related("gebied").get(pk=getattr(dossier, "pk", dossier))


def vul(wie: Client, dossier: Dossier, zag: dict[str, str] | None = None, **anders: Any) -> Any:
    velden = {"straat": "Lijsterhof", "huisnummer": "7 b", "postcode": "1357 ab", "gebied": EIGEN}
    return wie.post(pad(dossier), (mee(wie.get(pad(dossier))) if zag is None else zag) | velden | anders)


def test_sanne_wijzigt_het_adres_vanuit_het_hoofd(almere: Groep, als: AlsWie, huis: Dossier) -> None:
    sanne = als(almere.sanne)
    for blad in ("", "/netwerk", "/journaal"):
        assert f'href="{pad(huis)}"' in sanne.get(f"/huishoudens/{huis.pk}{blad}").content.decode()
    open_blad = sanne.get(pad(huis))
    assert 'value="Molenstraat"' in open_blad.content.decode()
    assert "no-store" in open_blad.headers["Cache-Control"]

    bewaard = vul(sanne, huis)
    assert (bewaard.status_code, bewaard.url) == (302, f"/huishoudens/{huis.pk}")
    na = nu_in(huis)
    assert (na.straat, na.huisnummer, na.toevoeging, na.postcode) == ("Lijsterhof", 7, "b", "1357AB")
    assert na.gebied is not None
    assert na.gebied.code == EIGEN
    tijdlijn = tekst(sanne.get(f"/huishoudens/{huis.pk}"))
    assert "Lijsterhof 7 b, 1357 AB, De Werven, Wijkteam Haven West" in tijdlijn
    assert "Het adres is gewijzigd Straat, huisnummer, toevoeging, postcode, wijk." in tijdlijn


def test_in_het_logboek_staat_wie_er_wonen_en_geen_adres(almere: Groep, als: AlsWie, huis: Dossier) -> None:
    sanne = als(almere.sanne)
    with word(rollen.ONDERHOUD):
        wie_er_wonen = {pseudoniem("persoon", lid.persoon_id) for lid in Huishoudlid.objects.filter(dossier=huis)}
    sanne.get(pad(huis))
    regel, wie = gelogd()
    assert (regel.handeling, regel.dossier_id, set(wie)) == ("dossier_ingezien", huis.pk, wie_er_wonen)
    vul(sanne, huis)
    regel, wie = gelogd()
    assert (regel.handeling, regel.dossier_id, set(wie)) == ("dossieradres_gewijzigd", huis.pk, wie_er_wonen)
    assert "Lijsterhof" not in repr(regel.__dict__)


def test_de_wijk_volgt_de_postcode_zoals_bij_het_aannemen(almere: Groep, als: AlsWie, huis: Dossier) -> None:
    """Hoort bij de postcode één wijk, dan die; bij meer vraagt het blad, en wie zelf koos of al goed zat, houdt dat."""
    sanne = als(almere.sanne)
    vraagt = vul(sanne, huis, gebied="")
    assert vraagt.status_code == 422
    assert "Bij deze postcode horen meer wijken; kies er een" in vraagt.content.decode()
    assert '<optgroup label="Bij deze postcode">' in vraagt.content.decode()
    assert 'value="Lijsterhof"' in vraagt.content.decode()
    assert vul(sanne, huis, mee(vraagt), gebied="").status_code == 302, "niet weten mag"
    assert nu_in(huis).gebied is None
    toch = vul(sanne, huis, mee(vraagt), gebied="", postcode=EEN_WIJK)
    assert toch.status_code == 409, "het blad is van voor het bewaren"
    vul(sanne, huis, gebied="", postcode=EEN_WIJK)
    gevonden = nu_in(huis).gebied
    assert gevonden is not None
    assert gevonden.code == ANDER, "niet gekozen is geen eigen keuze"

    assert vul(sanne, huis, gebied=EIGEN).status_code == 302
    assert vul(sanne, huis, postcode="1355 AB", gebied=EIGEN).status_code == 302
    past = nu_in(huis).gebied
    assert past is not None
    assert past.code == EIGEN, "ook bij de nieuwe postcode kan dit de wijk zijn"
    gevolgd = vul(sanne, huis, postcode=EEN_WIJK, gebied=EIGEN)
    assert gevolgd.status_code == 302
    na = nu_in(huis)
    assert na.gebied is not None
    assert na.gebied.code == ANDER
    assert vul(sanne, huis, postcode=EEN_WIJK, gebied="WK003403").status_code == 302
    zelf = nu_in(huis)
    assert zelf.gebied is not None
    assert zelf.gebied.code == "WK003403"


def test_werkt_er_een_ander_team_dan_zegt_het_blad_dat_en_er_verhuist_niets(
    almere: Groep, als: AlsWie, huis: Dossier
) -> None:
    sanne = als(almere.sanne)
    bewaard = vul(sanne, huis, postcode=EEN_WIJK, gebied=ANDER)
    assert bewaard.url == pad(huis)
    blad = sanne.get(pad(huis))
    woorden = tekst(blad)
    assert "Het adres is bewaard." in woorden
    assert re.search(r"In Kruidenwijk werkt Wijkteam [^.]+\. Dit dossier blijft bij Wijkteam Haven West", woorden)
    assert f'href="/huishoudens/{huis.pk}/regie"' in blad.content.decode()
    assert nu_in(huis).team_id == almere.team.pk
    assert als(almere.bilal).get(f"/huishoudens/{huis.pk}").status_code == 404


def test_wie_te_laat_is_ziet_beide_adressen_en_kiest(almere: Groep, als: AlsWie, huis: Dossier) -> None:
    sanne, marieke = als(almere.sanne), als(almere.marieke)
    zag = mee(marieke.get(pad(huis)))
    vul(sanne, huis)
    te_laat = vul(marieke, huis, zag, straat="Merelhof", huisnummer="12", postcode="1354AA", gebied="WK003403")
    woorden = tekst(te_laat)
    assert te_laat.status_code == 409
    for staat in ("Iemand anders was je voor", "Lijsterhof", "7 b", "De Werven", "Merelhof", "12", "De Hoven"):
        assert staat in woorden
    assert nu_in(huis).straat == "Lijsterhof"

    html = te_laat.content.decode().split("Van jou, nog niet opgeslagen")[1]
    over = dict(re.findall(r'<input type="hidden" name="([a-z_]+)" value="([^"]*)"', html))
    assert marieke.post(pad(huis), over).status_code == 302
    assert (nu_in(huis).straat, nu_in(huis).postcode) == ("Merelhof", "1354AA")


@pytest.mark.parametrize(
    "geval",
    [
        ("huisnummer", "0", "Schrijf een huisnummer, zoals 12 of 12a"),
        ("huisnummer", "twaalf", "Schrijf een huisnummer, zoals 12 of 12a"),
        ("huisnummer", "123456", "Een huisnummer heeft hoogstens vijf cijfers"),
        ("straat", "x" * 300, "Dit is te lang: hoogstens 120 tekens, en het zijn er 300."),
        ("straat", "Laan\x00", "Er staat een teken in dat wij niet kunnen bewaren"),
        ("postcode", "1357", "Schrijf vier cijfers en twee letters"),
        ("postcode", "\x00", "Er staat een teken in dat wij niet kunnen bewaren"),
        ("gebied", "WK009999", "Dit kun je hier niet (meer) kiezen"),
        ("gebied", "\x00", "Dit kun je hier niet (meer) kiezen"),
    ],
)
def test_rare_invoer_staat_er_nog_met_een_zin_bij_het_veld(
    almere: Groep, als: AlsWie, huis: Dossier, geval: tuple[str, str, str]
) -> None:
    veld, waarde, zin = geval
    raar: dict[str, Any] = {veld: waarde}
    antwoord = vul(als(almere.sanne), huis, **raar)
    assert antwoord.status_code == 422
    assert zin in antwoord.content.decode()
    assert 'value="Lijsterhof"' in antwoord.content.decode() or veld == "straat"
    assert nu_in(huis).straat == "Molenstraat"


@pytest.mark.parametrize("veld", MEE)
@pytest.mark.parametrize("waarde", ["", "\x00", "x" * 300, "onzin"])
def test_verzonnen_verborgen_velden_maken_niets_stuk(
    almere: Groep, als: AlsWie, huis: Dossier, veld: str, waarde: str
) -> None:
    antwoord = vul(als(almere.sanne), huis, mee(als(almere.sanne).get(pad(huis))) | {veld: waarde})
    assert antwoord.status_code in ((409, 422) if veld == "versie" else (302, 422))
    if veld == "versie":
        assert nu_in(huis).straat == "Molenstraat"


def test_wie_er_niet_schrijft_krijgt_hetzelfde_als_bij_een_dossier_dat_er_niet_is(
    almere: Groep, als: AlsWie, huis: Dossier
) -> None:
    er_niet = Dossier(pk=UUID(int=7))
    for wie in (almere.bilal, almere.joris, almere.fatma):
        assert als(wie).get(pad(huis)).content == als(wie).get(pad(er_niet)).content
        antwoorden = [als(wie).post(pad(een), {"straat": "Elders"}) for een in (huis, er_niet)]
        assert {een.status_code for een in antwoorden} == {404}
    opgegaan = maak_huis(almere, naam="Smets")
    voeg_samen(almere.sanne, huis, opgegaan)
    assert als(almere.sanne).get(pad(opgegaan)).status_code == 404
    te_laat = als(almere.sanne).post(pad(opgegaan), {"straat": "Elders"})
    assert (te_laat.status_code, "Elders" in te_laat.content.decode()) == (404, True)
    assert nu_in(opgegaan).straat == nu_in(huis).straat == "Molenstraat"


def test_van_een_geheim_adres_staat_hier_niets_en_wie_te_laat_is_hoort_het(
    almere: Groep, als: AlsWie, huis: Dossier
) -> None:
    sanne, marieke = als(almere.sanne), als(almere.marieke)
    zag = mee(marieke.get(pad(huis)))
    scherm_af(almere, huis)
    for wie in (sanne, marieke):
        blad = wie.get(pad(huis))
        assert blad.status_code == 200
        assert "Een geheim adres staat hier niet." in tekst(blad)
        assert f'href="/huishoudens/{huis.pk}/adres/beheer"' in blad.content.decode()
        for woord in (SCHUILPLEK.straat, SCHUILPLEK.postcode, "Molenstraat", "1312"):
            assert woord not in blad.content.decode()
    te_laat = vul(marieke, huis, zag)
    assert te_laat.status_code == 409
    assert "Een collega maakte het adres geheim terwijl jij bezig was. Van jou is niets opgeslagen." in tekst(te_laat)
    assert "Lijsterhof" in tekst(te_laat), "wat zij typte, staat nog op haar scherm"
    na = nu_in(huis)
    assert (na.straat, na.postcode, na.huisnummer, na.gebied_id) == ("", "", None, None)
    for blad_pad in ("", "/netwerk"):
        assert pad(huis) not in sanne.get(f"/huishoudens/{huis.pk}{blad_pad}").content.decode()
    for niemand in (almere.bilal, almere.joris):
        assert als(niemand).get(pad(huis)).status_code == 404


def test_een_rol_voor_een_wijk_hoort_waarom_het_niet_kan(almere: Groep, als: AlsWie, huis: Dossier) -> None:
    with word(rollen.EIGENAAR):
        eigen = Gebied.objects.get(stelsel=almere.stelsel, code=EIGEN)
        Dossier.objects.filter(pk=huis.pk).update(gebied=eigen)
    els = medewerker(almere.stelsel, "els", "Els Wijk", "vrijwilliger", almere.team)
    geef_rol(els, "wijkwerker", almere.team, gebied=eigen)
    antwoord = vul(als(els), huis, gebied="WK003403")
    assert antwoord.status_code == 422
    assert "Jouw rol geldt voor één wijk." in antwoord.content.decode()
    assert nu_in(huis).straat == "Molenstraat"


def test_een_postcode_in_een_andere_gemeente_wijst_de_weg_naar_verhuizen(als: AlsWie, db: None) -> None:
    """Alleen de wijken van de eigen gemeente staan in de lijst; het dossier verhuist niet door een postcode."""
    kempen = stad("kempengemeenten")
    dossier, sanne = maak_huis(kempen), als(kempen.sanne)
    eigen, elders = kempen.gemeente, Gemeente.objects.exclude(pk=kempen.gemeente.pk).get(naam="Reusel-De Mierden")
    blad = sanne.get(pad(dossier)).content.decode()
    for code, er in ((eigen.code, True), (elders.code, False)):
        assert (f'value="WK{code[2:]}' in blad) is er
    antwoord = vul(sanne, dossier, postcode="5094 AB", gebied="")
    assert antwoord.status_code == 422
    assert "Deze postcode ligt in Reusel-De Mierden." in antwoord.content.decode()
    assert f'href="/huishoudens/{dossier.pk}/verhuizen"' in antwoord.content.decode()
    assert nu_in(dossier).straat == "Molenstraat"


def test_na_een_verlopen_sessie_is_er_nog_niets_gewijzigd(almere: Groep, huis: Dossier) -> None:
    antwoord = verlopen(almere.sanne).post(pad(huis), {"straat": "Lijsterhof"})
    assert antwoord.status_code == 401
    assert nu_in(huis).straat == "Molenstraat"


def test_het_blad_vraagt_weinig(almere: Groep, als: AlsWie, huis: Dossier) -> None:
    sanne = als(almere.sanne)
    vul(sanne, huis, postcode=EEN_WIJK, gebied=ANDER)
    with CaptureQueriesContext(connection) as gesteld:
        sanne.get(pad(huis))
    assert len([een for een in gesteld if "SAVEPOINT" not in een["sql"]]) <= STREEF


def test_het_huishouden_is_op_zijn_nieuwe_adres_te_vinden(almere: Groep, als: AlsWie, huis: Dossier) -> None:
    """Bij zoeken in de lijst, en als wie belt bij "Kennen we deze persoon al?"; op het oude adres niet meer."""
    sanne, fatma = als(almere.sanne), als(almere.fatma)
    vul(sanne, huis, huisnummer="31")
    assert str(huis.pk) in sanne.get("/huishoudens?zoek=1357AB").content.decode()
    assert str(huis.pk) not in sanne.get("/huishoudens?zoek=1312AB").content.decode()

    def herkend(postcode: str, huisnummer: str) -> bool:
        wat = mevrouw_de_vries(geboortedatum="", voornaam="", melder_telefoon="", postcode=postcode, gebied="")
        antwoord = fatma.post("/vragen/nieuw/stand", wat | {"huisnummer": huisnummer})
        return "Kennen we deze persoon al?" in antwoord.content.decode()

    assert herkend("1357 AB", "31")
    assert not herkend("1312 AB", "19")
    assert not herkend("1357 AB", "32")
