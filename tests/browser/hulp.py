"""Wat elke proef in de browser nodig heeft: inloggen in de demo en het aanneemformulier invullen."""

from playwright.sync_api import Page, expect


def log_in(blad: Page, wie: str) -> None:
    """Kies een demo-account op het inlogscherm."""
    blad.goto("/")
    blad.locator(f'button[value="{wie}"]').click()
    blad.get_by_text("uitloggen").wait_for()


def wissel(blad: Page, wie: str) -> None:
    """Log uit en kijk verder als een ander."""
    blad.context.clear_cookies()
    log_in(blad, wie)


def antwoord(blad: Page, vraag: str, keuze: str) -> None:
    """Beantwoord een triagevraag: ja, nee of weet ik niet."""
    blad.get_by_role("group", name=vraag).get_by_label(keuze, exact=True).check()


def stand(blad: Page) -> str:
    """De uitkomst tot nu toe, nadat het scherm is bijgewerkt."""
    expect(blad.locator(".htmx-request")).to_have_count(0)
    return blad.locator("#uitkomst-kop").inner_text()
