"""Voorwaarden van een rij: wat erin kan staan, en hoe je ze leest als nog niet alles bekend is.

Een voorwaarde is waar, onwaar of hangt aan een feit dat nog onbekend is. In een rij wint onwaar van onbekend.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Self

from pydantic import Field, model_validator

from keukentafel.regels.basis import Instelling
from keukentafel.regels.woorden import (
    KENMERKEN,
    LEEFTIJD_MAX,
    Aanmelder,
    GemeenteCode,
    Kanaal,
    Leefgebied,
    Specialisme,
    VraagSoort,
    Wet,
)

Grens = Annotated[int, Field(ge=0, le=LEEFTIJD_MAX + 1)]


class Bereik(Instelling):
    """Een bereik van hele getallen: `van` telt mee, `tot` niet."""

    van: Grens | None = None
    tot: Grens | None = None

    @model_validator(mode="after")
    def _niet_leeg(self) -> Self:
        if self.van is None and self.tot is None:
            raise ValueError("geef van, tot of allebei")
        if self.van is not None and self.tot is not None and self.van >= self.tot:
            raise ValueError("van moet lager zijn dan tot (tot telt niet mee)")
        return self

    def bevat(self, waarde: int) -> bool:
        """Valt de waarde in het bereik?"""
        return (self.van is None or self.van <= waarde) and (self.tot is None or waarde < self.tot)

    def grenzen(self) -> list[int]:
        """De waarden waarop het antwoord omslaat."""
        return [grens for grens in (self.van, self.tot) if grens is not None]


class Voorwaarden(Instelling):
    """Alle ingevulde voorwaarden moeten kloppen; in een lijst is één treffer genoeg."""

    soort: Annotated[list[VraagSoort], Field(min_length=1)] | None = None
    kanaal: Annotated[list[Kanaal], Field(min_length=1)] | None = None
    aanmelder: Annotated[list[Aanmelder], Field(min_length=1)] | None = None
    gemeente: Annotated[list[GemeenteCode], Field(min_length=1)] | None = None
    wet: Annotated[list[Wet], Field(min_length=1)] | None = None
    categorie: Annotated[list[str], Field(min_length=1)] | None = None
    specialisme: Annotated[list[Specialisme], Field(min_length=1)] | None = None
    leefgebieden: Annotated[list[Leefgebied], Field(min_length=1)] | None = None
    aantal_leefgebieden: Bereik | None = None
    leeftijd: Bereik | None = None
    """De leeftijd van degene over wie het gaat."""
    vraag_van: Bereik | None = None
    """Minstens één vrager valt in dit bereik."""
    samenhang: bool | None = None
    probleembesef: bool | None = None
    medewerking: bool | None = None
    regie_op_korte_termijn: bool | None = None
    acuut_veiligheidsrisico: bool | None = None
    dreigende_escalatie: bool | None = None
    kind_in_gevaar: bool | None = None
    gesprek_heeft_meerwaarde: bool | None = None
    complex: bool | None = None
    eigen_regie: bool | None = None
    een_van: Annotated[list["Voorwaarden"], Field(min_length=1, max_length=50)] | None = None
    """Minstens één van deze groepen klopt helemaal."""

    def is_leeg(self) -> bool:
        """Geen enkele voorwaarde: deze rij vangt alles."""
        return all(getattr(self, veld) is None for veld in type(self).model_fields)


Feiten = Mapping[str, Any]
Antwoord = bool | str
"""Waar, onwaar, of de naam van het eerste onbekende feit."""


@dataclass(frozen=True, slots=True)
class Toets:
    """Eén voorwaarde op één feit."""

    feit: str
    klopt: Callable[[Any], bool]
    gewenst: bool | None = None
    """Bij een kenmerk: het gewenste antwoord (om de reden te kunnen zeggen)."""
    terugval: str | None = None
    """Het feit dat de waarde levert als dit feit er niet is (`vraag_van` is standaard `leeftijd`)."""

    def antwoord(self, feiten: Feiten) -> Antwoord:
        """Drie mogelijkheden: zie `Antwoord`."""
        waarde = feiten.get(self.feit)
        if waarde is None:
            if self.terugval is None:
                return self.feit
            waarde = feiten.get(self.terugval)
            if waarde is None:
                return self.terugval
            waarde = (waarde,)
        return self.klopt(waarde)


@dataclass(frozen=True, slots=True)
class EenVan:
    """Minstens één van de groepen."""

    groepen: tuple["En", ...]

    def antwoord(self, feiten: Feiten) -> Antwoord:
        """Waar wint; anders het eerste onbekende feit; anders onwaar."""
        onbekend: Antwoord = False
        for groep in self.groepen:
            uitslag = groep.antwoord(feiten)
            if uitslag is True:
                return True
            if uitslag is not False and onbekend is False:
                onbekend = uitslag
        return onbekend


@dataclass(frozen=True, slots=True)
class En:
    """Alle delen moeten kloppen."""

    delen: tuple["Toets | EenVan", ...]

    def antwoord(self, feiten: Feiten) -> Antwoord:
        """Onwaar wint; anders het eerste onbekende feit; anders waar."""
        onbekend: Antwoord = True
        for deel in self.delen:
            uitslag = deel.antwoord(feiten)
            if uitslag is False:
                return False
            if uitslag is not True and onbekend is True:
                onbekend = uitslag
        return onbekend

    def toetsen(self) -> Iterator[Toets]:
        """Alle losse voorwaarden, ook die in groepen."""
        for deel in self.delen:
            if isinstance(deel, Toets):
                yield deel
            else:
                for groep in deel.groepen:
                    yield from groep.toetsen()

    def ware_toetsen(self, feiten: Feiten) -> Iterator[Toets]:
        """De voorwaarden die met deze feiten zeker kloppen en dus de reden zijn."""
        for deel in self.delen:
            if isinstance(deel, Toets):
                if deel.antwoord(feiten) is True:
                    yield deel
            else:
                for groep in deel.groepen:
                    if groep.antwoord(feiten) is True:
                        yield from groep.ware_toetsen(feiten)


def _in(woorden: list[Any]) -> Callable[[Any], bool]:
    return frozenset(woorden).__contains__


def _waar(waarde: Any) -> bool:
    return waarde is True


def _onwaar(waarde: Any) -> bool:
    return waarde is False


LIJSTEN = {
    "soort": "soort",
    "kanaal": "kanaal",
    "aanmelder": "aanmelder",
    "gemeente": "gemeente",
    "wet": "voorziening.wet",
    "categorie": "voorziening.categorie",
}


def _deel_van_lijst(als: Voorwaarden) -> Iterator[Toets | EenVan]:
    for veld, feit in LIJSTEN.items():
        woorden = getattr(als, veld)
        if woorden is not None:
            yield Toets(feit, _in(woorden))
    if als.leefgebieden is not None:
        gezocht = frozenset(als.leefgebieden)
        yield Toets("leefgebieden", lambda waarde: not gezocht.isdisjoint(waarde))


def _deel_van_getal(als: Voorwaarden) -> Iterator[Toets | EenVan]:
    if als.aantal_leefgebieden is not None:
        yield Toets("aantal_leefgebieden", als.aantal_leefgebieden.bevat)
    if als.leeftijd is not None:
        yield Toets("leeftijd", als.leeftijd.bevat)
    if als.vraag_van is not None:
        bevat = als.vraag_van.bevat
        yield Toets("vraag_van", lambda leeftijden: any(map(bevat, leeftijden)), terugval="leeftijd")


def vertaal(als: Voorwaarden) -> En:
    """Maak van de ingelezen voorwaarden iets dat snel te lezen is; bekende feiten eerst, dan kenmerken."""
    delen: list[Toets | EenVan] = [*_deel_van_lijst(als), *_deel_van_getal(als)]
    for kenmerk in KENMERKEN:
        gewenst = getattr(als, kenmerk)
        if gewenst is not None:
            delen.append(Toets(f"kenmerken.{kenmerk}", _waar if gewenst else _onwaar, gewenst))
    if als.specialisme is not None:
        woorden = tuple(En((Toets(f"kenmerken.specialisme:{woord}", _waar),)) for woord in als.specialisme)
        delen.append(EenVan(woorden))
    if als.een_van is not None:
        delen.append(EenVan(tuple(vertaal(groep) for groep in als.een_van)))
    return En(tuple(delen))
