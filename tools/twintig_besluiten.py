"""Maak `docs/twintig-besluiten.md`: dezelfde twintig voorgestelde besluiten door alle stelsels.

`python -m tools.twintig_besluiten` schrijft de bladzijde; een proef vergelijkt haar met wat er nu uit zou komen.
"""

import json
import tomllib
from pathlib import Path
from typing import Any

from keukentafel.inrichting.laden import laad, namen
from keukentafel.inrichting.model import Inrichting
from keukentafel.regels.mandaat import Besluit, Uitkomst, beoordeel

WORTEL = Path(__file__).resolve().parents[1]
BLADZIJDE = WORTEL / "docs" / "twintig-besluiten.md"
BESLUITEN = WORTEL / "tests" / "regels" / "besluiten.toml"
DATUM = "2026-11-20"
INLEIDING = f"""# Twintig besluiten door twintig stelsels

Deze bladzijde is gemaakt met `python -m tools.twintig_besluiten`; verander haar niet met de hand. De voorstellen staan
in `tests/regels/besluiten.toml`; de mensen zijn bedacht. Elk voorstel is van {DATUM} en gaat door de laatste versie van
elke inrichting. Stelsels met dezelfde uitkomst staan op één regel. Hoe het mandaat werkt staat in `docs/mandaat.md`.

*Zelf* betekent: wie voorstelt mag dit besluit nu zelf nemen. *Na aanvulling* betekent: dat mag zodra er is wat nog
ontbreekt. *Nee* betekent: iemand anders beslist.
"""
KOP = ["| zelf beslissen | beslist | ondertekent | toets | vereist | stelsels |", "|---|---|---|---|---|---|"]


def besluiten() -> list[tuple[str, Besluit]]:
    """De twintig voorstellen met hun kop."""
    rijen = tomllib.loads(BESLUITEN.read_text(encoding="utf-8"))["besluit"]
    return [(rij.pop("kop"), Besluit.model_validate_json(json.dumps({"datum": DATUM, **rij}))) for rij in rijen]


def uitkomsten(besluit: Besluit) -> dict[str, tuple[Inrichting, Uitkomst]]:
    """Naam -> uitkomst, voor alle stelsels."""
    return {naam: (laad(naam), beoordeel(besluit, laad(naam))) for naam in namen()}


def _zelf(uit: Uitkomst) -> str:
    if uit.indiener_bevoegd:
        return "zelf"
    return "nee" if uit.vier_ogen else "na aanvulling"


def _vereist(uit: Uitkomst) -> str:
    return "; ".join(f"{v.soort} {v.van or ''}".strip() + (" (is er)" if v.voldaan else "") for v in uit.vereist)


def _hoofdstuk(nummer: int, kop: str, besluit: Besluit) -> list[str]:
    groepen: dict[tuple[str, ...], list[str]] = {}
    for naam, (inrichting, uit) in uitkomsten(besluit).items():
        rollen = inrichting.rollen
        wie = (rollen[uit.beslisser].naam, rollen[uit.ondertekenaar].naam)
        groepen.setdefault((_zelf(uit), *wie, uit.toets, _vereist(uit)), []).append(naam)
    volgorde = sorted(groepen.items(), key=lambda paar: (-len(paar[1]), paar[1]))
    rijen = [f"| {' | '.join(sleutel)} | {', '.join(stelsels)} |" for sleutel, stelsels in volgorde]
    return [f"## {nummer}. {kop}", "", _feiten(besluit), "", *KOP, *rijen, ""]


def _feiten(besluit: Besluit) -> str:
    """Wat er bekend is, in één regel."""
    bekend: dict[str, Any] = besluit.model_dump(mode="json", exclude_unset=True, exclude={"datum"})
    indiener = bekend.pop("indiener", {})
    bekend |= {"indiener": indiener["rol"], "registraties": indiener.get("registraties", [])} if indiener else {}
    delen = [f"{sleutel.replace('_', ' ')}: {_woord(waarde)}" for sleutel, waarde in bekend.items()]
    return f"{'; '.join(delen) or 'alleen de datum'}."


def _woord(waarde: Any) -> str:
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    return (", ".join(waarde) if isinstance(waarde, list) else str(waarde)) or "geen"


def maak() -> str:
    """De hele bladzijde."""
    hoofdstukken = [regel for nr, (kop, besluit) in enumerate(besluiten(), 1) for regel in _hoofdstuk(nr, kop, besluit)]
    return "\n".join([INLEIDING, *hoofdstukken]).rstrip() + "\n"


if __name__ == "__main__":
    BLADZIJDE.write_text(maak(), encoding="utf-8")
