"""Eén punt op de tijdlijn."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Punt:
    """Eén punt op de tijdlijn, klaar om te tonen."""

    moment: datetime
    kop: str
    icoon: str
    vorm: str = ""
    zin: str = ""
    alles: str = ""
    """De hele tekst, als `zin` er het begin van is."""
    woorden: str = ""
    """Eigen woorden van de inwoner of de melder."""
    wie: str = ""
    reden: str = ""
    bron: str = ""
    uit: str = ""
    """Uit welk dossier dit komt, als twee dossiers zijn samengevoegd."""
    groep: str = ""
    """Punten van dezelfde groep, dag en persoon staan samen, behalve als iemand alleen die groep wil zien."""
