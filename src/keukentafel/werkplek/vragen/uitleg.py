"""Waarom, ook na het bewaren: de regel, wat er bekend was, en wat het anders had gemaakt; uit de bewaarde uitkomst."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from keukentafel.doen.ingang.models import Vraag
from keukentafel.doen.triage.models import Triage
from keukentafel.doen.triage.overzichten import triage
from keukentafel.inrichting.model import Inrichting
from keukentafel.regelen.gemeenten.overzichten import gelezen
from keukentafel.regels.triage import Anders
from keukentafel.werkplek.vragen.stand import Anderszin, anderszinnen, ingevuld


@dataclass(frozen=True)
class Uitleg:
    """De uitleg bij een bewaarde beoordeling, in de woorden van de inrichting die haar maakte."""

    triage: Triage
    feiten: Mapping[str, object]
    """Wat er bekend was; leeg als de vraag daarna opnieuw is beoordeeld, want de feiten van toen staan er niet meer."""
    aanbod: bool = False
    """Een aanbod is niet te beoordelen: geen ander antwoord had iets veranderd."""

    @cached_property
    def inrichting(self) -> Inrichting:
        return gelezen(self.triage.inrichting_versie_id)

    @property
    def reden(self) -> str:
        return str(self.triage.uitkomst.get("reden", ""))

    @property
    def regel(self) -> str:
        return self.triage.regel

    @property
    def bron(self) -> str:
        return str(self.triage.uitkomst.get("bron", ""))

    @cached_property
    def ingevuld(self) -> list[str]:
        return list(ingevuld(self.feiten, self.inrichting))

    @cached_property
    def anders(self) -> list[Anderszin]:
        uitkomst = self.triage.uitkomst
        if self.aanbod:
            return []
        kandidaten = [Anders(**een) for een in uitkomst.get("anders_als", [])]
        plek = str(uitkomst.get("bestemming", {}).get("soort", ""))
        return anderszinnen(kandidaten, self.triage.situatie, plek, self.inrichting)


def bij(beoordeeld: Triage | None, vraag: Vraag | None) -> Uitleg | None:
    """De uitleg bij een beoordeling, met de feiten als dit de laatste is; `vraag` komt langs `met_stand`."""
    if beoordeeld is None:
        return None
    laatste = triage(vraag) if vraag is not None else None
    nu = vraag is not None and laatste is not None and laatste.pk == beoordeeld.pk
    return Uitleg(
        beoordeeld,
        vraag.feiten if vraag is not None and nu else {},
        aanbod=vraag is not None and vraag.soort == Vraag.Soort.AANBOD,
    )
