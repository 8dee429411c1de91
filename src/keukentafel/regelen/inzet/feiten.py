from datetime import date
from typing import ClassVar

from keukentafel.kern.gebeurtenissen.feiten import Code, Feit


class RolGegeven(Feit):
    soort: ClassVar[str] = "rol_gegeven"
    wie: int
    rol: Code
    van: date
    tot: date | None


class RolBeeindigd(Feit):
    soort: ClassVar[str] = "rol_beeindigd"
    wie: int
    rol: Code
    tot: date


class AfwezigGemeld(Feit):
    """Zonder reden: waarom iemand er niet is, legt het huis nergens vast."""

    soort: ClassVar[str] = "afwezig_gemeld"
    wie: int
    van: date
    tot: date | None
    vervanger: int | None


class AfwezigheidGewijzigd(Feit):
    """Eerder of later terug, of een andere vervanger."""

    soort: ClassVar[str] = "afwezigheid_gewijzigd"
    wie: int
    tot: date | None
    vervanger: int | None
