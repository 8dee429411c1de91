"""axe vindt niets, op telefoon en bureau, licht en donker; en het hoofdwerk gaat met het toetsenbord alleen."""

from collections.abc import Callable

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.browser.conftest import MaakPagina
from tests.browser.hulp import log_in, wissel

pytestmark = pytest.mark.browser
BLADEN = ("/werk", "/vragen", "/vragen/nieuw", "/huishoudens", "/inrichting", "/hulp", "/toegankelijkheid")
Axe = Callable[[Page], None]


def geen_zijwaarts_schuiven(blad: Page) -> None:
    breder = blad.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert breder <= 0, f"{blad.url} is {breder} px te breed"


@pytest.mark.parametrize("donker", [False, True], ids=["licht", "donker"])
@pytest.mark.parametrize("breedte", [360, 1280])
def test_axe_vindt_niets(pagina: MaakPagina, axe: Axe, breedte: int, donker: bool) -> None:
    blad = pagina(breedte, donker=donker, voor_axe=True)
    blad.goto("/")
    axe(blad)
    geen_zijwaarts_schuiven(blad)
    log_in(blad, "sanne")
    for pad in BLADEN:
        blad.goto(pad)
        axe(blad)
        geen_zijwaarts_schuiven(blad)
    blad.goto("/huishoudens")
    blad.locator("main").get_by_role("link", name="Wouters").click()
    axe(blad)
    geen_zijwaarts_schuiven(blad)


@pytest.mark.parametrize("breedte", [360, 1280])
def test_axe_op_de_bladen_van_delen(pagina: MaakPagina, axe: Axe, breedte: int) -> None:
    """Het merkteken, het geheime adres, het register met fouten, noodtoegang en wat de partner leest."""
    blad = pagina(breedte, donker=breedte == 360, voor_axe=True)
    log_in(blad, "sanne")
    blad.goto("/huishoudens")
    blad.locator("main").get_by_role("link", name="Özdemir").click()
    geheim = blad.url
    for pad in (geheim, f"{geheim}/adres", f"{geheim}/adres/beheer", f"{geheim}/delen"):
        blad.goto(pad)
        axe(blad)
        geen_zijwaarts_schuiven(blad)
    blad.get_by_role("button", name="Deel", exact=True).click()
    axe(blad)
    wissel(blad, "bilal")
    blad.goto(f"/noodtoegang/{geheim.rsplit('/', 1)[1]}")
    axe(blad)
    geen_zijwaarts_schuiven(blad)
    wissel(blad, "paula")
    axe(blad)
    blad.locator("main").get_by_role("link").first.click()
    axe(blad)
    geen_zijwaarts_schuiven(blad)


@pytest.mark.parametrize("naam", ["almere", "heerlen", "s-hertogenbosch"])
@pytest.mark.parametrize("breedte", [360, 1280])
def test_axe_op_de_inrichtingen(pagina: MaakPagina, axe: Axe, naam: str, breedte: int) -> None:
    blad = pagina(breedte, donker=breedte == 360, voor_axe=True)
    log_in(blad, "pieter")
    blad.goto(f"/inrichting/{naam}")
    axe(blad)
    geen_zijwaarts_schuiven(blad)


INRICHTINGBLADEN = (
    "/inrichting?vorm=B",
    "/inrichting/gouda?op=2017-01-01",
    "/inrichting/vergelijk",
    "/inrichting/vergelijk?a=heerlen&b=s-hertogenbosch",
    "/inrichting/vergelijk?a=gouda&b=gouda",
    "/inrichting/vergelijk?a=gouda&b=nergens",
    "/inrichting/kiezen",
    "/inrichting/kiezen?vorm=C&inwoners=45.000",
    "/inrichting/kiezen?inwoners=veel",
    "/inrichting/controle",
)


@pytest.mark.parametrize("donker", [False, True], ids=["licht", "donker"])
@pytest.mark.parametrize("breedte", [360, 1280])
def test_axe_op_alles_over_inrichtingen(pagina: MaakPagina, axe: Axe, breedte: int, donker: bool) -> None:
    blad = pagina(breedte, donker=donker, voor_axe=True)
    log_in(blad, "pieter")
    for pad in INRICHTINGBLADEN:
        blad.goto(pad)
        axe(blad)
        geen_zijwaarts_schuiven(blad)


