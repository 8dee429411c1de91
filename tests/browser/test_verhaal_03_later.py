"""Verhaal 3, anders begonnen: de vraag leek klein. Later dreigt ontruiming; wie haar heeft, beoordeelt opnieuw."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.beelden import beeld
from tests.browser.conftest import MaakPagina
from tests.browser.hulp import antwoord, log_in, stand, wissel

pytestmark = pytest.mark.browser


def neem_aan(blad: Page, achternaam: str) -> None:
    """Een vader met schulden; de problemen lijken los van elkaar te staan."""
    log_in(blad, "fatma")
    blad.goto("/vragen/nieuw")
    blad.get_by_label("Geboortedatum").fill("17-05-1992")
    blad.get_by_label("Achternaam").fill(achternaam)
    blad.locator("#id_gebied").select_option("WK091710")
    for gebied in ("Geld", "Alcohol, drugs, gokken"):
        blad.get_by_label(gebied, exact=True).check()
    stand(blad)
    for vraag in ("Is er nu direct gevaar?", "Is een kind in gevaar?", "Dreigt ontruiming", "Hangen de problemen"):
        antwoord(blad, vraag, "Nee")
        stand(blad)
    blad.get_by_role("button", name="Opslaan", exact=True).click()
    blad.wait_for_url("**/ontvangst")


def open_opnieuw(blad: Page, achternaam: str) -> None:
    """Langs Binnengekomen naar het blad."""
    wissel(blad, "sanne")
    blad.goto("/vragen")
    vraag = blad.locator("li, tr, article", has_text=f"{achternaam}").last
    vraag.get_by_role("link").first.click()
    blad.get_by_role("link", name="Beoordeel opnieuw").click()
    expect(blad.get_by_role("heading", name="Opnieuw beoordelen")).to_be_visible()


def weet_nu_meer(blad: Page) -> None:
    """De deurwaarder heeft een dag, alles hangt samen, en vader ziet geen probleem."""
    for vraag, zegt in (("Hangen de problemen", "Ja"), ("Ziet de inwoner zelf", "Nee"), ("Dreigt ontruiming", "Ja")):
        antwoord(blad, vraag, zegt)
        stand(blad)
    assert "multiprobleem" in stand(blad).lower()


def test_3_later_dreigt_ontruiming(pagina: MaakPagina, axe: Callable[[Page], None]) -> None:
    blad = pagina(inrichting="heerlen", voor_axe=True)
    neem_aan(blad, "Huids")
    open_opnieuw(blad, "Huids")
    expect(blad.locator("#verschil")).to_contain_text("De uitkomst blijft wat zij was.")
    expect(blad.get_by_role("button", name="Bewaar", exact=True)).to_be_visible()
    axe(blad)

    weet_nu_meer(blad)
    expect(blad.locator("#verschil")).to_contain_text(re.compile(r"Was: Enkelvoudige vraag\. Wordt: Multiprobleem"))
    expect(blad.locator("#verschil")).to_contain_text("Was: nee. Wordt: ja.")
    erbij = blad.get_by_label("Wat weet je nu dat je eerst niet wist?")
    erbij.fill("De deurwaarder komt vrijdag. Vader doet niet open.")
    axe(blad)
    beeld(blad, "verhaal-03-9-opnieuw-beoordelen")

    # Zij volgt de uitkomst: het aanbod aan het expertteam staat al klaar.
    blad.get_by_role("button", name="Bewaar en bied de vraag aan").click()
    expect(blad.locator("main")).to_contain_text("De vraag is nog van jullie")
    expect(blad.get_by_label("Wat moeten zij weten?")).to_have_value(re.compile("Multiprobleem"))
    expect(blad.get_by_label("Aan welk team?").locator("option:checked")).to_contain_text("xpert")
    axe(blad)
    blad.get_by_role("button", name="Bied aan").click()
    expect(blad.locator("main")).to_contain_text("Wacht op antwoord")


def test_3_later_maar_de_vraag_blijft_hier(pagina: MaakPagina, axe: Callable[[Page], None]) -> None:
    """Op een telefoon, in het donker: zij houdt de vraag en zegt waarom."""
    blad = pagina(360, donker=True, inrichting="heerlen", voor_axe=True)
    neem_aan(blad, "Poels")
    open_opnieuw(blad, "Poels")
    weet_nu_meer(blad)
    blad.get_by_text("Nee, de vraag blijft hier").click()
    blad.get_by_role("button", name="Bewaar en houd de vraag hier").click()
    expect(blad.locator("#fouten")).to_contain_text("schrijf op waarom zij hier blijft")
    axe(blad)
    blad.get_by_label("Waarom blijft de vraag hier?").fill("Hij laat alleen mij binnen.")
    breder = blad.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert breder <= 0, f"{breder} px te breed"
    blad.get_by_role("button", name="Bewaar en houd de vraag hier").click()
    expect(blad.locator("main")).to_contain_text("Bewaard: multiprobleem, met spoed")


def test_3_later_zonder_javascript(pagina: MaakPagina) -> None:
    blad = pagina(inrichting="heerlen")
    neem_aan(blad, "Wetzels")
    zonder = pagina(inrichting="heerlen", javascript=False)
    open_opnieuw(zonder, "Wetzels")
    antwoord(zonder, "Dreigt ontruiming", "Ja")
    zonder.get_by_role("button", name="Werk vragen en uitkomst bij").click()
    expect(zonder.locator("#uitkomst-kop")).to_contain_text("Multiprobleem")
    zonder.get_by_role("button", name="Bewaar en bied de vraag aan").click()
    expect(zonder.locator("main")).to_contain_text("De vraag is nog van jullie")
