"""Feestdagen en werkdagen (Algemene termijnenwet art. 3)."""

from datetime import date, timedelta
from functools import lru_cache

from keukentafel.regels.termijnen.instellingen import Feestdagen

DAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
EEN_DAG = timedelta(days=1)


@lru_cache(maxsize=512)
def _landelijk(jaar: int) -> dict[date, str]:
    """De feestdagen van een jaar volgens het pakket `holidays`, in het Nederlands.

    Het pakket kent 5 mei alleen in lustrumjaren; of 5 mei en Goede Vrijdag meetellen staat in de inrichting.
    """
    # Dit pakket laden kost bijna een seconde: alleen wie een klok uitrekent, wacht daarop.
    from holidays.countries.netherlands import Netherlands

    # Het pakket heeft geen type voor deze klasse.
    return dict(Netherlands(years=[jaar], language="nl").items())  # type: ignore[no-untyped-call]


@lru_cache(maxsize=2048)
def _dagen_van(
    jaar: int, goede_vrijdag: bool, bevrijdingsdag: bool, gelijkgesteld: tuple[date, ...]
) -> dict[date, str]:
    dagen = {dag: naam for dag, naam in _landelijk(jaar).items() if goede_vrijdag or naam != "Goede vrijdag"}
    dagen = {dag: naam for dag, naam in dagen.items() if naam != "Bevrijdingsdag"}
    if bevrijdingsdag:
        dagen.setdefault(date(jaar, 5, 5), "Bevrijdingsdag")
    for dag in gelijkgesteld:
        if dag.year == jaar:
            dagen.setdefault(dag, "met een feestdag gelijkgesteld")
    return dagen


class Kalender:
    """De werkdagen volgens één inrichting."""

    def __init__(self, feestdagen: Feestdagen) -> None:
        self._feestdagen = feestdagen
        self._gelijkgesteld = tuple(feestdagen.gelijkgesteld)

    def feestdag(self, dag: date) -> str | None:
        """De naam van de feestdag, of None."""
        instelling = self._feestdagen
        return _dagen_van(dag.year, instelling.goede_vrijdag, instelling.bevrijdingsdag, self._gelijkgesteld).get(dag)

    def is_werkdag(self, dag: date) -> bool:
        """Geen zaterdag, zondag of feestdag."""
        return dag.weekday() < 5 and self.feestdag(dag) is None

    def eerste_werkdag(self, dag: date) -> date:
        """Deze dag, of de eerste werkdag erna."""
        while not self.is_werkdag(dag):
            dag += EEN_DAG
        return dag

    def na_werkdagen(self, dag: date, aantal: int) -> date:
        """De zoveelste werkdag na deze dag; de dag zelf telt niet mee."""
        while aantal:
            dag += EEN_DAG
            if self.is_werkdag(dag):
                aantal -= 1
        return dag

    def in_woorden(self, dag: date) -> str:
        """`zondag` of `vrijdag, Nieuwjaarsdag`."""
        naam = self.feestdag(dag)
        return DAGEN[dag.weekday()] if naam is None else f"{DAGEN[dag.weekday()]}, {naam}"
