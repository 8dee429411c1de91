"""Mandaat: wie beslist over dit voorstel, wie ondertekent, en wat is er eerst nog nodig?"""

from keukentafel.regels.mandaat.beoordelen import beoordeel
from keukentafel.regels.mandaat.besluit import Besluit, Indiener
from keukentafel.regels.mandaat.gebreken import Gebrek, gebreken
from keukentafel.regels.mandaat.instellingen import Eis, Mandaat, Mandaatgegevens, Rol, Trede
from keukentafel.regels.mandaat.uitkomst import Uitkomst, Vereiste
from keukentafel.regels.mandaat.vervanging import mag_beslissen

__all__ = [
    "Besluit",
    "Eis",
    "Gebrek",
    "Indiener",
    "Mandaat",
    "Mandaatgegevens",
    "Rol",
    "Trede",
    "Uitkomst",
    "Vereiste",
    "beoordeel",
    "gebreken",
    "mag_beslissen",
]
