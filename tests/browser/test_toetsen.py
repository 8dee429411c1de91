"""Verhaal 1 en 3 van inloggen tot het eind met het toetsenbord alleen: Tab, Enter, spatie, pijltjes en wat je typt."""

import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import MaakPagina
from tests.browser.hulp import log_in

pytestmark = pytest.mark.browser
VER = 160
"""Zo vaak mag je op Tab drukken om ergens te komen; een rondje over het langste blad is korter."""
HIER = """() => {
  const hier = document.activeElement, vak = hier.getBoundingClientRect(), stijl = getComputedStyle(hier);
  const om = [...document.querySelectorAll(':focus-visible')].includes(hier);
  const punten = [[0.5, 0.5], [0.1, 0.5], [0.9, 0.5], [0.5, 0.1], [0.5, 0.9]];
  const raakt = punten.some(([x, y]) => {
    const boven = document.elementFromPoint(vak.left + vak.width * x, vak.top + vak.height * y);
    return boven && (hier.contains(boven) || boven.contains(hier));
  });
  return {op_het_blad: hier !== document.body, ring: om && stijl.outlineStyle !== 'none', te_zien: raakt};
}"""


@dataclass
class Toetsen:
    """Iemand zonder muis. Bij elke stap is te zien waar zij is (WCAG 2.2, 2.4.7 en 2.4.11)."""

    blad: Page

    def naar(self, kiezer: str, *, tekst: str = "") -> None:
        """Tab tot dit in beeld is: een element dat bij de kiezer past, met deze tekst erin of ervoor."""
        for _keer in range(VER):
            self.blad.keyboard.press("Tab")
            past = self.blad.evaluate(
                "([kiezer, tekst]) => { const e = document.activeElement; return e.matches(kiezer) &&"
                " (e.textContent + (e.labels ? [...e.labels].map(l => l.textContent).join() : '')).includes(tekst) }",
                [kiezer, tekst],
            )
            if past:
                hier = self.blad.evaluate(HIER)
                assert hier == {"op_het_blad": True, "ring": True, "te_zien": True}, f"{kiezer}: {hier}"
                return
        pytest.fail(f"met Tab kom je niet bij {kiezer} {tekst}")

    def kies(self, kiezer: str, *, tekst: str = "") -> None:
        """Naar een link of knop, en met Enter naar het volgende blad."""
        self.naar(kiezer, tekst=tekst)
        with self.blad.expect_navigation():
            self.blad.keyboard.press("Enter")

    def typ(self, kiezer: str, tekst: str) -> None:
        self.naar(kiezer)
        self.blad.keyboard.type(tekst)

    def vink(self, kiezer: str, tekst: str) -> None:
        self.naar(kiezer, tekst=tekst)
        self.blad.keyboard.press("Space")
        self.rust()

    def rondje(self, naam: str, waarde: str) -> None:
        """Naar een groep met één keuze, en met de pijltjes naar het goede antwoord."""
        self.naar(f"input[name={naam}]")
        self.blad.keyboard.press("Space")
        for _keer in range(10):
            self.rust()
            if self.blad.evaluate("document.activeElement.value") == waarde:
                return
            self.blad.keyboard.press("ArrowDown")
        pytest.fail(f"met de pijltjes kom je niet bij {naam}={waarde}")

    def lijst(self, kiezer: str, waarde: str) -> None:
        """Een keuzelijst: van boven af met het pijltje omlaag tot de waarde er staat; soms staat zij er al."""
        self.naar(kiezer)
        self.rust()
        if self.blad.evaluate("document.activeElement.value") == waarde:
            return
        self.blad.keyboard.press("Home")
        for _keer in range(100):
            if self.blad.evaluate("document.activeElement.value") == waarde:
                self.rust()
                return
            self.blad.keyboard.press("ArrowDown")
        pytest.fail(f"met de pijltjes kom je niet bij {waarde}")

    def rust(self) -> None:
        """Wacht tot het blad is bijgewerkt."""
        expect(self.blad.locator(".htmx-request")).to_have_count(0)

    def log_in(self, wie: str) -> None:
        self.blad.goto("/")
        self.kies(f"button[value={wie}]")
        self.blad.get_by_text("uitloggen").wait_for()

    def log_uit(self) -> None:
        self.kies("a[href='/uitloggen']")
        self.kies("main button[type=submit]")
        self.blad.locator("button[value=fatma]").wait_for()


