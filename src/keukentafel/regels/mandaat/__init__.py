"""Mandaat: wie beslist over dit voorstel, wie ondertekent, en wat is er eerst nog nodig?"""

from keukentafel.regels.mandaat.instellingen import Eis, Mandaat, Mandaatgegevens, Rol, Trede

__all__ = ["Eis", "Mandaat", "Mandaatgegevens", "Rol", "Trede"]
