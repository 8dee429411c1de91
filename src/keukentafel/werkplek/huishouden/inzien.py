"""Eén huishouden openen: langs het slot van de toepassing, en met wie erin staan in het logboek."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone

from keukentafel.doen.delen import zicht
from keukentafel.doen.dossier.models import Dossier, Huishoudlid
from keukentafel.doen.dossier.overzichten import Huishouden, huishouden, leden_nu
from keukentafel.doen.netwerk.overzichten import iedereen, met_beslissers
from keukentafel.doen.netwerk.tafel import iedereen_samen, tafel
from keukentafel.doen.samenvoegen.overzichten import opgenomen_in
from keukentafel.doen.wachtlijst.overzichten import met_plek
from keukentafel.regelen.medewerkers.verzoek import Verzoek

Leden = Callable[[Dossier], QuerySet[Huishoudlid]]


def open_huishouden(request: Verzoek, dossier_id: UUID, nu: datetime) -> Huishouden:
    """Het huishouden zoals deze medewerker het leest; de betrokkenen zijn genoteerd.

    Raises:
        Http404: het is er niet, of zij mag het niet zien; dat is hetzelfde antwoord.
    """
    return _open(request, dossier_id, nu, leden_nu)[0]


def open_tabblad(request: Verzoek, dossier_id: UUID, nu: datetime) -> Huishouden:
    """Zoals `open_huishouden`, voor een blad met het hoofd erboven: na samenvoegen zit wie in wat erin opging woont mee
    aan tafel, zover zij dat zelf leest. Zonder een vraag aan de database meer.
    """
    return _open(request, dossier_id, nu, _of_samen(request, nu, leden_nu))[0]


def open_met_iedereen(request: Verzoek, dossier_id: UUID, nu: datetime) -> tuple[Huishouden, tuple[Huishoudlid, ...]]:
    """Zoals `open_tabblad`, met wie er ooit in het dossier kwamen."""
    return _open(request, dossier_id, nu, _of_samen(request, nu, lambda een: iedereen(een.stelsel_id, een.pk)))


def _of_samen(request: Verzoek, nu: datetime, gewoon: Leden) -> Leden:
    """Is er iets samengevoegd, dan iedereen, ook uit wat erin opging."""

    def leden(dossier: Dossier) -> QuerySet[Huishoudlid]:
        if not dossier.samengevoegd:  # type: ignore[attr-defined]
            return gewoon(dossier)
        return iedereen_samen(dossier, opgenomen_in(request.werkkring, dossier.pk, nu))

    return leden


def _open(request: Verzoek, dossier_id: UUID, nu: datetime, leden: Leden) -> tuple[Huishouden, tuple[Huishoudlid, ...]]:
    kring, dag = request.werkkring, timezone.localdate(nu)
    alle, vragen = zicht.dossiers(kring, nu), met_plek(zicht.vragen(kring, nu))
    try:
        huis = huishouden(alle, vragen, dossier_id, lambda dossier: met_beslissers(leden(dossier), dag))
    except Dossier.DoesNotExist as fout:
        raise Http404 from fout
    eigen = tuple(lid for lid in huis.leden if lid.dossier_id == dossier_id)
    nu_hier = tuple(lid for lid in eigen if lid.tot is None and lid.rol != Huishoudlid.Rol.BUITEN)
    request.boek.betreft([lid.persoon_id for lid in nu_hier], dossier=dossier_id)
    return _aan_tafel(request, replace(huis, leden=nu_hier), huis.leden, nu), eigen


def _aan_tafel(request: Verzoek, huis: Huishouden, alle: tuple[Huishoudlid, ...], nu: datetime) -> Huishouden:
    """Wie er na samenvoegen in het hoofd staan; ook wie alleen in wat erin opging staat, is genoteerd."""
    if all(lid.dossier_id == huis.dossier.pk for lid in alle):
        return huis
    samen = tafel(huis.dossier, alle, timezone.localdate(nu))
    for dossier_id, personen in samen.waar.items():
        request.boek.betreft(personen, dossier=dossier_id)
    return replace(huis, tafel=samen.leden)
