"""Verhaal 14: de specialist is ziek; ook de regie en de taken van wie er niet is staan bij de teammanager."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.beelden import beeld
from tests.browser.conftest import MaakPagina
from tests.browser.hulp import log_in
from tests.browser.test_toegankelijk import geen_zijwaarts_schuiven

pytestmark = pytest.mark.browser
Axe = Callable[[Page], None]
DEMO = "almere+team"


def test_14_de_regie_van_wie_er_niet_is(pagina: MaakPagina) -> None:
    blad = pagina(inrichting=DEMO)
    log_in(blad, "marieke")
    blad.goto("/huishoudens")
    blad.get_by_role("link", name=re.compile("Visser")).first.click()
    blad.get_by_role("link", name="Bekijk de regie").click()
    blad.get_by_label("Wie krijgt de regie?").select_option(label="Daan Vermeulen")
    blad.get_by_label("Wat moet zij weten?").fill("Hij weet het meest van schulden.")
    blad.get_by_role("button", name="Geef de regie").click()
    expect(blad.locator("main")).to_contain_text("Daan is afwezig")
    expect(blad.locator("main")).to_contain_text("De regie blijft bij")
    blad.goto("/team")
    beeld(blad, "verhaal-14-kennis", deel=blad.locator("section[aria-labelledby=kennis]"))
    blad.get_by_role("link", name="Wat kan blijven liggen").click()
    weg = blad.locator("section[aria-labelledby=weg]")
    expect(weg).to_contain_text("Visser")
    expect(weg).to_contain_text("Daan Vermeulen heeft de regie en houdt haar.")
    beeld(blad, "verhaal-14-blijft-liggen")


@pytest.mark.parametrize("donker", [False, True], ids=["licht", "donker"])
@pytest.mark.parametrize("breedte", [360, 1280])
def test_axe_vindt_niets_op_wat_blijft_liggen(pagina: MaakPagina, axe: Axe, breedte: int, donker: bool) -> None:
    blad = pagina(breedte, donker=donker, inrichting=DEMO, voor_axe=True)
    log_in(blad, "marieke")
    blad.goto("/team")
    blad.get_by_role("link", name="Wat kan blijven liggen").click()
    axe(blad)
    geen_zijwaarts_schuiven(blad)
