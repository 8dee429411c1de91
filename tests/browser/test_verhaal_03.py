"""Verhaal 3: ontruiming op vrijdag. De corporatie meldt, het expertteam neemt over, het buurtteam blijft erbij."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.beelden import beeld
from tests.browser.conftest import MaakPagina
from tests.browser.hulp import antwoord, log_in, stand, wissel

pytestmark = pytest.mark.browser
GEBIED = "WK091710"


def meld(blad: Page, *, achternaam: str) -> None:
    """De corporatie meldt twee maanden huurachterstand van een vader met twee kinderen."""
    blad.goto("/vragen/nieuw")
    expect(blad.get_by_label("Waarover is het signaal?")).to_be_hidden()
    blad.get_by_label("Partner, zoals een woningcorporatie").check()
    blad.get_by_label("Welke organisatie meldt dit?").fill("Woningcorporatie De Sleutel")
    blad.get_by_label("Geboortedatum").fill("17-05-1992")
    blad.get_by_label("Achternaam").fill(achternaam)
    blad.get_by_label("Leeftijd van huisgenoten").fill("9, 6")
    blad.locator("#id_gebied").select_option(GEBIED)
    blad.get_by_label("Signaal", exact=True).check()
    for gebied in ("Geld", "Wonen", "Alcohol, drugs, gokken"):
        blad.get_by_label(gebied, exact=True).check()
    blad.get_by_label("Waarover is het signaal?").select_option("huur")
    blad.get_by_label("Kenmerk van de partner").fill("DS-4471")
    stand(blad)
    for vraag in ("Is er nu direct gevaar?", "Is een kind in gevaar?", "Dreigt ontruiming"):
        antwoord(blad, vraag, "Nee")
        stand(blad)
    antwoord(blad, "Hangen de problemen", "Ja")
    stand(blad)


def aan_de_deur(blad: Page) -> None:
    """Niemand doet open; niet bereikt mag nog niet. De tweede keer is er contact."""
    blad.get_by_label("Niet bereikt").check()
    blad.get_by_role("button", name="Leg vast", exact=True).click()
    expect(blad.locator("#fouten")).to_contain_text("Probeer het eerst nog 3 keer")
    blad.get_by_text("Leg een poging vast").click()
    blad.get_by_label("Er nam niemand op").check()
    blad.get_by_label("Notitie").fill("Aan de deur geweest")
    blad.get_by_role("button", name="Bewaar poging").click()
    expect(blad.locator("main")).to_contain_text("Aan de deur geweest")
    beeld(blad, "verhaal-03-4-signaal")
    blad.get_by_label("Er is contact; wij gaan samen verder").check()
    blad.get_by_role("button", name="Leg vast", exact=True).click()
    expect(blad.locator("main")).to_contain_text("De vraag is van jou")


def test_3_ontruiming_op_vrijdag_aan_de_telefoon(pagina: MaakPagina, axe: Callable[[Page], None]) -> None:
    blad = pagina(inrichting="heerlen", voor_axe=True)
    log_in(blad, "fatma")
    meld(blad, achternaam="Kessels")
    signaal = blad.locator("#signaal")
    expect(signaal).to_contain_text("Contact binnen 10 werkdagen")
    expect(signaal).to_contain_text("geen bedragen")

    # Hij ziet geen probleem. En als hij wel had gewild? Dat zegt het scherm.
    antwoord(blad, "Ziet de inwoner zelf", "Nee")
    assert "multiprobleem" in stand(blad).lower()
    anders = re.compile(r"Ja:\s*dan\s+meervoudig.*buurtteam", re.IGNORECASE | re.DOTALL)
    expect(blad.locator(".kt-anders")).to_contain_text(anders)
    beeld(blad, "verhaal-03-1-als-hij-had-gewild")

    # Dan komt de datum van de deurwaarder: het wordt ontruiming.
    blad.get_by_label("Waarover is het signaal?").select_option("ontruiming")
    stand(blad)
    antwoord(blad, "Dreigt ontruiming", "Ja")
    assert "expertteam" in stand(blad).lower()
    uitkomst = blad.locator("#uitkomst")
    expect(uitkomst).to_contain_text("Buurtteam Maria Gewanden")
    expect(uitkomst).to_contain_text("Eerste gesprek over schulden, met spoed")
    expect(signaal).to_contain_text("Contact binnen 3 werkdagen")
    axe(blad)
    beeld(blad, "verhaal-03-2-nieuwe-vraag")
    blad.get_by_role("button", name="Opslaan", exact=True).click()
    blad.wait_for_url("**/ontvangst")
    expect(blad.locator("main")).to_contain_text("Spoed")


def test_3_ontruiming_op_vrijdag_bij_het_expertteam(pagina: MaakPagina, axe: Callable[[Page], None]) -> None:
    blad = pagina(inrichting="heerlen", voor_axe=True)
    log_in(blad, "fatma")
    meld(blad, achternaam="Mertens")
    blad.get_by_label("Waarover is het signaal?").select_option("ontruiming")
    antwoord(blad, "Dreigt ontruiming", "Ja")
    stand(blad)
    blad.get_by_role("button", name="Opslaan", exact=True).click()
    blad.wait_for_url("**/ontvangst")

    wissel(blad, "esther")
    blad.goto("/signalen")
    axe(blad)
    beeld(blad, "verhaal-03-3-signalen")
    blad.locator("li", has_text="Mertens").get_by_role("link", name="Dreigende ontruiming", exact=True).click()
    expect(blad.locator("main")).to_contain_text("DS-4471")
    axe(blad)
    aan_de_deur(blad)

    # De corporatie hoort één zin, en geen naam.
    blad.get_by_role("button", name="Leg vast wat de partner hoort").click()
    blad.get_by_role("link", name="Brief om te sturen of voor te lezen").click()
    brief = blad.locator("article")
    expect(brief).to_contain_text("Uw kenmerk: DS-4471")
    expect(brief).to_contain_text("Er is contact geweest")
    assert "Mertens" not in brief.inner_text()
    axe(blad)
    beeld(blad, "verhaal-03-5-brief")

    # In het dossier staat alles bij elkaar, en het gesprek over schulden is binnen drie werkdagen.
    blad.goto("/huishoudens")
    blad.get_by_role("link", name=re.compile("Mertens")).first.click()
    huis = blad.locator("main")
    expect(huis).to_contain_text("Signaal: Dreigende ontruiming")
    expect(huis).to_contain_text("Eerste gesprek over schulden, met spoed")
    expect(huis).to_contain_text("De partner hoorde iets terug")
    axe(blad)
    beeld(blad, "verhaal-03-6-huishouden")


def test_3_wachten_is_geen_stilte(pagina: MaakPagina, axe: Callable[[Page], None]) -> None:
    blad = pagina(inrichting="heerlen", voor_axe=True)
    log_in(blad, "sanne")
    blad.goto("/wachtlijst")
    expect(blad.locator("main")).to_contain_text("In volgorde")
    axe(blad)
    beeld(blad, "verhaal-03-7-wachtlijst")
    blad.locator("ol.kt-taken a").first.click()
    axe(blad)
    blad.get_by_role("group", name="Heb je iemand gesproken?").get_by_label("Ja").check()
    blad.get_by_role("group", name="Is het veilig thuis?").get_by_label("Twijfel").check()
    blad.get_by_role("button", name="Bewaar contact").click()
    expect(blad.locator("main")).to_contain_text("Spoed")
    blad.goto("/wachtlijst")
    expect(blad.locator("main")).to_contain_text("twijfel over veiligheid")
    axe(blad)
    beeld(blad, "verhaal-03-8-niet-veilig")


@pytest.mark.parametrize(("breedte", "donker"), [(360, False), (360, True), (1280, True)])
def test_3_op_een_telefoon_en_in_het_donker(
    pagina: MaakPagina, axe: Callable[[Page], None], breedte: int, donker: bool
) -> None:
    blad = pagina(breedte, donker=donker, inrichting="heerlen", voor_axe=True)
    log_in(blad, "sanne")
    for pad in ("/signalen", "/wachtlijst", "/werk"):
        blad.goto(pad)
        breder = blad.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert breder <= 0, f"{pad} is {breder} px te breed"
        axe(blad)
