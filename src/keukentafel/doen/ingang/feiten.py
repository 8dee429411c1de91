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
    soort: ClassVar[str] = "vraag_beantwoord"


class VraagToegewezen(Feit):
    """Van wie naar wie: omdat de ander er niet is, om het werk te verdelen, of omdat zij terug is."""

    soort: ClassVar[str] = "vraag_toegewezen"
    van: int | None
    naar: int | None
    reden: Code
