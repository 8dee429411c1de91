from datetime import date
from typing import ClassVar, Literal

from keukentafel.kern.gebeurtenissen.feiten import Feit

Reden = Literal["team_eindigt", "wijk_naar_ander_team"]


class DossierOvergedragen(Feit):
    """Een dossier ging met alles erin naar een ander team; `per` is de dag waarop het oude team het niet meer heeft."""

    soort: ClassVar[str] = "dossier_overgedragen"
    van_team: int
    naar_team: int
    reden: Reden
    per: date
    contact_blijft: bool


class VraagOvergedragen(Feit):
    """Een vraag ging naar een ander team; `blijft_bij` zegt of wie haar had opgenomen haar houdt."""

    soort: ClassVar[str] = "vraag_overgedragen"
    van_team: int
    naar_team: int
    reden: Reden
    per: date
    blijft_bij: bool
