"""Elk adres met vreemde waarden, op elke plek waar een bezoeker iets kan zetten: een antwoord, nooit een storing.

De plekken komen uit het huis zelf (adressen, formulieren, wat een view uit de vraag leest); een nieuw adres of veld
doet dus vanzelf mee. `make bewijs` geeft elk adres elke waarde; gewoon krijgt het er om de beurt een paar.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import count, islice
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

import pytest
from django import forms
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

import keukentafel
from keukentafel.inrichting.laden import laad
from tests.formulieren import Formulier, Veld
from tests.toegang import wereld as w
from tests.toegang.bladen import elk_formulier
from tests.toegang.matrix import Adres, adressen, patronen
from tests.toegang.test_matrix import _client as client_van
from tests.toegang.wereld import Wereld

VREEMD = [
    "", " ", "\x00", "0", "-1", "٣", "²", "NaN", "1e9", "9" * 24, "00000000-0000-0000-0000-00000000000", str(uuid4()),
    "31-02-1990", "0001-01-01", "9999-12-31", "31-12-9999", "25:61", "true", "[]", "{}", "%", "%s", "'", "\\",
    "../../etc/passwd", "<script>", "\u202eomgekeerd", "👩‍👧‍👦", "\ud800", "ﬀ", "a" * 5_000, "12:00", "1", "on", "ja",
]  # fmt: skip
"""Wat iemand kan typen, plakken of verzinnen; `\\ud800` is tekst die niet eens te schrijven is."""
GOED = {
    "datum": "12-03-1985", "dag": "12-10-2026", "van": "12-10-2026", "tot": "12-12-2026", "_op": "12-10-2026",
    "uiterlijk": "12-12-2026", "tijd": "10:30", "minuten": "30", "postcode": "1312 AB", "huisnummer": "12a",
    "leeftijd": "36", "anderen": "36, 6", "telefoon": "06 1234 0007",
}  # fmt: skip
"""Wat er in een veld past, naar een deel van de naam."""
NUL = "\x00"
"""Gaat overal in de vraag doorheen, en PostgreSQL weigert het: wie een veld vergeet na te kijken, valt hier om."""
DELEN = 4
KEREN = 1
LANG = 6
"""Zo vaak krijgt een veld iets vreemds; met alle waarden duurt het een half uur (dat is één keer gedaan)."""
STAP = 3
BRON = Path(keukentafel.__file__).parent
GELEZEN = re.compile(r"(?:GET|POST|FILES|gegevens|vraag)\.(?:get|getlist)\(\s*\"(\w+)\"")


@pytest.fixture
def wereld(db: None) -> Wereld:
    return w.maak()


@pytest.mark.parametrize("alles", [False, pytest.param(True, marks=pytest.mark.bewijs)])
@pytest.mark.parametrize("deel", range(DELEN))
def test_vreemde_waarden_in_de_vraag_en_in_een_formulier(wereld: Wereld, deel: int, alles: bool) -> None:
    fouten = []
    for plek, adres in enumerate(adressen()[deel::DELEN]):
        fouten += _stuur(wereld, adres, _pad(wereld, adres), dict.fromkeys(_namen(), NUL))
        for vreemd in islice(_rij(plek * 7), len(VREEMD) if alles else KEREN):
            fouten += _stuur(wereld, adres, _pad(wereld, adres), _velden(vreemd))
    assert not fouten, "\n".join(fouten)


@pytest.mark.parametrize("alles", [False, pytest.param(True, marks=pytest.mark.bewijs)])
def test_een_vreemde_waarde_in_een_verder_goed_formulier(wereld: Wereld, alles: bool) -> None:
    """Elk formulier zoals een browser het verstuurt, met één veld vreemd, twee keer gestuurd of weggelaten."""
    fouten, gezien = [], set()
    for kijker, formulier in elk_formulier(wereld):
        naam = f"{formulier.methode} {formulier.naam}"
        if naam in gezien:
            continue
        gezien.add(naam)
        goed = {veld.naam: _goed(veld) for veld in formulier.velden.values() if veld.soort != "file"}
        velden = list(goed)
        for plek, veld in enumerate(velden if alles else velden[len(gezien) % STAP :: STAP]):
            for beurt in islice(_rij(len(gezien) + plek * 3), LANG if alles else KEREN):
                vreemd = [VREEMD[beurt % len(VREEMD)]] * (beurt % 3)  # nul, één of twee keer
                fouten += _verstuur(wereld, kijker, formulier, goed | {veld: vreemd})
    assert len(gezien) > 60
    assert not fouten, "\n".join(fouten)


def _goed(veld: Veld) -> list[str]:
    """Wat iemand in dit veld zou zetten."""
    if any(veld.staat):
        return veld.staat
    if veld.keuzes:
        return veld.keuzes[-1:]
    for deel, waarde in GOED.items():
        if deel in veld.naam:
            return [waarde]
    return ["Iets om te bewaren"] if veld.getypt else [""]


def _verstuur(wereld: Wereld, kijker: str, formulier: Formulier, velden: dict[str, list[str]]) -> list[str]:
    tekst = urlencode(velden, doseq=True, errors="surrogatepass")
    if formulier.methode == "GET":
        return _oordeel(wereld, kijker, "GET", f"{formulier.pad}?{tekst}", "")
    return _oordeel(wereld, kijker, "POST", formulier.pad, tekst)


def _rij(vanaf: int) -> Iterator[int]:
    """Bij welke vreemde waarde een adres begint; elk adres bij een andere."""
    return (vanaf + stap for stap in count())


@cache
def _namen() -> list[str]:
    """Elk veld van elk formulier, en elke naam die een view zelf uit de vraag leest."""
    namen = {naam for soort in _formulieren(forms.BaseForm) for naam in getattr(soort, "base_fields", {})}
    for bestand in (BRON / "werkplek").rglob("*.py"):
        namen |= set(GELEZEN.findall(bestand.read_text(encoding="utf-8")))
    return sorted(namen - {"csrfmiddlewaretoken"})


def _formulieren(soort: type[Any]) -> Iterator[type[Any]]:
    for kind in soort.__subclasses__():
        yield kind
        yield from _formulieren(kind)


def _velden(begin: int) -> dict[str, str]:
    """Elke naam met een andere vreemde waarde."""
    return {naam: VREEMD[(begin + plek * 11) % len(VREEMD)] for plek, naam in enumerate(_namen())}


def _stuur(wereld: Wereld, adres: Adres, pad: str, velden: dict[str, str]) -> list[str]:
    tekst = urlencode(velden, errors="surrogatepass")
    if adres.methode == "GET":
        return _oordeel(wereld, _wie(adres), "GET", f"{pad}?{tekst}", "")
    return _oordeel(wereld, _wie(adres), adres.methode, pad, tekst)


def _oordeel(wereld: Wereld, kijker: str, methode: str, pad: str, lichaam: str) -> list[str]:
    if kijker not in wereld.clients:
        wereld.clients[kijker] = client_van(wereld.kijkers[kijker])
    antwoord, fout = _antwoord(wereld.clients[kijker], methode, pad, lichaam)
    if antwoord.status_code < 500 and fout is None:
        return []
    return [f"{methode} {pad[:300]} voor {kijker}: {antwoord.status_code} {fout!r} {lichaam[:300]}"]


def _antwoord(client: Client, methode: str, pad: str, lichaam: str) -> tuple[HttpResponse, BaseException | None]:
    with transaction.atomic():
        antwoord: Any = client.generic(methode, pad, data=lichaam, content_type="application/x-www-form-urlencoded")
        transaction.set_rollback(True)
    client.cookies.pop("messages", None)
    return antwoord, antwoord.exc_info[1] if getattr(antwoord, "exc_info", None) else None


def _wie(adres: Adres) -> str:
    """Iemand die erdoor mag: anders stopt het bij de deur."""
    for kijker in ("eigen", "manager", *sorted(adres.mag)):
        if kijker in adres.mag:
            return kijker
    return "eigen"


def _pad(wereld: Wereld, adres: Adres) -> str:
    plekken = {"naam": "almere", "geheim": "bestaat-niet", "dag": laad("almere").geldig_vanaf}
    plekken |= wereld.bij_adres(geheim=adres.geheim)
    return reverse(adres.naam, kwargs={plek: plekken[plek] for plek in _groepen(adres.naam)})


@cache
def _groepen(naam: str) -> tuple[str, ...]:
    return tuple(next(patroon for patroon in patronen() if patroon.name == naam).pattern.regex.groupindex)
