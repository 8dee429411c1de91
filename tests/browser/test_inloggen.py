"""De eerste beheerder, van uitnodiging tot inloggen met een code en een herstelcode; zonder demo."""

import re
import time
from collections.abc import Callable

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import Page, expect

from tests.browser.conftest import MaakPagina
from tests.browser.echt import EchtHuis
from tests.browser.test_toegankelijk import geen_zijwaarts_schuiven

pytestmark = pytest.mark.browser
Axe = Callable[[Page], None]
WOORD = "paarse fiets regenjas"
KIJKEN = [(breedte, kleur) for breedte in (1280, 360) for kleur in ("light", "dark")]


class App:
    """De app op de telefoon: elke code is later dan de vorige, want een code werkt één keer."""

    def __init__(self, sleutel: str) -> None:
        self.sleutel = sleutel
        self.vorige = int(time.time()) // 30 - 2

    def code(self) -> str:
        """De volgende code die nog goed is; wie te snel is, wacht zoals een mens wacht."""
        self.vorige = max(self.vorige + 1, int(time.time()) // 30 - 1)
        while self.vorige > int(time.time()) // 30 + 1:
            time.sleep(0.5)
        return str(format_hotp_value(hotp_value(self.sleutel, self.vorige)))


def stel_in(blad: Page, uitnodiging: str, op_elk_blad: Axe) -> tuple[App, list[str]]:
    """Van de link tot binnen; geeft de app en de herstelcodes."""
    blad.goto(uitnodiging)
    op_elk_blad(blad)
    blad.get_by_label("Nieuw wachtwoord").fill(WOORD)
    blad.get_by_label("Nog een keer").fill("iets heel anders")
    blad.get_by_role("button", name="Bewaar en ga verder").click()
    expect(blad.get_by_text("Dit is niet hetzelfde als hierboven", exact=True)).to_be_visible()
    op_elk_blad(blad)
    blad.get_by_label("Nieuw wachtwoord").fill(WOORD)
    blad.get_by_label("Nog een keer").fill(WOORD)
    blad.get_by_role("button", name="Bewaar en ga verder").click()

    expect(blad.get_by_role("heading", name="Stel je tweede stap in")).to_be_visible()
    expect(blad.get_by_role("img", name=re.compile("QR-code"))).to_be_visible()
    op_elk_blad(blad)
    app = App(blad.locator("#sleutel").inner_text().replace(" ", "").replace("\n", ""))
    blad.goto("/werk")
    expect(blad.get_by_role("heading", name="Inloggen")).to_be_visible()
    blad.goto("/inloggen/instellen")
    blad.get_by_label("Code uit je app").fill(app.code())
    blad.get_by_role("button", name="Zet de tweede stap aan").click()

    expect(blad.get_by_role("heading", name="Bewaar je herstelcodes")).to_be_visible()
    op_elk_blad(blad)
    codes = [regel.replace(" ", "").replace("\n", "") for regel in blad.locator(".kt-codes li").all_inner_texts()]
    assert len(set(codes)) == 10
    blad.get_by_role("button", name="Verder").click()
    expect(blad.get_by_text("Bewaar de codes eerst").first).to_be_visible()
    op_elk_blad(blad)
    blad.get_by_label("Ik heb de tien codes bewaard").check()
    blad.get_by_role("button", name="Verder").click()
    binnen(blad)
    return app, codes


def binnen(blad: Page) -> None:
    """Het menu van een medewerker staat er."""
    expect(blad.get_by_role("link", name="Mijn account")).to_be_visible()


def uit(blad: Page) -> None:
    """Log uit met de knop."""
    blad.get_by_role("link", name=re.compile("uitloggen")).click()
    blad.get_by_role("button", name="Uitloggen").click()
    expect(blad.get_by_role("heading", name="Inloggen")).to_be_visible()


def wachtwoord(blad: Page, naam: str) -> None:
    """De eerste stap."""
    blad.get_by_label("Gebruikersnaam").fill(naam)
    blad.get_by_label("Wachtwoord").fill(WOORD)
    blad.get_by_role("button", name="Inloggen").click()


def niets(blad: Page) -> None:
    """Kijk nergens naar."""


def test_van_uitnodiging_tot_herstelcode(pagina: MaakPagina, echt_huis: EchtHuis) -> None:
    blad, link = pagina(huis=echt_huis), echt_huis.beheerder("anna")
    app, codes = stel_in(blad, link, niets)
    uit(blad)
    blad.goto(link)
    expect(blad.get_by_role("heading", name="Deze uitnodiging werkt niet meer")).to_be_visible()

    blad.goto("/")
    wachtwoord(blad, "anna")
    code = app.code()
    blad.get_by_label("Code uit je app").fill(code)
    blad.get_by_role("button", name="Inloggen").click()
    binnen(blad)
    uit(blad)

    wachtwoord(blad, "anna")
    blad.get_by_label("Code uit je app").fill(code)
    blad.get_by_role("button", name="Inloggen").click()
    expect(blad.get_by_text("klopt niet, of is al gebruikt").first).to_be_visible()
    blad.get_by_role("link", name="Gebruik een herstelcode").click()
    blad.get_by_role("textbox", name="Herstelcode").fill(codes[0])
    blad.get_by_role("button", name="Inloggen").click()
    binnen(blad)
    blad.get_by_role("link", name="Mijn account").click()
    expect(blad.get_by_text("Je hebt er nog 9.")).to_be_visible()


def test_met_het_toetsenbord_alleen(pagina: MaakPagina, echt_huis: EchtHuis) -> None:
    blad = pagina(huis=echt_huis)
    app, _ = stel_in(blad, echt_huis.beheerder("toets"), niets)
    uit(blad)

    def tab_naar(naam: str) -> None:
        for _ in range(20):
            blad.keyboard.press("Tab")
            if naam in blad.evaluate("(e => e.id || e.textContent || '')(document.activeElement)"):
                return
        pytest.fail(f"met Tab kom je niet bij {naam}")

    tab_naar("id_login")
    blad.keyboard.type("toets")
    tab_naar("id_password")
    blad.keyboard.type(WOORD)
    blad.keyboard.press("Enter")
    expect(blad.get_by_label("Code uit je app")).to_be_focused()
    blad.keyboard.type(app.code())
    blad.keyboard.press("Enter")
    binnen(blad)
    blad.goto("/account")
    tab_naar("Maak nieuwe codes")
    blad.keyboard.press("Enter")
    expect(blad.get_by_role("heading", name="Bevestig dat jij het bent")).to_be_visible()


def test_axe_en_niet_te_breed_op_elk_blad(pagina: MaakPagina, echt_huis: EchtHuis, axe: Axe) -> None:
    blad = pagina(huis=echt_huis, voor_axe=True)

    def keur(blad: Page) -> None:
        for breedte, kleur in KIJKEN:
            blad.set_viewport_size({"width": breedte, "height": 900})
            blad.emulate_media(color_scheme=kleur)  # type: ignore[arg-type]
            axe(blad)
            geen_zijwaarts_schuiven(blad)

    app, _ = stel_in(blad, echt_huis.beheerder("axe-anna"), keur)
    blad.goto("/account")
    keur(blad)
    blad.get_by_role("link", name="Maak nieuwe codes").click()
    keur(blad)
    blad.get_by_label("Wachtwoord").fill(WOORD)
    blad.get_by_label("Code uit je app").fill(app.code())
    blad.get_by_role("button", name="Ga verder").click()
    expect(blad.get_by_role("heading", name="Nieuwe herstelcodes")).to_be_visible()
    keur(blad)
    blad.get_by_role("button", name="Maak nieuwe codes").click()
    expect(blad.get_by_role("heading", name="Bewaar je herstelcodes")).to_be_visible()
    keur(blad)
    blad.goto("/account/wachtwoord")
    keur(blad)
    blad.goto("/account/tweede-stap")
    keur(blad)
    uit(blad)
    wachtwoord(blad, "axe-anna")
    keur(blad)
    blad.get_by_role("link", name="Gebruik een herstelcode").click()
    blad.get_by_role("textbox", name="Herstelcode").fill("1")
    blad.get_by_role("button", name="Inloggen").click()
    expect(blad.get_by_text("klopt niet").first).to_be_visible()
    keur(blad)
    blad.goto("/uitnodiging/iets")
    keur(blad)
