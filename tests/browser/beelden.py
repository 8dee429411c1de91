"""De plaatjes van de handleiding: uit dezelfde gang als de proef, alleen met HANDLEIDING=1."""

import os
from pathlib import Path

from playwright.sync_api import Page

MAP = Path(__file__).resolve().parents[2] / "docs" / "handleiding" / "beelden"


def beeld(blad: Page, naam: str) -> None:
    """Bewaar het blad zoals het nu is als `naam`.png; anders gebeurt er niets."""
    if os.environ.get("HANDLEIDING") == "1":
        MAP.mkdir(parents=True, exist_ok=True)
        blad.screenshot(path=MAP / f"{naam}.png", full_page=True)
