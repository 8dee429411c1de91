"""Verhaal 2: er zou iemand worden teruggebeld en de collega is ziek. Niets blijft liggen."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from keukentafel.kern.database.cluster import Cluster
from tests import proefdatabase
from tests.browser.beelden import beeld
from tests.browser.conftest import Huizen, MaakPagina
from tests.browser.hulp import log_in, wissel
from tests.browser.test_toegankelijk import geen_zijwaarts_schuiven

pytestmark = pytest.mark.browser
Axe = Callable[[Page], None]
DEMO = "almere+bellen"


def keur(blad: Page, axe: Axe, naam: str) -> None:
    """Kijk het blad na, en bewaar het voor de handleiding."""
    axe(blad)
    geen_zijwaarts_schuiven(blad)
    breedte = blad.evaluate("window.innerWidth")
    if breedte > 360 or naam == "genoeg":
        beeld(blad, f"verhaal-02-{naam}-{breedte}")


def regel(blad: Page, naam: str) -> Locator:
    return blad.locator("main li").filter(has_text=naam).first


def avond(cluster: Cluster) -> dict[str, int]:
    """De dagelijkse taak aan het einde van de dag; geeft wat er met het terugbellen gebeurde."""
    klaar = subprocess.run(
        [sys.executable, "-m", "keukentafel.project.opdrachten", "vervanging", "--einde-dag"],
        env=proefdatabase.omgeving(cluster, f"browser_almere_bellen_{os.getpid()}"),
        capture_output=True,
        text=True,
        check=True,
    )
    uit: dict[str, int] = json.loads(klaar.stderr.splitlines()[-1])["terugbellen"]
    return uit


def meld_sanne_ziek(blad: Page) -> None:
    blad.goto("/medewerkers")
    blad.get_by_role("link", name="Sanne de Boer").click()
    blad.locator("section[aria-labelledby=afwezig] summary").first.click()
    blad.get_by_label("Vervanger").last.select_option(label="Noor Hendriks")
    blad.get_by_role("button", name="Meld afwezig").click()
    expect(blad.get_by_role("status").first).to_contain_text("mee")


def test_2_het_telefoontje_dat_niet_kwam(pagina: MaakPagina, axe: Axe, huizen: Huizen, proefcluster: Cluster) -> None:
    huizen(DEMO)
    blad = pagina(inrichting=DEMO, voor_axe=True)
    log_in(blad, "marieke")
    vandaag = blad.locator("section[aria-labelledby=bellen]")
    expect(vandaag).to_contain_text("Vermeer")
    expect(vandaag).to_contain_text("Sanne de Boer")
    keur(blad, axe, "team")

    # Sanne is ziek: wat vandaag moet, gaat naar Noor.
    meld_sanne_ziek(blad)
    wissel(blad, "noor")
    blad.goto("/terugbellen?toon=mij")
    vermeer = regel(blad, "Vermeer")
    expect(vermeer).to_contain_text("van Sanne de Boer")
    expect(vermeer).to_contain_text("te laat")
    vermeer.get_by_role("link", name=re.compile("Vermeer")).first.click()
    keur(blad, axe, "lijst")

    # Met het toetsenbord: niemand nam op, en daarna gesproken.
    blad.get_by_label("Er nam niemand op").focus()
    blad.keyboard.press("Space")
    blad.get_by_role("button", name="Leg vast").press("Enter")
    expect(blad.get_by_role("status")).to_contain_text("Het blijft op de lijst staan.")
    regel(blad, "Vermeer").get_by_role("link", name=re.compile("Vermeer")).first.click()
    expect(blad.locator("li.kt-open")).to_contain_text("Eén keer gebeld, vandaag")
    blad.get_by_label("Gesproken", exact=True).check()
    blad.get_by_label("Wat is er gezegd of afgesproken?").fill("Hij komt morgen langs.")
    blad.get_by_label("Hiermee is de hele vraag beantwoord").check()
    blad.get_by_role("button", name="Leg vast").click()
    expect(blad.get_by_role("status")).to_contain_text("De vraag is beantwoord.")
    expect(blad.locator("main")).not_to_contain_text("Vermeer")

    # Aan het einde van de dag staat overal een naam.
    uit = avond(proefcluster)
    assert uit["zonder"] == 0
    wissel(blad, "marieke")
    blad.goto("/terugbellen")
    expect(blad.locator("main")).not_to_contain_text("Nog niemand")

    blad.goto("/team")
    blad.get_by_role("link", name=re.compile("Cijfers per maand|cijfers per maand")).click()
    expect(blad.get_by_role("table")).to_contain_text("Op tijd")
    expect(blad.locator("main")).to_contain_text("Hoe is dit geteld?")
    keur(blad, axe, "bord")


def test_2_stoppen_met_een_brief(pagina: MaakPagina, axe: Axe) -> None:
    blad = pagina(360, donker=True, inrichting=DEMO, voor_axe=True)
    log_in(blad, "noor")
    blad.goto("/terugbellen")
    regel(blad, "Oosting").get_by_role("link", name=re.compile("Oosting")).first.click()
    open_ = blad.locator("li.kt-open")
    expect(open_).to_contain_text("Twee keer gebeld")
    open_.get_by_label("Er nam niemand op").check()
    open_.get_by_role("button", name="Leg vast").click()
    regel(blad, "Oosting").get_by_role("link", name=re.compile("Oosting")).first.click()
    keur(blad, axe, "genoeg")
    blad.get_by_role("link", name="Stop met bellen en stuur een brief").click()
    expect(blad.get_by_label("Wat je schrijft of mailt")).to_have_value(re.compile("Wij belden u op"))
    keur(blad, axe, "brief")
    blad.get_by_role("button", name="Sluit als niet bereikt").click()
    expect(blad.get_by_role("status")).to_contain_text("Gesloten als niet bereikt")


@pytest.mark.parametrize("donker", [False, True], ids=["licht", "donker"])
@pytest.mark.parametrize("breedte", [360, 1280])
def test_axe_op_terugbellen(pagina: MaakPagina, axe: Axe, breedte: int, donker: bool) -> None:
    blad = pagina(breedte, donker=donker, inrichting=DEMO, voor_axe=True)
    log_in(blad, "marieke")
    blad.goto("/terugbellen")
    axe(blad)
    geen_zijwaarts_schuiven(blad)
    blad.get_by_role("button", name="Leg vast").click()
    expect(blad.locator("#fouten")).to_contain_text("Kies hoe het ging")
    axe(blad)
    blad.goto("/team")
    blad.get_by_role("link", name=re.compile("ijfers per maand")).click()
    axe(blad)
    geen_zijwaarts_schuiven(blad)
