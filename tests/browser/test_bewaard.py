"""Wat bij een vraag getypt is, overleeft een verlopen sessie en een herlaad; na versturen is het weg."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import MaakPagina
from tests.browser.hulp import log_in

pytestmark = pytest.mark.browser
GETYPT = "Ik bel haar morgen & haar dochter ook."


def antwoordveld(blad: Page) -> str:
    return blad.locator("li.kt-open").get_by_label("Wat heb je geantwoord?").input_value()


def test_een_half_antwoord_staat_er_weer(pagina: MaakPagina) -> None:
    blad = pagina()
    log_in(blad, "sanne")
    blad.goto("/vragen?toon=niemand")
    vraag = blad.locator("li.kt-open form[data-bewaar^=antwoord]").get_attribute("data-bewaar")
    assert vraag
    adres = f"/vragen?open={vraag.removeprefix('antwoord-')}"
    blad.goto(adres)
    blad.locator("li.kt-open").get_by_label("Wat heb je geantwoord?").fill(GETYPT)
    blad.reload()
    assert antwoordveld(blad) == GETYPT

    blad.context.clear_cookies()
    blad.goto(adres)
    blad.locator('button[value="sanne"]').click()
    blad.locator("li.kt-open").wait_for()
    assert antwoordveld(blad) == GETYPT
    formulier = blad.locator("form[data-bewaar^=antwoord]")
    expect(formulier.get_by_text("Wat je eerder typte, staat er weer.")).to_be_visible()

    blad.get_by_role("button", name="Bewaar en sluit").click()
    expect(blad.get_by_text("Beantwoord. De vraag staat niet meer in de lijst.")).to_be_visible()
    assert blad.evaluate("Object.values(sessionStorage).some((tekst) => tekst.includes('dochter'))") is False