@pytest.mark.parametrize(("breedte", "naam"), [(1280, "Toetsema"), (360, "Knopstra")])
def test_1_een_telefoontje_en_de_dochter_zonder_muis(pagina: MaakPagina, breedte: int, naam: str) -> None:
    blad = pagina(breedte)
    zij = Toetsen(blad)
    zij.log_in("fatma")
    zij.kies("header a", tekst="Nieuwe vraag")
    blad.wait_for_url("**/vragen/nieuw")
    geboren = f"11-05-{1944 if breedte > 360 else 1957}"
    for veld, wat in (("geboortedatum", geboren), ("postcode", "1325 AC"), ("huisnummer", "23"),
                      ("voornaam", "Wietske"), ("achternaam", naam)):  # fmt: skip
        zij.typ(f"#id_{veld}", wat)
    zij.lijst("#id_gebied", "WK003418")
    zij.typ("#id_eigen_woorden", "Het schoonmaken wordt me te veel.")
    zij.rondje("soort", "melding")
    zij.vink("input[name=leefgebieden]", "Huishouden en regelen")
    zij.lijst("#id_voorziening", "wmo:01")
    for vraag in ("acuut_veiligheidsrisico", "kind_in_gevaar", "dreigende_escalatie", "gesprek_heeft_meerwaarde"):
        zij.rondje(vraag, "nee")
    expect(blad.locator("#uitkomst-kop")).to_contain_text("Wmo-team")
    zij.kies("button[value=opslaan]")
    blad.wait_for_url("**/ontvangst")
    expect(blad.locator("main")).to_contain_text("U hoort uiterlijk")
    kenmerk = re.search(r"[2-9A-Z]{4}-[2-9A-Z]{4}", blad.locator("main").inner_text())
    assert kenmerk is not None
    zij.kies("main a", tekst="Brief om te printen")
    expect(blad.locator(".kt-brief")).to_contain_text(f"Beste Wietske {naam},")

    zij.kies("header a", tekst="Hoe staat het?")
    zij.lijst("#id_beller", "kind")
    zij.rondje("akkoord", "ja")
    zij.typ("#id_kenmerk", kenmerk[0])
    blad.keyboard.press("Enter")
    expect(blad.locator("#antwoord blockquote")).to_contain_text("De vraag ligt bij Wmo-team")


def test_3_ontruiming_op_vrijdag_zonder_muis(pagina: MaakPagina) -> None:
    blad = pagina(inrichting="heerlen")
    zij = Toetsen(blad)
    zij.log_in("fatma")
    zij.kies("header a", tekst="Nieuwe vraag")
    zij.rondje("aanmelder", "ketenpartner")
    zij.typ("#id_geboortedatum", "17-05-1992")
    zij.typ("#id_achternaam", "Schaepkens")
    zij.lijst("#id_gebied", "WK091710")
    zij.typ("#id_anderen", "9, 6")
    zij.rondje("soort", "signaal")
    for gebied in ("Geld", "Wonen", "Alcohol, drugs, gokken"):
        zij.vink("input[name=leefgebieden]", gebied)
    zij.lijst("#id_signaal_soort", "ontruiming")
    zij.typ("#id_signaal_bron", "Woningcorporatie De Sleutel")
    for vraag, antwoord in (("acuut_veiligheidsrisico", "nee"), ("kind_in_gevaar", "nee"),
                            ("dreigende_escalatie", "ja")):  # fmt: skip
        zij.rondje(vraag, antwoord)
    expect(blad.locator("#uitkomst-kop")).to_contain_text("Expertteam")
    zij.kies("button[value=opslaan]")
    blad.wait_for_url("**/ontvangst")
    expect(blad.locator("main")).to_contain_text("Spoed")

    zij.log_uit()
    zij.kies("button[value=esther]")
    zij.kies("header a", tekst="Vragen")
    zij.kies("main a", tekst="Signalen van partners")
    regel = blad.locator("li", has_text="Schaepkens").get_by_role("link", name="Dreigende ontruiming", exact=True)
    zij.kies(f"main a[href='{regel.get_attribute('href')}']")
    zij.rondje("uitkomst", "contact")
    zij.kies("main button", tekst="Leg vast")
    expect(blad.locator("main")).to_contain_text("De vraag is van jou")
    zij.kies("main nav a[href^='/huishoudens/']")
    expect(blad.get_by_role("heading", level=1)).to_contain_text("Schaepkens")
    zij.kies("main nav a", tekst="Netwerk")
    expect(blad.get_by_role("heading", name="Familie")).to_be_visible()


def test_op_een_telefoon_is_elk_menupunt_heel_te_zien_als_je_er_bent(pagina: MaakPagina) -> None:
    blad = pagina(360)
    log_in(blad, "sanne")
    blad.goto("/huishoudens")
    blad.locator("main").get_by_role("link", name="Wouters").click()
    for strook in (".kt-nav", ".kt-tabs"):
        namen = blad.locator(f"{strook} a").all_inner_texts()
        blad.locator(f"{strook} a").first.focus()
        for naam in namen:
            vak = blad.evaluate("document.activeElement.getBoundingClientRect().toJSON()")
            assert blad.evaluate("document.activeElement.textContent") == naam
            assert vak["left"] >= 0, naam
            assert vak["right"] <= 360, naam
            blad.keyboard.press("Tab")


def test_escape_sluit_het_blad_met_de_uitkomst_op_een_telefoon(pagina: MaakPagina) -> None:
    blad = pagina(360)
    log_in(blad, "fatma")
    blad.goto("/vragen/nieuw")
    waarom = blad.locator(".kt-blad-greep").get_by_role("link", name="Waarom?")
    waarom.press("Enter")
    sluiten = blad.get_by_role("link", name="Sluiten")
    expect(sluiten).to_be_visible()
    blad.keyboard.press("Escape")
    expect(sluiten).to_be_hidden()
    expect(waarom).to_be_focused()
