"""Het JSON Schema van een bestand met een inrichting, voor editors en andere programma's."""

from typing import Any

from keukentafel.inrichting.model import Inrichting

NIET_UIT_LANDELIJK = (
    "naam",
    "titel",
    "vorm",
    "positionering",
    "geldig_vanaf",
    "bron",
    "gemeenten",
    "gebieden",
    "teams",
    "triage",
    "weg",
)
"""Wat elke gemeente zelf moet zeggen."""


def json_schema() -> dict[str, Any]:
    """Het schema van het samengevoegde model, met wat in een bestand anders is: `wijzigingen` met een inhoud."""
    schema = Inrichting.model_json_schema()
    velden = schema["properties"]
    vast = ("naam", "geldig_vanaf", "wijzigingen")
    schema["$defs"]["Wijziging"]["properties"]["inhoud"] = {
        "type": "object",
        "description": "Wat vanaf die dag anders is; wordt over de vorige versie gelegd.",
        "properties": {naam: deel for naam, deel in velden.items() if naam not in vast},
        "additionalProperties": False,
    }
    # De rest mag een bestand overlaten aan de landelijke standaard.
    schema["required"] = list(NIET_UIT_LANDELIJK)
    del schema["$defs"]["Triage"]["required"]
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = "Inrichting"
    return schema
