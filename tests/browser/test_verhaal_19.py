"""Verhaal 19: een gezin verhuist naar een andere gemeente. Het dossier gaat mee, en niemand leest ertussendoor."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.beelden import beeld
from tests.browser.conftest import MaakPagina
from tests.browser.hulp import log_in, wissel

pytestmark = pytest.mark.browser
BOODSCHAP = "Een gezin verhuist op de eerste. Graag binnen een week bellen."


def geen_zijwaarts_schuiven(blad: Page) -> None:
    breder = blad.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert breder <= 0, f"{blad.url} is {breder} px te breed"


def bestaat_niet(blad: Page, url: str) -> str:
    """Het blad dat er niet is: voor iedereen dezelfde tekst."""
    antwoord = blad.goto(url)
    assert antwoord is not None
    assert antwoord.status == 404
    return blad.locator("main").inner_text()


def voor_de_handleiding(blad: Page, naam: str) -> None:
    """Alleen van het brede scherm."""
    if blad.evaluate("window.innerWidth") > 360:
        beeld(blad, naam)


@pytest.mark.parametrize(("breedte", "donker"), [(1280, False), (360, True)])
def test_19_van_bladel_naar_eersel(pagina: MaakPagina, axe: Callable[[Page], None], breedte: int, donker: bool) -> None:
    blad = pagina(breedte, donker=donker, inrichting=f"kempengemeenten+{breedte}", voor_axe=True)
    log_in(blad, "bilal")
    team = str(blad.locator(".kt-wie").evaluate("(wie) => wie.lastChild.textContent")).strip()
    wissel(blad, "sanne")
    blad.goto("/huishoudens")
    blad.locator("main table a, main li a").first.click()
    gezin = blad.get_by_role("heading", level=1).inner_text()
    huis = blad.url
    blad.get_by_text("Samenvoegen, splitsen of verhuizen").click()
    blad.get_by_role("link", name="Verhuizen naar een andere gemeente").click()
    axe(blad)
    geen_zijwaarts_schuiven(blad)
    blad.get_by_label("Aan welk team?").select_option(label=team)
    blad.get_by_label("Naar welke gemeente?").select_option(index=1)
    blad.get_by_label("Straat").fill("Dorpsplein")
    blad.get_by_label("Huisnummer").fill("8")
    blad.get_by_label("Waarop mag het dossier mee?").fill("Toestemming van het gezin")
    blad.get_by_label("Wat moet het nieuwe team weten?").fill(BOODSCHAP)
    voor_de_handleiding(blad, "verhaal-19-verhuizen-aanbieden")
    blad.get_by_label("Waarop mag het dossier mee?").fill("")
    blad.get_by_role("button", name="Bied het dossier aan").click()
    expect(blad.locator("#fouten")).to_contain_text("Waarop mag het dossier mee?")
    expect(blad.get_by_label("Straat")).to_have_value("Dorpsplein")
    blad.get_by_label("Waarop mag het dossier mee?").fill("Toestemming van het gezin")
    expect(blad.get_by_label("Wat moet het nieuwe team weten?")).to_have_value(BOODSCHAP)
    blad.get_by_role("button", name="Bied het dossier aan").press("Enter")
    expect(blad.locator("main")).to_contain_text(f"Wacht op {team}")
    geen_zijwaarts_schuiven(blad)

    wissel(blad, "bilal")
    nergens = bestaat_niet(blad, "/huishoudens/00000000-0000-4000-8000-000000000000")
    assert bestaat_niet(blad, huis) == nergens, "bieden geeft niets te lezen"
    blad.goto("/werk")
    blad.get_by_role("link", name="Geef antwoord").click()
    blad.get_by_role("link", name="Het dossier gaat naar een andere gemeente").click()
    expect(blad.locator("main")).to_contain_text("Dorpsplein 8")
    assert gezin.removeprefix("Huishouden ") not in blad.locator("main").inner_text()
    axe(blad)
    geen_zijwaarts_schuiven(blad)
    voor_de_handleiding(blad, "verhaal-19-verhuizen-antwoord")
    blad.get_by_label("Ja", exact=True).check()
    blad.get_by_role("button", name="Antwoord").press("Enter")
    expect(blad.get_by_role("heading", level=1)).to_have_text(gezin)
    expect(blad.locator("main")).to_contain_text("Verhuisd uit een andere gemeente")
    expect(blad.locator("main")).to_contain_text("Dorpsplein 8")
    axe(blad)
    geen_zijwaarts_schuiven(blad)
    voor_de_handleiding(blad, "verhaal-19-verhuisd")

    wissel(blad, "sanne")
    assert bestaat_niet(blad, huis) == nergens
