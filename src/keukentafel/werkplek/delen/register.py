"""Het register van een huishouden in woorden: met wie, wat, waarvoor, waarom, tot wanneer."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from keukentafel.doen.delen import overzichten
from keukentafel.doen.delen.models import Verstrekking
from keukentafel.werkplek import datums
from keukentafel.werkplek.delen.blad import Blad, deelt
from keukentafel.werkplek.delen.forms import VerstrekFormulier


@dataclass(frozen=True)
class Regel:
    """Eén verstrekking, klaar om te tonen."""

    verstrekking: Verstrekking
    wat: str
    tot: str
    hoe: str
    loopt: bool


def inhoud(blad: Blad, formulier: VerstrekFormulier | None = None) -> dict[str, object]:
    """De context van het blad Delen."""
    regels = [_regel(rij, blad.vandaag) for rij in overzichten.register(blad.kring, blad.dossier, blad.nu)]
    mag = deelt(blad)
    return blad.als_tab() | {
        "lopend": [regel for regel in regels if regel.loopt],
        "eerder": [regel for regel in regels if not regel.loopt],
        "deelt": mag,
        "form": (formulier or nieuw(blad)) if mag else None,
        "partners": overzichten.partners(blad.kring.stelsel.pk).exists(),
    }


def nieuw(blad: Blad, gegevens: object = None) -> VerstrekFormulier:
    """Het formulier voor een nieuwe regel; zij begint vandaag."""
    return VerstrekFormulier(gegevens, stelsel_id=blad.kring.stelsel.pk, dag=blad.vandaag)


def _regel(rij: Verstrekking, vandaag: date) -> Regel:
    loopt = rij.ingetrokken_op is None and rij.tot > vandaag
    namen = dict(Verstrekking.Categorie.choices)
    wat = "; ".join(str(namen.get(soort, soort)) for soort in rij.categorieen)
    return Regel(rij, wat=wat, tot=_tot(rij, vandaag, loopt=loopt), hoe=_hoe(rij), loopt=loopt)


def _tot(rij: Verstrekking, vandaag: date, *, loopt: bool) -> str:
    if rij.ingetrokken_op is not None and rij.ingetrokken_door is not None:
        dag = datums.dag_kort(timezone.localdate(rij.ingetrokken_op), vandaag)
        return _("Ingetrokken op %(dag)s door %(wie)s") % {"dag": dag, "wie": rij.ingetrokken_door.naam}
    if not loopt:
        return _("Gestopt op %(dag)s") % {"dag": datums.dag(rij.tot, vandaag)}
    stopt = _("Stopt op %(dag)s") % {"dag": datums.voluit(rij.tot, vandaag)}
    return stopt if rij.van <= vandaag else _("Begint op %(dag)s. ") % {"dag": datums.dag(rij.van, vandaag)} + stopt


def _hoe(rij: Verstrekking) -> str:
    return {
        Verstrekking.Geinformeerd.GESPREK: _("Het huishouden weet het uit een gesprek"),
        Verstrekking.Geinformeerd.BRIEF: _("Het huishouden kreeg een brief"),
        Verstrekking.Geinformeerd.TELEFOON: _("Het huishouden hoorde het aan de telefoon"),
        Verstrekking.Geinformeerd.NOG_NIET: _("Het huishouden weet het nog niet, om een reden van veiligheid"),
    }[Verstrekking.Geinformeerd(rij.geinformeerd)]
