"""De uitkomst van de triage, met alles wat nodig is om hem uit te leggen."""

from dataclasses import dataclass
from typing import Any

from keukentafel.regels.termijnen import Termijn
from keukentafel.regels.woorden import Ontvangst, Regisseur, Situatie, TeamRol, TeamSoort


@dataclass(frozen=True, slots=True)
class Bestemming:
    """Waar de vraag heen gaat; `team` is leeg zolang er te kiezen valt."""

    team: str | None
    soort: TeamSoort


@dataclass(frozen=True, slots=True)
class Anders:
    """Eén ander feit en wat er dan uit zou komen."""

    feit: str
    waarde: bool | int
    dan: str

    def als_dict(self) -> dict[str, Any]:
        """De vorm van het contract."""
        return {"feit": self.feit, "waarde": self.waarde, "dan": self.dan}


@dataclass(frozen=True, slots=True)
class Versie:
    """De inrichting die de uitkomst maakte."""

    naam: str
    versie: str


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """Een uitkomst van de triage (contract, `regels triage`)."""

    id: str | int | None
    situatie: Situatie
    bestemming: Bestemming
    regisseur: Regisseur
    rol: TeamRol
    betrokken: tuple[str, ...]
    spoed: bool
    voorlopig: bool
    ontvangst: Ontvangst
    regel: str
    reden: str
    bron: str
    ontbreekt: tuple[str, ...]
    anders_als: tuple[Anders, ...]
    termijnen: tuple[Termijn, ...]
    inrichting: Versie

    def als_dict(self) -> dict[str, Any]:
        """Precies de JSON van het contract; zonder `id` als de vraag er geen had."""
        kop: dict[str, Any] = {} if self.id is None else {"id": self.id}
        return kop | {
            "situatie": self.situatie,
            "bestemming": {"team": self.bestemming.team, "soort": self.bestemming.soort},
            "regisseur": self.regisseur,
            "rol": self.rol,
            "betrokken": list(self.betrokken),
            "spoed": self.spoed,
            "voorlopig": self.voorlopig,
            "ontvangst": self.ontvangst,
            "regel": self.regel,
            "reden": self.reden,
            "bron": self.bron,
            "ontbreekt": list(self.ontbreekt),
            "anders_als": [anders.als_dict() for anders in self.anders_als],
            "termijnen": [termijn.als_dict() for termijn in self.termijnen],
            "inrichting": {"naam": self.inrichting.naam, "versie": self.inrichting.versie},
        }
