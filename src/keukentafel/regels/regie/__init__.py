"""Regie: wie haar krijgt als een vraag wordt opgenomen, hoe werk overgaat, en van wie een vraag is."""

from keukentafel.regels.regie.eigenaar import Eigenaar, Houder, eigenaar_van
from keukentafel.regels.regie.overgang import OVERGANGEN, Stap, antwoord_uiterlijk, kan, mermaid
from keukentafel.regels.regie.regisseur import Besluit, Opname, wie_krijgt_de_regie

__all__ = [
    "OVERGANGEN",
    "Besluit",
    "Eigenaar",
    "Houder",
    "Opname",
    "Stap",
    "antwoord_uiterlijk",
    "eigenaar_van",
    "kan",
    "mermaid",
    "wie_krijgt_de_regie",
]
