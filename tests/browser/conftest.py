"""Chromium and the running product for the stories.

The product is started as `keukentafel start --demo` starts it, on a database of its own in the test cluster.
Where there is no Chromium these tests are left out, and that is said; with CI=true that is a failure.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect, sync_playwright

from keukentafel.kern.database.cluster import Cluster
from tests import proefdatabase
from tests.browser import echt, weggelaten

WORTEL = Path(__file__).resolve().parents[2]
expect.set_options(timeout=20_000)
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
VLAGGEN = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
AXE = WORTEL / "node_modules" / "axe-core" / "axe.min.js"
EISEN = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

# Een verzoek dat door een nieuwer is ingehaald, meldt htmx als fout; dat is de bedoeling.
RUIS = ("Failed to load resource", "htmx:afterRequest", "htmx:sendAbort")

MaakPagina = Callable[..., Page]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Stories last (Playwright keeps an event loop open), or left out where there is no Chromium."""
    verhalen = [item for item in items if item.get_closest_marker("browser")]
    rest = [item for item in items if not item.get_closest_marker("browser")]
    if verhalen and CHROMIUM is None and os.environ.get("CI") != "true":
        config.hook.pytest_deselected(items=verhalen)
        weggelaten.onthoud(config, len(verhalen))
        verhalen = []
    items[:] = rest + verhalen


Huizen = Callable[[str], str]


@pytest.fixture(scope="session")
def huizen(proefcluster: Cluster, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Huizen]:
    """Return a function that gives the address of the running product with the demo of one arrangement in it.

    `almere+team` is the demo of Almere once more, for stories that change who is there.
    """
    adressen: dict[str, str] = {}
    gestart: list[tuple[subprocess.Popen[str], str]] = []

    def geef(inrichting: str) -> str:
        if inrichting not in adressen:
            naam = proefdatabase.maak_database(proefcluster, f"browser_{re.sub('[-+]', '_', inrichting)}")
            proces = _start(proefcluster, naam, inrichting.partition("+")[0], tmp_path_factory.mktemp("gegevens"))
            gestart.append((proces, naam))
            adressen[inrichting] = _adres(proces)
        return adressen[inrichting]

    yield geef
    for proces, naam in gestart:
        proces.send_signal(signal.SIGTERM)
        proces.wait(30)
        proefdatabase.gooi_weg(proefcluster, naam)


@pytest.fixture(scope="session")
def huis(huizen: Huizen) -> str:
    """Return the address of the product with the demo of Almere, where most stories play."""
    return huizen("almere")


@pytest.fixture(scope="session")
def echt_huis(proefcluster: Cluster, tmp_path_factory: pytest.TempPathFactory) -> Iterator[echt.EchtHuis]:
    """Return the running product without a demo: accounts come from the command, and it wants the second factor."""
    naam = proefdatabase.maak_database(proefcluster, "browser_echt")
    huis = echt.start(proefcluster, naam, tmp_path_factory.mktemp("gegevens"))
    yield huis
    huis.proces.send_signal(signal.SIGTERM)
    huis.proces.wait(30)
    proefdatabase.gooi_weg(proefcluster, naam)


def _start(cluster: Cluster, database: str, inrichting: str, data: Path) -> "subprocess.Popen[str]":
    omgeving = proefdatabase.omgeving(cluster, database) | {"KEUKENTAFEL_DATA": str(data), "KEUKENTAFEL_WERKERS": "1"}
    opdracht = ["start", "--demo", "--inrichting", inrichting, "--poort", "0"]
    return subprocess.Popen(
        [sys.executable, "-m", "keukentafel.project.opdrachten", *opdracht],
        env=omgeving,
        stdout=subprocess.PIPE,
        text=True,
    )


def _adres(proces: "subprocess.Popen[str]") -> str:
    if proces.stdout is not None:
        for regel in proces.stdout:
            if gevonden := re.search(r"http://\S+", regel):
                return gevonden[0]
    raise RuntimeError(f"Het product startte niet (exitcode {proces.wait(10)}).")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all stories."""
    if CHROMIUM is None:
        pytest.fail("CI=true, maar er is geen Chromium: de browserproeven kunnen niet draaien.")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # the loop of Playwright runs in this thread; no ORM runs in it
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=VLAGGEN)
        yield chromium
        chromium.close()


MISLUKT = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Remember that a story went wrong, so that `pagina` can tell what was on the screen."""
    verslag = yield
    if verslag.when == "call" and verslag.failed:
        item.stash[MISLUKT] = True
    return verslag


def _vertel(context: BrowserContext) -> None:
    for blad in context.pages:
        sys.stdout.write(f"{blad.url}: {blad.locator('body').inner_text(timeout=2000)[:2000]!r}\n")


@pytest.fixture
def pagina(request: pytest.FixtureRequest, browser: Browser, huizen: Huizen) -> Iterator[MaakPagina]:
    """Return a maker of pages: `pagina(breedte=360, donker=True, javascript=False)`, each with cookies of its own."""
    contexten: list[BrowserContext] = []
    klachten: list[str] = []

    def hoor(bericht: ConsoleMessage) -> None:
        if bericht.type == "error" and not any(ruis in bericht.text for ruis in RUIS):
            klachten.append(bericht.text)

    def maak(
        breedte: int = 1280,
        *,
        donker: bool = False,
        javascript: bool = True,
        inrichting: str = "almere",
        voor_axe: bool = False,
        huis: echt.EchtHuis | None = None,
    ) -> Page:
        context = browser.new_context(
            base_url=huis.adres if huis else huizen(inrichting),
            extra_http_headers=echt.KOPPEN if huis else None,
            viewport={"width": breedte, "height": 900 if breedte > 600 else 740},
            color_scheme="dark" if donker else "light",
            java_script_enabled=javascript,
            bypass_csp=voor_axe,  # axe zet zelf stijlen op het blad
            locale="nl-NL",
            timezone_id="Europe/Amsterdam",
            reduced_motion="reduce",
        )
        contexten.append(context)
        blad = context.new_page()
        blad.set_default_timeout(30_000)
        blad.on("console", hoor)
        blad.on("pageerror", lambda fout: klachten.append(str(fout)))
        return blad

    yield maak
    for context in contexten:
        if request.node.stash.get(MISLUKT, False):
            _vertel(context)
        context.close()
    assert klachten == [], "de browser klaagt (CSP, script)"


@pytest.fixture
def axe() -> Callable[[Page], None]:
    """Return a check that fails with the list of what axe finds on the page (WCAG 2.0 to 2.2 A and AA)."""
    bron = AXE.read_text(encoding="utf-8")

    def keur(blad: Page) -> None:
        blad.evaluate(bron)
        uitkomst = blad.evaluate(
            "(eisen) => axe.run(document, {runOnly: {type: 'tag', values: eisen}, resultTypes: ['violations']})", EISEN
        )
        gevonden = [
            f"{fout['id']} ({fout['impact']}): {knoop['target']} {knoop['failureSummary']}"
            for fout in uitkomst["violations"]
            for knoop in fout["nodes"]
        ]
        assert gevonden == [], f"axe op {blad.url}:\n" + "\n".join(gevonden)

    return keur
