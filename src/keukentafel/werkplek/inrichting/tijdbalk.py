"""De versies van een inrichting op een balk in de tijd; dezelfde versies staan er in woorden onder."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from keukentafel.inrichting.model import Inrichting
from keukentafel.werkplek import datums

BREED = 328
RAND = 6.0
BOVEN, HOOG = 26.0, 14.0
STREEP = 3.0
JAAR_BREED = 34.0
"""Zo breed is een jaartal; twee versies dichter bij elkaar krijgen hun jaartal onder elkaar."""


@dataclass(frozen=True)
class Stuk:
    """Een versie op de balk: waar zij begint, hoe lang zij duurt en waar haar jaartal staat."""

    x: float
    breed: float
    jaar: str
    jaar_x: float
    jaar_y: float
    klasse: str


@dataclass(frozen=True)
class Tijdbalk:
    """De hele balk, met een streep bij vandaag."""

    stukken: tuple[Stuk, ...]
    vandaag_x: float
    beschrijving: str
    hoog: float
    breed: int = BREED
    boven: float = BOVEN
    dik: float = HOOG


def maak(alle: list[Inrichting], vandaag: date) -> Tijdbalk:
    """Van de eerste versie tot vandaag of de laatste versie, met wat ruimte erna."""
    dagen = [versie.geldig_vanaf for versie in alle]
    eerste, einde = dagen[0], max(vandaag, dagen[-1])
    duur = max((einde - eerste).days, 1) * 1.08

    def op(dag: date) -> float:
        return round(RAND + (BREED - 2 * RAND) * (dag - eerste).days / duur, 1)

    grenzen = [*(op(dag) for dag in dagen), BREED - RAND]
    geldig = max((dag for dag in dagen if dag <= vandaag), default=None)
    stukken: list[Stuk] = []
    for nummer, dag in enumerate(dagen):
        x, jaar_x = grenzen[nummer], min(grenzen[nummer], BREED - JAAR_BREED)
        dichtbij = bool(stukken) and jaar_x - stukken[-1].jaar_x < JAAR_BREED
        jaar_y = stukken[-1].jaar_y + 18 if dichtbij else BOVEN + HOOG + 18
        klasse = "kern" if dag == geldig else "kaart"
        stukken.append(Stuk(x, max(grenzen[nummer + 1] - x - STREEP, STREEP), str(dag.year), jaar_x, jaar_y, klasse))
    zinnen = [_("Vanaf %(dag)s.") % {"dag": datums.datum_lang(dag)} for dag in dagen]
    if geldig:
        zinnen.append(_("Nu geldt de versie vanaf %(dag)s.") % {"dag": datums.datum_lang(geldig)})
    hoog = max(stuk.jaar_y for stuk in stukken) + 8
    return Tijdbalk(tuple(stukken), max(op(vandaag), RAND), " ".join(zinnen), hoog)
