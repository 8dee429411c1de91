"""Het netwerk in de browser: op een telefoon en een bureau, zonder script, en met zijn tweeën tegelijk."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import MaakPagina
from tests.browser.hulp import log_in
from tests.browser.test_toegankelijk import geen_zijwaarts_schuiven

pytestmark = pytest.mark.browser
Axe = Callable[[Page], None]


def naar_netwerk(blad: Page, naam: str) -> str:
    blad.goto("/huishoudens")
    blad.locator("main").get_by_role("link", name=naam).click()
    blad.get_by_role("navigation", name="Dit huishouden").get_by_role("link", name="Netwerk").click()
    expect(blad.get_by_role("heading", name="Familie")).to_be_visible()
    return blad.url


@pytest.mark.parametrize("breedte", [360, 1280])
def test_axe_op_het_netwerk_en_zijn_formulieren(pagina: MaakPagina, axe: Axe, breedte: int) -> None:
    blad = pagina(breedte, donker=breedte == 360, voor_axe=True)
    log_in(blad, "sanne")
    for naam in ("Wouters", "Özdemir"):
        netwerk = naar_netwerk(blad, naam)
        axe(blad)
        geen_zijwaarts_schuiven(blad)
        # Breed of smal: van elk is er één tekening te zien.
        expect(blad.locator(".kt-ecogram > svg:visible")).to_have_count(1)
        expect(blad.locator(".kt-genogram > svg:visible")).to_have_count(1)
        expect(blad.locator(".kt-tabs [aria-current]")).to_be_visible()
        blad.goto(f"{netwerk}?op=2026-01-01")
        axe(blad)
    huis = netwerk.removesuffix("/netwerk")
    for pad in ("personen/nieuw", "relaties/nieuw", "bekenden/nieuw", "vertegenwoordiging/nieuw"):
        blad.goto(f"{huis}/{pad}")
        axe(blad)
        geen_zijwaarts_schuiven(blad)
        blad.locator("main form button").click()
        expect(blad.locator("#fouten")).to_be_visible()
        axe(blad)


def test_de_tekening_en_de_lijst_vertellen_hetzelfde(pagina: MaakPagina) -> None:
    """Wie op de tekening staat, staat in de lijst; en de banden van de tekening staan in de tabel."""
    blad = pagina()
    log_in(blad, "sanne")
    naar_netwerk(blad, "Özdemir")
    lijst = blad.locator(".kt-netrij .kt-lijst").inner_text()
    namen = blad.locator(".kt-genogram > svg:visible text.vet").all_text_contents()
    assert len(namen) == 8
    for naam in namen:
        assert naam in lijst
    tabel = blad.get_by_role("table", name="Banden rond het huishouden").inner_text()
    banden = blad.locator(".kt-ecogram > svg:visible text.vet").all_text_contents()
    assert len(banden) == 8  # zeven banden en het gezin in het midden
    assert all(band in tabel for band in banden if "Gülay" not in band)


def kies(veld: Locator, naam: str) -> None:
    """Kies wie zo heet; de leeftijd die erachter staat, verandert met de jaren."""
    optie = veld.locator("option").filter(has_text=re.compile(rf"^{naam}, \d+ jaar$"))
    veld.select_option(value=optie.get_attribute("value"))


def test_een_broer_erbij_zonder_script(pagina: MaakPagina) -> None:
    """Sanne zet een stiefbroer van Daan in het netwerk, en zegt van wie hij een kind is."""
    blad = pagina(360, javascript=False)
    log_in(blad, "sanne")
    naar_netwerk(blad, "Vermeer")
    blad.get_by_role("link", name="Iemand toevoegen").click()
    blad.get_by_label("Voornaam").fill("Jesse")
    blad.get_by_label("Geboortedatum").fill("2099-01-01")
    blad.get_by_label("Nee, ergens anders").check()
    blad.get_by_role("button", name="Voeg toe").click()
    expect(blad.locator("#fouten")).to_contain_text("Geboortedatum: deze dag moet nog komen")
    expect(blad.get_by_label("Voornaam")).to_have_value("Jesse")
    blad.get_by_label("Geboortedatum").fill("2016-04-09")
    blad.get_by_role("button", name="Voeg toe").click()
    blad.get_by_role("link", name="Relatie toevoegen").click()
    kies(blad.get_by_label("Wie?", exact=True), "Rob Dijkstra")
    blad.get_by_label("Is", exact=True).select_option(label="ouder van")
    kies(blad.get_by_label("Van wie?"), "Jesse")
    blad.get_by_role("button", name="Voeg toe").click()
    expect(blad.locator(".kt-netrij .kt-lijst")).to_contain_text("Vader van Jesse")
    expect(blad.locator(".kt-netrij .kt-lijst")).to_contain_text("De andere ouder is niet bekend bij ons")


def test_twee_collegas_tegelijk(pagina: MaakPagina, axe: Axe) -> None:
    """Marieke bewaart eerst; Sanne ziet wat er staat naast wat zij typte, en kiest."""
    sanne, marieke = pagina(voor_axe=True), pagina()
    log_in(sanne, "sanne")
    log_in(marieke, "marieke")
    naar_netwerk(sanne, "Vermeer")
    sanne.get_by_role("link", name=re.compile("^Wijzig Monique")).click()
    marieke.goto(sanne.url)
    marieke.get_by_label("Telefoon").fill("06 1234 0031")
    marieke.get_by_role("button", name="Bewaar").click()
    sanne.get_by_label("Achternaam").fill("Vermeer-Dijkstra")
    sanne.get_by_role("button", name="Bewaar").click()

    expect(sanne.get_by_role("heading", level=1)).to_have_text("Iemand anders was je voor")
    expect(sanne.locator("mark")).to_have_text(["Vermeer", "06 1234 0031", "Vermeer-Dijkstra", "leeg"])
    axe(sanne)
    sanne.get_by_role("button", name="Neem die van mij").click()
    expect(sanne.locator(".kt-netrij .kt-lijst")).to_contain_text("Monique Vermeer-Dijkstra")
