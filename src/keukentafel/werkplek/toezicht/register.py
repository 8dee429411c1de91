"""Het register van verstrekkingen in woorden, voor wie toezicht houdt."""

from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _

from keukentafel.doen.delen.models import Verstrekking
from keukentafel.doen.toezicht import overzichten as bron
from keukentafel.doen.toezicht.waarnemen import over_dossiers

PER_BLAD = 50


@dataclass(frozen=True)
class Rij:
    """Eén verstrekking met haar stand."""

    verstrekking: Verstrekking
    kenmerk: str
    wat: list[str]
    merk: tuple[str, str]


def blad(stelsel_id: int, vandaag: date, blad_nr: str) -> dict[str, object]:
    """De context van het register: alle rijen, ook wat voorbij of ingetrokken is."""
    pagina: Page[Verstrekking] = Paginator(bron.verstrekkingen(stelsel_id), PER_BLAD).get_page(blad_nr)
    rijen = list(pagina)
    over = over_dossiers(stelsel_id, {rij.dossier_id for rij in rijen})
    return {
        "vandaag": vandaag,
        "pagina": pagina,
        "rijen": [
            Rij(rij, over[rij.dossier_id].kenmerk if rij.dossier_id in over else "", _wat(rij), stand(rij, vandaag))
            for rij in rijen
        ],
        "dossiers": {rij.dossier_id for rij in rijen},
    }


def _wat(rij: Verstrekking) -> list[str]:
    return [str(Verstrekking.Categorie(code).label) for code in rij.categorieen]


def stand(rij: Verstrekking, vandaag: date) -> tuple[str, str]:
    """De soort en het woord van het merkje: loopt, nog niet begonnen, voorbij of ingetrokken."""
    if rij.ingetrokken_op is not None:
        return "warning", _("Ingetrokken")
    if rij.tot <= vandaag:
        return "neutral", _("Voorbij")
    return ("neutral", _("Begint nog")) if rij.van > vandaag else ("safe", _("Loopt"))
