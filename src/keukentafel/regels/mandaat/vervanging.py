"""Wie mag dit besluit nemen als de beslisser er niet is?"""

from keukentafel.regels.mandaat.instellingen import Mandaatgegevens


def mag_beslissen(rol: str, beslisser: str, inrichting: Mandaatgegevens, *, afwezig: bool = False) -> bool:
    """Mag iemand met `rol` beslissen waar `beslisser` aan zet is?

    Dat mag iemand met dezelfde rol altijd. Is er met die rol niemand (`afwezig`), dan mogen ook de rollen die de
    inrichting als vervanging noemt. Dat de beslisser bij vier ogen niet de indiener is, gaat over de persoon en
    niet over de rol: dat bewaakt wie het besluit vastlegt.
    """
    namen = [beslisser, *(inrichting.mandaat.vervanging.get(beslisser, []) if afwezig else [])]
    return any(inrichting.is_rol(rol, naam) for naam in namen)
