"""Waar de bestanden van de inrichtingen staan."""

import os
from pathlib import Path

LANDELIJK = "_landelijk.toml"
PAKKET = Path(__file__).resolve().parents[1]


def map_met_inrichtingen() -> Path:
    """De map: `KEUKENTAFEL_INRICHTINGEN`, anders `inrichtingen/` in de broncode, anders die in het pakket."""
    gekozen = os.environ.get("KEUKENTAFEL_INRICHTINGEN")
    if gekozen:
        return Path(gekozen)
    broncode = PAKKET.parents[1] / "inrichtingen"
    return broncode if (broncode / LANDELIJK).is_file() else PAKKET / "inrichtingen"


def landelijk_bij(pad: Path) -> Path:
    """De landelijke standaard naast dit bestand, of anders die van de map."""
    ernaast = pad.with_name(LANDELIJK)
    return ernaast if ernaast.is_file() else map_met_inrichtingen() / LANDELIJK
