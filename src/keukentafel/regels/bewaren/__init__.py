"""Bewaren: tot wanneer blijft een dossier, vanaf welke dag telt dat, en volgens welke wet?"""

from keukentafel.regels.bewaren.instellingen import Bewaargegevens, Bewaarregel, Bewaarvoorwaarden
from keukentafel.regels.bewaren.rekenen import Bewaardossier, Bewaartermijn, Dagen, Telling, bereken

__all__ = [
    "Bewaardossier",
    "Bewaargegevens",
    "Bewaarregel",
    "Bewaartermijn",
    "Bewaarvoorwaarden",
    "Dagen",
    "Telling",
    "bereken",
]
