"""Rekenen met periodes: `van` telt mee, `tot` niet, en zonder `tot` loopt een periode door."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Periode:
    """Een aantal dagen achter elkaar. Is `tot` gelijk aan `van`, dan is zij leeg."""

    van: date
    tot: date | None = None

    def bevat(self, dag: date) -> bool:
        """Valt deze dag erin?"""
        return self.van <= dag and (self.tot is None or dag < self.tot)

    def overlapt(self, ander: "Periode") -> bool:
        """Hebben zij een dag samen?"""
        if self.leeg or ander.leeg:
            return False
        return (ander.tot is None or self.van < ander.tot) and (self.tot is None or ander.van < self.tot)

    @property
    def leeg(self) -> bool:
        """Zonder dagen: ingetrokken."""
        return self.tot is not None and self.tot <= self.van


def eerste_gat(periodes: Iterable[Periode], vanaf: date, tot: date | None = None) -> date | None:
    """De eerste dag vanaf `vanaf` (en voor `tot`) die in geen enkele periode valt; None als er geen is."""
    alle = list(periodes)
    dag = vanaf
    while tot is None or dag < tot:
        einden = [periode.tot for periode in alle if periode.bevat(dag)]
        if not einden:
            return dag
        if None in einden:
            return None
        dag = max(eind for eind in einden if eind is not None)
    return None
