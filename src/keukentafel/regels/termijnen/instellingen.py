"""De instellingen die de termijnregel leest: de klokken van wet en inrichting, en de feestdagen."""

from datetime import date
from typing import Annotated, Self

from pydantic import Field, model_validator

from keukentafel.regels.basis import Gegevens, Instelling
from keukentafel.regels.woorden import Naam, Tekst

Aantal = Annotated[int, Field(ge=1, le=1000)]


class Duur(Instelling):
    """Een duur in precies één eenheid: kalenderdagen, werkdagen, weken of maanden."""

    dagen: Aantal | None = None
    werkdagen: Aantal | None = None
    weken: Aantal | None = None
    maanden: Aantal | None = None

    @model_validator(mode="after")
    def _een_eenheid(self) -> Self:
        gekozen = [naam for naam in ("dagen", "werkdagen", "weken", "maanden") if getattr(self, naam) is not None]
        if len(gekozen) != 1:
            raise ValueError("geef precies één van dagen, werkdagen, weken of maanden")
        return self

    def in_woorden(self) -> str:
        """`2 weken`, `1 maand`."""
        for enkel, meer in (("dag", "dagen"), ("werkdag", "werkdagen"), ("week", "weken"), ("maand", "maanden")):
            aantal = getattr(self, meer)
            if aantal is not None:
                return f"{aantal} {enkel if aantal == 1 else meer}"
        raise AssertionError("een duur heeft altijd een eenheid")


class Verdaging(Instelling):
    """Uitstel dat de wet zelf kent: een vaste duur erbij, of een nieuwe datum die het college noemt."""

    duur: Duur | None = None
    nieuwe_datum: bool = False
    grondslag: Naam

    @model_validator(mode="after")
    def _een_vorm(self) -> Self:
        if (self.duur is not None) == self.nieuwe_datum:
            raise ValueError("geef een duur, of nieuwe_datum = true")
        return self


class Commissie(Instelling):
    """De langere termijn die geldt als een commissie adviseert."""

    duur: Duur
    grondslag: Naam


class Termijnsoort(Instelling):
    """Een klok: hoe lang hij loopt, wat hem stilzet en in welk artikel dat staat."""

    naam: Naam
    """Zo heet de klok op het scherm."""
    duur: Duur
    grondslag: Naam
    """Het artikel; bij een eigen klok de afspraak."""
    atw: bool
    """Geldt de Algemene termijnenwet? Niet voor eigen klokken en termijnen uit een verordening."""
    einde_op_werkdag: bool = False
    """Schuift het einde naar een werkdag door een andere regel dan de Algemene termijnenwet (Vo. 1182/71)?"""
    opschorten: bool = False
    """Kan de klok stilstaan (Awb 4:15, 7:10 lid 2)?"""
    verdagen: Verdaging | None = None
    commissie: Commissie | None = None
    start_op: Tekst
    """De gebeurtenis die de klok start, in gewone woorden."""
    toelichting: Tekst | None = None
    bron: Naam
    volgorde: int = 100


class Feestdagen(Instelling):
    """De dagen die geen werkdag zijn, naast zaterdag en zondag (Algemene termijnenwet art. 3)."""

    goede_vrijdag: bool
    """Gelijkgesteld met een algemeen erkende feestdag."""
    bevrijdingsdag: bool
    """5 mei, ieder jaar."""
    gelijkgesteld: list[date]
    """Dagen die bij besluit gelijkgesteld zijn."""
    bron: Naam


class Termijngegevens(Gegevens):
    """Wat een inrichting over termijnen weet."""

    termijnen: dict[str, Termijnsoort]
    feestdagen: Feestdagen
