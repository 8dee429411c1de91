"""Inzet: is er nog ruimte, welke registratie verloopt, en welke kennis valt weg?"""

from keukentafel.regels.inzet.instellingen import Deskundigheidsoort, Inzet, Inzetgegevens
from keukentafel.regels.inzet.kennis import Gemis, Kenner, kennis_die_wegvalt
from keukentafel.regels.inzet.periodes import Periode, eerste_gat
from keukentafel.regels.inzet.registraties import Inschrijving, Verloop, verloop
from keukentafel.regels.inzet.ruimte import Ruimte, fte, ruimte

__all__ = [
    "Deskundigheidsoort",
    "Gemis",
    "Inschrijving",
    "Inzet",
    "Inzetgegevens",
    "Kenner",
    "Periode",
    "Ruimte",
    "Verloop",
    "eerste_gat",
    "fte",
    "kennis_die_wegvalt",
    "ruimte",
    "verloop",
]
