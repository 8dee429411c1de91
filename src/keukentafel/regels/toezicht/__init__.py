"""Toezicht: welke inzage vraagt om uitleg, waarom, en wat er anders had moeten zijn om geen vraag te zijn?"""

from keukentafel.regels.toezicht.beoordelen import beoordeel
from keukentafel.regels.toezicht.instellingen import Toezicht, Toezichtgegevens
from keukentafel.regels.toezicht.waarneming import Daad, Inzage, Nood, Signaal, Waarneming

__all__ = ["Daad", "Inzage", "Nood", "Signaal", "Toezicht", "Toezichtgegevens", "Waarneming", "beoordeel"]
