"""Vandaag terugbellen: wat vandaag moet of te laat is, en wat niemand kan, het eerste wat wie het team leidt ziet."""

from keukentafel.doen.ingang.beloftes import open_beloftes, werk
from keukentafel.werkplek.team.plek import Plek
from keukentafel.werkplek.terugbellen.lijst import Rij, rij

HOOGSTENS = 25
HOGER = frozenset({"manager", "niemand"})


def vandaag_bellen(plek: Plek) -> list[Rij]:
    """De terugbelverzoeken van vandaag of eerder, wat niemand kan voorop; leeg voor wie de dossiers niet leest."""
    if not plek.leest:
        return []
    alle = open_beloftes(plek.kring.stelsel.pk, plek.kring.bereik("dossier_lezen"))
    klokken = list(alle.filter(vraag__team_id=plek.team.pk, uiterlijk__lte=plek.vandaag)[:HOOGSTENS])
    stand = werk(plek.kring.stelsel.pk, klokken, plek.inrichting, plek.vandaag)
    ik = plek.kring.medewerker.pk
    rijen = [rij(stand, klok, plek.inrichting, plek.vandaag, ik) for klok in klokken]
    return sorted(rijen, key=lambda een: stand.treden[een.vraag.pk].trede not in HOGER)
