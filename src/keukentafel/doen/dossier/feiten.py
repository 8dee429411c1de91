from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from keukentafel.kern.gebeurtenissen.feiten import Code, Feit


class DossierGeopend(Feit):
    soort: ClassVar[str] = "dossier_geopend"
    leden: int


class ContactVastgelegd(Feit):
    """`moment` van de gebeurtenis is wanneer er gesproken is; wat er gezegd is, staat alleen in het dossier."""

    soort: ClassVar[str] = "contact_vastgelegd"
    contact: UUID
    kanaal: Code
    minuten: int | None
    vastgelegd_op: datetime


class AfspraakGepland(Feit):
    soort: ClassVar[str] = "afspraak_gepland"
    afspraak: UUID
    begin: datetime
    minuten: int


class AfspraakAfgezegd(Feit):
    soort: ClassVar[str] = "afspraak_afgezegd"
    afspraak: UUID


class BsnVastgelegd(Feit):
    """Dat het burgerservicenummer is bewaard of weggehaald; het nummer zelf staat alleen versleuteld bij de persoon."""

    soort: ClassVar[str] = "bsn_vastgelegd"
    persoon: UUID
    leeg: bool


class TaakGegeven(Feit):
    """Een taak kreeg een medewerker en een dag; ook als dat later verandert."""

    soort: ClassVar[str] = "taak_gegeven"
    taak: UUID
    wie: int
    uiterlijk: date | None


class TaakAfgerond(Feit):
    soort: ClassVar[str] = "taak_afgerond"
    taak: UUID
    vervallen: bool


class DossieradresGewijzigd(Feit):
    """Welke velden van het gewone adres anders werden; ook de wijk zelf staat er niet bij, want een adres kan later
    geheim worden.
    """

    soort: ClassVar[str] = "dossieradres_gewijzigd"
    velden: tuple[Code, ...]
