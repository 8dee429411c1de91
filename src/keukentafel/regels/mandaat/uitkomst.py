"""De uitkomst van het mandaat, met alles wat nodig is om hem uit te leggen."""

from dataclasses import dataclass
from typing import Any, Literal

from keukentafel.regels.triage.uitkomst import Versie
from keukentafel.regels.woorden import Toetssoort


@dataclass(frozen=True, slots=True)
class Vereiste:
    """Wat er bij dit besluit moet zijn, en of het er is. Een motivering is van niemand."""

    soort: Literal["advies", "registratie", "motivering"]
    van: str | None
    voldaan: bool

    def als_dict(self) -> dict[str, Any]:
        """De vorm van het contract."""
        return {"soort": self.soort, "van": self.van, "voldaan": self.voldaan}


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """Een uitkomst van het mandaat (contract, `regels mandaat`)."""

    id: str | int | None
    indiener_bevoegd: bool
    """De indiener mag dit besluit nu zelf nemen: de rol past en alles wat vereist is, is er."""
    beslisser: str
    ondertekenaar: str
    vereist: tuple[Vereiste, ...]
    toets: Toetssoort
    vier_ogen: bool
    """De beslisser mag niet de indiener zijn."""
    regel: str
    reden: str
    bron: str
    ontbreekt: tuple[str, ...]
    """Onbekende feiten die de uitkomst kunnen veranderen; voor het scherm, de reden noemt ze ook."""
    inrichting: Versie

    def als_dict(self) -> dict[str, Any]:
        """Precies de JSON van het contract; zonder `id` als het voorstel er geen had."""
        kop: dict[str, Any] = {} if self.id is None else {"id": self.id}
        return kop | {
            "indiener_bevoegd": self.indiener_bevoegd,
            "beslisser": self.beslisser,
            "ondertekenaar": self.ondertekenaar,
            "vereist": [vereiste.als_dict() for vereiste in self.vereist],
            "toets": self.toets,
            "vier_ogen": self.vier_ogen,
            "regel": self.regel,
            "reden": self.reden,
            "bron": self.bron,
            "inrichting": {"naam": self.inrichting.naam, "versie": self.inrichting.versie},
        }
