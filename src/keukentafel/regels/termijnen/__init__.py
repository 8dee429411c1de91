"""Termijnen: wanneer loopt een klok af, volgens welke wet, en langs welke stappen?"""

from keukentafel.regels.termijnen.instellingen import Feestdagen, Termijngegevens, Termijnsoort
from keukentafel.regels.termijnen.rekenen import Klok, Opschorting, Termijn, bereken

__all__ = ["Feestdagen", "Klok", "Opschorting", "Termijn", "Termijngegevens", "Termijnsoort", "bereken"]
