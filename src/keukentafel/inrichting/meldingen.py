"""Van de meldingen van pydantic naar gewoon Nederlands: één keer, voor bestanden, opdrachten en schermen."""

import re
import types
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

KORT = 80
Plek = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Melding:
    """Wat er mis is, wat er had moeten staan, en het geldige woord dat er het meest op lijkt."""

    plek: Plek
    soort: str
    melding: str
    verwacht: str = ""
    dichtstbij: str = ""

    @property
    def pad(self) -> str:
        """`triage.regels[3].als.leeftijd`."""
        return als_pad(self.plek)

    def in_een_zin(self) -> str:
        """De melding met verwachting en suggestie erachter."""
        return in_een_zin(self.melding, self.verwacht, self.dichtstbij)


def in_een_zin(melding: str, verwacht: str, dichtstbij: str) -> str:
    """`onbekend woord 'telefon'; verwacht: ...; bedoel je 'telefoon'?`"""
    delen = [melding]
    if verwacht:
        delen.append(f"verwacht: {verwacht}")
    if dichtstbij:
        delen.append(f"bedoel je '{dichtstbij}'?")
    return "; ".join(delen)


def als_pad(plek: Plek) -> str:
    """Een plek als leesbaar pad; sleutels met een punt erin staan tussen aanhalingstekens."""
    pad = ""
    for deel in plek:
        if isinstance(deel, int):
            pad += f"[{deel}]"
        else:
            naam = deel if re.fullmatch(r"[\w-]+", deel) else f'"{deel[:KORT]}"'
            pad += f".{naam}" if pad else naam
    return pad


def kort(waarde: Any) -> str:
    """Een waarde om in een melding te tonen, nooit langer dan een regel."""
    tekst = {True: "true", False: "false", None: "null"}.get(waarde) if isinstance(waarde, bool | None) else None
    tekst = tekst or (waarde if isinstance(waarde, str) else repr(waarde))
    tekst = "".join(teken if teken.isprintable() else "�" for teken in tekst[: KORT + 1])
    return tekst if len(tekst) <= KORT else f"{tekst[:KORT]}…"


def dichtstbij(woord: Any, keuze: Iterable[str]) -> str:
    """Het geldige woord dat er het meest op lijkt, of niets."""
    if not isinstance(woord, str):
        return ""
    # In een kort woord telt één verwisseling zwaarder.
    drempel = 0.5 if len(woord) < 6 else 0.6
    per_vorm = {str(geldig).lower(): geldig for geldig in keuze}
    gevonden = get_close_matches(woord[:KORT].lower(), list(per_vorm), n=1, cutoff=drempel)
    return per_vorm[gevonden[0]] if gevonden else ""


def verwijzing(plek: Plek, waarde: str, keuze: Iterable[str], wat: str) -> Iterator[Melding]:
    """Een naam die ergens genoemd wordt moet bestaan; anders een melding met het dichtstbijzijnde woord."""
    namen = sorted(keuze)
    if waarde not in namen:
        verwacht = f"één van {', '.join(namen[:40])}" if namen else f"er is nog geen {wat}"
        yield Melding(plek, "verwijzing", f"{wat} '{waarde}' bestaat niet", verwacht, dichtstbij(waarde, namen))


def _pel(soort: Any) -> Any:
    """Haal Annotated en Optional eraf."""
    while True:
        if get_origin(soort) is Annotated:
            soort = get_args(soort)[0]
        elif get_origin(soort) in (Union, types.UnionType):
            zonder = [deel for deel in get_args(soort) if deel is not type(None)]
            if len(zonder) != 1:
                return soort
            soort = zonder[0]
        else:
            return soort


def _soort_op(model: type[BaseModel], plek: Plek) -> Any:
    """Het type dat op deze plek van het model hoort."""
    soort: Any = model
    for deel in plek:
        soort = _pel(soort)
        if isinstance(soort, type) and issubclass(soort, BaseModel):
            veld = soort.model_fields.get(str(deel))
            soort = veld.annotation if veld is not None else None
        elif get_origin(soort) in (list, dict):
            soort = get_args(soort)[-1]
        else:
            return None
    return _pel(soort)


def sleutels_op(model: type[BaseModel], plek: Plek) -> list[str]:
    """De sleutels die op deze plek mogen staan (leeg als dat vrij is)."""
    soort = _soort_op(model, plek)
    if isinstance(soort, type) and issubclass(soort, BaseModel):
        return sorted(soort.model_fields)
    if get_origin(soort) is dict and get_origin(_pel(get_args(soort)[0])) is Literal:
        return list(get_args(_pel(get_args(soort)[0])))
    return []


