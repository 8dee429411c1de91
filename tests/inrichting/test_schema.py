"""Het JSON Schema beschrijft wat er in een bestand mag staan."""

import json
import tomllib
from typing import Any

import pytest

from keukentafel.inrichting.laden import namen
from keukentafel.inrichting.mappen import map_met_inrichtingen
from keukentafel.inrichting.model import Inrichting
from keukentafel.inrichting.schema import json_schema

SCHEMA = json_schema()


def test_schema_is_json_en_kent_alle_delen() -> None:
    assert json.loads(json.dumps(SCHEMA)) == SCHEMA
    assert set(SCHEMA["properties"]) == set(Inrichting.model_fields)
    assert SCHEMA["additionalProperties"] is False
    assert "inhoud" in SCHEMA["$defs"]["Wijziging"]["properties"]


def test_schema_legt_uit() -> None:
    """De uitleg bij een veld komt uit de code mee."""
    assert "hulp" not in SCHEMA["$defs"]["Team"]["properties"]["rechtstreeks"]["description"]
    assert "rechtstreeks" in SCHEMA["$defs"]["Team"]["properties"]["rechtstreeks"]["description"]


def _onbekend(waarde: Any, deel: dict[str, Any], pad: str) -> list[str]:
    """Sleutels die het schema niet kent."""
    if "$ref" in deel:
        deel = SCHEMA["$defs"][deel["$ref"].rpartition("/")[2]]
    for keuze in deel.get("anyOf", []):
        if keuze.get("type") != "null":
            return _onbekend(waarde, keuze, pad)
    if isinstance(waarde, list):
        return [fout for nr, w in enumerate(waarde) for fout in _onbekend(w, deel.get("items", {}), f"{pad}[{nr}]")]
    if not isinstance(waarde, dict) or "properties" not in deel:
        vrij = deel.get("additionalProperties")
        if isinstance(waarde, dict) and isinstance(vrij, dict):
            return [fout for naam, w in waarde.items() for fout in _onbekend(w, vrij, f"{pad}.{naam}")]
        return []
    eigen = deel["properties"]
    fout = [f"{pad}.{naam}" for naam in waarde if naam not in eigen]
    return fout + [f for naam, w in waarde.items() if naam in eigen for f in _onbekend(w, eigen[naam], f"{pad}.{naam}")]


@pytest.mark.parametrize("naam", [*namen(), "_landelijk"])
def test_elk_bestand_past_in_het_schema(naam: str) -> None:
    gegevens = tomllib.loads((map_met_inrichtingen() / f"{naam}.toml").read_text(encoding="utf-8"))
    assert _onbekend(gegevens, SCHEMA, "") == []
    if naam != "_landelijk":
        assert [sleutel for sleutel in SCHEMA["required"] if sleutel not in gegevens] == []
