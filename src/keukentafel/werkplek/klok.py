"""De klok: hoeveel van een termijn op is, in een ring, een datum en woorden."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.utils.translation import gettext as _

from keukentafel.werkplek import datums

GAUW_IN_DAGEN = 5
"""Vanaf zoveel dagen voor het eind kleurt de klok warm en staan de woorden vet (ontwerp)."""

Stand = Literal["ruim", "gauw", "laat", "stil"]


@dataclass(frozen=True)
class Klok:
    """Een termijn zoals het scherm die toont; `deel` is het gebruikte deel in procenten."""

    stand: Stand
    datum: date
    kop: str
    onder: str
    deel: int = 0

    @property
    def klasse(self) -> str:
        """De CSS-klassen van het blok; een ruime klok heeft geen eigen kleur."""
        return "kt-klok" if self.stand == "ruim" else f"kt-klok kt-klok--{self.stand}"


def maak(
    eind: date,
    vandaag: date,
    *,
    begin: date | None = None,
    woorden: str = "",
    stil_sinds: date | None = None,
    reden: str = "",
) -> Klok:
    """Maakt een klok. `woorden` komen voor het aantal dagen ("Onderzoek Wmo, nog 45 dagen").

    Staat de klok stil, dan zegt hij sinds wanneer en waarom (`reden`) in plaats van een datum.
    """
    if stil_sinds is not None:
        sinds = _("sinds %(dag)s") % {"dag": datums.dag_kort(stil_sinds, vandaag)}
        return Klok("stil", stil_sinds, _("klok staat stil"), ", ".join(filter(None, (sinds, reden))))
    dagen = (eind - vandaag).days
    stand: Stand = "laat" if dagen < 0 else "gauw" if dagen <= GAUW_IN_DAGEN else "ruim"
    kop = _("vandaag") if dagen == 0 else datums.dag(eind, vandaag)
    onder = datums.nog(eind, vandaag)
    return Klok(stand, eind, kop, f"{woorden}, {onder}" if woorden else onder, _deel(begin, eind, vandaag))


def _deel(begin: date | None, eind: date, vandaag: date) -> int:
    """Percentage van de termijn dat op is; zonder begin geldt een termijn van zes weken."""
    lengte = max((eind - begin).days, 1) if begin else 42
    op = lengte - (eind - vandaag).days
    return min(max(round(100 * op / lengte), 2), 98)
