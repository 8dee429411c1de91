"""Triage: welke situatie is dit, welk team neemt de vraag, en waarom?"""

from keukentafel.regels.basis import FoutInInvoer, Invoerfout
from keukentafel.regels.triage.beoordelen import beoordeel
from keukentafel.regels.triage.instellingen import Stelselgegevens, Triage
from keukentafel.regels.triage.uitkomst import Anders, Bestemming, Uitkomst, Versie
from keukentafel.regels.triage.vraag import Kenmerken, Voorziening, Vraag
from keukentafel.regels.triage.vragen import TriageVraag, relevante_vragen

__all__ = [
    "Anders",
    "Bestemming",
    "FoutInInvoer",
    "Invoerfout",
    "Kenmerken",
    "Stelselgegevens",
    "Triage",
    "TriageVraag",
    "Uitkomst",
    "Versie",
    "Voorziening",
    "Vraag",
    "beoordeel",
    "relevante_vragen",
]
