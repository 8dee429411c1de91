"""Het adres van een huishouden in de browser: op een telefoon en een bureau, zonder script en met zijn tweeën."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import MaakPagina
from tests.browser.hulp import log_in
from tests.browser.test_toegankelijk import geen_zijwaarts_schuiven

pytestmark = pytest.mark.browser
Axe = Callable[[Page], None]


def naar_adres(blad: Page, naam: str) -> str:
    """Met het toetsenbord: de link staat in het hoofd."""
    blad.goto("/huishoudens")
    blad.locator("main").get_by_role("link", name=naam).click()
    blad.get_by_role("link", name="Wijzig het adres").focus()
    blad.keyboard.press("Enter")
    expect(blad.get_by_role("heading", level=1)).to_have_text("Adres wijzigen")
    return blad.url


@pytest.mark.parametrize("breedte", [360, 1280])
def test_axe_op_het_blad_met_een_fout_en_met_een_ander_team(pagina: MaakPagina, axe: Axe, breedte: int) -> None:
    blad = pagina(breedte, donker=breedte == 360, voor_axe=True)
    log_in(blad, "sanne")
    naar_adres(blad, "Wouters")
    axe(blad)
    geen_zijwaarts_schuiven(blad)
    blad.get_by_label("Huisnummer").fill("0")
    blad.get_by_role("button", name="Bewaar").click()
    expect(blad.locator("#fouten")).to_contain_text("Huisnummer: schrijf een huisnummer")
    axe(blad)
    geen_zijwaarts_schuiven(blad)
    blad.get_by_label("Straat").fill("Lijsterhof")
    blad.get_by_label("Huisnummer").fill("7 b")
    blad.get_by_label("Postcode").fill("1313 CD")
    blad.get_by_role("button", name="Bewaar").click()
    expect(blad.locator("main")).to_contain_text("In Kruidenwijk werkt")
    axe(blad)
    geen_zijwaarts_schuiven(blad)


def test_verhuizen_binnen_de_gemeente_zonder_script(pagina: MaakPagina) -> None:
    """Bij de postcode horen meer wijken: het blad vraagt welke, en wat getypt was staat er nog."""
    blad = pagina(360, javascript=False)
    log_in(blad, "sanne")
    naar_adres(blad, "Vermeer")
    blad.get_by_label("Straat").fill("Merelhof")
    blad.get_by_label("Huisnummer").fill("12")
    blad.get_by_label("Postcode").fill("1333 AB")
    blad.get_by_role("button", name="Bewaar").click()
    expect(blad.locator("#fouten")).to_contain_text("Wijk: bij deze postcode horen meer wijken")
    expect(blad.get_by_label("Straat")).to_have_value("Merelhof")
    blad.get_by_label("Wijk", exact=True).select_option(label="Molenbuurt")
    blad.get_by_role("button", name="Bewaar").click()
    expect(blad.locator("main")).to_contain_text("In Molenbuurt werkt")
    expect(blad.get_by_label("Straat")).to_have_value("Merelhof")


def test_twee_collegas_zien_elkaars_adres(pagina: MaakPagina, axe: Axe) -> None:
    sanne, marieke = pagina(voor_axe=True), pagina()
    log_in(sanne, "sanne")
    log_in(marieke, "marieke")
    marieke.goto(naar_adres(sanne, "Özdemir"))
    marieke.get_by_label("Straat").fill("Vinkenhof")
    marieke.get_by_role("button", name="Bewaar").click()
    expect(marieke.locator("header .kt-stand")).to_contain_text("Vinkenhof")
    sanne.get_by_label("Straat").fill("Merelhof")
    sanne.get_by_role("button", name="Bewaar").click()
    expect(sanne.get_by_role("heading", level=1)).to_have_text("Iemand anders was je voor")
    expect(sanne.locator("mark")).to_have_text(["Vinkenhof", "Merelhof"])
    axe(sanne)
    sanne.get_by_role("button", name="Neem die van mij").click()
    expect(sanne.locator("header .kt-stand")).to_contain_text("Merelhof")
