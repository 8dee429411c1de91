"""Small ladders for the tests, in the shapes that the papers describe."""

import json
import tomllib
from typing import Any

from keukentafel.inrichting.mappen import map_met_inrichtingen
from keukentafel.regels.mandaat import Besluit, Mandaatgegevens, Uitkomst, beoordeel

LANDELIJK = tomllib.loads((map_met_inrichtingen() / "_landelijk.toml").read_text(encoding="utf-8"))

BEDRAGEN = """
[eisen.gedragswetenschapper]
soort = "advies"
van = ["gedragswetenschapper"]
als = { wet = ["jeugdwet"] }
bron = "proef"

[[treden]]
naam = "medewerker"
als = { bedrag = { tot = 1000 } }
beslissers = ["jeugd-en-gezinswerker", "wijkwerker"]
ondertekenaar = "administratief-medewerker"
toets = "steekproef"
vier_ogen = false
reden = "{bedrag} per jaar: de {beslisser} beslist zelf."
bron = "proef"

[[treden]]
naam = "lijnmanager"
als = { bedrag = { van = 1000, tot_en_met = 50000 } }
beslissers = ["lijnmanager"]
ondertekenaar = "administratief-medewerker"
toets = "steekproef"
vier_ogen = true
reden = "{bedrag} per jaar: de lijnmanager beslist."
bron = "proef"

[[treden]]
naam = "anders"
beslissers = ["unitmanager"]
ondertekenaar = "administratief-medewerker"
toets = "steekproef"
vier_ogen = true
reden = "Meer dan € 50.000 per jaar: de unitmanager beslist."
bron = "proef"
"""
"""A ladder of amounts: worker, line manager, unit manager."""

KERN = """
[eisen.kern-jeugd]
soort = "advies"
van = ["expertoverleg-jeugd"]
als = { wet = ["jeugdwet"], kernbeslissing = ["veiligheid_kind", "uithuisplaatsing", "indicatie_boven_grens"] }
bron = "proef"

[eisen.registratie]
soort = "registratie"
van = ["SKJ", "BIG"]
als = { wet = ["jeugdwet"], leeftijd = { tot = 18 } }
bron = "proef"

[[treden]]
naam = "jeugd"
als = { wet = ["jeugdwet"], categorie = ["45", "46"], indiener = ["wijkwerker"] }
beslissers = ["wijkwerker"]
vier_ogen = false
reden = "De wijkwerker beslist zelf over jeugdhulp (leeftijd {leeftijd})."
bron = "proef"

[[treden]]
naam = "anders"
beslissers = ["coordinator"]
toets = "proces"
vier_ogen = true
reden = "De {indiener} bereidt voor, de {beslisser} beslist en de {ondertekenaar} tekent."
bron = "proef"
"""
"""Core decisions need an expert meeting; youth help needs a registration; own roles are kinds of a role."""


def gegevens(tekst: str = "", **erbij: Any) -> Mandaatgegevens:
    """Return the settings of a ladder, laid over the national file; `erbij` replaces keys of `mandaat`."""
    eigen = tomllib.loads(tekst)
    mandaat = LANDELIJK["mandaat"] | eigen | erbij
    mandaat["eisen"] = LANDELIJK["mandaat"]["eisen"] | eigen.get("eisen", {}) | erbij.get("eisen", {})
    eigen_rol = {"meitinker": {"naam": "Meitinker", "soort_van": "wijkwerker"}}
    inhoud = {
        "naam": "proef",
        "geldig_vanaf": "2017-01-01",
        "rollen": LANDELIJK["rollen"] | eigen_rol,
        "mandaat": mandaat,
    }
    return Mandaatgegevens.model_validate_json(json.dumps(inhoud))


VOORSTEL: dict[str, Any] = {
    "id": "b1",
    "datum": "2026-11-20",
    "wet": "jeugdwet",
    "categorie": "45",
    "bedrag_per_jaar": "12500.00",
    "leeftijd": 9,
    "indiener": {"rol": "jeugd-en-gezinswerker", "registraties": ["SKJ"]},
    "adviezen": ["gedragswetenschapper"],
    "kernbeslissing": [],
    "afwijking_verordening": False,
    "motivering": "",
}
"""The example of the contract."""


def besluit(*zonder: str, **anders: Any) -> Besluit:
    """Return the example with some keys left out and others changed."""
    inhoud = {sleutel: waarde for sleutel, waarde in (VOORSTEL | anders).items() if sleutel not in zonder}
    return Besluit.model_validate_json(json.dumps(inhoud))


def uitkomst(inrichting: Mandaatgegevens, *zonder: str, **anders: Any) -> Uitkomst:
    """Return the outcome of the changed example."""
    return beoordeel(besluit(*zonder, **anders), inrichting)
