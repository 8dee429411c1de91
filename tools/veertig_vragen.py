"""Maak `docs/veertig-vragen.md`: dezelfde veertig vragen door alle twintig stelsels.

`python -m tools.veertig_vragen` schrijft de bladzijde; een proef vergelijkt haar met wat er nu uit zou komen.
"""

import tomllib
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from keukentafel.inrichting.laden import laad
from keukentafel.inrichting.model import Inrichting
from keukentafel.regels.triage import Uitkomst, Vraag, beoordeel
from tools.feiten import WORTEL
from tools.stelsels import STELSELS

BLADZIJDE = WORTEL / "docs" / "veertig-vragen.md"
VRAGEN = WORTEL / "tests" / "inrichting" / "veertig.toml"
DATUM = date(2026, 11, 20)
INLEIDING = f"""# Veertig vragen door twintig stelsels

Deze bladzijde is gemaakt met `python -m tools.veertig_vragen`; verander haar niet met de hand. De vragen staan in
`tests/inrichting/veertig.toml`; de mensen zijn bedacht. Elke vraag is van {DATUM.isoformat()}, noemt geen wijk en
gaat door de laatste versie van elke inrichting. Stelsels met dezelfde uitkomst staan op één regel.

*Voorlopig* betekent: er is nog te weinig bekend om te zeggen waar de vraag heen gaat, dus blijft hij bij de ingang.
*Doorgezet* betekent: dit team is voor deze aanmelder niet rechtstreeks te bereiken.
"""


def vragen() -> list[tuple[str, Vraag]]:
    """De veertig vragen met hun kop."""
    rijen = tomllib.loads(VRAGEN.read_text(encoding="utf-8"))["vraag"]
    return [(rij.pop("kop"), Vraag.model_validate({"datum": DATUM, **rij})) for rij in rijen]


def uitkomsten(vraag: Vraag) -> dict[str, tuple[Inrichting, Uitkomst]]:
    """Naam -> uitkomst, voor alle twintig."""
    return {naam: (laad(naam, vraag.datum), beoordeel(vraag, laad(naam, vraag.datum))) for naam in STELSELS}


def _bijzonder(uit: Uitkomst) -> str:
    delen = ["voorlopig"] if uit.voorlopig else []
    delen += ["spoed"] if uit.spoed else []
    delen += [uit.ontvangst.replace("_", " ")] if uit.ontvangst != "aangenomen" else []
    delen += [f"klok: {', '.join(termijn.soort for termijn in uit.termijnen)}"] if uit.termijnen else []
    return "; ".join(delen)


def _bij_naam(naam: str, inrichting: Inrichting, uit: Uitkomst) -> str:
    """`naam (hoe het team daar heet; met wie erbij komt)`; zonder wijk is het team vaak nog niet te kiezen."""
    namen = {team.slug: team.naam for team in inrichting.teams}
    soort = namen.get(uit.bestemming.team or "", inrichting.teamsoorten[uit.bestemming.soort].enkelvoud)
    delen = [] if soort == uit.bestemming.soort else [soort]
    delen += [f"met {', '.join(uit.betrokken)}"] if uit.betrokken else []
    return f"{naam} ({'; '.join(delen)})" if delen else naam


def _hoofdstuk(nummer: int, kop: str, vraag: Vraag) -> list[str]:
    groepen: dict[tuple[str, ...], list[str]] = {}
    for naam, (inrichting, uit) in uitkomsten(vraag).items():
        sleutel = (uit.situatie, uit.bestemming.soort, uit.regisseur.replace("_", " "), uit.rol, _bijzonder(uit))
        groepen.setdefault(sleutel, []).append(_bij_naam(naam, inrichting, uit))
    regels = [f"## {nummer}. {kop}", "", _feiten(vraag), ""]
    regels += ["| situatie | naar | regisseur | rol | bijzonder | stelsels |", "|---|---|---|---|---|---|"]
    volgorde = sorted(groepen.items(), key=lambda paar: -len(paar[1]))
    return [*regels, *(f"| {' | '.join(sleutel)} | {', '.join(namen)} |" for sleutel, namen in volgorde), ""]


def _feiten(vraag: Vraag) -> str:
    """Wat er bekend is, in één regel."""
    rij: dict[str, Any] = vraag.model_dump(
        mode="json", exclude_unset=True, exclude={"datum", "kenmerken", "leefgebieden"}
    )
    ja = [kenmerk for kenmerk, waarde in vraag.kenmerken.model_dump(exclude_unset=True).items() if waarde is True]
    nee = [kenmerk for kenmerk, waarde in vraag.kenmerken.model_dump(exclude_unset=True).items() if waarde is False]
    delen = [f"leefgebieden: {', '.join(vraag.leefgebieden) or 'nog geen'}"]
    delen += [f"{sleutel}: {_woord(waarde)}" for sleutel, waarde in rij.items()]
    delen += [f"wel: {', '.join(ja)}"] if ja else []
    delen += [f"niet: {', '.join(nee)}"] if nee else []
    return "; ".join(delen) + "."


def _woord(waarde: Any) -> str:
    if isinstance(waarde, list):
        return ", ".join(map(str, waarde))
    return " ".join(map(str, waarde.values())) if isinstance(waarde, dict) else str(waarde)


def _overzicht() -> list[str]:
    """Per stelsel hoeveel van de veertig waarheen gaan."""
    tellingen = {naam: Counter[str]() for naam in STELSELS}
    for _, vraag in vragen():
        for naam, (_, uit) in uitkomsten(vraag).items():
            waar = "niet voor ons" if uit.ontvangst == "niet_voor_ons" else uit.bestemming.soort
            tellingen[naam][waar] += 1
    soorten = sorted({soort for telling in tellingen.values() for soort in telling})
    regels = [
        "## Waar de veertig heen gaan",
        "",
        f"| stelsel | {' | '.join(soorten)} |",
        "|---" * (len(soorten) + 1) + "|",
    ]
    for naam, telling in tellingen.items():
        regels.append(f"| {naam} | {' | '.join(str(telling[soort] or '') for soort in soorten)} |")
    return [*regels, ""]


def maak() -> str:
    """De hele bladzijde."""
    hoofdstukken = [regel for nr, (kop, vraag) in enumerate(vragen(), 1) for regel in _hoofdstuk(nr, kop, vraag)]
    return "\n".join([INLEIDING, *_overzicht(), *hoofdstukken]).rstrip() + "\n"


def schrijf(pad: Path = BLADZIJDE) -> None:
    """Schrijf de bladzijde."""
    pad.write_text(maak(), encoding="utf-8")


if __name__ == "__main__":
    schrijf()
