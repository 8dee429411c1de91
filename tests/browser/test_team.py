"""Verhaal 2 en 14: iemand is er niet, niets blijft liggen, en het team weet wie elders de kennis heeft."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import MaakPagina
from tests.browser.hulp import log_in, wissel
from tests.browser.test_toegankelijk import geen_zijwaarts_schuiven

pytestmark = pytest.mark.browser
Axe = Callable[[Page], None]
DEMO = "almere+team"


def regel(blad: Page, naam: str) -> Locator:
    return blad.locator("main li").filter(has_text=naam)


def test_2_de_collega_die_zou_terugbellen_is_er_niet(pagina: MaakPagina) -> None:
    blad = pagina(inrichting=DEMO)
    log_in(blad, "marieke")
    expect(blad.get_by_role("heading", level=1)).to_contain_text("Haven West")
    expect(blad.locator("section[aria-labelledby=bellen]")).to_contain_text("Visser")
    visser = blad.locator("section[aria-labelledby=afw] li").filter(has_text="Visser").first
    expect(visser).to_contain_text("Terugbellen")
    expect(visser).to_contain_text("te laat")
    expect(visser).to_contain_text("Naar Noor Hendriks, vandaag")

    wissel(blad, "noor")
    blad.goto("/werk")
    van_daan = regel(blad, "Visser").first
    expect(van_daan).to_contain_text("Van Daan Vermeulen, die afwezig is.")
    for naam in ("Visser", "Kuiper"):
        blad.goto("/vragen?toon=mij")
        regel(blad, naam).first.get_by_role("link", name=re.compile("Terugbellen|over")).first.click()
        blad.locator("li.kt-open").get_by_label(re.compile("antwoord", re.IGNORECASE)).fill("Gebeld, het is geregeld.")
        blad.locator("li.kt-open").get_by_role("button", name="Bewaar en sluit").click()
        expect(blad.get_by_role("status")).to_contain_text("Beantwoord")

    wissel(blad, "marieke")
    expect(blad.locator("section[aria-labelledby=afw]")).not_to_contain_text("Terugbellen")


def test_14_de_enige_met_kennis_van_schulden(pagina: MaakPagina) -> None:
    blad = pagina(inrichting=DEMO)
    log_in(blad, "marieke")
    kennis = blad.locator("section[aria-labelledby=kennis]")
    expect(kennis).to_contain_text("Daan is de enige in dit team.")
    expect(kennis).to_contain_text("Bilal Amrani")
    expect(kennis.get_by_role("link", name="Vraag Bilal")).to_have_attribute("href", "tel:0612340104")

    doorn = regel(blad, "Doorn").first
    expect(doorn).to_contain_text("Hier is kennis nodig van schulden, en die heeft Noor Hendriks niet.")
    doorn.get_by_role("link", name="Wijs aan").click()
    expect(blad.locator("main")).to_contain_text("Nu van Daan Vermeulen.")
    blad.get_by_role("button", name="Wijs aan").click()
    expect(blad.locator("main")).to_contain_text("Kies een collega")
    blad.get_by_label(re.compile("Sanne de Boer")).check()
    blad.get_by_role("button", name="Wijs aan").click()
    expect(blad.get_by_role("status")).to_contain_text("De vraag is nu van Sanne de Boer")
    expect(regel(blad, "Doorn").first).to_contain_text("Naar Sanne de Boer, vandaag")

    wissel(blad, "sanne")
    blad.goto("/werk")
    expect(regel(blad, "Doorn").first).to_contain_text("Van Daan Vermeulen, die afwezig is.")


def test_afwezig_melden_zet_de_klokken_over_en_daarna_gaan_ze_terug(pagina: MaakPagina) -> None:
    blad = pagina(inrichting=DEMO, javascript=False)
    log_in(blad, "marieke")
    blad.goto("/medewerkers")
    blad.get_by_role("link", name="Sanne de Boer").click()
    blad.locator("section[aria-labelledby=afwezig] summary").first.click()
    blad.get_by_label("Vervanger").last.select_option(label="Noor Hendriks")
    blad.get_by_role("button", name="Meld afwezig").click()
    expect(blad.get_by_role("status").first).to_contain_text("mee")
    blad.goto("/team")
    expect(blad.locator(".utrecht-paragraph--lead")).to_contain_text("Daan en Sanne zijn afwezig.")

    blad.goto("/medewerkers")
    blad.get_by_role("link", name="Sanne de Boer").click()
    blad.locator("section[aria-labelledby=afwezig] li summary").first.click()
    blad.get_by_role("button", name=re.compile("Vandaag weer terug")).click()
    blad.goto("/team")
    blad.get_by_role("button", name="Geef terug").first.click()
    expect(blad.get_by_role("status").first).to_contain_text("De vraag is weer van Sanne de Boer.")


@pytest.mark.parametrize("donker", [False, True], ids=["licht", "donker"])
@pytest.mark.parametrize("breedte", [360, 1280])
def test_axe_vindt_niets_op_team(pagina: MaakPagina, axe: Axe, breedte: int, donker: bool) -> None:
    blad = pagina(breedte, donker=donker, inrichting=DEMO, voor_axe=True)
    log_in(blad, "marieke")
    for open_ in blad.locator("main summary").all():
        open_.click()
    axe(blad)
    geen_zijwaarts_schuiven(blad)
    wijs = blad.get_by_role("link", name="Wijs aan").first
    wijs.focus()
    blad.keyboard.press("Enter")
    blad.wait_for_url("**/vragen/**")
    axe(blad)
    geen_zijwaarts_schuiven(blad)
    blad.get_by_role("button", name="Wijs aan").click()
    axe(blad)


def test_een_vraag_toewijzen_met_het_toetsenbord(pagina: MaakPagina) -> None:
    blad = pagina(inrichting=DEMO)
    log_in(blad, "marieke")
    link = blad.locator("section[aria-labelledby=regie]").get_by_role("link", name=re.compile("Wijs aan")).first
    link.focus()
    blad.keyboard.press("Enter")
    blad.get_by_role("radio").first.focus()
    blad.keyboard.press("ArrowDown")
    blad.keyboard.press("Enter")
    expect(blad.get_by_role("status")).to_contain_text("De vraag is nu van")
