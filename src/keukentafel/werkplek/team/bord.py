"""Het bord van de maand: hoeveel vragen meteen beantwoord zijn, en hoe vaak er op tijd is teruggebeld."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from keukentafel.doen.ingang.cijfers import Maandcijfer, maandcijfers
from keukentafel.werkplek.team.plek import Plek

MAANDEN = 6
WEINIG = 5
"""Bij minder gevallen zegt een percentage niets; dan staan er alleen aantallen. # aanname"""


@dataclass(frozen=True)
class Deel:
    """Een deel van een geheel; `procent` is leeg als het geheel te klein is."""

    n: int
    van: int

    @property
    def procent(self) -> int | None:
        return round(100 * self.n / self.van) if self.van >= WEINIG else None

    @property
    def balk(self) -> str:
        return f"{self.procent or 0}%"


@dataclass(frozen=True)
class Regel:
    """Eén maand van één team."""

    maand: date
    cijfer: Maandcijfer
    meteen: Deel
    op_tijd: Deel
    loopt: bool
    """De maand is nog niet om."""


def regels(plek: Plek) -> list[Regel]:
    """De laatste zes maanden van dit team, nieuwste eerst; een maand zonder werk staat er ook."""
    vandaag = plek.vandaag
    maanden = [_maand(vandaag, terug) for terug in range(MAANDEN)]
    per_maand = _per_maand(maandcijfers([plek.team.pk], maanden[-1], _maand(vandaag, -1)))
    leeg = Maandcijfer(plek.team.pk, vandaag, 0, 0, 0, 0, 0, 0, 0)
    return [_regel(maand, per_maand.get(maand, leeg), vandaag) for maand in maanden]


def _regel(maand: date, cijfer: Maandcijfer, vandaag: date) -> Regel:
    return Regel(
        maand=maand,
        cijfer=cijfer,
        meteen=Deel(cijfer.meteen, cijfer.vragen),
        op_tijd=Deel(cijfer.op_tijd, cijfer.op_tijd + cijfer.te_laat),
        loopt=(maand.year, maand.month) == (vandaag.year, vandaag.month),
    )


def _per_maand(cijfers: Iterable[Maandcijfer]) -> Mapping[date, Maandcijfer]:
    return {cijfer.maand: cijfer for cijfer in cijfers}


def _maand(dag: date, terug: int) -> date:
    """De eerste dag van de maand, zoveel maanden terug (onder nul is vooruit)."""
    nummer = dag.year * 12 + dag.month - 1 - terug
    return date(nummer // 12, nummer % 12 + 1, 1)
