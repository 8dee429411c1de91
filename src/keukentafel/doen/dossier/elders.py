"""Kent een ander team dit huishouden? De ene uitzondering op het zwijgen: wie je belt, en verder niets (D1.9).

Zij staat hier bij elkaar: waarvoor het mag, hoe vaak, en wat het antwoord hoogstens is. Elke vraag staat in het logboek
als eigen handeling, met waarvoor, en met wie gevonden is als betrokkene.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args
from uuid import UUID

from keukentafel.doen.dossier.herkennen import Zoekvraag, gewogen_rijen, roep_aan
from keukentafel.doen.dossier.zoekgrens import tel_mee

Waarvoor = Literal["niet_dubbel", "samen_optrekken", "veiligheid", "overdragen"]
"""Waarvoor iemand mag vragen of een ander team het huishouden kent. # aanname: de stukken noemen geen lijst"""
WAARVOOR: tuple[Waarvoor, ...] = get_args(Waarvoor)
PER_UUR = 15  # aanname: dit vraag je een paar keer per dag, niet bij elk gesprek
"""Zoveel verschillende vragen per medewerker per uur; dezelfde nog eens telt niet."""


@dataclass(frozen=True)
class Elders:
    """Dat er misschien een dossier is en wie je belt. `dossier` en `persoon` komen niet op het scherm."""

    dossier: UUID
    persoon: UUID
    contact: str | None
    team: str
    nummer: str


def kent_een_ander(*, vraag: Zoekvraag, waarvoor: Waarvoor, medewerker_id: int, nu: datetime) -> list[Elders]:
    """Wie je belt over dit huishouden, de zekerste eerst; leeg als er niets is gevonden.

    Raises:
        TeVaakGezocht: deze medewerker vroeg dit uur al het hoogste aantal huishoudens; er is niet gezocht.
        django.db.ProgrammingError (42501): zij heeft het recht `herkennen` niet.
    """
    tel_mee(medewerker_id, vraag, nu, soort="elders", hoogstens=PER_UUR)
    bijna, *rest = vraag.waarden()
    rijen = roep_aan(
        "SELECT * FROM kt_kent_een_ander(%s, %s, %s::date[], %s, %s, %s::text[], %s::text[], %s::text[], %s, "
        "%s::text[])",
        [waarvoor, vraag.geboortedatum, bijna, vraag.postcode, vraag.huisnummer, *rest],
    )
    return [
        Elders(rij["dossier"], rij["persoon"], rij["contact"], rij["team"], rij["nummer"] or "")
        for rij, _oordeel in gewogen_rijen(rijen)
    ]
