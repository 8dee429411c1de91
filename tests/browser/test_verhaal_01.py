"""Verhaal 1: één telefoontje van mevrouw De Vries, de brief, en twee weken later haar dochter."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.beelden import beeld
from tests.browser.conftest import MaakPagina
from tests.browser.hulp import antwoord, log_in, stand
from tests.browser.test_toegankelijk import geen_zijwaarts_schuiven

pytestmark = pytest.mark.browser
Axe = Callable[[Page], None]


def keur(blad: Page, axe: Axe, naam: str) -> None:
    """Kijk het blad na, en bewaar het voor de handleiding."""
    axe(blad)
    geen_zijwaarts_schuiven(blad)
    breedte = blad.evaluate("window.innerWidth")
    if breedte > 360:
        beeld(blad, f"verhaal-01-{naam}-{breedte}")


def schrijf_op(blad: Page, naam: str, geboren: str) -> str:
    """Zij belt zelf, over het huishouden; geeft haar kenmerk."""
    blad.goto("/vragen/nieuw")
    blad.get_by_label("Geboortedatum").fill(geboren)
    blad.get_by_label("Postcode").fill("1325 AC")
    blad.get_by_label("Huisnummer").fill("21")
    blad.get_by_label("Voornaam").fill("Trijntje")
    blad.get_by_label("Achternaam").fill(naam)
    blad.get_by_label("Straat").fill("Vlierstraat")
    blad.locator("#id_gebied").select_option("WK003418")
    blad.get_by_label("In eigen woorden").fill("Het schoonmaken wordt me te veel.")
    blad.get_by_label("Melding (Wmo)").check()
    blad.get_by_label("Huishouden en regelen").check()
    blad.get_by_label("Wordt er om bepaalde hulp gevraagd?").select_option("wmo:01")
    stand(blad)
    for vraag in ("Is er nu direct gevaar?", "Is een kind in gevaar?", "Dreigt ontruiming", "Voegt een gesprek"):
        antwoord(blad, vraag, "Nee")
        stand(blad)
    assert "Wmo-team" in stand(blad)
    blad.get_by_role("button", name="Opslaan", exact=True).click()
    blad.wait_for_url("**/ontvangst")
    kenmerk = re.search(r"[2-9A-Z]{4}-[2-9A-Z]{4}", blad.locator("main").inner_text())
    assert kenmerk is not None
    return kenmerk[0]


@pytest.mark.parametrize(
    ("breedte", "naam", "geboren"), [(1280, "Dijkstra", "14-06-1946"), (360, "Hofman", "02-03-1951")]
)
def test_1_een_telefoontje_een_brief_en_de_dochter(
    pagina: MaakPagina, axe: Axe, breedte: int, naam: str, geboren: str
) -> None:
    blad = pagina(breedte, voor_axe=True)
    log_in(blad, "fatma")
    kenmerk = schrijf_op(blad, naam, geboren)
    expect(blad.locator("main")).to_contain_text("U hoort uiterlijk")
    keur(blad, axe, "voorlezen")

    blad.get_by_role("link", name="Brief om te printen").click()
    brief = blad.locator(".kt-brief")
    expect(brief).to_contain_text(f"Beste Trijntje {naam},")
    expect(brief).to_contain_text("Wmo 2015 art. 2.3.2 lid 1")
    expect(brief).to_contain_text("persoonlijk plan")
    expect(brief).to_contain_text("onafhankelijke cliëntondersteuner")
    keur(blad, axe, "brief")
    blad.emulate_media(media="print")
    expect(blad.locator(".kt-kop")).to_be_hidden()
    expect(brief).to_be_visible()
    blad.emulate_media(media="screen")

    blad.goto("/vragen/stand")
    blad.get_by_label("Wie belt er?").select_option(label="Zoon of dochter")
    blad.get_by_role("group", name="Vindt de inwoner het goed").get_by_label("Ja", exact=True).check()
    blad.get_by_label("Kenmerk").fill(kenmerk)
    blad.get_by_label("Kenmerk").press("Enter")
    zin = blad.locator("#antwoord blockquote")
    expect(zin).to_contain_text("De vraag ligt bij Wmo-team in het stadhuis; zij onderzoeken wat er nodig is")
    assert len(blad.locator("#antwoord blockquote p").all()) == 1, "één zin, en verder niets"
    assert "schoonmaken" not in blad.content()
    keur(blad, axe, "stand")

    blad.goto("/vragen/stand")
    blad.get_by_label("Wie belt er?").select_option(label="Buur of vriend")
    blad.get_by_role("group", name="Vindt de inwoner het goed").get_by_label("Weet ik niet").check()
    blad.get_by_label("Kenmerk").fill(kenmerk)
    blad.get_by_role("button", name="Zoek de stand").click()
    expect(blad.locator("#antwoord")).to_contain_text("Wij bellen zelf met degene om wie het gaat.")
    keur(blad, axe, "wij-bellen-zelf")
    blad.get_by_role("button", name="Schrijf een terugbelverzoek op").click()
    expect(blad.get_by_label("Wil teruggebeld worden")).to_be_checked()
    expect(blad.get_by_label("In eigen woorden")).to_have_value(f"Belde over kenmerk {kenmerk}.")


@pytest.mark.parametrize("donker", [False, True], ids=["licht", "donker"])
@pytest.mark.parametrize("breedte", [360, 1280])
def test_wie_vraagt_en_over_wie(pagina: MaakPagina, axe: Axe, breedte: int, donker: bool) -> None:
    blad = pagina(breedte, donker=donker, voor_axe=True)
    log_in(blad, "fatma")
    blad.goto("/vragen/nieuw")
    expect(blad.get_by_label("Weet degene om wie het gaat hiervan?")).to_be_hidden()
    blad.get_by_label("Professional").check()
    blad.get_by_label("Van welke organisatie?").fill("Praktijk De Linde")
    blad.get_by_role("group", name="Weet degene om wie het gaat hiervan?").get_by_label("Nee").check()
    expect(blad.get_by_text("Vraag of degene om wie het gaat dit mag weten")).to_be_visible()
    stand(blad)
    axe(blad)
    geen_zijwaarts_schuiven(blad)

    blad.get_by_label("Wil naam niet zeggen").check()
    expect(blad.get_by_text("Vraag geen naam en geen adres.")).to_be_visible()
    expect(blad.get_by_label("Achternaam")).to_be_hidden()
    blad.get_by_label("De inwoner zelf").check()
    blad.get_by_label("Aanbod: wil iets doen voor een ander").check()
    stand(blad)
    expect(blad.locator("#uitkomst-kop")).to_contain_text("Aanbod, voor")
    expect(blad.get_by_label("Wanneer?")).to_be_visible()
    expect(blad.get_by_label("Wordt er om bepaalde hulp gevraagd?")).to_be_hidden()
    axe(blad)
    geen_zijwaarts_schuiven(blad)
