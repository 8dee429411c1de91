"""Eén punt op de tijdlijn."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from django.utils import timezone

from keukentafel.werkplek.vragen.uitleg import Uitleg


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
    uitleg: Uitleg | None = None
    """Bij een beoordeling: wat er bekend was en wat het anders had gemaakt, onder `reden`."""
    uit: str = ""
    """Uit welk dossier dit komt, als twee dossiers zijn samengevoegd."""
    groep: str = ""
    """Punten van dezelfde groep, dag en persoon staan samen, behalve als iemand alleen die groep wil zien."""

    @cached_property
    def hier(self) -> datetime:
        """Het moment in Nederlandse tijd; een lange tijdlijn vraagt er telkens weer naar."""
        return timezone.localtime(self.moment)

    @property
    def dag(self) -> date:
        return self.hier.date()
