"""Verhaal 5, het vervolg: zij voegen samen. Later blijken het twee gezinnen; niemand zag meer dan ervoor."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.beelden import beeld
from tests.browser.conftest import MaakPagina
from tests.browser.hulp import wissel
from tests.browser.test_verhaal_05 import VERTROUWELIJK, twee_keer_aan_de_deur

pytestmark = pytest.mark.browser
INRICHTING = "gouda+samen"


def bied_samenvoegen_aan(blad: Page, huis: str) -> None:
    """Sanne vraagt het het andere team, vanuit haar eigen huishouden."""
    blad.goto(huis)
    blad.get_by_text("Samenvoegen, splitsen of verhuizen").click()
    blad.get_by_role("link", name="Lijkt op een ander dossier").click()
    blad.get_by_role("link", name="Vraag of een ander team dit kent").click()
    blad.get_by_label("Niet dubbel beginnen").check()
    blad.get_by_role("button", name="Zoek bij andere teams").click()
    expect(blad.locator("main")).to_contain_text("Bilal Amrani")
    blad.get_by_label("Het is hetzelfde huishouden").check()
    blad.get_by_label("Waarom denk je dat?").fill("Zelfde vader, andere spelling.")
    beeld(blad, "verhaal-05-samenvoegen-aanbieden")
    blad.get_by_role("button", name="Vraag het dat team").click()
    expect(blad.get_by_role("status")).to_contain_text("Tot het andere team ja zegt, verandert er niets")


def test_5_samenvoegen_en_losmaken(pagina: MaakPagina, axe: Callable[[Page], None]) -> None:
    blad = pagina(inrichting=INRICHTING, voor_axe=True)
    huis = twee_keer_aan_de_deur(blad)
    bied_samenvoegen_aan(blad, huis)

    wissel(blad, "bilal")
    blad.get_by_role("link", name="Geef antwoord").click()
    axe(blad)
    blad.get_by_role("link", name="Twee dossiers samenvoegen").click()
    expect(blad.locator("main")).to_contain_text("Zelfde vader, andere spelling.")
    assert "De huur is te hoog" not in blad.content()
    axe(blad)
    blad.get_by_label("Ja", exact=True).check()
    blad.get_by_label("Dat van ons").check()
    beeld(blad, "verhaal-05-samenvoegen-antwoord")
    blad.get_by_role("button", name="Antwoord").click()
    expect(blad.locator("#samen")).to_contain_text("Er zijn ook gegevens bij")
    assert "De huur is te hoog" not in blad.content()
    axe(blad)
    beeld(blad, "verhaal-05-samengevoegd")
    van_bilal = blad.url

    wissel(blad, "sanne")
    blad.goto(huis)
    expect(blad.locator("#samen")).to_contain_text("gaat verder in een ander dossier")
    expect(blad.locator("#samen")).to_contain_text("Bilal Amrani")
    expect(blad.locator("main")).to_contain_text("De huur is te hoog.")
    assert VERTROUWELIJK not in blad.content()
    expect(blad.get_by_role("link", name="Contact vastleggen")).to_have_count(0)
    antwoord = blad.goto(van_bilal)
    assert antwoord is not None
    assert antwoord.status == 404

    # Een maand later: het zijn twee gezinnen op één adres.
    blad.goto(huis)
    blad.locator("#samen").get_by_role("link", name="Maak los").click()
    axe(blad)
    blad.get_by_label("Waarom horen zij toch niet bij elkaar?").fill("Het zijn twee gezinnen op één adres.")
    beeld(blad, "verhaal-05-losmaken")
    blad.get_by_role("button", name="Maak los").press("Enter")
    expect(blad.locator("#samen")).to_have_count(0)
    expect(blad.get_by_role("link", name="Contact vastleggen")).to_be_visible()
    assert VERTROUWELIJK not in blad.content()
