"""Wie het huis doorloopt langs elke link, komt nergens een fout van axe of een blad dat te breed is tegen."""

import re
from collections import deque
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import MaakPagina
from tests.browser.hulp import log_in
from tests.browser.test_toegankelijk import geen_zijwaarts_schuiven

pytestmark = pytest.mark.browser
NUMMER = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|\d+")
NIET = re.compile(r"^/(uitloggen|inrichting/.+/bestand|static|noodtoegang)|/documenten/[0-9a-f-]{36}$")
"""Hier staat geen blad: uitloggen, een bestand; of een bezoek dat iets betekent (noodtoegang heeft een eigen proef)."""
GEMIST = {
    "sanne": ("/huishoudens", "/vragen", "/vragen/nieuw", "/afspraken"),
    "marieke": ("/team", "/medewerkers"),
    "fatma": ("/vragen/nieuw",),
    "joris": ("/toezicht",),
    "bea": ("/medewerkers",),
    "paula": ("/gedeeld",),
}
"""Bladen die elk van hen ten minste tegenkomt: zo merkt de proef het als zij nergens meer komt."""

BREEDTES = (1280, 1024, 768, 360)  # px


def vorm(pad: str) -> str:
    """Een adres zonder nummers: bladen van dezelfde soort zien wij één keer."""
    return NUMMER.sub("*", pad)


def loop(blad: Page, kijk: Callable[[Page], None]) -> dict[str, str]:
    """Volg elke link binnen het huis, elke soort blad één keer; geeft per soort het adres."""
    gezien: dict[str, str] = {}
    wachtrij = deque([urlsplit(blad.url).path])
    while wachtrij:
        pad = wachtrij.popleft()
        if vorm(pad) in gezien or NIET.search(pad):
            continue
        gezien[vorm(pad)] = pad
        antwoord = blad.goto(pad)
        assert antwoord is not None
        assert antwoord.status < 400, f"{pad} gaf {antwoord.status}"
        kijk(blad)
        links = blad.eval_on_selector_all("a[href^='/']", "alle => alle.map(een => new URL(een.href).pathname)")
        wachtrij.extend(links)
    return gezien


@pytest.mark.parametrize(
    ("wie", "breedte"),
    [("sanne", 1280), ("sanne", 360), ("marieke", 360), ("fatma", 360), ("joris", 1280), ("bea", 360), ("paula", 360)],
)
def test_elk_blad_is_toegankelijk_en_past(
    pagina: MaakPagina, axe: Callable[[Page], None], wie: str, breedte: int
) -> None:
    blad = pagina(breedte, donker=breedte == 360, voor_axe=True)
    log_in(blad, wie)

    def kijk(hier: Page) -> None:
        axe(hier)
        geen_zijwaarts_schuiven(hier)

    gezien = loop(blad, kijk)
    assert set(GEMIST[wie]) <= set(gezien)


def test_geen_blad_van_een_manager_schuift_zijwaarts(pagina: MaakPagina) -> None:
    """Zij heeft het langste menu, en in Heerlen een team met een lange naam."""
    blad = pagina(BREEDTES[0], inrichting="heerlen")
    log_in(blad, "marieke")

    def kijk(hier: Page) -> None:
        assert hier.locator(".kt-nav li").count() >= 8
        for breedte in BREEDTES:
            hier.set_viewport_size({"width": breedte, "height": 800})
            geen_zijwaarts_schuiven(hier)
            knop = hier.get_by_role("link", name="Nieuwe vraag").first.bounding_box()
            assert knop is not None
            assert knop["x"] + knop["width"] <= breedte, f"de knop valt buiten {hier.url} op {breedte} px"

    assert set(GEMIST["marieke"]) <= set(loop(blad, kijk))


@pytest.mark.parametrize("wie", ["sanne", "fatma", "marieke"])
def test_elk_blad_past_ook_vergroot(pagina: MaakPagina, wie: str) -> None:
    """Een venster van 1280 op 200% is 640 breed, en op 400% 320: niets schuift opzij (WCAG 2.2, 1.4.4 en 1.4.10)."""
    blad = pagina(640)
    log_in(blad, wie)

    def kijk(hier: Page) -> None:
        for breedte in (640, 320):
            hier.set_viewport_size({"width": breedte, "height": 800})
            geen_zijwaarts_schuiven(hier)

    assert set(GEMIST[wie]) <= set(loop(blad, kijk))
