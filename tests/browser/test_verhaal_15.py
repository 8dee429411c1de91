"""Verhaal 15: er komt een derde team. Eerst zien wat dat doet, dan aankondigen, en op de dag het werk overdragen."""

import os
from collections.abc import Callable, Iterator
from datetime import date

import psycopg
import pytest
from playwright.sync_api import FilePayload, Page, expect

from keukentafel.kern.database.cluster import Cluster
from keukentafel.project.demo import WACHTWOORD
from tests.browser.conftest import Huizen, MaakPagina
from tests.dagen import over, vandaag
from tests.nieuwe_versie import bestand, derde_team

pytestmark = pytest.mark.browser
BEA = """
INSERT INTO kern_account (username, password, is_superuser, first_name, last_name, email, is_staff, is_active,
                          date_joined, sessiezegel)
SELECT 'bea', password, false, '', '', '', false, true, date_joined, sessiezegel
FROM kern_account WHERE username = 'sanne'
ON CONFLICT (username) DO NOTHING;
INSERT INTO regelen_medewerker (stelsel_id, naam, telefoon, adreszegel, account_id)
SELECT s.id, 'Bea Dekker', '', '', a.id FROM kern_stelsel s, kern_account a WHERE a.username = 'bea'
ON CONFLICT (account_id) DO NOTHING;
INSERT INTO regelen_lidmaatschap (stelsel_id, medewerker_id, rol, van)
SELECT m.stelsel_id, m.id, 'beheerder', '2020-01-01'
FROM regelen_medewerker m JOIN kern_account a ON a.id = m.account_id
WHERE a.username = 'bea' AND NOT EXISTS (SELECT FROM regelen_lidmaatschap l WHERE l.medewerker_id = m.id);
"""
DE_DAG_IS_ER = """
UPDATE regelen_inrichtingversie SET versie = %(vandaag)s WHERE versie = %(straks)s;
UPDATE regelen_team SET van = %(vandaag)s WHERE van = %(straks)s;
UPDATE regelen_teamgebied SET van = %(vandaag)s WHERE van = %(straks)s;
UPDATE regelen_teamgebied SET tot = %(vandaag)s WHERE tot = %(straks)s;
INSERT INTO regelen_lidmaatschap (stelsel_id, medewerker_id, team_id, rol, van)
SELECT m.stelsel_id, m.id, t.id, 'wijkwerker', %(vandaag)s FROM regelen_medewerker m, regelen_team t
WHERE m.naam = 'Bilal Amrani' AND t.slug = 'derde-team';
"""


@pytest.fixture
def baas(huizen: Huizen, proefcluster: Cluster) -> Iterator[psycopg.Connection]:
    """De database van de demo van Haarlem, met Bea die de inrichting beheert."""
    huizen("haarlem")
    with psycopg.connect(proefcluster.url("postgres", f"browser_haarlem_{os.getpid()}"), autocommit=True) as verbinding:
        for opdracht in BEA.split(";"):
            verbinding.execute(opdracht.encode())
        yield verbinding


def log_in(blad: Page, wie: str) -> None:
    blad.context.clear_cookies()
    blad.goto("/inloggen")
    blad.locator("input[name=login]").fill(wie)
    blad.locator("input[name=password]").fill(WACHTWOORD)
    blad.locator("input[name=password]").press("Enter")
    blad.get_by_text("uitloggen").wait_for()


def nieuw_bestand(dag: date) -> FilePayload:
    inhoud = bestand("haarlem", dag, derde_team("haarlem", wijk=0))
    return {"name": "haarlem.toml", "mimeType": "application/toml", "buffer": inhoud}


def geen_zijwaarts_schuiven(blad: Page) -> None:
    breder = blad.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert breder <= 0, f"{blad.url} is {breder} px te breed"


def met_de_toets(blad: Page, naam: str) -> None:
    """Zonder muis: naar de knop, en Enter."""
    knop = blad.get_by_role("button", name=naam)
    knop.focus()
    blad.keyboard.press("Enter")


def test_15_een_derde_team(pagina: MaakPagina, baas: psycopg.Connection, axe: Callable[[Page], None]) -> None:
    blad = pagina(360, donker=True, inrichting="haarlem", voor_axe=True)
    log_in(blad, "bea")
    blad.goto("/inrichting/haarlem")
    blad.get_by_role("link", name="Nieuwe versie").press("Enter")
    axe(blad)
    straks = over(60)
    blad.locator("input[type=file]").set_input_files(nieuw_bestand(straks))
    met_de_toets(blad, "Bekijk wat het doet")
    verhuist = blad.get_by_role("row").filter(has_text="Derde team")
    expect(verhuist).to_contain_text("Sociaal wijkteam Zuidwest")
    expect(verhuist).to_contain_text("dossier")
    expect(blad.locator("main")).to_contain_text("Nog zonder medewerkers: Derde team")
    axe(blad)
    geen_zijwaarts_schuiven(blad)

    met_de_toets(blad, "Laat ingaan op")
    expect(blad.get_by_role("heading", level=1)).to_contain_text("Deze versie gaat in op")
    axe(blad)
    blad.goto("/inrichting/overdragen")
    expect(blad.locator("main")).to_contain_text("Derde team, zodra dat team er is")
    expect(blad.get_by_role("link", name="Draag over")).to_have_count(0)

    for opdracht in DE_DAG_IS_ER.split(";")[:-1]:
        baas.execute(opdracht.encode(), {"vandaag": vandaag(), "straks": straks})
    blad.goto("/inrichting/overdragen")
    axe(blad)
    geen_zijwaarts_schuiven(blad)
    blad.get_by_role("link", name="Draag over").first.press("Enter")
    expect(blad.get_by_label("Naar welk team?").locator("option:checked")).to_have_text("Derde team")
    axe(blad)
    met_de_toets(blad, "Draag over")
    expect(blad.get_by_role("status")).to_contain_text("overgedragen aan Derde team")
    expect(blad.locator("main")).to_contain_text("Er is niets over te dragen")

    log_in(blad, "bilal")
    blad.goto("/vragen")
    expect(blad.locator("main")).to_contain_text("Overgedragen van Sociaal wijkteam Zuidwest, omdat de wijk op")
    blad.goto("/huishoudens")
    blad.locator("main table a, main li a").first.click()
    expect(blad.locator("main")).to_contain_text("Overgedragen van Sociaal wijkteam Zuidwest")
    geen_zijwaarts_schuiven(blad)
