from datetime import date
from typing import ClassVar
from uuid import UUID

from keukentafel.kern.gebeurtenissen.feiten import Code, Feit


class PersoonToegevoegd(Feit):
    """`woont_hier` is False bij familie die alleen in het netwerk staat."""

    soort: ClassVar[str] = "persoon_toegevoegd"
    persoon: UUID
    woont_hier: bool


class PersoonGewijzigd(Feit):
    """Welke velden anders werden; wat er staat, staat alleen in het dossier."""

    soort: ClassVar[str] = "persoon_gewijzigd"
    persoon: UUID
    velden: tuple[Code, ...]


class LidVertrokken(Feit):
    soort: ClassVar[str] = "lid_vertrokken"
    persoon: UUID
    per: date


class LidTeruggekomen(Feit):
    """Iemand uit het netwerk woont nu in het huishouden, of weer."""

    soort: ClassVar[str] = "lid_teruggekomen"
    persoon: UUID
    per: date


class RelatieVastgelegd(Feit):
    soort: ClassVar[str] = "relatie_vastgelegd"
    relatie: UUID
    relatiesoort: Code


class RelatieVoorbij(Feit):
    """`vergissing`: de relatie is er nooit geweest."""

    soort: ClassVar[str] = "relatie_voorbij"
    relatie: UUID
    relatiesoort: Code
    vergissing: bool


class BekendeVastgelegd(Feit):
    soort: ClassVar[str] = "bekende_vastgelegd"
    bekende: UUID
    bekendesoort: Code
    band: Code


class BekendeGewijzigd(Feit):
    """`vorige`: is de band of wat iemand doet anders, dan blijft de oude rij staan en komt er een nieuwe."""

    soort: ClassVar[str] = "bekende_gewijzigd"
    bekende: UUID
    vorige: UUID | None
    velden: tuple[Code, ...]


class BekendeVoorbij(Feit):
    soort: ClassVar[str] = "bekende_voorbij"
    bekende: UUID
    vergissing: bool


class VertegenwoordigingVastgelegd(Feit):
    soort: ClassVar[str] = "vertegenwoordiging_vastgelegd"
    vertegenwoordiging: UUID
    over: UUID
    vertegenwoordigingsoort: Code


class VertegenwoordigingVoorbij(Feit):
    soort: ClassVar[str] = "vertegenwoordiging_voorbij"
    vertegenwoordiging: UUID
    over: UUID
    vertegenwoordigingsoort: Code
    vergissing: bool
