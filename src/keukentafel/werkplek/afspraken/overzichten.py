"""De agenda van één medewerker, per dag; met een link naar het huishouden als zij dat leest."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from uuid import UUID

from django.db.models import OuterRef, Subquery
from django.utils import timezone

from keukentafel.doen.delen import zicht
from keukentafel.doen.dossier.models import Afspraak, Dossier
from keukentafel.doen.tabel import als_waarde, uit_waarde
from keukentafel.regelen.medewerkers.overzichten import Werkkring
from keukentafel.werkplek.huishouden.hoofd import naam

DAGEN = 7
"""Zoveel dagen vooruit kijkt Mijn werk; het blad Afspraken toont alles."""
HOOGSTENS = 100
"""Zoveel afspraken staan op het blad; wie er meer heeft, ziet de eerste."""


@dataclass(frozen=True)
class Regel:
    """Een afspraak in de agenda; zonder `dossier_id` is er geen link naar het huishouden."""

    afspraak: Afspraak
    huishouden: str = ""
    dossier_id: UUID | None = None
    voorbij: bool = False
    van: str = ""
    """Van wie de afspraak is, als ik haar vandaag vervang."""

    @property
    def eind(self) -> datetime:
        return self.afspraak.begin + timedelta(minutes=self.afspraak.minuten)


@dataclass(frozen=True)
class Dag:
    dag: date
    regels: list[Regel]


def mijn_dagen(kring: Werkkring, nu: datetime, *, dagen: int | None = None) -> list[Dag]:
    """Mijn afspraken vanaf vandaag en die van wie ik vervang, per dag; met `dagen` alleen zoveel dagen vooruit."""
    vandaag = timezone.localdate(nu)
    mijn = zicht.mijn_afspraken(kring)
    if kring.leest_dossiers:
        # Eén verzameling, geen OF: elk deel loopt zijn eigen index af.
        samen = mijn.order_by().values("pk").union(zicht.vervangen_afspraken(kring, nu).values("pk"))
        mijn = Afspraak.objects.filter(stelsel_id=kring.stelsel.pk, pk__in=samen).order_by("begin", "pk")
    afspraken = mijn.filter(begin__gte=_middernacht(vandaag)).select_related("medewerker")
    if dagen is not None:
        afspraken = afspraken.filter(begin__lt=_middernacht(vandaag + timedelta(days=dagen)))
    if kring.leest_dossiers:
        huis = zicht.dossiers(kring, nu).filter(pk=OuterRef("dossier_id"))
        afspraken = afspraken.annotate(huis=Subquery(huis.values(rij=als_waarde(Dossier))))
    regels = [_regel(rij, nu, kring.medewerker.pk) for rij in afspraken[:HOOGSTENS]]
    return [Dag(dag, list(groep)) for dag, groep in groupby(regels, key=lambda r: timezone.localdate(r.afspraak.begin))]


def dossiers_van(dagen: Iterable[Dag]) -> list[UUID]:
    """De dossiers achter deze afspraken, voor het logboek."""
    return list(dict.fromkeys(regel.afspraak.dossier_id for dag in dagen for regel in dag.regels))


def inhoud(kring: Werkkring, nu: datetime, dagen: list[Dag]) -> dict[str, object]:
    """De context van het blad Afspraken."""
    return {"dagen": dagen, "vandaag": timezone.localdate(nu), "leest": kring.leest_dossiers}


def _regel(rij: Afspraak, nu: datetime, ik: int) -> Regel:
    """Hoe het huishouden heet staat er alleen bij als zij dat dossier leest; van een ander nooit een geheime plek."""
    voorbij = rij.begin + timedelta(minutes=rij.minuten) < nu
    huis = getattr(rij, "huis", None)
    if huis is None:
        return Regel(rij, voorbij=voorbij)
    dossier = uit_waarde(Dossier, huis)
    van = "" if rij.medewerker_id == ik else rij.medewerker.naam
    if van and dossier.adres_geheim:
        rij.plek = ""
    return Regel(rij, naam(dossier), rij.dossier_id, voorbij, van)


def _middernacht(dag: date) -> datetime:
    return timezone.make_aware(datetime.combine(dag, datetime.min.time()))
