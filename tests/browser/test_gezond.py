"""The product itself, over HTTP: alive, with the headers that keep a page safe."""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import MaakPagina

pytestmark = pytest.mark.browser


def _koppen(blad: Page, pad: str) -> tuple[int, dict[str, str]]:
    antwoord = blad.request.get(pad, max_redirects=0)
    return antwoord.status, antwoord.headers


def test_gezond(pagina: MaakPagina) -> None:
    antwoord = pagina().request.get("/gezond")
    assert antwoord.status == 200
    assert antwoord.json() == {"status": "gezond", "database": "bereikbaar"}


def test_koppen_van_elk_antwoord(pagina: MaakPagina) -> None:
    blad = pagina()
    for pad in ("/gezond", "/inloggen", "/bestaat-niet"):
        _, koppen = _koppen(blad, pad)
        beleid = koppen["content-security-policy"]
        assert "unsafe" not in beleid
        for eis in ("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"):
            assert eis in beleid
        assert koppen["x-content-type-options"] == "nosniff"
        assert koppen["referrer-policy"] == "same-origin"
        assert "no-store" in koppen["cache-control"]


def test_statische_bestanden_blijven_in_de_browser(pagina: MaakPagina) -> None:
    blad = pagina()
    blad.goto("/bestaat-niet")
    status, koppen = _koppen(blad, "/static/pakketten/htmx.min.js")
    assert status == 200
    assert "max-age" in koppen["cache-control"]
