"""Controleer een bestand: alle fouten in één keer, elk met regel, pad, verwachting en het dichtstbijzijnde woord."""

import json
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from keukentafel.inrichting.bestand import Bestand, Fout, lees, lees_inhoud
from keukentafel.inrichting.kruis import toets_alles
from keukentafel.inrichting.mappen import LANDELIJK, landelijk_bij, map_met_inrichtingen
from keukentafel.inrichting.meldingen import Melding, Plek, dichtstbij, vertaal_alle
from keukentafel.inrichting.model import Inrichting
from keukentafel.inrichting.samenvoegen import Gegevens, op_datum
from keukentafel.inrichting.snoeien import herstel, snoei

__all__ = ["Fout", "controleer", "controleer_inhoud", "lees_versies"]

RONDES = 8
MEESTE_VERSIES = 50
KOLOMMEN = ("ingang", "triage", "team", "regie", "besluit")
PLAATSVERVANGERS: Gegevens = {
    "naam": "x",
    "titel": "-",
    "vorm": "A1",
    "positionering": 1,
    "geldig_vanaf": date(2000, 1, 1),
    "bron": [],
    "sturing": "-",
    "weg": {"kop": "-"}
    | {kolom: {"in_woorden": "-", "blokken": [{"code": kolom, "titel": "-"}]} for kolom in KOLOMMEN},
}
"""Wat invalt voor een deel dat ontbreekt of fout is, om in de rest van het bestand verder te zoeken."""


def controleer(pad: str | Path) -> list[Fout]:
    """Alle fouten in een bestand; een lege lijst als het deugt. Er wordt niets geladen of veranderd."""
    return lees_versies(Path(pad))[1]


def controleer_inhoud(naam: str, inhoud: bytes) -> list[Fout]:
    """Alle fouten in een bestand dat iemand meebrengt; er wordt niets bewaard."""
    return lees_inhoud_versies(naam, inhoud)[1]


def lees_inhoud_versies(naam: str, inhoud: bytes) -> tuple[list[Inrichting], list[Fout]]:
    """Alle versies uit een bestand dat iemand meebrengt, of de fouten."""
    return _versies_uit(lees_inhoud(naam, inhoud), Path(naam).name, map_met_inrichtingen() / LANDELIJK)


def lees_versies(pad: Path) -> tuple[list[Inrichting], list[Fout]]:
    """Alle versies uit een bestand, of de fouten."""
    return _versies_uit(lees(pad), pad.name, landelijk_bij(pad))


def _versies_uit(bestand: Bestand, naam: str, standaard: Path) -> tuple[list[Inrichting], list[Fout]]:
    if not bestand.leesbaar:
        return [], bestand.fouten
    if naam == LANDELIJK:
        return [], [*bestand.fouten, *_controleer_landelijk(bestand)]
    landelijk = lees(standaard)
    fouten = [*bestand.fouten, *landelijk.fouten, *_tijdlijn(bestand)]
    gemeente = bestand.gegevens
    if not landelijk.leesbaar or any(fout.pad.startswith("wijzigingen") for fout in fouten):
        gemeente = {sleutel: waarde for sleutel, waarde in gemeente.items() if sleutel != "wijzigingen"}
    aantal = len(gemeente.get("wijzigingen", []))
    versies: list[Inrichting] = []
    for nummer in range(aantal + 1):
        inrichting, gevonden = _controleer_versie(bestand, landelijk, gemeente, nummer)
        fouten += gevonden
        if inrichting is not None:
            versies.append(inrichting)
    uniek = list(dict.fromkeys(fouten))
    return ([], sorted(uniek, key=lambda fout: (fout.bestand, fout.regel, fout.pad))) if uniek else (versies, [])


