"""Eén huishouden openen: langs het slot van de toepassing, en met wie erin staan in het logboek."""

from datetime import datetime
from functools import partial
from uuid import UUID

from django.http import Http404
from django.utils import timezone

from keukentafel.doen.delen import zicht
from keukentafel.doen.dossier.models import Dossier
from keukentafel.doen.dossier.overzichten import Huishouden, huishouden
from keukentafel.doen.netwerk.overzichten import met_beslissers
from keukentafel.regelen.medewerkers.verzoek import Verzoek


def open_huishouden(request: Verzoek, dossier_id: UUID, nu: datetime) -> Huishouden:
    """Het huishouden zoals deze medewerker het leest; de betrokkenen zijn genoteerd.

    Raises:
        Http404: het is er niet, of zij mag het niet zien; dat is hetzelfde antwoord.
    """
    kring = request.werkkring
    beslissers = partial(met_beslissers, dag=timezone.localdate(nu))
    try:
        huis = huishouden(zicht.dossiers(kring, nu), zicht.vragen(kring, nu), dossier_id, beslissers)
    except Dossier.DoesNotExist as fout:
        raise Http404 from fout
    request.boek.betreft([lid.persoon_id for lid in huis.leden], dossier=dossier_id)
    return huis
