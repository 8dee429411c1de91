"""Contact en afspraken in de browser: met het toetsenbord, zonder script, op een telefoon, en als vrijwilliger."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import MaakPagina
from tests.browser.hulp import log_in, wissel

pytestmark = pytest.mark.browser
Axe = Callable[[Page], None]


def naar_wouters(blad: Page) -> str:
    blad.goto("/huishoudens")
    blad.locator("main").get_by_role("link", name="Wouters").click()
    expect(blad.get_by_role("heading", level=1)).to_have_text("Huishouden Wouters")
    return blad.url


def kies_met_tab(blad: Page, naam: str) -> None:
    """Ga met Tab naar de link of knop met deze naam en druk op Enter."""
    for _ in range(60):
        blad.keyboard.press("Tab")
        if naam in blad.evaluate("document.activeElement.innerText || ''"):
            blad.keyboard.press("Enter")
            return
    pytest.fail(f"met Tab is {naam} niet te bereiken")


def test_een_contact_vastleggen_met_het_toetsenbord(pagina: MaakPagina) -> None:
    blad = pagina()
    log_in(blad, "sanne")
    naar_wouters(blad)
    kies_met_tab(blad, "Contact vastleggen")
    expect(blad.get_by_role("heading", level=1)).to_have_text("Contact vastleggen")
    blad.get_by_label("Gebeld").focus()
    blad.keyboard.press("Space")
    blad.keyboard.press("Tab")
    blad.keyboard.type("mevrouw Wouters")
    blad.keyboard.press("Tab")
    blad.keyboard.type("0")
    blad.get_by_label("Wat is er besproken?").focus()
    blad.keyboard.type("Zij slaapt weer door.")
    kies_met_tab(blad, "Bewaar contact")

    # Nul minuten kan niet: de fout staat bovenaan, en wat zij typte staat er nog.
    fouten = blad.locator("#fouten")
    expect(fouten).to_contain_text("van 1 tot en met 1440")
    expect(blad.get_by_label("Wat is er besproken?")).to_have_value("Zij slaapt weer door.")
    fouten.get_by_role("link").focus()
    blad.keyboard.press("Enter")
    expect(blad.get_by_label("Hoeveel minuten?")).to_be_focused()
    blad.keyboard.press("Control+A")
    blad.keyboard.type("10")
    kies_met_tab(blad, "Bewaar contact")
    expect(blad.locator("main")).to_contain_text("Gebeld met mevrouw Wouters, 10 minuten")
    expect(blad.locator("main")).to_contain_text("Zij slaapt weer door.")


def test_een_afspraak_voor_de_vrijwilliger_zonder_script(pagina: MaakPagina) -> None:
    blad = pagina(360, javascript=False)
    log_in(blad, "sanne")
    naar_wouters(blad)
    blad.get_by_role("link", name="Afspraak maken").click()
    blad.get_by_label("Wie gaat?").select_option(label="Vincent Vos")
    blad.get_by_label("Met wie?").fill("Henk, rollator halen")
    blad.get_by_label("Waar?").fill("Winkel aan de Brink")
    blad.get_by_role("button", name="Bewaar afspraak").click()
    expect(blad.locator("main")).to_contain_text("De afspraak staat erin.")
    expect(blad.locator("main")).to_contain_text("Winkel aan de Brink")

    wissel(blad, "vincent")
    blad.goto("/afspraken")
    expect(blad.locator("main")).to_contain_text("Henk, rollator halen")
    expect(blad.locator("main")).to_contain_text("Winkel aan de Brink")
    assert "Bij hen thuis" not in blad.content()
    assert "/huishoudens" not in blad.content()

    wissel(blad, "sanne")
    naar_wouters(blad)
    blad.get_by_role("link", name=re.compile("Afzeggen Afspraak met Henk, rollator halen")).click()
    blad.get_by_role("button", name="Ja, zeg af").click()
    wissel(blad, "vincent")
    blad.goto("/afspraken")
    assert "rollator" not in blad.content()


@pytest.mark.parametrize("donker", [False, True], ids=["licht", "donker"])
@pytest.mark.parametrize("breedte", [360, 1280])
def test_axe_op_contact_en_afspraken(pagina: MaakPagina, axe: Axe, breedte: int, donker: bool) -> None:
    blad = pagina(breedte, donker=donker, voor_axe=True)
    log_in(blad, "sanne")
    huis = naar_wouters(blad)
    for pad in (f"{huis}/journaal", f"{huis}/contact", f"{huis}/afspraken/nieuw", "/afspraken"):
        blad.goto(pad)
        _keur(blad, axe)
    blad.goto(f"{huis}/contact")
    blad.get_by_role("button", name="Bewaar contact").click()
    expect(blad.locator("#fouten")).to_be_visible()
    _keur(blad, axe)
    wissel(blad, "vincent")
    for pad in ("/afspraken", "/werk", "/vragen/nieuw"):
        blad.goto(pad)
        _keur(blad, axe)


def _keur(blad: Page, axe: Axe) -> None:
    axe(blad)
    breder = blad.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert breder <= 0, f"{blad.url} is {breder} px te breed"
