"""De demo: een gemeente met verzonnen mensen, in een database waar nooit echte gegevens in komen."""

import hashlib
import re
from pathlib import Path

from keukentafel.kern.database import stand
from keukentafel.kern.database.fouten import OmgevingsFout
from keukentafel.project.dienst import voorbereiding

SLEUTEL = "demo"
_ACCOUNTS = """
SELECT a.username, m.naam, string_agg(DISTINCT l.rol || coalesce(' van ' || t.naam, ''), ', ')
FROM kern_account a JOIN regelen_medewerker m ON m.account_id = a.id
LEFT JOIN regelen_lidmaatschap l ON l.medewerker_id = m.id LEFT JOIN regelen_team t ON t.id = l.team_id
GROUP BY a.id, a.username, m.naam ORDER BY a.id
"""


class OnbekendeInrichting(Exception):
    """There is no arrangement of that name: wrong use (exit code 2)."""


class GeenDemo(OmgevingsFout):
    """This database holds something else: a real municipality, or the demo of another one."""


def kies(naam: str | None) -> str:
    """Return the name of the arrangement to show: the given one, or the one that `inrichtingen/_demo` names."""
    from keukentafel.inrichting.mappen import map_met_inrichtingen

    map_ = map_met_inrichtingen()
    gekozen = naam or (map_ / "_demo").read_text(encoding="utf-8").strip()
    if not re.fullmatch(r"[a-z0-9-]+", gekozen) or not (map_ / f"{gekozen}.toml").is_file():
        namen = ", ".join(sorted(pad.stem for pad in map_.glob("[!_]*.toml")))
        raise OnbekendeInrichting(f"De inrichting {gekozen!r} bestaat niet. Er zijn: {namen}.")
    return gekozen


def databasenaam(naam: str) -> str:
    """Return the database of a demo in the embedded cluster: each arrangement has its own."""
    return f"demo_{naam}"


def laad(naam: str) -> bool:
    """Load the demo when it is not in this database yet; return whether that was needed."""
    gewenst = f"{naam} {_vingerafdruk(naam)}"
    with voorbereiding.verbind("app") as app:
        geladen = stand.lees(app, SLEUTEL)
        if geladen == gewenst:
            return False
        if geladen is None and app.execute("SELECT EXISTS (SELECT FROM kern_stelsel)").fetchone() == (True,):
            raise GeenDemo(
                "In deze database staat al een gemeente die geen demo is. Start zonder --demo, of kies met "
                "DATABASE_URL een lege database."
            )
        if geladen is not None and geladen.split()[0] != naam:
            raise GeenDemo(
                f"In deze database staat de demo van {geladen.split()[0]}. Kies die met --inrichting, of een lege "
                "database met DATABASE_URL."
            )
    with voorbereiding.verbind("eigenaar") as eigenaar:
        eigenaar.execute("SELECT pg_advisory_lock(%s)", [voorbereiding.SLOT])
        if stand.lees(eigenaar, SLEUTEL) != gewenst:
            stand.noteer(eigenaar, SLEUTEL, f"{naam} half")  # a demo that was cut short is loaded again
            voorbereiding.roep("onderhoud", "keukentafel.project.demo", naam)
            stand.noteer(eigenaar, SLEUTEL, gewenst)
    return True


def weiger_demo() -> None:
    """Refuse to do real work in a database with a demo: everybody knows the passwords of its accounts."""
    with voorbereiding.verbind("app") as app:
        geladen = stand.lees(app, SLEUTEL)
    if geladen is not None:
        raise OmgevingsFout(
            f"In deze database staat de demo van {geladen.split()[0]}, met wachtwoorden die iedereen kent. Start met "
            "--demo, of kies met DATABASE_URL een eigen, lege database."
        )


def _vingerafdruk(naam: str) -> str:
    """Return a fingerprint of what the demo is made of: the arrangement and the questions."""
    from keukentafel.inrichting.mappen import LANDELIJK, map_met_inrichtingen

    delen = [map_met_inrichtingen() / f"{naam}.toml", map_met_inrichtingen() / LANDELIJK]
    delen += sorted((Path(__file__).parents[1] / "demo").glob("*.*"))
    return hashlib.sha256(b"\0".join(pad.read_bytes() for pad in delen)).hexdigest()[:16]


def accounts() -> list[str]:
    """Return one line for each demo account: the name to log in with, who that is and in which role."""
    with voorbereiding.verbind("app") as app:
        rijen = app.execute(_ACCOUNTS).fetchall()
    return [f"  {inlog:<10} {naam}, {rol}" for inlog, naam, rol in rijen]
