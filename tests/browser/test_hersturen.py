"""Twee tabbladen: in het ene is opnieuw ingelogd, in het andere staat nog een half formulier."""

from collections.abc import Callable

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.browser.conftest import MaakPagina
from tests.browser.hulp import log_in
from tests.browser.test_toegankelijk import geen_zijwaarts_schuiven

pytestmark = pytest.mark.browser
BRIEF = FilePayload(name="brief.pdf", mimeType="application/pdf", buffer=b"%PDF-1.4\n%%EOF\n")


def log_elders_in(blad: Page, wie: str) -> None:
    """Uitloggen en inloggen in een tweede tabblad van dezelfde browser."""
    tweede = blad.context.new_page()
    tweede.goto("/uitloggen")
    tweede.get_by_role("button", name="Uitloggen").click()
    tweede.locator(f'button[value="{wie}"]').click()
    tweede.get_by_text("uitloggen").wait_for()
    tweede.close()


@pytest.mark.parametrize("javascript", [True, False], ids=["met script", "zonder script"])
def test_een_document_van_voor_het_inloggen_gaat_alsnog(
    pagina: MaakPagina, axe: Callable[[Page], None], javascript: bool
) -> None:
    blad = pagina(360, javascript=javascript, voor_axe=True)
    log_in(blad, "sanne")
    blad.goto("/huishoudens")
    blad.locator("main").get_by_role("link", name="Wouters").click()
    blad.goto(f"{blad.url}/documenten/nieuw")
    titel = f"Brief van de school, {'met' if javascript else 'zonder'} script"
    blad.get_by_label("Bestand").set_input_files(BRIEF)
    blad.get_by_label("Wat is het?").fill(titel)
    blad.get_by_label("Soort").select_option("brief")
    log_elders_in(blad, "sanne")
    blad.get_by_role("button", name="Leg in het dossier").click()

    expect(blad.get_by_role("heading", name="Nog niet verstuurd")).to_be_visible()
    expect(blad.get_by_text(titel)).to_be_visible()
    expect(blad.get_by_text("Je verstuurt dit als Sanne de Boer.")).to_be_visible()
    if javascript:
        axe(blad)
        geen_zijwaarts_schuiven(blad)
    blad.get_by_label("kies het bestand opnieuw").set_input_files(BRIEF)
    blad.get_by_role("button", name="Verstuur opnieuw").click()
    expect(blad.get_by_text("Het document ligt in het dossier.")).to_be_visible()
    expect(blad.locator("main").get_by_role("link", name=titel, exact=True)).to_be_visible()


def test_een_collega_die_inlogde_leest_als_wie_zij_verstuurt(pagina: MaakPagina) -> None:
    blad = pagina()
    log_in(blad, "sanne")
    blad.goto("/huishoudens")
    blad.locator("main").get_by_role("link", name="Wouters").click()
    blad.goto(f"{blad.url}/taken/nieuw")
    blad.get_by_label("Wat moet er gebeuren?").fill("De woningstichting bellen")
    log_elders_in(blad, "daan")
    blad.get_by_role("button", name="Bewaar taak").click()
    expect(blad.get_by_text("De woningstichting bellen")).to_be_visible()
    expect(blad.get_by_text("Je verstuurt dit als Daan Vermeulen.")).to_be_visible()
    blad.get_by_role("link", name="Niet versturen, naar het begin").click()
    expect(blad.get_by_role("heading", level=1)).to_be_visible()
