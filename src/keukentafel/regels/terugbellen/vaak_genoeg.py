"""Is er vaak genoeg gebeld om te stoppen met een brief?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from keukentafel.regels.terugbellen.instellingen import Terugbellen


@dataclass(frozen=True, slots=True)
class Vaak:
    """Hoe vaak en op hoeveel dagen er tevergeefs is gebeld; `nog` is hoeveel pogingen er nog bij moeten."""

    pogingen: int
    dagen: int
    genoeg: bool
    nog: int


def vaak_genoeg(pogingen: Iterable[date], norm: Terugbellen) -> Vaak:
    """Tel de tevergeefse pogingen (de dag van elk) tegen de norm van de inrichting."""
    alle = list(pogingen)
    dagen = len(set(alle))
    nog = max(norm.pogingen - len(alle), norm.dagen - dagen, 0)
    return Vaak(len(alle), dagen, nog == 0, nog)
