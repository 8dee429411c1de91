"""De instellingen die de inzet leest: een volle week, de norm per fte, en wanneer er gewaarschuwd wordt."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Annotated

from pydantic import Field

from keukentafel.regels.basis import Gegevens, Instelling
from keukentafel.regels.woorden import Leefgebied, Naam, Slug

Uren = Annotated[Decimal, Field(gt=0, le=60, max_digits=4, decimal_places=1)]
"""Uren per week."""
Dagen = Annotated[int, Field(ge=1, le=366)]


class Deskundigheidsoort(Instelling):
    """Een onderwerp waar iemand veel van kan weten."""

    naam: Naam
    leefgebieden: list[Leefgebied] = []
    """Gaat een vraag over een van deze leefgebieden, dan helpt deze kennis."""


class Inzet(Instelling):
    """Hoe een inrichting uren en werk telt. Wat hier als standaard staat, geldt ook voor wie er niets over zei."""

    uren_voltijd: Uren = Decimal(36)
    """Uren per week van één fte."""
    uren_hoogstens: Uren = Decimal(48)
    """Meer uren per week over alle teams samen mag, met een waarschuwing."""
    huishoudens_per_fte: Annotated[int, Field(ge=1, le=500)] = 25
    """De norm: actieve huishoudens per fte. Een norm `huishoudens-per-fte` bij `normen` gaat voor."""
    registratie_dagen: Dagen = 60
    """Zoveel dagen van tevoren is te zien dat een registratie verloopt."""
    kennis_dagen: Dagen = 60
    """Zoveel dagen van tevoren is te zien dat iemand met kennis weggaat."""
    artikel_dagen: Dagen = 365
    """Zo lang na het nakijken vraagt een artikel met een antwoord om opnieuw nagekeken te worden."""
    dagen_zonder_contact: Dagen = 42
    """Staat er een vraag open en is er zo lang geen contact, dan vraagt het huishouden aandacht."""
    antwoord_werkdagen: Annotated[int, Field(ge=1, le=30)] = 3
    """Zoveel werkdagen na een aanbod hoort er een antwoord te zijn; daarna zien beide teammanagers het."""
    rollen_zonder_team: list[Slug] = ["beheerder", "beleidsadviseur", "fg", "kcc-medewerker", "vrijwilliger"]
    """Deze rollen mogen zonder team; dan gelden zij in het hele stelsel. Elke andere rol hoort bij een team."""
    rollen_met_gebied: list[Slug] = []
    """Deze rollen gelden in één gebied van hun team, en dat moet er dus bij."""
    rollen_zonder_norm: list[Slug] = []
    """Wie alleen een van deze rollen heeft, draagt geen huishoudens: haar uren tellen niet mee in de norm."""
    bron: Naam = "aanname"


class Inzetgegevens(Gegevens):
    """Alles wat een inrichting over inzet weet."""

    inzet: Inzet = Inzet()
    deskundigheden: dict[Slug, Deskundigheidsoort] = {}

    def kennis_voor(self, leefgebieden: Iterable[str]) -> frozenset[str]:
        """De onderwerpen die bij deze leefgebieden helpen."""
        gevraagd = set(leefgebieden)
        return frozenset(code for code, soort in self.deskundigheden.items() if gevraagd & set(soort.leefgebieden))
