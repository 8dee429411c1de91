"""De uitkomst tot nu toe: wat de regels zeggen terwijl het gesprek nog loopt. Er wordt niets bewaard."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from keukentafel.doen.triage.acties import lees_vraag, termijnen_bij
from keukentafel.inrichting.model import Inrichting
from keukentafel.regelen.gemeenten.overzichten import inrichting_op
from keukentafel.regels.termijnen import Termijn
from keukentafel.regels.triage import TriageVraag, Uitkomst, beoordeel, relevante_vragen


@dataclass(frozen=True)
class Voorbeeld:
    """De uitkomst met de vragen die er nu toe doen, en de klokken die gaan lopen."""

    uitkomst: Uitkomst
    vragen: tuple[TriageVraag, ...]
    inrichting: Inrichting
    termijnen: tuple[Termijn, ...]

    @property
    def teamnaam(self) -> str:
        """De naam van het team, of anders de soort in gewone woorden."""
        bestemming = self.uitkomst.bestemming
        for team in self.inrichting.teams:
            if team.slug == bestemming.team:
                return team.naam
        return self.inrichting.teamsoorten[bestemming.soort].enkelvoud


def voorbeeld(*, feiten: dict[str, Any], stelsel_id: int, dag: date, terugbellen: bool = False) -> Voorbeeld:
    """Wat de regels nu zeggen.

    Raises:
        FoutInInvoer: een feit spreekt de inrichting tegen. ValidationError: een woord bestaat niet.
    """
    _, inrichting = inrichting_op(stelsel_id, dag)
    vraag = lees_vraag(feiten, dag)
    uitkomst = beoordeel(vraag, inrichting)
    return Voorbeeld(
        uitkomst=uitkomst,
        vragen=tuple(relevante_vragen(vraag, inrichting)),
        inrichting=inrichting,
        termijnen=termijnen_bij(uitkomst, inrichting, dag, terugbellen),
    )
