"""De tabellen van de kamers van doen, voor Django bij elkaar."""

from keukentafel.doen.delen.models import Adresinzage, Geheimadres, Noodtoegang, Verstrekking
from keukentafel.doen.documenten.models import Document, Documentinhoud
from keukentafel.doen.dossier.models import (
    Afspraak,
    Contactmoment,
    Dossier,
    DossierVraag,
    Huishoudlid,
    Persoon,
    Taak,
)
from keukentafel.doen.ingang.models import Belpoging, Termijn, Vraag
from keukentafel.doen.netwerk.models import Netwerkcontact, Relatie, Vertegenwoordiging
from keukentafel.doen.regie.models import Deelname, Overgang, Regie
from keukentafel.doen.samenvoegen.models import Samenvoeging
from keukentafel.doen.signalen.buurt.models import Buurtsignaal
from keukentafel.doen.signalen.models import Signaal
from keukentafel.doen.toezicht.models import Nalezing, Vlag, Vlagstap
from keukentafel.doen.triage.models import Triage
from keukentafel.doen.wachtlijst.models import Wachtcontact, Wachtplek

__all__ = [
    "Adresinzage",
    "Afspraak",
    "Belpoging",
    "Buurtsignaal",
    "Contactmoment",
    "Deelname",
    "Document",
    "Documentinhoud",
    "Dossier",
    "DossierVraag",
    "Geheimadres",
    "Huishoudlid",
    "Nalezing",
    "Netwerkcontact",
    "Noodtoegang",
    "Overgang",
    "Persoon",
    "Regie",
    "Relatie",
    "Samenvoeging",
    "Signaal",
    "Taak",
    "Termijn",
    "Triage",
    "Verstrekking",
    "Vertegenwoordiging",
    "Vlag",
    "Vlagstap",
    "Vraag",
    "Wachtcontact",
    "Wachtplek",
]
