"""Wat nog niemand van mijn team heeft: wat niet kan wachten staat bij Nu doen, de rest ernaast."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, Window
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from keukentafel.doen.ingang.models import Vraag
from keukentafel.doen.ingang.overzichten import wachtrij
from keukentafel.regelen.medewerkers.overzichten import Bereik, Werkkring
from keukentafel.werkplek.klok import Klok
from keukentafel.werkplek.vragen.rol import spoedzin
from keukentafel.werkplek.vragen.wachtrij import snipper, titel, vraagklok
from keukentafel.werkplek.woorden import telwoord

DRINGEND = 5
NIEUW = 3
"""Zoveel staan er op het blad; de hele lijst is Binnengekomen."""


@dataclass(frozen=True)
class Rij:
    """Een vraag die nog niemand heeft."""

    vraag: Vraag
    klok: Klok | None
    titel: str
    snipper: str
    spoedzin: str


@dataclass(frozen=True)
class Niemand:
    """De vragen van het team die nog niemand heeft, en hoeveel het er zijn."""

    dringend: list[Rij]
    nieuw: list[Rij]
    aantal: int
    aantal_dringend: int

    @property
    def vragen(self) -> list[Vraag]:
        return [rij.vraag for rij in (*self.dringend, *self.nieuw)]

    @property
    def zin(self) -> str:
        """Voor de begroeting; leeg als er niets dringend is."""
        if not self.aantal_dringend:
            return ""
        zin = ngettext(
            "Je team heeft één dringende vraag waar nog niemand mee bezig is.",
            "Je team heeft %(n)s dringende vragen waar nog niemand mee bezig is.",
            self.aantal_dringend,
        )
        return zin % {"n": telwoord(self.aantal_dringend)}


def is_dringend(vraag: Vraag, vandaag: date) -> bool:
    """Spoed, of de uiterste datum is vandaag of voorbij."""
    return vraag.spoed or (vraag.uiterlijk is not None and vraag.uiterlijk <= vandaag)


def van_niemand(kring: Werkkring, bereik: Bereik, vandaag: date) -> Niemand:
    """Wat er vooraan staat en hoeveel er in het geheel zijn; één opdracht. De wachtrij begint bij spoed."""
    dringend = Q(spoed=True) | Q(uiterlijk__lte=vandaag)
    rij = wachtrij(kring.stelsel.pk, bereik, "niemand", kring.medewerker.pk, vandaag).select_related("dossiervraag")
    rij = rij.annotate(samen=Window(Count("pk")), samen_dringend=Window(Count("pk", filter=dringend)))
    vragen = list(rij[: DRINGEND + NIEUW])
    nu = [_rij(kring, vraag, vandaag) for vraag in vragen if is_dringend(vraag, vandaag)]
    rest = [_rij(kring, vraag, vandaag) for vraag in vragen if not is_dringend(vraag, vandaag)]
    samen, samen_dringend = (vragen[0].samen, vragen[0].samen_dringend) if vragen else (0, 0)
    return Niemand(nu[:DRINGEND], rest[:NIEUW], samen, samen_dringend)


def _rij(kring: Werkkring, vraag: Vraag, vandaag: date) -> Rij:
    woorden = _("Terugbellen") if vraag.terugbellen else titel(vraag, kring.inrichting)
    klok = vraagklok(vraag, vandaag)
    return Rij(vraag, klok, woorden, snipper(vraag.eigen_woorden), spoedzin(vraag))
