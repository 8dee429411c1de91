"""Inzet: is er nog ruimte, welke registratie verloopt, en welke kennis valt weg?"""

from keukentafel.regels.inzet.instellingen import Deskundigheidsoort, Inzet, Inzetgegevens
from keukentafel.regels.inzet.kennis import Gemis, Kenner, kennis_die_wegvalt
from keukentafel.regels.inzet.periodes import Periode, eerste_gat
from keukentafel.regels.inzet.registraties import Inschrijving, Verloop, verloop
from keukentafel.regels.inzet.ruimte import Ruimte, fte, ruimte
from keukentafel.regels.inzet.spreekuren import volgende_datum
from keukentafel.regels.inzet.vervanging import Bestemming, Lopend, Vervanger, gaat_mee, verdeel

__all__ = [
    "Bestemming",
    "Deskundigheidsoort",
    "Gemis",
    "Inschrijving",
    "Inzet",
    "Inzetgegevens",
    "Kenner",
    "Lopend",
    "Periode",
    "Ruimte",
    "Verloop",
    "Vervanger",
    "eerste_gat",
    "fte",
    "gaat_mee",
    "kennis_die_wegvalt",
    "ruimte",
    "verdeel",
    "verloop",
    "volgende_datum",
]
