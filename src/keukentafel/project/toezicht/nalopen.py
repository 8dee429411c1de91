"""Elk stelsel nalopen, met een eigen regel in het logboek."""

from datetime import datetime

from django.db import connection
from django.utils import timezone

from keukentafel.doen.toezicht.models import Nalezing
from keukentafel.doen.toezicht.nalopen import loop_na
from keukentafel.kern.logboek.acties import boek_voor
from keukentafel.kern.stelsels.models import Stelsel
from keukentafel.regelen.gemeenten.models import InrichtingVersie
from keukentafel.regelen.gemeenten.overzichten import inrichting_op
from keukentafel.regels.toezicht import Toezichtgegevens

ALLES = 10_000_000
"""Een taak in de nacht rekent de hele rest van de keten na."""


def loop_alles_na(*, stelsel: str | None = None, database: str | None = None) -> dict[str, object]:
    """Loop alle stelsels na, of één; geeft per stelsel de nieuwe vlaggen, de regels en de breuken.

    Bestaat het stelsel niet, dan staat er `onbekend`.
    """
    if database:
        connection.settings_dict["NAME"] = database
    stelsels = list(Stelsel.objects.order_by("naam") if stelsel is None else Stelsel.objects.filter(naam=stelsel))
    if stelsel is not None and not stelsels:
        return {"onbekend": stelsel}
    return {"stelsels": [_een(een, timezone.now()) for een in stelsels]}


def _een(stelsel: Stelsel, nu: datetime) -> dict[str, object]:
    doel = "toezicht"
    with boek_voor("logboek-vlaggen", handeling="logboek_nagelezen", verwerking=doel, doel=doel, stelsel_id=stelsel.pk):
        gedaan: Nalezing = loop_na(stelsel=stelsel, gegevens=_gegevens(stelsel, nu), tot=nu, nu=nu, hoogstens=ALLES)
    return {
        "stelsel": stelsel.naam,
        "vlaggen": gedaan.vlaggen,
        "regels": gedaan.keten_nr,
        "breuken": gedaan.breuken,
        "breuk_nr": gedaan.breuk_nr,
    }


def _gegevens(stelsel: Stelsel, nu: datetime) -> Toezichtgegevens:
    """De grenzen van vandaag; geldt er nog geen inrichting, dan de gewone."""
    try:
        return inrichting_op(stelsel.pk, timezone.localdate(nu))[1]
    except InrichtingVersie.DoesNotExist:
        return Toezichtgegevens()
