"""Eén huishouden openen: langs het slot van de toepassing, en met wie erin staan in het logboek."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone

from keukentafel.doen.delen import zicht
from keukentafel.doen.dossier.models import Dossier, Huishoudlid
from keukentafel.doen.dossier.overzichten import Huishouden, huishouden
from keukentafel.doen.netwerk.overzichten import iedereen, met_beslissers
from keukentafel.doen.wachtlijst.overzichten import met_plek
from keukentafel.regelen.medewerkers.verzoek import Verzoek


def open_huishouden(request: Verzoek, dossier_id: UUID, nu: datetime) -> Huishouden:
    """Het huishouden zoals deze medewerker het leest; de betrokkenen zijn genoteerd.

    Raises:
        Http404: het is er niet, of zij mag het niet zien; dat is hetzelfde antwoord.
    """
    huis = _open(request, dossier_id, nu, partial(met_beslissers, dag=timezone.localdate(nu)))
    request.boek.betreft([lid.persoon_id for lid in huis.leden], dossier=dossier_id)
    return huis


def open_met_iedereen(request: Verzoek, dossier_id: UUID, nu: datetime) -> tuple[Huishouden, tuple[Huishoudlid, ...]]:
    """Zoals `open_huishouden`, met wie er ooit in het dossier kwamen; zonder een vraag aan de database meer."""
    alle = met_beslissers(iedereen(request.werkkring.stelsel.pk, dossier_id), timezone.localdate(nu))
    huis = _open(request, dossier_id, nu, lambda _leden: alle)
    leden = tuple(lid for lid in huis.leden if lid.tot is None and lid.rol != Huishoudlid.Rol.BUITEN)
    request.boek.betreft([lid.persoon_id for lid in leden], dossier=dossier_id)
    return replace(huis, leden=leden), huis.leden


def _open(
    request: Verzoek, dossier_id: UUID, nu: datetime, leden: Callable[[QuerySet[Huishoudlid]], QuerySet[Huishoudlid]]
) -> Huishouden:
    kring = request.werkkring
    try:
        return huishouden(zicht.dossiers(kring, nu), met_plek(zicht.vragen(kring, nu)), dossier_id, leden)
    except Dossier.DoesNotExist as fout:
        raise Http404 from fout
