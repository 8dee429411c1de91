from datetime import date
from typing import ClassVar

from keukentafel.kern.gebeurtenissen.feiten import Feit


class SpreekuurGeopend(Feit):
    soort: ClassVar[str] = "spreekuur_geopend"
    spreekuur: int
    weekdag: int
    begeleider: int
    vrijwilligers: tuple[int, ...]
    van: date
    tot: date | None


class SpreekuurGewijzigd(Feit):
    """Wie begeleidt en wie helpt vanaf dit moment."""

    soort: ClassVar[str] = "spreekuur_gewijzigd"
    spreekuur: int
    begeleider: int
    vrijwilligers: tuple[int, ...]


class SpreekuurBeeindigd(Feit):
    soort: ClassVar[str] = "spreekuur_beeindigd"
    spreekuur: int
    tot: date
