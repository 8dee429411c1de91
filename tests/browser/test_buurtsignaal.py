"""Een buurtsignaal in de browser: Fatma meldt het, een nummer wordt geweigerd, en Sanne pakt het op en sluit het."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import MaakPagina
from tests.browser.hulp import log_in, wissel
from tests.browser.test_toegankelijk import geen_zijwaarts_schuiven

pytestmark = pytest.mark.browser
WAT = "De speeltuin staat vol glas, vooral op maandag."


@pytest.mark.parametrize(("breedte", "javascript"), [(1280, True), (360, False)])
def test_van_melden_tot_sluiten(
    pagina: MaakPagina, axe: Callable[[Page], None], breedte: int, javascript: bool
) -> None:
    blad = pagina(breedte, javascript=javascript, donker=breedte == 360, voor_axe=True)
    log_in(blad, "sanne")
    blad.goto("/signalen/buurt")
    wijk = blad.get_by_label("Wijk").locator("option").nth(1).inner_text()
    wissel(blad, "fatma")
    blad.goto("/vragen/nieuw")
    blad.get_by_role("link", name="Meld een buurtsignaal").click()
    blad.get_by_label("In welke wijk?").select_option(label=wijk)
    blad.get_by_label("Een plek die onveilig voelt").check()
    wat = f"{WAT} Breedte {breedte}."
    blad.get_by_label("Wat speelt er?").fill(f"{wat} Bel 06 1234 0007.")
    blad.get_by_label("Een bewoner").check()
    blad.get_by_role("button", name="Bewaar", exact=True).click()
    expect(blad.locator("#fouten")).to_contain_text("telefoonnummer")
    expect(blad.locator("main")).to_contain_text("Een zorg over een persoon of een gezin meld je bij")
    if javascript:
        axe(blad)
    blad.get_by_label("Wat speelt er?").fill(wat)
    blad.get_by_role("button", name="Bewaar", exact=True).click()
    expect(blad.locator("body")).to_contain_text(f"Wie in {wijk} werkt, ziet het.")

    wissel(blad, "sanne")
    blad.goto("/signalen")
    blad.get_by_role("link", name="Bekijk de buurtsignalen").click()
    geen_zijwaarts_schuiven(blad)
    blad.locator("li", has_text=wat).get_by_role("link").click()
    blad.get_by_role("button", name="Pak op").click()
    expect(blad.locator("body")).to_contain_text("Het signaal is van jou.")
    blad.get_by_label("Wat hebben jullie gedaan?").fill("De reiniging komt elke maandag.")
    blad.get_by_role("button", name="Bewaar", exact=True).click()
    blad.get_by_label("Het is opgelost").check()
    blad.get_by_role("button", name="Sluit het signaal").click()
    expect(blad.locator("main")).to_contain_text("De reiniging komt elke maandag.")
    expect(blad.get_by_role("button", name="Heropen")).to_be_visible()
    geen_zijwaarts_schuiven(blad)
    if javascript:
        axe(blad)
