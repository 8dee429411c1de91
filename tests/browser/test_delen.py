"""Twee verhalen van delen in de browser: een geheim adres met een collega, en noodtoegang; met het toetsenbord."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import MaakPagina
from tests.browser.hulp import log_in, wissel

pytestmark = pytest.mark.browser


def naar_het_huishouden(blad: Page) -> str:
    blad.goto("/huishoudens")
    blad.locator("main").get_by_role("link", name="Wouters").click()
    expect(blad.get_by_role("heading", level=1)).to_contain_text("Wouters")
    return blad.url


def test_een_geheim_adres_van_begin_tot_eind(pagina: MaakPagina) -> None:
    blad = pagina(1280)
    log_in(blad, "sanne")
    huis = naar_het_huishouden(blad)
    expect(blad.locator("main")).to_contain_text("Esdoornpad")
    blad.get_by_role("link", name="Delen", exact=True).first.click()
    blad.get_by_role("link", name="Houd het adres geheim").press("Enter")
    blad.get_by_label("Waarom mag jij het adres zien?").fill("Ik ben het contact.")
    blad.get_by_role("button", name="Maak het adres geheim").press("Enter")
    expect(blad.get_by_text("Het adres is nu geheim")).to_be_visible()
    blad.goto(huis)
    expect(blad.get_by_text("Adres is geheim.")).to_be_visible()
    expect(blad.locator("main")).not_to_contain_text("Esdoornpad")
    blad.get_by_role("link", name="Toon adres").press("Enter")
    expect(blad.locator("address")).to_contain_text("Esdoornpad 14")
    blad.get_by_role("link", name="Wie mag het zien?").press("Enter")
    collega = blad.get_by_label("Welke collega?").locator("option").nth(1).inner_text()
    blad.get_by_label("Welke collega?").select_option(label=collega)
    blad.get_by_label("Waarom moet zij het adres weten?").fill("Gaat mee op huisbezoek.")
    blad.get_by_role("button", name="Geef inzage").press("Enter")
    expect(blad.get_by_text(f"{collega} mag het adres nu zien.")).to_be_visible()
    blad.get_by_role("button", name=f"Trek in {collega}").press("Enter")
    expect(blad.get_by_text("Deze collega ziet het adres niet meer.")).to_be_visible()
    blad.get_by_text("Geef het adres vrij").press("Enter")
    blad.get_by_role("button", name="Ja, geef vrij").press("Enter")
    expect(blad.locator("main")).to_contain_text("Esdoornpad 14")


def test_noodtoegang_en_wat_het_team_daarvan_ziet(pagina: MaakPagina) -> None:
    blad = pagina(360, donker=True)
    log_in(blad, "sanne")
    huis = naar_het_huishouden(blad)
    nummer = huis.rstrip("/").rsplit("/", 1)[1]
    wissel(blad, "bilal")
    assert blad.goto(huis).status == 404  # type: ignore[union-attr]
    blad.goto(f"/noodtoegang/{nummer}")
    expect(blad.get_by_text("Bel eerst")).to_be_visible()
    blad.get_by_label("Waarom moet je dit dossier nu lezen?").fill("haast")
    blad.get_by_role("button", name="Open het dossier voor drie uur").press("Enter")
    expect(blad.locator(".utrecht-form-field-error-message")).to_contain_text("Schrijf in een zin op")
    blad.get_by_label("Waarom moet je dit dossier nu lezen?").fill("Buurvrouw hoort gegil en niemand neemt op.")
    blad.get_by_role("button", name="Open het dossier voor drie uur").press("Enter")
    expect(blad.get_by_text(re.compile(r"Noodtoegang tot \d+\.\d\d uur: je leest alleen"))).to_be_visible()
    expect(blad.get_by_role("link", name="Contact vastleggen")).to_have_count(0)
    wissel(blad, "sanne")
    blad.goto(f"{huis}?toon=delen")
    expect(blad.get_by_text("Noodtoegang: iemand van buiten leest drie uur mee")).to_be_visible()
    expect(blad.locator(".kt-tijd").last).to_contain_text("Bilal Amrani")


def test_de_partner_ziet_alleen_wat_gedeeld_is(pagina: MaakPagina) -> None:
    blad = pagina(1280)
    log_in(blad, "paula")
    expect(blad.get_by_role("heading", level=1)).to_have_text("Met ons gedeeld")
    blad.get_by_role("link", name="Huishouden Wouters").click()
    expect(blad.get_by_role("heading", name="Wie je belt")).to_be_visible()
    expect(blad.locator("main")).not_to_contain_text("Esdoornpad")
    assert blad.goto("/huishoudens").status == 404  # type: ignore[union-attr]