def _als_json(gegevens: Gegevens) -> str:
    """Datums als tekst; een tijd of een getal dat geen getal is, wordt vanzelf een fout op zijn plek."""

    def anders(waarde: Any) -> Any:
        if isinstance(waarde, datetime | time | date):
            return waarde.isoformat()
        return repr(waarde)

    return json.dumps(gegevens, default=anders)


def _fouten_van_model(gegevens: Gegevens) -> tuple[Inrichting | None, list[Melding]]:
    try:
        return Inrichting.model_validate_json(_als_json(gegevens)), []
    except ValidationError as fout:
        return None, vertaal_alle(fout.errors(include_url=False), Inrichting)


def _controleer_landelijk(bestand: Bestand) -> list[Fout]:
    """De landelijke standaard is met opzet niet compleet: wat een gemeente moet invullen, mag ontbreken."""
    _, meldingen = _fouten_van_model(bestand.gegevens)
    return [
        bestand.fout(melding.plek, melding.melding, melding.verwacht, melding.dichtstbij)
        for melding in meldingen
        if not (melding.soort == "missing" and len(melding.plek) <= 2)
    ]


def _tijdlijn(bestand: Bestand) -> list[Fout]:
    """Elke wijziging heeft een dag, een omschrijving en een inhoud, en de dagen lopen op."""
    wijzigingen = bestand.gegevens.get("wijzigingen", [])
    if not isinstance(wijzigingen, list) or len(wijzigingen) > MEESTE_VERSIES:
        return [
            bestand.fout(
                ("wijzigingen",), "dit is geen lijst van wijzigingen", f"hoogstens {MEESTE_VERSIES} wijzigingen"
            )
        ]
    fouten: list[Fout] = []
    vorige = bestand.gegevens.get("geldig_vanaf")
    for nummer, wijziging in enumerate(wijzigingen):
        plek: Plek = ("wijzigingen", nummer)
        if not isinstance(wijziging, dict):
            fouten.append(bestand.fout(plek, "dit is geen wijziging", "een tabel [[wijzigingen]]"))
            continue
        fouten += _wijziging(bestand, plek, wijziging, vorige)
        vorige = wijziging.get("geldig_vanaf", vorige)
    return fouten


def _wijziging(bestand: Bestand, plek: Plek, wijziging: Gegevens, vorige: Any) -> Iterator[Fout]:
    sleutels = {"geldig_vanaf": date, "omschrijving": str, "inhoud": dict}
    verwacht = {"geldig_vanaf": "een datum, zoals 2026-11-20", "omschrijving": "tekst", "inhoud": "een tabel"}
    for sleutel in wijziging:
        if sleutel not in sleutels:
            keuze = ", ".join(sleutels)
            tip = dichtstbij(sleutel, sleutels)
            yield bestand.fout((*plek, sleutel), f"onbekende sleutel '{sleutel[:80]}'", f"één van {keuze}", tip)
    for sleutel, soort in sleutels.items():
        if sleutel not in wijziging:
            yield bestand.fout((*plek, sleutel), f"de sleutel '{sleutel}' ontbreekt", "deze sleutel is verplicht")
        elif not isinstance(wijziging[sleutel], soort) or isinstance(wijziging[sleutel], datetime):
            yield bestand.fout((*plek, sleutel), "dit kan hier niet", verwacht[sleutel])
    dag = wijziging.get("geldig_vanaf")
    if type(dag) is date and type(vorige) is date and dag <= vorige:
        melding = f"deze wijziging gaat in op {dag}, maar de versie ervoor pas op {vorige}"
        yield bestand.fout((*plek, "geldig_vanaf"), melding, f"een dag na {vorige}")
    inhoud = wijziging.get("inhoud")
    for sleutel in ("wijzigingen", "geldig_vanaf", "naam"):
        if isinstance(inhoud, dict) and sleutel in inhoud:
            yield bestand.fout(
                (*plek, "inhoud", sleutel), f"'{sleutel}' kan niet in een wijziging staan", "andere sleutels"
            )