SOORTEN: Mapping[str, str] = {
    "string_type": "tekst tussen aanhalingstekens",
    "int_type": "een heel getal",
    "int_parsing": "een heel getal",
    "int_from_float": "een heel getal",
    "bool_type": "true of false",
    "list_type": "een lijst",
    "dict_type": "een tabel met sleutels",
    "model_type": "een tabel met sleutels",
    "model_attributes_type": "een tabel met sleutels",
    "date_type": "een datum, zoals 2026-11-20",
    "date_parsing": "een datum die bestaat, zoals 2026-11-20",
    "date_from_datetime_parsing": "een datum die bestaat, zoals 2026-11-20",
    "date_from_datetime_inexact": "een datum zonder tijd, zoals 2026-11-20",
    "decimal_type": "een bedrag, zoals 1000 of 12.50",
    "decimal_parsing": "een bedrag, zoals 1000 of 12.50",
    "decimal_max_digits": "een bedrag met hoogstens 14 cijfers",
    "decimal_max_places": "een bedrag met hoogstens twee decimalen",
    "decimal_whole_digits": "een bedrag met hoogstens 12 cijfers voor de komma",
    "finite_number": "een gewoon getal",
    "string_unicode": "leesbare tekst",
}
PATRONEN: Mapping[str, str] = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "kleine letters, cijfers en streepjes, zoals 'wijkteam-noord'",
    r"^[a-z0-9_]+$": "kleine letters, cijfers en lage streepjes, zoals 'wmo_onderzoek'",
    r"^GM\d{4}$": "een gemeentecode van het CBS: GM en vier cijfers",
    r"^WK\d{4}[0-9A-Z]{2}$": "een wijkcode van het CBS: WK, vier cijfers en twee tekens",
    r"^(WK\d{4}[0-9A-Z]{2}|BU\d{4}[0-9A-Z]{4})$": "een wijk- of buurtcode van het CBS, zoals WK000001",
}


def _verwachting(soort: str, ctx: Mapping[str, Any]) -> str:
    if soort in SOORTEN:
        return SOORTEN[soort]
    if soort == "string_pattern_mismatch":
        return PATRONEN.get(str(ctx.get("pattern")), f"tekst volgens {ctx.get('pattern')}")
    grenzen = {
        "greater_than_equal": "minstens {ge}",
        "less_than_equal": "hoogstens {le}",
        "greater_than": "meer dan {gt}",
        "less_than": "minder dan {lt}",
        "string_too_short": "minstens {min_length} teken(s)",
        "string_too_long": "hoogstens {max_length} tekens",
        "too_short": "minstens {min_length} in de lijst",
        "too_long": "hoogstens {max_length} in de lijst",
    }
    return grenzen[soort].format_map(ctx) if soort in grenzen else ""


def vertaal(fout: Mapping[str, Any], model: type[BaseModel]) -> Melding:
    """Eén fout van pydantic als melding."""
    soort, waarde = str(fout["type"]), fout.get("input")
    plek: Plek = tuple(deel for deel in fout["loc"] if deel != "[key]")
    ctx: Mapping[str, Any] = fout.get("ctx") or {}
    if soort == "missing":
        return Melding(plek, soort, f"de sleutel '{plek[-1]}' ontbreekt", "deze sleutel is verplicht")
    if soort == "extra_forbidden":
        keuze = sleutels_op(model, plek[:-1])
        verwacht = f"één van {', '.join(keuze)}" if keuze else ""
        return Melding(plek, soort, f"onbekende sleutel '{kort(plek[-1])}'", verwacht, dichtstbij(plek[-1], keuze))
    if soort == "literal_error":
        keuze = re.findall(r"'([^']*)'", str(ctx.get("expected", ""))) or [str(ctx.get("expected"))]
        woord = f"onbekend woord '{kort(waarde)}'" if isinstance(waarde, str) else f"{kort(waarde)} is geen woord"
        return Melding(plek, soort, woord, f"één van {', '.join(keuze)}", dichtstbij(waarde, keuze))
    verwacht = _verwachting(soort, ctx)
    if verwacht:
        return Melding(plek, soort, f"{_noem(waarde)} kan hier niet", verwacht)
    eigen = {"value_error": str(ctx.get("error")), "json_invalid": "dit is geen geldige JSON"}
    return Melding(plek, soort, eigen.get(soort, str(fout["msg"])))


def _noem(waarde: Any) -> str:
    if isinstance(waarde, dict):
        return "een tabel"
    if isinstance(waarde, list):
        return f"een lijst van {len(waarde)}"
    return f"'{kort(waarde)}'" if isinstance(waarde, str) else kort(waarde)


def vertaal_alle(fouten: Iterable[Mapping[str, Any]], model: type[BaseModel]) -> list[Melding]:
    """Alle fouten, elke plek hoogstens één keer per soort; keuzes tussen typen worden één melding."""
    uit: dict[tuple[Plek, str], Melding] = {}
    for fout in fouten:
        melding = vertaal(fout, model)
        if melding.plek[:1] == ("id",):
            melding = Melding(("id",), "id", f"{_noem(fout.get('input'))} kan hier niet", "tekst of een heel getal")
        uit.setdefault((melding.plek, melding.soort), melding)
    return list(uit.values())
