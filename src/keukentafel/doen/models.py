"""De tabellen van de kamers van doen, voor Django bij elkaar."""

from keukentafel.doen.delen.models import Adresinzage, Geheimadres, Noodtoegang, Verstrekking
from keukentafel.doen.dossier.models import (
    Afspraak,
    Contactmoment,
    Dossier,
    DossierVraag,
    Huishoudlid,
    Persoon,
)
from keukentafel.doen.ingang.models import Termijn, Vraag
from keukentafel.doen.toezicht.models import Nalezing, Vlag, Vlagstap
from keukentafel.doen.triage.models import Triage

__all__ = [
    "Adresinzage",
    "Afspraak",
    "Contactmoment",
    "Dossier",
    "DossierVraag",
    "Geheimadres",
    "Huishoudlid",
    "Nalezing",
    "Noodtoegang",
    "Persoon",
    "Termijn",
    "Triage",
    "Verstrekking",
    "Vlag",
    "Vlagstap",
    "Vraag",
]
