"""Terugbellen: bij wie ligt een belofte om terug te bellen, en wanneer is het vaak genoeg geprobeerd?"""

from keukentafel.regels.terugbellen.instellingen import Terugbelgegevens, Terugbellen
from keukentafel.regels.terugbellen.trap import Belofte, Escalatie, trede
from keukentafel.regels.terugbellen.vaak_genoeg import Vaak, vaak_genoeg

__all__ = ["Belofte", "Escalatie", "Terugbelgegevens", "Terugbellen", "Vaak", "trede", "vaak_genoeg"]
