"""De verhalen zoals een vreemde ze met de hand speelt in de demo."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import MaakPagina
from tests.browser.hulp import antwoord, log_in, stand, wissel

pytestmark = pytest.mark.browser


def bel_als_mevrouw_jansen(blad: Page, *, achternaam: str = "Jansen", geboren: str = "03-05-1947") -> None:
    """Een enkelvoudige Wmo-vraag, terwijl zij aan de lijn is."""
    blad.goto("/vragen/nieuw")
    blad.get_by_label("Geboortedatum").fill(geboren)
    blad.get_by_label("Postcode").fill("1325 AB")
    blad.get_by_label("Huisnummer").fill("19")
    blad.get_by_label("Voornaam").fill("Riet")
    blad.get_by_label("Achternaam").fill(achternaam)
    blad.locator("#id_gebied").select_option("WK003418")
    blad.get_by_label("In eigen woorden").fill("Het schoonmaken wordt me te veel. 🙂")
    blad.get_by_label("Melding (Wmo)").check()
    blad.get_by_label("Huishouden en regelen").check()
    blad.get_by_label("Wordt er om bepaalde hulp gevraagd?").select_option("wmo:01")
    stand(blad)
    for vraag in ("Is er nu direct gevaar?", "Is een kind in gevaar?", "Dreigt ontruiming", "Voegt een gesprek"):
        antwoord(blad, vraag, "Nee")
        stand(blad)


def neem_op(blad: Page) -> None:
    """Neem de opengeklapte vraag op."""
    blad.locator("li.kt-open").get_by_role("button", name="Neem op").click()


def test_1_een_telefoontje(pagina: MaakPagina) -> None:
    blad = pagina()
    log_in(blad, "fatma")
    bel_als_mevrouw_jansen(blad)
    assert "Wmo-team" in stand(blad)
    expect(blad.locator("#uitkomst-waarom")).to_contain_text("gesprek")
    blad.get_by_role("button", name="Opslaan", exact=True).click()
    blad.wait_for_url("**/ontvangst")
    bevestiging = blad.locator("main").inner_text()
    assert "Wmo-team" in bevestiging
    assert "uiterlijk" in bevestiging.lower()
    kenmerk = re.search(r"[2-9A-Z]{4}-[2-9A-Z]{4}", bevestiging)
    assert kenmerk is not None

    # Twee weken later belt de dochter: Fatma ziet bekend, contact en hoe het staat, en geen dossier.
    blad.goto("/vragen/nieuw")
    blad.get_by_label("Iemand uit de buurt of familie").check()
    blad.get_by_label("Geboortedatum").fill("03-05-1947")
    blad.get_by_label("Postcode").fill("1325 AB")
    blad.get_by_label("Huisnummer").click()
    gelijk = blad.get_by_role("group", name="Kennen we deze persoon al?")
    expect(gelijk).to_contain_text("R. J.")
    expect(gelijk).to_contain_text("dezelfde geboortedatum")
    expect(gelijk).to_contain_text("Wmo-team")
    assert "schoonmaken" not in blad.content()
    assert "Filmwijk" not in gelijk.inner_text()

    # Bij het Wmo-team ligt de vraag klaar, en zij staat in het dossier op de tijdlijn.
    wissel(blad, "wilma")
    blad.goto("/vragen")
    blad.locator("li", has_text="Jansen").get_by_role("link", name=re.compile("Melding")).click()
    neem_op(blad)
    expect(blad.get_by_role("heading", level=1)).to_contain_text("Jansen")
    tijdlijn = blad.locator("main").inner_text()
    assert "Het schoonmaken wordt me te veel. 🙂" in tijdlijn
    assert kenmerk[0] in tijdlijn
    assert "Wilma Kuipers" in tijdlijn


def test_8_geen_ingang_hier(pagina: MaakPagina) -> None:
    blad = pagina(inrichting="s-hertogenbosch")
    log_in(blad, "fatma")

    def vraagt(wie: str) -> str:
        blad.goto("/vragen/nieuw")
        blad.get_by_label(wie).check()
        blad.locator("#id_gebied").select_option("WK079610")
        blad.get_by_label("Geld", exact=True).check()
        blad.get_by_label("Wonen", exact=True).check()
        stand(blad)
        for vraag, keuze in (
            ("Is er nu direct gevaar?", "Nee"),
            ("Is een kind in gevaar?", "Nee"),
            ("Dreigt ontruiming", "Nee"),
            ("Hangen de problemen", "Ja"),
        ):
            antwoord(blad, vraag, keuze)
            stand(blad)
        return blad.locator("#uitkomst").inner_text()

    inwoner = vraagt("De inwoner zelf")
    assert "neem aan en zet door" in inwoner
    assert "regie" in inwoner.lower()
    huisarts = vraagt("Professional")
    assert "neem aan en zet door" not in huisarts
    blad.get_by_role("button", name="Opslaan", exact=True).click()
    blad.wait_for_url("**/ontvangst")

    blad.goto("/inrichting/s-hertogenbosch")
    expect(blad.locator("svg:visible[role=img]").first).to_contain_text("Niet rechtstreeks naar het team")


def test_3_uitzetting_op_vrijdag_eerste_deel(pagina: MaakPagina) -> None:
    blad = pagina(inrichting="heerlen")
    log_in(blad, "fatma")
    blad.goto("/vragen/nieuw")
    blad.get_by_label("Partner, zoals een woningcorporatie").check()
    blad.get_by_label("Naam van wie belt").fill("Woningcorporatie De Sleutel")
    blad.get_by_label("Geboortedatum").fill("21-09-1988")
    blad.locator("#id_gebied").select_option("WK091721")
    blad.get_by_label("Achternaam").fill("Kerkhoven")
    blad.get_by_label("Signaal", exact=True).check()
    for gebied in ("Geld", "Wonen", "Alcohol, drugs, gokken"):
        blad.get_by_label(gebied, exact=True).check()
    stand(blad)
    antwoord(blad, "Is er nu direct gevaar?", "Nee")
    stand(blad)
    antwoord(blad, "Is een kind in gevaar?", "Nee")
    stand(blad)
    antwoord(blad, "Dreigt ontruiming", "Ja")
    kop = stand(blad)
    assert "expertteam" in kop.lower()
    assert "multiprobleem" in kop.lower()
    waarom = blad.locator("#uitkomst").inner_text()
    assert "3 werkdagen" in waarom or "Eerste gesprek" in waarom
    assert "Buurtteam Heerlerheide" in waarom
    blad.get_by_role("button", name="Opslaan", exact=True).click()
    blad.wait_for_url("**/ontvangst")
    assert "Spoed" in blad.locator("main").inner_text()


def test_twee_keer_klikken_en_de_terugknop_geven_een_vraag(pagina: MaakPagina) -> None:
    blad = pagina()
    log_in(blad, "fatma")
    bel_als_mevrouw_jansen(blad, achternaam="Dubbel", geboren="04-06-1950")
    blad.get_by_role("button", name="Opslaan", exact=True).dblclick()
    blad.wait_for_url("**/ontvangst")
    eerste = blad.url
    blad.go_back()
    # Terug geeft een leeg blad: de browser bewaart niets van een inwoner (no-store).
    expect(blad.get_by_label("Achternaam")).to_have_value("")
    blad.goto(eerste)
    expect(blad.locator("main")).to_contain_text("Wmo-team")
    wissel(blad, "wilma")
    blad.goto("/vragen")
    expect(blad.locator("main li", has_text="Dubbel")).to_have_count(1)


def test_twee_mensen_nemen_dezelfde_vraag_op(pagina: MaakPagina) -> None:
    een, twee = pagina(), pagina()
    for blad in (een, twee):
        log_in(blad, "sanne")
    aanbod = "Aanbod over meedoen in de buurt"
    for blad in (een, twee):
        blad.goto("/vragen")
        blad.get_by_role("link", name=aanbod).click()
    neem_op(een)
    expect(een.get_by_role("heading", level=1)).to_contain_text("Postma")
    twee.get_by_label("Wat heb je geantwoord?").fill("Doorgegeven aan de vrijwilligers.")
    neem_op(twee)
    expect(twee.get_by_role("heading", level=1)).to_contain_text("Postma")


def test_zonder_javascript_werkt_alles_ook(pagina: MaakPagina) -> None:
    blad = pagina(javascript=False)
    log_in(blad, "fatma")
    blad.goto("/vragen/nieuw")
    blad.get_by_label("Postcode").fill("1325 AB")
    blad.get_by_label("Achternaam").fill("Stil")
    blad.get_by_label("Melding (Wmo)").check()
    blad.get_by_label("Huishouden en regelen").check()
    blad.get_by_role("button", name="Werk vragen en uitkomst bij").click()
    for vraag in ("Is er nu direct gevaar?", "Is een kind in gevaar?", "Dreigt ontruiming"):
        antwoord(blad, vraag, "Nee")
    assert blad.get_by_label("Achternaam").input_value() == "Stil"
    blad.get_by_role("button", name="Opslaan", exact=True).click()
    if "/ontvangst" not in blad.url:
        expect(blad.get_by_role("alert").or_(blad.locator(".kt-fouten"))).to_contain_text("wijk")
        assert blad.get_by_label("Achternaam").input_value() == "Stil"
        blad.locator("#id_gebied").select_option(index=1)
        blad.get_by_role("button", name="Opslaan", exact=True).click()
    blad.wait_for_url("**/ontvangst")


def test_een_fout_staat_bij_het_veld_en_wat_getypt_is_blijft(pagina: MaakPagina) -> None:
    blad = pagina()
    log_in(blad, "fatma")
    blad.goto("/vragen/nieuw")
    blad.get_by_label("Geboortedatum").fill("29-02-1900")
    blad.get_by_label("Achternaam").fill("Özdemir 🙂")
    blad.get_by_label("In eigen woorden").fill("Ik weet het even niet meer.")
    blad.get_by_role("button", name="Opslaan", exact=True).click()
    expect(blad.locator("main")).to_contain_text("bestaat niet")
    assert blad.get_by_label("Geboortedatum").input_value() == "29-02-1900"
    assert blad.get_by_label("Achternaam").input_value() == "Özdemir 🙂"
    assert blad.get_by_label("In eigen woorden").input_value() == "Ik weet het even niet meer."
