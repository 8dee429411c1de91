"""Het blad Wat kan blijven liggen: aanbod zonder antwoord, werk zonder houder, en waar van de triage is afgeweken."""

from datetime import date
from typing import Any

from django.utils.formats import date_format

from keukentafel.doen.regie import liggen
from keukentafel.kern.logboek.boek import Boek
from keukentafel.regelen.inzet.bezetting import Werker
from keukentafel.werkplek.team.blad import noteer
from keukentafel.werkplek.team.plek import Plek
from keukentafel.werkplek.team.wachtend import aanbod
from keukentafel.werkplek.vragen.wachtrij import titel, vraagklok

HOOGSTENS = 50


def inhoud(plek: Plek, boek: Boek) -> dict[str, Any]:
    """De context van het blad; wie de dossiers van het team niet leest, krijgt alleen de kop."""
    if not plek.leest:
        return {"plek": plek, "vandaag": plek.vandaag}
    ploeg = plek.ploeg
    schrijvers = [wie.id for wie in ploeg if _schrijft(plek, wie)]
    weg = [wie.id for wie in plek.afwezigen]
    zonder = list(liggen.zonder_eigenaar(plek.kring, plek.team.pk, schrijvers)[:HOOGSTENS])
    regies = list(liggen.regie_van(plek.kring, plek.team.pk, weg)[:HOOGSTENS]) if weg else []
    taken = list(liggen.taken_van(plek.kring, plek.team.pk, weg)[:HOOGSTENS]) if weg else []
    afspraken = list(liggen.afspraken_van(plek.kring, plek.team.pk, weg, plek.nu)[:HOOGSTENS]) if weg else []
    afgeweken = liggen.afwijkingen(plek.kring, plek.team.pk, plek.vandaag)
    noteer(
        boek,
        {*(r.dossier_id for r in regies), *(t.dossier_id for t in taken), *(a.dossier_id for a in afspraken)},
        {*(vraag.pk for vraag in zonder), *(rij.vraag_id for rij in afgeweken.argumenten)},
    )
    return {
        "plek": plek,
        "vandaag": plek.vandaag,
        "aanbod": aanbod(plek),
        "zonder": [(vraag, titel(vraag, plek.inrichting), vraagklok(vraag, plek.vandaag)) for vraag in zonder],
        "regies": regies,
        "afspraken": afspraken,
        "taken": [(taak, _te_laat(taak.uiterlijk, plek.vandaag)) for taak in taken],
        "afgeweken": afgeweken,
        "maand": date_format(plek.vandaag, "F Y"),
    }


def _schrijft(plek: Plek, wie: Werker) -> bool:
    return any(wie.schrijft(plek.team.pk, lid.gebied, plek.inrichting) for lid in wie.leden)


def _te_laat(uiterlijk: date | None, vandaag: date) -> bool:
    return uiterlijk is not None and uiterlijk < vandaag
