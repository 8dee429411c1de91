"""Maak `docs/stelsels.md`: elk feit over de twintig stelsels, waar het staat en welke proef het bewaakt.

`python -m tools.stelsels` schrijft de bladzijde; een proef vergelijkt haar met wat er nu uit zou komen.
"""

from pathlib import Path

from keukentafel.inrichting.laden import laad
from tools.feiten import WORTEL, Feit, kop, kort, lees, zoek

BLADZIJDE = WORTEL / "docs" / "stelsels.md"
STELSELS = (
    "almere",
    "alkmaar",
    "borger-odoorn",
    "de-bilt",
    "deurne",
    "diemen",
    "gouda",
    "haren",
    "heerenveen",
    "heerlen",
    "hellendoorn",
    "s-hertogenbosch",
    "ijsselstein",
    "kempengemeenten",
    "langedijk",
    "medemblik",
    "oosterhout",
    "zaltbommel",
    "haarlem",
    "groningen",
)
"""In de volgorde van de tabel met feiten."""
INLEIDING = """# De twintig stelsels, feit voor feit

Deze bladzijde is gemaakt met `python -m tools.stelsels`; verander haar niet met de hand. Elk feit uit de stukken staat
hier met de plek in `inrichtingen/NAAM.toml` waar het staat, wat er staat, de bron, de aanname die erbij hoort, en de
proef die het merkt als het verandert. Elk feit heeft de proef `test_feiten.py::test_feit_staat_er[NAAM-NUMMER]`; staat
er een andere naam, dan bewaakt die (in `tests/inrichting`) wat het stelsel ermee doet. Een plek die niet in het
bestand van de gemeente staat, komt uit `_landelijk.toml`.
"""

OVERAL = (
    (
        "Een ondergrens van leeftijd telt mee, een bovengrens niet.",
        "teams.*.leeftijd_tot",
        "test_de_bilt_leeftijd_wijst_de_weg",
    ),
    (
        "De brug van 18 tot 23 is 18 tot en met 22 jaar.",
        "triage.betrokken.*.als",
        "test_de_bilt_brug_van_achttien_tot_drieentwintig",
    ),
    ("De soorten team passen bij de vorm.", "teams.*.soort", "test_de_soorten_team_passen_bij_de_vorm"),
    (
        "Een expertteam is niet rechtstreeks te bereiken.",
        "teams.*.rechtstreeks",
        "test_een_expertteam_is_niet_rechtstreeks_te_bereiken",
    ),
    (
        "Problemen die niet samenhangen zijn losse, enkelvoudige vragen (aanname).",
        "triage.regels.anders",
        "test_losse_problemen_zijn_zoveel_enkele_vragen",
    ),
    (
        "In elke wijk en voor elke leeftijd is er een team.",
        "teams, gebieden",
        "test_elke_wijk_en_elke_leeftijd_heeft_een_team",
    ),
    (
        "Een gemeente houdt haar code; alleen de wijken hebben codes van 2024.",
        "gemeenten, gebieden",
        "test_haren_en_langedijk_houden_hun_code",
    ),
    ("De tien kernfuncties zijn overal ingevuld.", "kernfuncties", "test_tien_kernfuncties_in_elk_stelsel"),
    ("Meer risico geeft nooit een lichtere situatie.", "triage.regels", "test_meer_risico_is_nooit_lichter"),
    ("Het beeld van de weg van een vraag is overal anders.", "weg", "test_het_beeld_van_de_weg_is_overal_anders"),
)
"""Wat voor alle twintig geldt: de afspraak, de plek, de proef."""


def _cel(tekst: str) -> str:
    return tekst.replace("|", "\\|").replace("\n", " ")


def _rij(feit: Feit) -> str:
    plek = zoek(feit)
    pad = f"`{feit.pad}`" + (f" (soort {feit.verwacht['soort']})" if "soort" in feit.verwacht else "")
    pad += f" op {feit.op}" if feit.op else ""
    toets = f"`{feit.toets}`" if feit.toets else f"`test_feit_staat_er[{feit.naam}]`"
    cellen = (str(feit.nummer), feit.feit, pad, kort(feit, plek.waarde), plek.bron, plek.aanname or "", toets)
    return f"| {' | '.join(_cel(cel) for cel in cellen)} |"


def _hoofdstuk(nummer: int, stelsel: str) -> list[str]:
    inrichting = laad(stelsel)
    regels = [f"## {nummer}. {kop(stelsel)}", "", f"Bestand: `inrichtingen/{stelsel}.toml`.", ""]
    regels += ["| # | feit | plek | wat er staat | bron | aanname erbij | proef |", "|---|---|---|---|---|---|---|"]
    regels += [_rij(feit) for feit in lees(stelsel)]
    regels += ["", "Waar de stukken zwijgen:", ""]
    regels += [f"- `{aanname.over}`: {aanname.tekst}" for aanname in inrichting.aannames]
    return [*regels, ""]


def _overal() -> list[str]:
    regels = ["## Wat voor alle twintig geldt", "", "| afspraak | plek | proef |", "|---|---|---|"]
    return [*regels, *(f"| {afspraak} | `{plek}` | `{proef}` |" for afspraak, plek, proef in OVERAL), ""]


def maak() -> str:
    """De hele bladzijde."""
    hoofdstukken = [regel for nummer, naam in enumerate(STELSELS, 1) for regel in _hoofdstuk(nummer, naam)]
    return "\n".join([INLEIDING, *_overal(), *hoofdstukken]).rstrip() + "\n"


def schrijf(pad: Path = BLADZIJDE) -> None:
    """Schrijf de bladzijde."""
    pad.write_text(maak(), encoding="utf-8")


if __name__ == "__main__":
    schrijf()
