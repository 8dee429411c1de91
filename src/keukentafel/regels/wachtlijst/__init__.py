"""De wachtlijst: wie staat waar, waarom, en hoe vaak is er intussen contact?"""

from keukentafel.regels.wachtlijst.instellingen import Wachtlijst, Wachtlijstgegevens
from keukentafel.regels.wachtlijst.rekenen import (
    Plaats,
    Ritme,
    Wachtende,
    ritme,
    volgende_dag,
    volgorde,
    waarom_hier,
)

__all__ = [
    "Plaats",
    "Ritme",
    "Wachtende",
    "Wachtlijst",
    "Wachtlijstgegevens",
    "ritme",
    "volgende_dag",
    "volgorde",
    "waarom_hier",
]
