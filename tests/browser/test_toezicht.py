"""The privacy officer's day in a browser: judge, ask, read the answer, search; also with the keyboard alone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import MaakPagina
from tests.browser.hulp import log_in
from tests.browser.test_toegankelijk import geen_zijwaarts_schuiven

pytestmark = pytest.mark.browser
Axe = Callable[[Page], None]
GEMEENTE = "gouda"
"""An arrangement that no other story plays in: here judgements are passed."""


@pytest.mark.parametrize("donker", [False, True], ids=["licht", "donker"])
@pytest.mark.parametrize("breedte", [360, 1280])
def test_axe_vindt_niets_op_het_toezicht(pagina: MaakPagina, axe: Axe, breedte: int, donker: bool) -> None:
    blad = pagina(breedte, donker=donker, voor_axe=True)
    log_in(blad, "joris")

    def keur() -> None:
        axe(blad)
        geen_zijwaarts_schuiven(blad)

    for pad in ("/toezicht", "/toezicht/inzien", "/toezicht/inzien?wie=kim", "/toezicht/verstrekkingen"):
        blad.goto(pad)
        keur()
    for naam in ("Vraag uitleg", "Beoordeel"):
        blad.goto("/toezicht")
        blad.get_by_role("link", name=naam).first.click()
        expect(blad.get_by_role("heading", level=1)).to_be_visible()
        keur()


def test_van_noodtoegang_tot_een_gesloten_vlag(pagina: MaakPagina) -> None:
    blad = pagina(inrichting=GEMEENTE)
    log_in(blad, "joris")
    expect(blad.get_by_role("heading", level=1)).to_have_text("Wie keek waar")
    vlaggen = blad.get_by_role("row").filter(has_text="Zelfde achternaam")
    expect(vlaggen).to_have_count(1)
    vlaggen.get_by_role("link", name="Vraag uitleg").click()
    expect(blad.locator("main")).to_contain_text("Geen vlag als niemand in het huishouden deze achternaam heeft.")
    blad.get_by_role("button", name="Vraag uitleg").click()
    expect(blad.get_by_text("De medewerker ziet je vraag bij Mijn werk.")).to_be_visible()
    expect(blad.get_by_role("row").filter(has_text="Zelfde achternaam")).to_contain_text("Uitleg gevraagd")
    blad.get_by_role("row").filter(has_text="Verklaard").get_by_role("link", name="Lees en sluit").click()
    expect(blad.locator("main")).to_contain_text("Ik woon in het portiek ernaast.")
    blad.get_by_role("button", name="Sluit").click()
    expect(blad.get_by_text("De vlag is gesloten.")).to_be_visible()
    expect(blad.get_by_role("row").filter(has_text="Verklaard")).to_have_count(0)


def test_een_oordeel_met_het_toetsenbord_alleen_en_zonder_javascript(pagina: MaakPagina) -> None:
    blad = pagina(360, javascript=False, inrichting=GEMEENTE)
    log_in(blad, "joris")

    def tab_naar(wat: str) -> None:
        for _ in range(60):
            blad.keyboard.press("Tab")
            if wat in blad.locator(":focus").evaluate("ding => (ding.textContent || '') + ding.value + ding.id"):
                return
        pytest.fail(f"met Tab kom je niet bij {wat}")

    blad.goto("/toezicht")
    wacht = blad.get_by_role("link", name="Beoordeel")
    aantal = wacht.count()
    tab_naar("Beoordeel")
    blad.keyboard.press("Enter")
    blad.wait_for_url("**/toezicht/noodtoegang/**")
    tab_naar("terecht")
    blad.keyboard.press("Space")
    tab_naar("Bewaar je oordeel")
    blad.keyboard.press("Enter")
    blad.wait_for_url("**/toezicht")
    expect(blad.get_by_text("Je oordeel is bewaard.")).to_be_visible()
    expect(wacht).to_have_count(aantal - 1)


def test_zoeken_en_nalezen(pagina: MaakPagina) -> None:
    blad = pagina(inrichting=GEMEENTE)
    log_in(blad, "joris")
    blad.get_by_label("Dossier of medewerker").fill("Joost")
    blad.get_by_role("button", name="Laat zien").click()
    expect(blad.get_by_role("heading", name="Joost")).to_be_visible()
    expect(blad.get_by_role("row").filter(has_text="Joost Wouters").first).to_contain_text("Hulp en ondersteuning")
    blad.get_by_role("link", name="Wie keek waar").click()
    blad.get_by_role("button", name="Lees nu na").click()
    expect(blad.get_by_text("De keten is heel")).to_be_visible()
