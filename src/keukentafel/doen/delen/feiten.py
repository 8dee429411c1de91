from datetime import date
from typing import ClassVar
from uuid import UUID

from keukentafel.kern.gebeurtenissen.feiten import Code, Feit


class AdresAfgeschermd(Feit):
    soort: ClassVar[str] = "adres_afgeschermd"


class AdresGewijzigd(Feit):
    """Het geheime adres is een ander adres geworden; het blijft geheim."""

    soort: ClassVar[str] = "adres_gewijzigd"


class AdresVrijgegeven(Feit):
    soort: ClassVar[str] = "adres_vrijgegeven"


class AdresinzageGegeven(Feit):
    """`aangewezen`: niemand had nog inzage, en wie het werk verdeelt wees een collega aan."""

    soort: ClassVar[str] = "adresinzage_gegeven"
    collega: int
    tot: date | None
    aangewezen: bool


class AdresinzageIngetrokken(Feit):
    soort: ClassVar[str] = "adresinzage_ingetrokken"
    collega: int


class NoodtoegangGenomen(Feit):
    """De grensfunctie kt_noodtoegang schrijft dit feit zelf: wie in nood leest, schrijft niet in het dossier."""

    soort: ClassVar[str] = "noodtoegang_genomen"
    noodtoegang: UUID


class NoodtoegangBeoordeeld(Feit):
    """Geschreven door kt_noodtoegang_beoordelen."""

    soort: ClassVar[str] = "noodtoegang_beoordeeld"
    noodtoegang: UUID
    oordeel: Code


class Verstrekt(Feit):
    soort: ClassVar[str] = "verstrekt"
    organisatie: int
    categorieen: tuple[Code, ...]
    van: date
    tot: date
    geinformeerd: Code


class VerstrekkingIngetrokken(Feit):
    soort: ClassVar[str] = "verstrekking_ingetrokken"
    organisatie: int
