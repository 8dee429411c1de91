"""Verhaal 8: naar het wijkteam kan een inwoner niet zelf; het triageteam neemt de vraag op en biedt haar aan."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.beelden import beeld
from tests.browser.conftest import MaakPagina
from tests.browser.hulp import log_in, wissel

pytestmark = pytest.mark.browser
DEMO = "s-hertogenbosch"


def test_8_het_triageteam_biedt_de_vraag_aan(pagina: MaakPagina) -> None:
    blad = pagina(inrichting=DEMO)
    log_in(blad, "tara")
    blad.goto("/vragen")
    blad.locator("main li", has_text="Prins").get_by_role("link", name=re.compile("over")).first.click()
    rij = blad.locator("li.kt-open")
    expect(rij).to_contain_text("brengt de vraag naar de goede plek")
    rij.get_by_label("Aan welk team?").select_option(label="Wijkteam Binnenstad en Zuidoost")
    rij.get_by_label("Wat moeten zij weten?").fill("Zij is alleen en wil graag weer mensen ontmoeten.")
    rij.get_by_role("button", name="Bied aan").click()
    expect(blad.get_by_role("status")).to_contain_text("Tot iemand ja zegt, blijft de vraag hier.")
    expect(blad.locator("li.kt-open")).to_contain_text("Wacht op antwoord van Wijkteam Binnenstad en Zuidoost")
    beeld(blad, "verhaal-08-aangeboden")

    wissel(blad, "sanne")
    blad.goto("/vragen")
    aanbod = blad.locator("section[aria-labelledby=aangeboden]")
    expect(aanbod).to_contain_text("Aangeboden door Tara Blom, Triageteam.")
    assert "Prins" not in aanbod.inner_text(), "het dossier gaat pas open na ja"
    beeld(blad, "verhaal-08-gekregen", deel=aanbod)
    aanbod.get_by_role("button", name="Ja, ik neem dit").click()
    blad.wait_for_url("**/huishoudens/**")
    expect(blad.get_by_role("heading", level=1)).to_contain_text("Prins")
    expect(blad.locator(".kt-tafel__hulp .regisseur")).to_have_count(1)
    expect(blad.locator("main")).to_contain_text("Het andere team zei ja")

    wissel(blad, "tara")
    blad.goto("/vragen")
    expect(blad.locator("main")).not_to_contain_text("Prins")


def test_8_een_professional_gaat_rechtstreeks_naar_het_team_dat_regisseert(pagina: MaakPagina) -> None:
    blad = pagina(inrichting=DEMO)
    log_in(blad, "bilal")
    blad.goto("/huishoudens")
    blad.get_by_role("link", name=re.compile("Okafor")).first.click()
    regisseur = blad.locator(".kt-tafel__hulp .regisseur")
    expect(regisseur).to_have_count(1)
    expect(regisseur).to_contain_text("Bilal Amrani")
    blad.goto("/vragen?toon=mij")
    blad.locator("main li", has_text="Okafor").get_by_role("link", name=re.compile("over")).first.click()
    expect(blad.locator("li.kt-open")).to_contain_text("voert de regie; de hulp komt van anderen")
