"""Wat op ons antwoord wacht, en het antwoord op wat iemand zelf vroeg: alle soorten aanbod bij elkaar."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import OuterRef, Subquery
from django.db.models.expressions import RawSQL

from keukentafel.doen.delen import zicht
from keukentafel.doen.regie.models import Overgang
from keukentafel.doen.samenvoegen.overzichten import SOORTEN, voor_ons
from keukentafel.regelen.medewerkers.overzichten import Werkkring

VERS = timedelta(days=7)
"""Zo lang is een antwoord nieuws. # aanname: een week, ook voor wie niet elke dag werkt; daarna staat het bij Regie"""
ANTWOORD = (Overgang.Status.AANVAARD, Overgang.Status.GEWEIGERD)


@dataclass(frozen=True)
class Post:
    """Wat andere teams ons vragen, oudste eerst, en wat zij antwoordden, nieuwste eerst.

    Bij `gehoord` staat in `huis` hoe het huishouden heet; None als zij dat dossier niet (meer) leest.
    """

    gevraagd: list[Overgang]
    dossiers: list[Overgang]
    """Samenvoegen, verhuizen en twee huizen."""
    gehoord: list[Overgang]


def post(kring: Werkkring, nu: datetime) -> Post:
    """De post van een medewerker; één opdracht aan de database, elk deel langs zijn eigen index."""
    alle = Overgang.objects.filter(stelsel_id=kring.stelsel.pk)
    aan_ons = RawSQL("SELECT overgang FROM kt_aangeboden()", [])
    gevraagd = alle.filter(status=Overgang.Status.AANGEBODEN, pk__in=aan_ons).values("pk")
    gehoord = alle.filter(door=kring.medewerker, beantwoord_op__gt=nu - VERS, status__in=ANTWOORD)
    zelf = gehoord.exclude(beantwoord_door=kring.medewerker).values("pk")
    huis = zicht.dossiers(kring, nu).filter(pk=OuterRef("dossier_id"))
    rijen = (
        alle.filter(pk__in=gevraagd.union(voor_ons(kring).order_by().values("pk"), zelf))
        .annotate(huis=Subquery(huis.values("naam")[:1]))
        .select_related("team", "naar_team", "naar_medewerker", "beantwoord_door")
    )
    wacht = sorted((rij for rij in rijen if rij.beantwoord_op is None), key=lambda rij: rij.aangeboden_op)
    klaar = [(rij.beantwoord_op, rij) for rij in rijen if rij.beantwoord_op is not None]
    return Post(
        gevraagd=[rij for rij in wacht if rij.soort not in SOORTEN],
        dossiers=[rij for rij in wacht if rij.soort in SOORTEN],
        gehoord=[rij for _op, rij in sorted(klaar, key=lambda paar: paar[0], reverse=True)],
    )
