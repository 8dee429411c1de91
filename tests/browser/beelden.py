"""De plaatjes van de handleiding: uit dezelfde gang als de proef, alleen met HANDLEIDING=1."""

import io
import os
from pathlib import Path

from PIL import Image
from playwright.sync_api import Locator, Page

MAP = Path(__file__).resolve().parents[2] / "docs" / "handleiding" / "beelden"
RAND = 16
KLEUREN = 128
"""Genoeg voor een scherm zonder foto's: een derde van de grootte, en met het oog niet te onderscheiden."""


def beeld(blad: Page, naam: str, *, deel: Locator | None = None) -> None:
    """Bewaar het blad (of een deel ervan) zoals het nu is als `naam`.png; anders gebeurt er niets."""
    if os.environ.get("HANDLEIDING") != "1":
        return
    MAP.mkdir(parents=True, exist_ok=True)
    bewaar(_deel(blad, deel) if deel else _heel(blad), MAP / f"{naam}.png")


def _deel(blad: Page, deel: Locator) -> bytes:
    """Een deel van het blad met wat wit eromheen."""
    deel.scroll_into_view_if_needed()
    links, boven, breed, hoog = deel.evaluate(
        "e => { const v = e.getBoundingClientRect(); return [v.x + scrollX, v.y + scrollY, v.width, v.height] }"
    )
    return blad.screenshot(
        full_page=True,
        clip={"x": links - RAND, "y": boven - RAND, "width": breed + 2 * RAND, "height": hoog + RAND},
    )


def _heel(blad: Page) -> bytes:
    """Het hele blad in een venster dat zo hoog is: wat aan de rand blijft staan, staat dan op zijn plek."""
    venster = blad.viewport_size
    hoog = int(blad.evaluate("document.documentElement.scrollHeight"))
    if venster:
        blad.set_viewport_size({"width": venster["width"], "height": hoog})
    png = blad.screenshot(full_page=True)
    if venster:
        blad.set_viewport_size(venster)
    return png


def bewaar(png: bytes, pad: Path) -> None:
    """Een klein PNG-bestand met een vast palet, zonder vlekken (geen dithering)."""
    with Image.open(io.BytesIO(png)) as plaat:
        klein = plaat.convert("RGB").quantize(KLEUREN, dither=Image.Dither.NONE)
        klein.save(pad, optimize=True)
