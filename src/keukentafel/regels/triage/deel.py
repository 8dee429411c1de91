"""Een deel van de som: leest een paar feiten en zegt wat ervan zeker is en wat er nog open staat.

De triage is een aantal van zulke delen naast elkaar. Wat een deel uitrekent, onthoudt het per combinatie van
klassen van zijn eigen feiten; daardoor komt bijna elke vraag uit het geheugen.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, Generic, TypeVar

from keukentafel.regels.triage.boom import Boom, doet_ertoe, groei
from keukentafel.regels.triage.domein import Domein, waarden_bij

B = TypeVar("B", bound=Hashable)
Z = TypeVar("Z", bound=Hashable)
ONTHOUDEN = 100_000
"""Zoveel combinaties onthoudt een deel; daarna begint het opnieuw."""


@dataclass(frozen=True, slots=True, eq=False)
class Uitslag(Generic[Z]):
    """Wat bij elke mogelijkheid geldt, en de onbekende feiten die er echt toe doen."""

    zeker: Z
    open: tuple[str, ...]


class Deel(Generic[B, Z]):
    """Een deel van de som, met zijn eigen feiten. `vat_samen` zegt wat er over alle mogelijkheden zeker is."""

    def __init__(
        self,
        reken: Callable[[Mapping[str, Any]], B],
        vat_samen: Callable[[Boom[B], Mapping[str, Any]], Z],
        feiten: Iterable[str],
        domeinen: Mapping[str, Domein],
        inhoud: Callable[[B], Hashable] = lambda uitkomst: uitkomst,
    ) -> None:
        self.feiten = tuple(dict.fromkeys(feiten))
        self._reken = reken
        self._vat_samen = vat_samen
        self._domeinen = domeinen
        self._inhoud = inhoud
        self._handtekening = itemgetter(*self.feiten) if self.feiten else lambda _: ()
        self._onthouden: dict[Hashable, Uitslag[Z]] = {}

    def uitslag(self, klassen: Mapping[str, Any]) -> Uitslag[Z]:
        """De uitslag bij deze feiten, elk al teruggebracht tot de vertegenwoordiger van zijn klasse."""
        handtekening = self._handtekening(klassen)
        bekend = self._onthouden.get(handtekening)
        if bekend is None:
            if len(self._onthouden) >= ONTHOUDEN:
                self._onthouden.clear()
            bekend = self._onthouden[handtekening] = self._bereken(klassen)
        return bekend

    def _bereken(self, klassen: Mapping[str, Any]) -> Uitslag[Z]:
        feiten = {feit: klassen[feit] for feit in self.feiten if klassen[feit] is not None}
        boom = groei(self._reken, feiten, lambda feit, bekend: waarden_bij(self._domeinen, feit, bekend))
        return Uitslag(self._vat_samen(boom, feiten), tuple(doet_ertoe(boom, self._inhoud)))
