"""De tabellen van de kamers van doen, voor Django bij elkaar."""

from keukentafel.doen.dossier.models import Dossier, DossierVraag, Huishoudlid, Persoon
from keukentafel.doen.ingang.models import Termijn, Vraag
from keukentafel.doen.triage.models import Triage

__all__ = ["Dossier", "DossierVraag", "Huishoudlid", "Persoon", "Termijn", "Triage", "Vraag"]
