from typing import ClassVar
from uuid import UUID

from keukentafel.kern.gebeurtenissen.feiten import Code, Feit


class RegieGewisseld(Feit):
    """De regie ging over: van welk soort naar welk, van wie naar wie. De database schrijft dit op (kt_regie_zet)."""

    soort: ClassVar[str] = "regie_gewisseld"
    regie: UUID
    was: Code
    wordt: Code
    van: int | None
    naar: int | None
    reden: Code


class Overgangsfeit(Feit):
    """Wat alle stappen van een overgang gemeen hebben: welke, waarover, en tussen welke teams."""

    overgang: UUID
    van_team: int
    naar_team: int


class OvergangAangeboden(Overgangsfeit):
    soort: ClassVar[str] = "overgang_aangeboden"
    wat: Code


class OvergangAanvaard(Overgangsfeit):
    soort: ClassVar[str] = "overgang_aanvaard"
    wat: Code


class OvergangGeweigerd(Overgangsfeit):
    soort: ClassVar[str] = "overgang_geweigerd"
    wat: Code


class OvergangIngetrokken(Overgangsfeit):
    soort: ClassVar[str] = "overgang_ingetrokken"
    wat: Code


class OvergangAfgelopen(Overgangsfeit):
    soort: ClassVar[str] = "overgang_afgelopen"
    wat: Code
