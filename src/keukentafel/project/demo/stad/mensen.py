"""Mensen verzinnen: naam, geboortedag en telefoon, uit een vast zaad."""

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, Literal

from keukentafel.regels.bsn import is_proefnummer
from keukentafel.regels.namen import TUSSENVOEGSELS

Geslacht = Literal["vrouw", "man"]
GESLACHTEN: tuple[Geslacht, ...] = ("vrouw", "man")
Plek = Literal["volwassene", "kind", "grootouder"]
OUD_TOT, MIDDEN_TOT = 1960, 1992
"""Geboortejaren waarop de voornamen veranderen. # aanname"""
DUBBELE_NAAM, ANDERE_GROEP = 0.08, 0.08
"""Deel met een voornaam in een tweede vorm, en deel van de stellen uit twee groepen. # aanname"""


@dataclass(frozen=True)
class Mens:
    """Een verzonnen inwoner. `nummer` is in één stad van één mens: een kind in twee huishoudens houdt het."""

    nummer: int
    voornaam: str
    tussenvoegsel: str
    achternaam: str
    geboren: date
    geslacht: Geslacht
    plek: Plek = "volwassene"
    telefoon: str = ""

    def leeftijd(self, dag: date) -> int:
        """Hele jaren op een dag."""
        return dag.year - self.geboren.year - ((dag.month, dag.day) < (self.geboren.month, self.geboren.day))

    @property
    def naam(self) -> str:
        return " ".join(deel for deel in (self.voornaam, self.tussenvoegsel, self.achternaam) if deel)


def lees(bestand: str) -> dict[str, Any]:
    """Een bestand met gegevens van de stad."""
    return tomllib.loads((Path(__file__).parent / bestand).read_text(encoding="utf-8"))


@cache
def groepen() -> tuple[tuple[dict[str, Any], ...], tuple[float, ...]]:
    """De groepen namen met hun gewichten."""
    rijen = tuple(lees("namen.toml")["groep"])
    return rijen, tuple(rij["deel"] for rij in rijen)


def kies_groep(rnd: Random) -> dict[str, Any]:
    """Een groep namen, naar haar deel."""
    rijen, delen = groepen()
    return rnd.choices(rijen, delen)[0]


def splits(naam: str) -> tuple[str, str]:
    """`van den Berg` wordt (`van den`, `Berg`)."""
    woorden = naam.split()
    eerste = next((plek for plek, woord in enumerate(woorden) if woord not in {*TUSSENVOEGSELS, "in"}), 0)
    return " ".join(woorden[:eerste]), " ".join(woorden[eerste:])


def verzin(rnd: Random, groep: dict[str, Any], geboren: date, *, geslacht: Geslacht | None = None, **rest: Any) -> Mens:
    """Een mens uit een groep; `rest` zet velden vast (`achternaam`, `plek`)."""
    hij_of_zij = rnd.choice(GESLACHTEN) if geslacht is None else geslacht
    tijd = "oud" if geboren.year < OUD_TOT else "midden" if geboren.year < MIDDEN_TOT else "jong"
    voornaam = rest.pop("voornaam", None) or rnd.choice(groep[hij_of_zij][tijd])
    tussenvoegsel, achternaam = splits(rest.pop("achternaam", None) or rnd.choice(groep["achternamen"]))
    return Mens(
        nummer=rnd.getrandbits(52),
        voornaam=voornaam,
        tussenvoegsel=tussenvoegsel,
        achternaam=achternaam,
        geboren=geboren,
        geslacht=hij_of_zij,
        **rest,
    )


def geboren_op(rnd: Random, leeftijd: int, dag: date) -> date:
    """Een geboortedag waarmee iemand op `dag` zo oud is."""
    jarig = date(dag.year - leeftijd, dag.month, min(dag.day, 28))
    return jarig - timedelta(days=rnd.randrange(365))


@cache
def testnummers() -> tuple[str, ...]:
    """De burgerservicenummers die voor proeven zijn: zij halen de elfproef en worden nooit uitgegeven."""
    return tuple(str(getal) for getal in range(999_900_000, 1_000_000_000) if is_proefnummer(str(getal)))


def telefoon(rnd: Random) -> str:
    """Een nummer dat niemand heeft. # aanname: 06-00 wordt niet uitgegeven"""
    return f"06 00{rnd.randrange(100):02d} {rnd.randrange(10_000):04d}"
