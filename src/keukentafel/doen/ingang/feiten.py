from datetime import date
from typing import ClassVar

from keukentafel.kern.gebeurtenissen.feiten import Code, Feit


class VraagBinnengekomen(Feit):
    soort: ClassVar[str] = "vraag_binnengekomen"
    vraagsoort: Code
    kanaal: Code
    aanmelder: Code
    leefgebieden: tuple[Code, ...]
    meteen_beantwoord: bool
    bekend: bool


class OntvangstBevestigd(Feit):
    """De beller kreeg een kenmerk en de uiterste datums te horen (Wmo 2015, art. 2.3.2 lid 1)."""

    soort: ClassVar[str] = "ontvangst_bevestigd"
    termijnen: tuple[Code, ...]


class VraagOpgenomen(Feit):
    soort: ClassVar[str] = "vraag_opgenomen"


class VraagDoorgezet(Feit):
    soort: ClassVar[str] = "vraag_doorgezet"
    van_team: int
    naar_team: int
    dossier_mee: bool


class VraagBeantwoord(Feit):
    """Een vraag is gesloten, en hoe: beantwoord, verwezen, ingetrokken, geweigerd, niet bereikt of dubbel."""

    soort: ClassVar[str] = "vraag_beantwoord"
    versie: ClassVar[int] = 2
    afsluiting: Code = "antwoord"
    artikel: int | None = None
    """Het artikel waarmee zij meteen is beantwoord."""


class VraagToegewezen(Feit):
    """Van wie naar wie: omdat de ander er niet is, om het werk te verdelen, of omdat zij terug is."""

    soort: ClassVar[str] = "vraag_toegewezen"
    van: int | None
    naar: int | None
    reden: Code


class TerugbellenGevraagd(Feit):
    """Er is beloofd terug te bellen; `uiterlijk` is de laatste dag van die belofte."""

    soort: ClassVar[str] = "terugbellen_gevraagd"
    uiterlijk: date


class BelpogingGedaan(Feit):
    """Er is gebeld; `nummer` is de hoeveelste poging bij deze vraag."""

    soort: ClassVar[str] = "belpoging_gedaan"
    uitkomst: Code
    nummer: int


class TerugbellenKlaar(Feit):
    """De klok om terug te bellen staat stil. `hoe`: gesproken, niet_bereikt, of hoe de hele vraag eindigde."""

    soort: ClassVar[str] = "terugbellen_klaar"
    hoe: Code
    uiterlijk: date
    op_tijd: bool


class TerugbellenGeescaleerd(Feit):
    """Het terugbellen kwam een trede hoger te liggen: bij de vervanger of bij wie het team leidt."""

    soort: ClassVar[str] = "terugbellen_geescaleerd"
    trede: Code
    waarom: Code
    van: int | None
    naar: int | None
    op_naam: bool


class StandVerteld(Feit):
    """Iemand belde en hoorde hoe het staat; `beller` is wie dat was voor de inwoner."""

    soort: ClassVar[str] = "stand_verteld"
    beller: Code
    akkoord: Code
