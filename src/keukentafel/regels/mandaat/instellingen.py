"""De instellingen die het mandaat leest: de rollen, de ladder met zijn treden, en wat er bij een besluit moet zijn."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal, Self, get_args

from pydantic import Field, model_validator

from keukentafel.regels.basis import Gegevens, Instelling
from keukentafel.regels.triage.voorwaarden import Bereik
from keukentafel.regels.woorden import (
    Bedrag,
    Kernbeslissing,
    Naam,
    Recht,
    Registratie,
    Rolnaam,
    Slug,
    Tekst,
    Toetssoort,
    Wet,
)

CENT = Decimal("0.01")
VANGNET = "anders"
"""Zo heet de laatste trede, die alles vangt wat geen eerdere trede nam."""


class Rol(Instelling):
    """Een rol; `soort_van` zegt van welke vaste rol een eigen rol een soort is."""

    naam: Naam
    soort_van: Rolnaam | None = None
    rechten: dict[Slug, list[Recht]] | None = None
    """Per doel wat de rol mag; een eigen rol die niets noemt, mag wat haar vaste rol mag."""


class Bedragbereik(Instelling):
    """Een bereik in euro per jaar: `van` en `tot_en_met` tellen mee, `boven` en `tot` niet."""

    van: Bedrag | None = None
    boven: Bedrag | None = None
    tot: Bedrag | None = None
    tot_en_met: Bedrag | None = None

    @model_validator(mode="after")
    def _een_bereik(self) -> Self:
        if self.van is not None and self.boven is not None:
            raise ValueError("geef van of boven, niet allebei")
        if self.tot is not None and self.tot_en_met is not None:
            raise ValueError("geef tot of tot_en_met, niet allebei")
        if self.begin is None and self.einde is None:
            raise ValueError("geef een ondergrens (van of boven), een bovengrens (tot of tot_en_met) of allebei")
        if self.einde is not None and (self.begin or 0) >= self.einde:
            raise ValueError("in dit bereik past geen enkel bedrag")
        return self

    @property
    def begin(self) -> int | None:
        """Het eerste bedrag erin, in hele centen."""
        return _centen(self.van, self.boven)

    @property
    def einde(self) -> int | None:
        """Het eerste bedrag erboven, in hele centen."""
        return _centen(self.tot, self.tot_en_met)

    def bevat(self, centen: int) -> bool:
        """Valt dit bedrag (in hele centen) erin?"""
        return (self.begin or 0) <= centen and (self.einde is None or centen < self.einde)

    def grenzen(self) -> list[int]:
        """De bedragen in centen waarop het antwoord omslaat."""
        return [grens for grens in (self.begin, self.einde) if grens is not None]


def centen(bedrag: Decimal) -> int:
    """Een bedrag in euro als hele centen; meer dan twee decimalen komen niet binnen."""
    return int(bedrag / CENT)


def _centen(op: Decimal | None, erna: Decimal | None) -> int | None:
    """`van` en `tot` slaan om op het bedrag zelf, `boven` en `tot_en_met` een cent erna."""
    if op is not None:
        return centen(op)
    return None if erna is None else centen(erna) + 1


class Mandaatvoorwaarden(Instelling):
    """Alle ingevulde voorwaarden moeten kloppen; in een lijst is één treffer genoeg."""

    wet: Annotated[list[Wet], Field(min_length=1)] | None = None
    categorie: Annotated[list[str], Field(min_length=1)] | None = None
    bedrag: Bedragbereik | None = None
    """Euro per jaar."""
    leeftijd: Bereik | None = None
    indiener: Annotated[list[Slug], Field(min_length=1)] | None = None
    """De rol van wie voorstelt; een eigen rol telt ook als de rol waar die een soort van is."""
    kernbeslissing: Annotated[list[Kernbeslissing], Field(min_length=1)] | None = None
    """Minstens één van deze kernbeslissingen wordt genomen."""
    afwijking_verordening: bool | None = None

    def is_leeg(self) -> bool:
        """Geen enkele voorwaarde: dit geldt altijd."""
        return all(getattr(self, veld) is None for veld in type(self).model_fields)


class Eis(Instelling):
    """Wat er bij een besluit moet zijn, welke trede het ook neemt."""

    soort: Literal["advies", "registratie", "motivering"]
    van: list[Naam] = []
    """Van wie: rollen of overleggen bij een advies, SKJ of BIG bij een registratie. Eén ervan is genoeg."""
    als: Mandaatvoorwaarden = Mandaatvoorwaarden()
    """Leeg: altijd."""
    bron: Naam

    @model_validator(mode="after")
    def _van_past_bij_soort(self) -> Self:
        if self.soort == "motivering" and self.van:
            raise ValueError("een motivering is van niemand: laat van weg")
        if self.soort != "motivering" and not self.van:
            raise ValueError("zeg in van wie het advies geeft, of welke registratie nodig is")
        if self.soort == "registratie" and not set(self.van) <= set(get_args(Registratie)):
            raise ValueError("een registratie is SKJ of BIG")
        return self


class Trede(Instelling):
    """Een trede van de ladder: als dit het voorstel is, dan beslist die rol."""

    naam: Slug
    als: Mandaatvoorwaarden = Mandaatvoorwaarden()
    beslissers: Annotated[list[Slug], Field(min_length=1, max_length=50)]
    """De rollen die mogen beslissen. Zit de indiener er niet bij, dan beslist de eerste."""
    ondertekenaar: Slug | None = None
    """Wie de brief ondertekent en verstuurt; zonder deze sleutel de beslisser."""
    toets: Toetssoort = "geen"
    """`steekproef` achteraf, `rechtmatigheid` en `proces` vooraf."""
    vier_ogen: bool
    """Nee: een indiener met de goede rol mag zelf beslissen."""
    verkorte_procedure: bool = False
    reden: Tekst
    bron: Naam


class Mandaat(Instelling):
    """De mandaatladder. De eerste trede die past geldt; de laatste heet `anders` en past altijd."""

    treden: Annotated[list[Trede], Field(min_length=1, max_length=100)]
    eisen: dict[Slug, Eis] = {}
    rangorde: Annotated[list[Slug], Field(min_length=1)]
    """Rollen van laag naar hoog: zolang niet alles bekend is, beslist de hoogste die nog kan."""
    vervanging: dict[Slug, Annotated[list[Slug], Field(min_length=1)]] = {}
    """Wie bij afwezigheid voor een beslisser mag invallen, naast iemand anders met dezelfde rol."""


class Mandaatgegevens(Gegevens):
    """Alles wat het mandaat van een inrichting moet weten."""

    naam: Slug
    geldig_vanaf: date
    rollen: dict[Slug, Rol]
    mandaat: Mandaat

    def is_rol(self, rol: str, gevraagd: str) -> bool:
        """Is deze rol de gevraagde, of een soort daarvan?"""
        return rol == gevraagd or (rol in self.rollen and self.rollen[rol].soort_van == gevraagd)

    def mag_zelf(self, trede: Trede, rol: str | None) -> bool:
        """Laat deze trede een indiener met deze rol zelf beslissen? Onbekend is nee."""
        return rol is not None and not trede.vier_ogen and any(self.is_rol(rol, naam) for naam in trede.beslissers)