def _controleer_versie(
    bestand: Bestand, landelijk: Bestand, gemeente: Gegevens, nummer: int
) -> tuple[Inrichting | None, list[Fout]]:
    gegevens = op_datum(landelijk.gegevens, gemeente, nummer)
    inrichting, meldingen = _fouten_van_model(gegevens)
    if bestand.fouten or landelijk.fouten:
        # Van een bestand dat niet te lezen was, is een deel weggedacht: wat ontbreekt zegt dan niets.
        return None, _plaats(
            bestand, landelijk, nummer, [m for m in meldingen if m.soort not in ("missing", "too_short")]
        )
    if inrichting is not None:
        meldingen = list(toets_alles(inrichting))
    else:
        meldingen += _verder_zoeken(gegevens, meldingen)
    return (inrichting if not meldingen else None), _plaats(bestand, landelijk, nummer, meldingen)


def _verder_zoeken(gegevens: Gegevens, meldingen: list[Melding]) -> list[Melding]:
    """Denk weg wat fout is en zoek in de rest naar fouten die pas in het geheel te zien zijn."""
    gegevens, meldingen = herstel(gegevens, meldingen)
    weg = {melding.plek[:-1] if melding.soort == "missing" else melding.plek for melding in meldingen}
    vervangen = frozenset(str(m.plek[0]) for m in meldingen if len(m.plek) == 1 and m.plek[0] in PLAATSVERVANGERS)
    gegevens = gegevens | {sleutel: PLAATSVERVANGERS[sleutel] for sleutel in vervangen}
    weg -= {(), *((sleutel,) for sleutel in vervangen)}
    for _ in range(RONDES):
        rest = snoei(gegevens, weg, vervangen)
        inrichting, nieuw = _fouten_van_model(rest.gegevens)
        if inrichting is not None:
            return [
                Melding(rest.terug(melding.plek), melding.soort, melding.melding, melding.verwacht, melding.dichtstbij)
                for melding in toets_alles(inrichting, rest.delen)
            ]
        if any(len(melding.plek) == 1 for melding in nieuw):
            return []
        plekken = {rest.terug(melding.plek) for melding in nieuw}
        weg |= {plek if plek not in weg and rest.bestaat(plek) else plek[:-1] for plek in plekken}
    return []


def _plaats(bestand: Bestand, landelijk: Bestand, nummer: int, meldingen: list[Melding]) -> list[Fout]:
    """Zoek per melding het bestand en de plek waar de waarde vandaan komt: laatste wijziging, gemeente, landelijk."""
    uit: list[Fout] = []
    for melding in meldingen:
        if melding.soort == "missing" and len(melding.plek) <= 2:
            uit.append(bestand.fout(melding.plek, melding.melding, melding.verwacht))
            continue
        voorkeur = [(bestand, ("wijzigingen", nr, "inhoud", *melding.plek)) for nr in reversed(range(nummer))]
        voorkeur += [(bestand, melding.plek), (landelijk, melding.plek)]
        bron, plek = next(((b, p) for b, p in voorkeur if b.heeft(p)), (None, melding.plek))
        if bron is None:
            bron, plek = _dichtst(voorkeur, melding.plek)
        uit.append(bron.fout(plek, melding.melding, melding.verwacht, melding.dichtstbij))
    return uit


def _dichtst(voorkeur: list[tuple[Bestand, Plek]], plek: Plek) -> tuple[Bestand, Plek]:
    """De plek zelf staat nergens (er ontbreekt iets): neem het bestand waar het meeste van het pad staat."""
    beste, keuze = -1, voorkeur[-2]
    for bron, volledig in voorkeur:
        voor = len(volledig) - len(plek)
        diep = next((n for n in range(len(plek), 0, -1) if bron.heeft(volledig[: voor + n])), 0)
        if diep > beste:
            beste, keuze = diep, (bron, volledig)
    return keuze if beste > 0 else voorkeur[-2]
