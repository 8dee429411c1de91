"""De woorden die op het formulier bij een veld stonden, als alleen het verzoek er nog is."""

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import NamedTuple

from django import forms
from django.http import HttpRequest

from keukentafel.regels import bsn
from keukentafel.werkplek import datums

Soort = type[forms.Form]
ZEGEL = "csrfmiddlewaretoken"
GENOEG = 3
"""Zoveel namen van een formulier uit een andere kamer moeten er zijn voordat zijn woorden tellen."""


class Getypt(NamedTuple):
    """Wat er in een veld stond; zonder label als niet zeker is welk label erbij hoort."""

    label: str
    tekst: str


def formulieren(soort: Soort = forms.Form) -> Iterator[Soort]:
    """Elk formulier dat er is, elke soort zo vaak als zij een ouder heeft."""
    for kind in soort.__subclasses__():
        yield kind
        yield from formulieren(kind)


class Veldwoorden:
    """Zoekt bij de namen in een verzoek de velden: eerst bij de formulieren van de kamer waar het heen gaat.

    Zeggen twee formulieren die even goed passen iets anders, dan krijgt het veld geen label: geen woord is beter dan
    een verkeerd woord.
    """

    def __init__(self, request: HttpRequest) -> None:
        """Bij dit verzoek; het hoort een adres te hebben dat er is."""
        self.gegevens, self.bestanden = request.POST, request.FILES
        view = request.resolver_match.func if request.resolver_match else None
        self.kamer = (view.__module__ if view else "").rpartition(".")[0]

    def leesbaar(self) -> Iterator[Getypt]:
        """Wat iemand typte of koos, in de volgorde van het formulier; van een keuze alleen met haar woorden."""
        for naam, waarden in self.gegevens.lists():
            veld = self.veld(naam)
            if naam == ZEGEL or (veld is not None and veld.widget.is_hidden):
                continue
            for waarde in waarden:
                tekst = str(waarde).strip()
                if tekst and (getypt := _in_woorden(veld, tekst)) is not None:
                    yield getypt

    def veld(self, naam: str) -> forms.Field | None:
        """Het veld dat zo heet; None als dat niet zeker is."""
        for soorten in (self._eigen, self._elders):
            met = {soort: n for soort, n in soorten.items() if _kaal(naam) in soort.base_fields}
            beste = [soort.base_fields[_kaal(naam)] for soort, n in met.items() if n == max(met.values())]
            if beste:
                return beste[0] if len({str(veld.label) for veld in beste}) == 1 else None
        return None

    def bestandsvelden(self) -> list[str]:
        """De namen van de bestanden die het best passende formulier vraagt, ook als er geen aankwam."""
        if not self._eigen:
            return []
        beste = max(self._eigen, key=lambda soort: self._eigen[soort])
        return [naam for naam, veld in beste.base_fields.items() if isinstance(veld, forms.FileField)]

    @cached_property
    def _passend(self) -> dict[Soort, int]:
        namen = {_kaal(naam) for naam in (*self.gegevens, *self.bestanden)}
        return {soort: n for soort in formulieren() if (n := len(namen & set(soort.base_fields)))}

    @cached_property
    def _eigen(self) -> dict[Soort, int]:
        return {soort: n for soort, n in self._passend.items() if soort.__module__.startswith(f"{self.kamer}.")}

    @cached_property
    def _elders(self) -> dict[Soort, int]:
        huis = __package__.rpartition(".")[0]
        return {s: n for s, n in self._passend.items() if n >= GENOEG and s.__module__.startswith(f"{huis}.")}


def _kaal(naam: str) -> str:
    """De naam van het veld zonder wat een blad met meer formulieren ervoor zet."""
    return naam.rpartition("-")[2]


def _in_woorden(veld: forms.Field | None, tekst: str) -> Getypt | None:
    """De tekst zoals hij op het scherm stond; None voor een keuze waarvan alleen de code bekend is."""
    if veld is None:
        return Getypt("", tekst) if " " in tekst or "\n" in tekst else None
    label = str(veld.label or "")
    if "data-niet-bewaren" in veld.widget.attrs:
        return Getypt(label, bsn.gemaskeerd(bsn.schoon(tekst)))
    if isinstance(veld, forms.BooleanField):
        return Getypt(label, "ja")
    if isinstance(veld, forms.ChoiceField):
        woorden = {str(code): str(woord) for code, woord in _plat(veld)}
        return Getypt(label, woorden[tekst]) if tekst in woorden else None
    return Getypt(label, _dag(tekst) if isinstance(veld, forms.DateField) else tekst)


def _dag(tekst: str) -> str:
    """Een dag uit de kalender van de browser zoals mensen die zeggen; wat geen dag is, blijft zoals het was."""
    try:
        return datums.datum_lang(date.fromisoformat(tekst))
    except ValueError:
        return tekst


def _plat(veld: forms.ChoiceField) -> Iterator[tuple[object, object]]:
    """De keuzes zonder kopjes ertussen."""
    for code, woord in veld.widget.choices:
        if isinstance(woord, list | tuple):
            yield from woord
        else:
            yield code, woord
