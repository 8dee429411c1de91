"""De taken van een huishouden en die van mij, met hun klok."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from keukentafel.doen.delen import zicht
from keukentafel.doen.dossier.models import Taak
from keukentafel.doen.dossier.overzichten import Huishouden
from keukentafel.doen.dossier.taken import mijn_taken, taken
from keukentafel.regelen.medewerkers.overzichten import Werkkring
from keukentafel.werkplek import klok
from keukentafel.werkplek.huishouden.hoofd import hoofd

MEESTE, AFGEROND = 50, 25


@dataclass(frozen=True)
class Regel:
    """Een taak met haar klok; zonder dag is er geen klok."""

    taak: Taak
    klok: klok.Klok | None


def regel(taak: Taak, vandaag: date) -> Regel:
    """De taak als rij."""
    begin = timezone.localdate(taak.gemaakt_op)
    return Regel(taak, klok.maak(taak.uiterlijk, vandaag, begin=begin) if taak.uiterlijk else None)


def blad(kring: Werkkring, huis: Huishouden, nu: datetime) -> dict[str, object]:
    """De context van het tabblad Taken."""
    vandaag = timezone.localdate(nu)
    inrichting = kring.inrichting
    afspraken = zicht.komende_afspraken(kring, huis.dossier, nu)
    alle = taken(huis.dossier)
    return hoofd(kring, huis, nu, inrichting, afspraken=afspraken, hier="taken") | {
        "regels": [regel(taak, vandaag) for taak in alle.filter(klaar_op__isnull=True)],
        "klaar": list(alle.filter(klaar_op__isnull=False)[:AFGEROND]),
    }


def van_mij(kring: Werkkring, nu: datetime) -> list[Regel]:
    """Mijn open taken, in de dossiers die ik lees; eerst wat het eerst moet."""
    vandaag = timezone.localdate(nu)
    rijen = mijn_taken(zicht.dossiers(kring, nu), kring.medewerker)[:MEESTE]
    return [regel(taak, vandaag) for taak in rijen]
