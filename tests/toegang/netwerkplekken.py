"""Een netwerk in een dossier van de matrix: van alles één, zodat elk adres naar iets wijst."""

from typing import Any

from django.utils import timezone

from keukentafel.doen.dossier.models import Dossier, Huishoudlid, Persoon
from keukentafel.doen.netwerk.models import Netwerkcontact, Relatie, Vertegenwoordiging
from tests.vaste_groep import Groep


def netwerkplekken(groep: Groep, dossier: Dossier) -> dict[str, Any]:
    """Zet een kind, een relatie, een band en een gemachtigde in dit dossier; geeft wat er in de adressen komt."""
    vast = {"stelsel": groep.stelsel, "team": groep.team}
    dag = timezone.localdate()
    eerste = Persoon.objects.filter(huishoudens__dossier=dossier).order_by("pk")[0]
    kind = Persoon.objects.create(**vast, voornaam="Kim", leeftijd_bij_opgave=9)
    Huishoudlid.objects.create(**vast, dossier=dossier, persoon=kind, rol="kind", van=dag)
    nieuw = vast | {"dossier": dossier, "door": groep.sanne, "vastgelegd_op": timezone.now()}
    return {
        "persoon_id": eerste.pk,
        "relatie_id": Relatie.objects.create(**nieuw, a=eerste, b=kind, soort="ouder").pk,
        "bekende_id": Netwerkcontact.objects.create(**nieuw, naam="Samira", soort="buur").pk,
        "vertegenwoordiging_id": Vertegenwoordiging.objects.create(
            **nieuw, over=eerste, door_persoon=None, naam="Mr. Bos", soort="gemachtigde"
        ).pk,
    }
