"""Van wie is een open vraag? Op elk moment van precies één: iemand op naam, of wie het werk van het team verdeelt."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Houder:
    """Wie een vraag heeft opgenomen, en of zij vandaag nog in het werk van dat team schrijft."""

    medewerker: int
    schrijft_er: bool


@dataclass(frozen=True, slots=True)
class Eigenaar:
    """Precies één van de twee is gevuld: iemand op naam, of het team (wie daar het werk verdeelt)."""

    medewerker: int | None
    team: int | None

    def __post_init__(self) -> None:
        if (self.medewerker is None) == (self.team is None):
            raise ValueError("een vraag is van precies één: iemand op naam of een team")


def eigenaar_van(team: int, houder: Houder | None) -> Eigenaar:
    """De eigenaar van een open vraag bij `team`. Wie afwezig is maar er nog werkt, blijft eigenaar."""
    if houder is not None and houder.schrijft_er:
        return Eigenaar(houder.medewerker, None)
    return Eigenaar(None, team)
