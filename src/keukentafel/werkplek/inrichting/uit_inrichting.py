"""Leest de weg van een vraag uit een inrichting: van blokken en lijnen naar vakken en banen."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from keukentafel.inrichting.model import Inrichting
from keukentafel.inrichting.onderdelen import WegBlok, WegLijn
from keukentafel.werkplek.inrichting.weg import Baan, Ingang, Pijl, Pijlsoort, Samen, Stijl, Vak, Weg

T = TypeVar("T")
STIJLEN: dict[str, Stijl] = {"kaart": "kaart", "teams": "achter", "kern": "kern", "brug": "brug"}
PIJLEN: dict[str, Pijlsoort] = {"team": "dik", "samen": "stippel"}


def weg_van(inrichting: Inrichting) -> Weg:
    """De weg van een vraag, klaar om te tekenen."""
    weg = inrichting.weg
    vakken = {blok.code: _vak(inrichting, blok) for _, kolom in weg.kolommen() for blok in kolom.blokken}
    teams = {blok.code for blok in weg.team.blokken}
    dicht = [lijn for blok in weg.ingang.blokken for lijn in blok.lijnen if lijn.soort == "dicht"]
    stappen = " ".join(kolom.in_woorden for _, kolom in weg.kolommen())
    return Weg(
        titel=f"De weg van een vraag in {inrichting.titel}",
        beschrijving=f"{stappen} De stappen staan ook in woorden onder het beeld.",
        ingangen=tuple(_ingang(blok, vakken, teams) for blok in weg.ingang.blokken),
        banen=tuple(_banen(inrichting, vakken)),
        besluiten=tuple(vakken[blok.code] for blok in weg.besluit.blokken),
        naar_besluit=frozenset((blok.code, lijn.naar) for blok in weg.regie.blokken for lijn in blok.lijnen),
        samen=tuple(
            Samen(*_op_volgorde(inrichting, blok.code, lijn.naar), lijn.tekst or "")
            for blok in weg.team.blokken
            for lijn in blok.lijnen
            if lijn.soort == "samen" and lijn.naar in teams
        ),
        dicht=(dicht[0].tekst or "Deze weg is dicht") if dicht else "",
    )


def _vak(inrichting: Inrichting, blok: WegBlok) -> Vak:
    tafels = inrichting.aantal_teams(blok.team_soort) if blok.team_soort and blok.vorm != "kaart" else 0
    return Vak(blok.code, blok.titel, (blok.tekst,) if blok.tekst else (), STIJLEN[blok.vorm], tafels)


def _op_volgorde(inrichting: Inrichting, een: str, ander: str) -> tuple[str, str]:
    codes = [blok.code for blok in inrichting.weg.team.blokken]
    return (een, ander) if codes.index(een) < codes.index(ander) else (ander, een)


def _ingang(blok: WegBlok, vakken: dict[str, Vak], teams: set[str]) -> Ingang:
    open_lijnen = [lijn for lijn in blok.lijnen if lijn.soort != "dicht"]
    langs = [lijn for lijn in open_lijnen if lijn.naar in teams]
    dik = any(lijn.soort == "team" for lijn in open_lijnen)
    return Ingang(
        vakken[blok.code],
        rechtstreeks=bool(langs),
        dik=dik,
        dicht=len(open_lijnen) < len(blok.lijnen),
        woorden=next((lijn.tekst or "" for lijn in langs), ""),
        naar=frozenset(lijn.naar for lijn in open_lijnen),
    )


def _banen(inrichting: Inrichting, vakken: dict[str, Vak]) -> Iterator[Baan]:
    """Eerst wat de triage zelf houdt, dan per team, dan wat alleen bij regie staat."""
    weg = inrichting.weg
    regies = {blok.code for blok in weg.regie.blokken}
    gezien: set[str] = set()
    for blok in weg.triage.blokken:
        for lijn in blok.lijnen:
            if lijn.naar in regies:
                gezien.add(lijn.naar)
                yield Baan(vakken[blok.code], None, vakken[lijn.naar], verder=_pijl(lijn))
    for team in weg.team.blokken:
        for baan in _teambanen(inrichting, vakken, team, regies):
            gezien |= {baan.regie.sleutel} if baan.regie else set()
            yield baan
    yield from (Baan(None, None, vakken[blok.code]) for blok in weg.regie.blokken if blok.code not in gezien)


def _teambanen(inrichting: Inrichting, vakken: dict[str, Vak], team: WegBlok, regies: set[str]) -> Iterator[Baan]:
    """Wat in het team komt naast wat eruit gaat, in de volgorde van het bestand."""
    erin = list(_erin(inrichting, team.code))
    eruit = [lijn for lijn in team.lijnen if lijn.naar in regies]
    for nummer in range(max(len(erin), len(eruit), 1)):
        bron, lijn = _zoveelste(erin, nummer) or (None, None)
        verder = _zoveelste(eruit, nummer)
        yield Baan(
            triage=vakken[bron.code] if bron else None,
            team=vakken[team.code],
            regie=vakken[verder.naar] if verder else None,
            erheen=_pijl(lijn),
            verder=_pijl(verder),
            spoed=bron is not None and _spoed(bron, team.code, erin, nummer),
        )


def _erin(inrichting: Inrichting, team: str) -> Iterator[tuple[WegBlok | None, WegLijn]]:
    """De lijnen vanuit de triage, en daarna één baan voor alles wat rechtstreeks komt."""
    weg = inrichting.weg
    for blok in weg.triage.blokken:
        for lijn in blok.lijnen:
            if lijn.naar == team and lijn.soort not in ("spoed", "dicht"):
                yield blok, lijn
    langs = [x for blok in weg.ingang.blokken for x in blok.lijnen if x.naar == team and x.soort != "dicht"]
    if langs:
        yield None, langs[0]


def _zoveelste(rij: Sequence[T], nummer: int) -> T | None:
    """De zoveelste, of de laatste als de rij korter is."""
    return rij[min(nummer, len(rij) - 1)] if rij else None


def _spoed(bron: WegBlok, team: str, erin: list[tuple[WegBlok | None, WegLijn]], nummer: int) -> bool:
    eerste = next(i for i, (blok, _) in enumerate(erin) if blok is bron)
    return nummer == eerste and any(lijn.naar == team and lijn.soort == "spoed" for lijn in bron.lijnen)


def _pijl(lijn: WegLijn | None) -> Pijl:
    return Pijl(PIJLEN.get(lijn.soort, "gewoon"), lijn.tekst or "") if lijn else Pijl()