def test_een_bestand_nakijken_en_axe_op_de_fouten(pagina: MaakPagina, axe: Axe) -> None:
    blad = pagina(360, voor_axe=True)
    log_in(blad, "pieter")
    blad.goto("/inrichting/controle")
    fout = FilePayload(name="onze.toml", mimeType="application/toml", buffer=b'naam = "onze"\nvrom = "A1"\n')
    blad.get_by_label("Bestand met een inrichting").set_input_files(fout)
    blad.get_by_role("button", name="Kijk na").click()
    expect(blad.get_by_role("heading", name="fouten in onze.toml")).to_be_visible()
    expect(blad.locator("main")).to_contain_text("Bedoel je ‘vorm’?")
    axe(blad)
    geen_zijwaarts_schuiven(blad)


def test_axe_op_een_fout_en_op_een_blad_dat_er_niet_is(pagina: MaakPagina, axe: Axe) -> None:
    blad = pagina(360, voor_axe=True)
    log_in(blad, "fatma")
    blad.goto("/vragen/nieuw")
    blad.get_by_label("Geboortedatum").fill("31-02-2000")
    blad.get_by_role("button", name="Opslaan", exact=True).click()
    expect(blad.locator("main")).to_contain_text("bestaat niet")
    axe(blad)
    blad.goto("/huishoudens/00000000-0000-4000-8000-000000000000")
    axe(blad)


def test_een_vraag_aannemen_met_het_toetsenbord_alleen(pagina: MaakPagina) -> None:
    blad = pagina()
    log_in(blad, "fatma")
    blad.goto("/vragen/nieuw")

    def tab_naar(naam: str) -> None:
        for _ in range(80):
            blad.keyboard.press("Tab")
            actief = blad.evaluate("document.activeElement.id || document.activeElement.value || ''")
            if actief == naam:
                return
        pytest.fail(f"met Tab kom je niet bij {naam}")

    tab_naar("id_achternaam")
    blad.keyboard.type("Toetsen")
    tab_naar("id_gebied")
    blad.keyboard.press("ArrowDown")
    tab_naar("id_eigen_woorden")
    blad.keyboard.type("Ik heb een vraag over de bus.")
    tab_naar("opslaan")
    blad.keyboard.press("Enter")
    blad.wait_for_url("**/ontvangst")
    expect(blad.get_by_role("heading", level=1)).to_be_visible()


def test_op_twee_keer_zo_groot_blijft_alles_leesbaar(pagina: MaakPagina) -> None:
    blad = pagina(640)  # 1280 px op 200 procent
    log_in(blad, "sanne")
    for pad in BLADEN:
        blad.goto(pad)
        geen_zijwaarts_schuiven(blad)


@pytest.mark.parametrize("donker", [False, True], ids=["licht", "donker"])
@pytest.mark.parametrize("breedte", [360, 1280])
def test_axe_op_de_medewerkers(pagina: MaakPagina, axe: Axe, breedte: int, donker: bool) -> None:
    blad = pagina(breedte, donker=donker, voor_axe=True)
    log_in(blad, "bea")
    for pad in ("/medewerkers", "/medewerkers/nieuw", "/medewerkers?toon=afwezig", "/medewerkers?zoek=xyz"):
        blad.goto(pad)
        axe(blad)
        geen_zijwaarts_schuiven(blad)
    blad.goto("/medewerkers")
    blad.get_by_role("link", name="Joke Meijer").click()
    blad.evaluate("document.querySelectorAll('details').forEach(een => een.open = true)")
    axe(blad)
    geen_zijwaarts_schuiven(blad)


def test_iemand_afwezig_melden_met_het_toetsenbord_alleen(pagina: MaakPagina) -> None:
    """Vanaf haar naam in de lijst: uitklappen, de dag en de vervanger kiezen, en bewaren."""
    blad = pagina()
    log_in(blad, "marieke")
    blad.goto("/medewerkers")
    blad.get_by_role("link", name="Sanne de Boer").focus()
    blad.keyboard.press("Enter")
    expect(blad.get_by_role("heading", name="Sanne de Boer")).to_be_visible()

    def tab_naar(tekst: str) -> None:
        for _ in range(60):
            blad.keyboard.press("Tab")
            if tekst in blad.evaluate("document.activeElement.id + '|' + document.activeElement.textContent"):
                return
        pytest.fail(f"met Tab kom je niet bij {tekst}")

    tab_naar("Meld afwezig")
    blad.keyboard.press("Enter")
    tab_naar("afwezig_tot")
    tab_naar("afwezig_vervanger")
    blad.keyboard.type("Noor")
    tab_naar("Meld afwezig")
    blad.keyboard.press("Enter")
    expect(blad.locator("main")).to_contain_text("De afwezigheid is opgeslagen.")
    expect(blad.locator("main")).to_contain_text("vervanger: Noor Hendriks")
