"""Verhaal 10: een expert denkt mee, werkt mee, neemt acht weken over en geeft terug; er is steeds één regisseur."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.beelden import beeld
from tests.browser.conftest import MaakPagina
from tests.browser.hulp import log_in, wissel
from tests.browser.test_toegankelijk import geen_zijwaarts_schuiven
from tests.dagen import over

pytestmark = pytest.mark.browser
Axe = Callable[[Page], None]
DEMO = "medemblik"


def naar_regie(blad: Page, naam: str = "Vermeer") -> None:
    blad.goto("/huishoudens")
    blad.get_by_role("link", name=re.compile(naam)).first.click()
    een_regisseur(blad)
    blad.get_by_role("link", name="Bekijk de regie").click()
    blad.wait_for_url("**/regie")


def een_regisseur(blad: Page) -> str:
    """Op elk moment precies één stoel in kleur; geeft wie er zit."""
    stoel = blad.locator(".kt-tafel__hulp .regisseur")
    expect(stoel).to_have_count(1)
    return stoel.inner_text()


def vraag_het(blad: Page, wat: str, boodschap: str, *, tot: str = "") -> None:
    blad.get_by_label(re.compile(wat)).check()
    blad.get_by_label("Aan welk team?").select_option(label="Team sociaal domein")
    if tot:
        blad.get_by_label("Tot wanneer?").fill(tot)
    blad.get_by_label("Wat moeten zij weten?").fill(boodschap)
    blad.get_by_role("button", name="Vraag het").click()
    expect(blad.get_by_role("status")).to_contain_text("Gevraagd aan Team sociaal domein.")
    expect(blad.locator("section[aria-labelledby=loopt]")).to_contain_text("Wacht op antwoord")


def test_10_voor_een_tijd(pagina: MaakPagina) -> None:
    blad = pagina(inrichting=DEMO)
    log_in(blad, "sanne")
    naar_regie(blad)
    if "Sanne" not in een_regisseur(blad):
        blad.get_by_label("Wie krijgt de regie?").select_option(label="Sanne de Boer")
        blad.get_by_label("Wat moet zij weten?").fill("Zij kent hem het best.")
        blad.get_by_role("button", name="Geef de regie").click()
        expect(blad.get_by_role("status")).to_contain_text("De regie is overgedragen.")
    assert "Sanne de Boer" in een_regisseur(blad)

    vraag_het(blad, "Meedenken", "Hij is 19 en heeft geen plek om te wonen. Wat kan er?")
    beeld(blad, "verhaal-10-gevraagd")
    wissel(blad, "esther")
    blad.goto("/vragen")
    aanbod = blad.locator("section[aria-labelledby=aangeboden]")
    expect(aanbod).to_contain_text("Aangeboden door Sanne de Boer, Wijkteam Medemblik en omgeving.")
    expect(aanbod).to_contain_text("Meer zie je niet")
    assert "Vermeer" not in aanbod.inner_text()
    aanbod.get_by_label("Wat denk je?").fill("Vraag kamers met kansen, en kijk naar beschermingsbewind.")
    beeld(blad, "verhaal-10-meedenken", deel=aanbod)
    aanbod.get_by_role("button", name="Verstuur antwoord").click()
    expect(blad.get_by_role("status")).to_contain_text("Je antwoord staat bij het team")

    wissel(blad, "sanne")
    naar_regie(blad)
    blad.get_by_text("Antwoorden van andere teams").click()
    expect(blad.locator("main")).to_contain_text("Vraag kamers met kansen")
    vraag_het(blad, "Meewerken", "Wil je een keer mee op huisbezoek?")
    wissel(blad, "esther")
    blad.goto("/vragen")
    blad.get_by_role("button", name="Ja, ik neem dit").click()
    blad.wait_for_url("**/huishoudens/**")
    expect(blad.locator(".kt-tafel__hulp")).to_contain_text("werkt mee, Team sociaal domein")
    assert "Sanne de Boer" in een_regisseur(blad)

    _acht_weken_en_terug(blad)


def _acht_weken_en_terug(blad: Page) -> None:
    wissel(blad, "sanne")
    naar_regie(blad)
    vraag_het(blad, "tijdelijk overnemen", "Acht weken, tot er een kamer is.", tot=f"{over(56):%d-%m-%Y}")
    wissel(blad, "esther")
    blad.goto("/vragen")
    blad.get_by_role("button", name="Ja, ik neem dit").click()
    blad.wait_for_url("**/huishoudens/**")
    assert "Esther Mulder" in een_regisseur(blad)
    assert "tijdelijk tot" in een_regisseur(blad)
    blad.get_by_role("link", name="Bekijk de regie").click()
    expect(blad.locator("main")).to_contain_text("Uw regisseur is tijdelijk Esther Mulder")
    beeld(blad, "verhaal-10-tijdelijk")

    blad.get_by_role("button", name=re.compile("^Geef terug De regie")).click()
    expect(blad.get_by_role("status")).to_contain_text("Teruggegeven.")
    wissel(blad, "sanne")
    naar_regie(blad)
    assert "Sanne de Boer" in een_regisseur(blad)
    geschiedenis = blad.locator("section[aria-labelledby=gesch]")
    expect(geschiedenis).to_contain_text("Esther Mulder")
    expect(geschiedenis).to_contain_text("Acht weken, tot er een kamer is.")
    blad.get_by_role("link", name="Tijdlijn").click()
    expect(blad.locator("main")).to_contain_text("Esther Mulder wordt regisseur")


@pytest.mark.parametrize("donker", [False, True], ids=["licht", "donker"])
@pytest.mark.parametrize("breedte", [360, 1280])
def test_axe_vindt_niets_op_regie(pagina: MaakPagina, axe: Axe, breedte: int, donker: bool) -> None:
    blad = pagina(breedte, donker=donker, inrichting=DEMO, voor_axe=True)
    log_in(blad, "sanne")
    naar_regie(blad, "Özdemir")
    axe(blad)
    geen_zijwaarts_schuiven(blad)
    if donker == (breedte == 360):
        beeld(blad, f"verhaal-10-regie-{breedte}{'-donker' if donker else ''}")
    blad.get_by_role("button", name="Vraag het").focus()
    blad.keyboard.press("Enter")
    expect(blad.locator("main")).to_contain_text("Kies wat je vraagt")
    axe(blad)
