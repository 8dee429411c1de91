"""Cijfers van de ingang per team en maand, alleen uit de stroom van gebeurtenissen."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db import connection


@dataclass(frozen=True)
class Maandcijfer:
    """Aantallen van één team in één maand.

    `vragen` en `meteen` (al bij het aannemen beantwoord) tellen in de maand van binnenkomst. De rest telt in de maand
    van de laatste dag om te bellen: `beloofd`, en daarvan `op_tijd`, `te_laat` (ook wat nog open staat na die dag),
    `niet_bereikt` (gestopt met een brief) en `wacht` (nog open, de dag is er nog niet).
    """

    team: int
    maand: date
    vragen: int
    meteen: int
    beloofd: int
    op_tijd: int
    te_laat: int
    niet_bereikt: int
    wacht: int


def maandcijfers(teams: Collection[int], van: date, tot: date) -> list[Maandcijfer]:
    """De cijfers van deze teams, voor wie ze mag zien, van `van` tot (niet met) `tot`. Eén vraag aan de database."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT team, maand, vragen, meteen, beloofd, op_tijd, te_laat, niet_bereikt, wacht "
            "FROM kt_terugbelcijfers(%s, %s, %s)",
            [list(teams), van, tot],
        )
        return [Maandcijfer(*rij) for rij in cursor.fetchall()]
