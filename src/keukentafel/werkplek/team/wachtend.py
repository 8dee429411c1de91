"""Wat dit team aanbood of kreeg aangeboden en nog op antwoord wacht; te lang wachten zien beide managers."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from keukentafel.doen.regie.models import Overgang
from keukentafel.doen.regie.overzichten import wachtend
from keukentafel.werkplek import datums
from keukentafel.werkplek.team.plek import Plek
from keukentafel.werkplek.vragen.aangeboden import antwoorden_voor


@dataclass(frozen=True)
class Aanbod:
    """Een aanbod van of aan dit team dat wacht."""

    overgang: Overgang
    zin: str
    te_laat: bool


def aanbod(plek: Plek) -> list[Aanbod]:
    """Wat wacht op antwoord, te laat voorop. Eén vraag aan de database."""
    rijen = [_aanbod(plek, rij) for rij in wachtend(plek.kring, plek.team.pk)]
    return sorted(rijen, key=lambda rij: (not rij.te_laat, rij.overgang.aangeboden_op))


def _aanbod(plek: Plek, rij: Overgang) -> Aanbod:
    uiterlijk = antwoorden_voor(timezone.localdate(rij.aangeboden_op), plek.inrichting)
    feiten = {
        "van": rij.team.naam,
        "door": rij.door.naam,
        "naar": rij.naar_team.naam,
        "sinds": datums.moment(rij.aangeboden_op, plek.vandaag),
        "dag": datums.voluit(uiterlijk, plek.vandaag),
    }
    if rij.naar_team_id == plek.team.pk:
        zin = _("Van %(door)s, %(van)s, sinds %(sinds)s. Antwoord uiterlijk %(dag)s.") % feiten
    else:
        zin = _("Aan %(naar)s, door %(door)s, sinds %(sinds)s. Antwoord uiterlijk %(dag)s.") % feiten
    return Aanbod(rij, zin, uiterlijk < plek.vandaag)
