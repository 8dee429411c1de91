"""Wie heeft hoeveel: huishoudens per medewerker naast de eigen norm, op één schaal."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from keukentafel.doen.ingang.teamwerk import Teamstand
from keukentafel.regelen.inzet.bezetting import Werker
from keukentafel.regels.inzet import Ruimte, ruimte
from keukentafel.werkplek.team.afwezig import kennisnamen
from keukentafel.werkplek.team.plek import Plek

LUCHT = Decimal("1.15")
"""Zoveel langer dan de langste waarde is de schaal: zo is te zien dat er boven de norm nog iets kan."""


@dataclass(frozen=True)
class Balk:
    """De plekken op de schaal, in procenten van de breedte."""

    binnen: str
    boven: str
    norm: str


@dataclass(frozen=True)
class Rij:
    """Een medewerker met haar huishoudens; zonder uren in dit team is er geen norm."""

    wie: Werker
    bij: str
    huishoudens: int
    ruimte: Ruimte | None
    balk: Balk
    draagt: bool

    @property
    def over(self) -> str:
        """Hoeveel er nog bij kan, in woorden."""
        return ruimte_in_woorden(self.ruimte, self.draagt)


def ruimte_in_woorden(plek: Ruimte | None, draagt: bool = True) -> str:
    """ "ruimte voor 2", "vol" of "1 te veel"; zonder norm waarom die er niet is."""
    if plek is None:
        return _("uren niet bekend") if draagt else _("geen norm bij deze rol")
    if plek.over == 0:
        return _("vol")
    if plek.te_veel:
        return _("%(n)s te veel") % {"n": -plek.over}
    return _("ruimte voor %(n)s") % {"n": plek.over}


def van(wie: Werker, plek: Plek, stand: Teamstand) -> Ruimte | None:
    """De ruimte van één medewerker in dit team, of niets als haar uren niet bekend zijn."""
    uren = wie.uren.get(plek.team.pk)
    if uren is None or not draagt(wie, plek):
        return None
    norm, voltijd = plek.inrichting.werknorm.waarde, plek.inrichting.inzet.uren_voltijd
    return ruimte(stand.per_medewerker.get(wie.id, 0), uren, norm, uren_voltijd=voltijd)


def draagt(wie: Werker, plek: Plek) -> bool:
    """Heeft zij een rol in dit team waarin je huishoudens draagt?"""
    zonder = plek.inrichting.inzet.rollen_zonder_norm
    return any(lid.team == plek.team.pk and lid.rol not in zonder for lid in wie.leden)


def rijen(plek: Plek, stand: Teamstand) -> list[Rij]:
    """Iedereen in dit team met een norm of met huishoudens, op naam."""
    tellen = [
        (wie, stand.per_medewerker.get(wie.id, 0), van(wie, plek, stand))
        for wie in plek.ploeg
        if (plek.team.pk in wie.uren and draagt(wie, plek)) or stand.per_medewerker.get(wie.id, 0)
    ]
    schaal = max([1, *(max(nu, eigen.norm if eigen else 0) for _wie, nu, eigen in tellen)]) * LUCHT
    return [
        Rij(wie, bij(wie, plek), nu, eigen, _balk(nu, eigen, schaal), draagt(wie, plek)) for wie, nu, eigen in tellen
    ]


def _balk(nu: int, eigen: Ruimte | None, schaal: Decimal) -> Balk:
    norm = eigen.norm if eigen else nu
    binnen = min(nu, norm)
    return Balk(_deel(binnen, schaal), _deel(nu - binnen, schaal), _deel(norm, schaal))


def _deel(waarde: int, schaal: Decimal) -> str:
    return f"{100 * waarde / schaal:.1f}%"


def bij(wie: Werker, plek: Plek) -> str:
    """Wat zij weet en hoeveel uur zij in dit team werkt: "schulden, 32 uur"."""
    namen = kennisnamen(plek, wie.kennis)
    uren = wie.uren.get(plek.team.pk)
    if uren is not None:
        namen.append(_("%(uren)s uur") % {"uren": f"{uren.normalize():f}".replace(".", ",")})
    return ", ".join(namen)


def norm_van(plek: Plek) -> int:
    """De norm van het hele team, in huishoudens: wat bij alle uren samen hoort."""
    uren = sum((wie.uren.get(plek.team.pk, Decimal(0)) for wie in plek.ploeg if draagt(wie, plek)), Decimal(0))
    norm, voltijd = plek.inrichting.werknorm.waarde, plek.inrichting.inzet.uren_voltijd
    return ruimte(0, uren, norm, uren_voltijd=voltijd).norm
