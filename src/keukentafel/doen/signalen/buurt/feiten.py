from typing import ClassVar
from uuid import UUID

from keukentafel.kern.gebeurtenissen.feiten import Code, Feit


class BuurtsignaalGemeld(Feit):
    soort: ClassVar[str] = "buurtsignaal_gemeld"
    buurtsignaal: UUID
    gebied: int
    thema: Code
    melder: Code


class BuurtsignaalOpgepakt(Feit):
    soort: ClassVar[str] = "buurtsignaal_opgepakt"
    buurtsignaal: UUID


class BuurtsignaalBijgewerkt(Feit):
    """Er is opgeschreven wat er is gedaan; de woorden staan bij het signaal."""

    soort: ClassVar[str] = "buurtsignaal_bijgewerkt"
    buurtsignaal: UUID


class BuurtsignaalGesloten(Feit):
    soort: ClassVar[str] = "buurtsignaal_gesloten"
    buurtsignaal: UUID
    reden: Code


class BuurtsignaalHeropend(Feit):
    soort: ClassVar[str] = "buurtsignaal_heropend"
    buurtsignaal: UUID


class BuurtsignaalTeruggemeld(Feit):
    """De partner hoorde iets: een code, nooit inhoud."""

    soort: ClassVar[str] = "buurtsignaal_teruggemeld"
    buurtsignaal: UUID
    terug: Code
