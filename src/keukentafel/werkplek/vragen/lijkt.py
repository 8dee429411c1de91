"""Wie er lijkt op wat is ingevuld: één rij per dossier, met een aanwijzing in plaats van het nummer van het dossier."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from keukentafel.doen.dossier.herkennen import Bekende
from keukentafel.doen.dossier.herkentoken import herken_token, uit_token

NIEUW = "nieuw"
"""De keuze voor iemand die wij nog niet kennen."""


@dataclass(frozen=True)
class Rij:
    """Eén bekende op het scherm; `token` staat in het blad, het nummer van het dossier niet."""

    bekende: Bekende
    token: str
    gekozen: bool

    @property
    def hoe_zeker(self) -> str:
        """De eerste woorden bij een rij."""
        return {
            "zeker": _("Dit is bijna zeker dezelfde"),
            "waarschijnlijk": _("Dit is waarschijnlijk dezelfde"),
            "mogelijk": _("Dit kan dezelfde zijn"),
        }[self.bekende.oordeel.zekerheid]


def gekozen_dossier(waarde: str, wie: int | None, bekenden: Iterable[Bekende]) -> UUID | None:
    """Het dossier dat is aangewezen, als het nog steeds een van deze is; anders None."""
    dossier = uit_token(waarde, wie) if waarde and waarde != NIEUW and wie is not None else None
    return dossier if dossier in {bekende.dossier for bekende in bekenden} else None


def rijen(bekenden: Iterable[Bekende], waarde: str, wie: int | None) -> list[Rij]:
    """De rijen van het scherm; wat al gekozen was, blijft gekozen."""
    alle = list(bekenden)
    gekozen = gekozen_dossier(waarde, wie, alle)
    return [Rij(een, herken_token(een.dossier, wie or 0), een.dossier == gekozen) for een in alle]


def waarom_zeker(bekenden: Iterable[Bekende]) -> str:
    """Waarom het bijna zeker iemand is die wij kennen, in één zin; leeg als dat niet zo is."""
    zeker = next((een for een in bekenden if een.zeker), None)
    return "" if zeker is None else _("Gelijk is: %(waarom)s.") % {"waarom": zeker.oordeel.waarom}
