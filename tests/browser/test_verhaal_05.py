"""Verhaal 5: twee teams nemen hetzelfde huishouden aan onder twee spellingen. De tweede hoort wie zij kan bellen."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.beelden import beeld
from tests.browser.conftest import MaakPagina
from tests.browser.hulp import log_in, stand, wissel

pytestmark = pytest.mark.browser
INRICHTING = "gouda"
GEBOREN = "04-05-1981"
VERTROUWELIJK = "Mijn broer weet niet dat ik zijn auto heb verkocht."
"""Wat hij tegen Bilal zei; dit leest niemand van het andere team."""


def eigen_team(blad: Page) -> str:
    """Het team van wie is ingelogd, zoals het in de kop staat."""
    return str(blad.locator(".kt-wie").evaluate("(wie) => wie.lastChild.textContent")).strip()


def neem_aan(blad: Page, team: str, *, voornaam: str, achternaam: str, woorden: str) -> None:
    """Schrijf een vraag op voor het eigen team; wie er lijkt, is dan te zien."""
    blad.goto("/vragen/nieuw")
    blad.get_by_label("Geboortedatum").fill(GEBOREN)
    blad.get_by_label("Voornaam").fill(voornaam)
    blad.get_by_label("Achternaam").fill(achternaam)
    blad.locator("#id_gebied").select_option(index=1)
    blad.get_by_label("In eigen woorden").fill(woorden)
    stand(blad)
    blad.get_by_text("Ik kies een ander team").click()
    blad.get_by_label("Naar welk team?").select_option(label=team)
    blad.get_by_label("Waarom kies je dit team?").fill("Hij stond bij ons aan de balie.")
    stand(blad)


def twee_keer_aan_de_deur(blad: Page) -> str:
    """Bilal neemt het gezin aan en op; daarna schrijft Sanne het op, anders gespeld. Geeft haar blad."""
    log_in(blad, "bilal")
    neem_aan(blad, eigen_team(blad), voornaam="Mohamed", achternaam="El Idrissi", woorden=VERTROUWELIJK)
    blad.get_by_role("button", name="Opslaan", exact=True).click()
    blad.wait_for_url("**/ontvangst")
    blad.goto("/vragen")
    blad.locator("li", has_text="Idrissi").get_by_role("link").first.click()
    blad.locator("li.kt-open").get_by_role("button", name="Neem op").click()
    expect(blad.get_by_role("heading", level=1)).to_contain_text("Idrissi")

    wissel(blad, "sanne")
    neem_aan(blad, eigen_team(blad), voornaam="Mohammed", achternaam="Elidrisi", woorden="De huur is te hoog.")
    lijkt = blad.get_by_role("group", name="Kennen we deze persoon al?")
    expect(lijkt).to_contain_text("waarschijnlijk dezelfde")
    expect(lijkt).to_contain_text("een achternaam die hetzelfde klinkt")
    expect(lijkt).to_contain_text("Contact: Bilal Amrani")
    beeld(blad, "verhaal-05-lijkt-op-iemand-die-wij-kennen")
    blad.get_by_label("Nee, iemand anders").check()
    stand(blad)
    blad.get_by_role("button", name="Opslaan", exact=True).click()
    blad.wait_for_url("**/ontvangst")
    blad.goto("/vragen")
    blad.locator("li", has_text="Elidrisi").get_by_role("link").first.click()
    blad.locator("li.kt-open").get_by_role("button", name="Neem op").click()
    expect(blad.get_by_role("heading", level=1)).to_contain_text("Elidrisi")
    return blad.url


def vraag_een_ander(blad: Page) -> None:
    """Sanne twijfelt, en vraagt of een ander team het gezin kent."""
    blad.goto("/huishoudens")
    blad.get_by_role("link", name="Kent een ander team dit huishouden?").click()
    blad.get_by_label("Samen optrekken").check()
    blad.get_by_label("Geboortedatum").fill(GEBOREN)
    blad.get_by_label("Achternaam").fill("El Idrisi")
    blad.get_by_role("button", name="Vraag het").click()


def test_5_twee_keer_aan_de_deur(pagina: MaakPagina, axe: Callable[[Page], None]) -> None:
    blad = pagina(inrichting=INRICHTING, voor_axe=True)
    twee_keer_aan_de_deur(blad)
    vraag_een_ander(blad)
    antwoord = blad.locator("#antwoord")
    expect(antwoord).to_contain_text("Misschien is er een dossier")
    expect(antwoord).to_contain_text("Bilal Amrani")
    for geheim in (VERTROUWELIJK, "Mohamed", "El Idrissi"):
        assert geheim not in antwoord.inner_text()
    axe(blad)
    beeld(blad, "verhaal-05-kent-een-ander-team")

    # Zonder waarvoor komt er geen antwoord; wat getypt was, staat er nog.
    blad.goto("/huishoudens/elders")
    blad.get_by_label("Geboortedatum").fill(GEBOREN)
    blad.get_by_label("Achternaam").fill("El Idrisi")
    blad.get_by_role("button", name="Vraag het").click()
    expect(blad.locator("#fouten")).to_contain_text("Kies waarvoor")
    expect(blad.get_by_label("Achternaam")).to_have_value("El Idrisi")
    expect(blad.locator("#antwoord")).to_have_count(0)


def test_kennis_sluit_een_vraag_aan_de_telefoon(pagina: MaakPagina, axe: Callable[[Page], None]) -> None:
    blad = pagina(360, donker=True, inrichting=INRICHTING, voor_axe=True)
    log_in(blad, "fatma")
    blad.goto("/kennis")
    axe(blad)
    blad.goto("/vragen/nieuw")
    blad.get_by_label("In eigen woorden").fill("Wij zouden graag iets doen als vrijwilliger.")
    blad.get_by_label("Meedoen in de buurt").check()
    blad.locator("#id_gebied").select_option(index=1)
    stand(blad)
    kan = blad.get_by_role("group", name="Kan dit meteen?")
    kan.locator("summary", has_text="Ik wil iets doen voor een ander").click()
    axe(blad)
    blad.emulate_media(color_scheme="light")
    beeld(blad, "verhaal-05-kan-dit-meteen", deel=kan)
    kan.get_by_role("button", name="Hiermee is de vraag beantwoord").first.click()
    blad.wait_for_url("**/ontvangst")
    expect(blad.locator("main")).to_contain_text("Daarmee is uw vraag beantwoord")
