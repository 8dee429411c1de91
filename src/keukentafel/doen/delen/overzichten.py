"""Wat er bij delen te zien is: wie het adres mag zien, het register, wat een partner leest, wat een oordeel wacht."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet
from django.utils import timezone

from keukentafel.doen.delen import zicht
from keukentafel.doen.delen.models import Adresinzage, Noodtoegang, Verstrekking
from keukentafel.doen.dossier.models import Dossier
from keukentafel.regelen.gebieden.models import Gebied
from keukentafel.regelen.gemeenten.overzichten import inrichting_op, versie_op
from keukentafel.regelen.medewerkers.models import Medewerker
from keukentafel.regelen.medewerkers.overzichten import Werkkring, geldend
from keukentafel.regelen.organisaties.models import Organisatie
from keukentafel.regelen.rechten.overzichten import rolrechten


def gebied_bij(stelsel_id: int, postcode: str, dag: date) -> Gebied | None:
    """De wijk die de inrichting van die dag bij deze postcode noemt, als het er precies één is."""
    if not postcode:
        return None
    _versie, inrichting = inrichting_op(stelsel_id, dag)
    gevonden = inrichting.gebieden_bij(postcode)
    if len(gevonden) != 1:
        return None
    return Gebied.objects.filter(stelsel_id=stelsel_id, code=gevonden[0].code, jaar=gevonden[0].jaar).first()


def lezers(dossier: Dossier, dag: date) -> QuerySet[Medewerker]:
    """De medewerkers die dit dossier op een dag lezen omdat hun team het draagt, op naam."""
    alle = rolrechten(versie_op(dossier.stelsel_id, dag).pk)
    rollen = {rol for rol, recht, _doel in alle if recht == zicht.LEZEN}
    plek = Q(gebied__isnull=True) if dossier.gebied_id is None else Q(gebied=None) | Q(gebied_id=dossier.gebied_id)
    leden = geldend(dag).filter(plek, stelsel_id=dossier.stelsel_id, team_id=dossier.team_id, rol__in=rollen)
    return Medewerker.objects.filter(pk__in=leden.values("medewerker_id")).order_by("naam", "pk")


def inzagen(kring: Werkkring, dossier: Dossier, nu: datetime) -> QuerySet[Adresinzage]:
    """Alle inzagen van een dossier, ook de voorbije; nieuwste eerst."""
    rijen = zicht.adresinzagen(kring, nu).filter(dossier=dossier).select_related("medewerker", "door")
    return rijen.order_by("-van", "medewerker__naam", "pk")


def met_inzage(kring: Werkkring, dossier: Dossier, nu: datetime) -> QuerySet[Medewerker]:
    """Wie het geheime adres van dit dossier vandaag echt mag zien: op naam, en lezer van het dossier."""
    dag = timezone.localdate(nu)
    lopend = zicht.adresinzagen(kring, nu).filter(Q(tot__isnull=True) | Q(tot__gt=dag), van__lte=dag, dossier=dossier)
    return lezers(dossier, dag).filter(pk__in=lopend.values("medewerker_id"))


def inzage_geven(kring: Werkkring, dossier: Dossier, nu: datetime) -> Literal["inzage", "aanwijzen"] | None:
    """Mag zij een collega inzage geven: omdat zij haar zelf heeft, of omdat niemand haar meer heeft; anders None."""
    if not dossier.adres_geheim or not zicht.teamdossiers(kring).filter(pk=dossier.pk).exists():
        return None
    if zicht.geheime_adressen(kring, nu).filter(dossier=dossier).exists():
        return "inzage"
    wie_verdeelt = kring.mag("werk_verdelen", dossier.team_id)
    return "aanwijzen" if wie_verdeelt and not met_inzage(kring, dossier, nu).exists() else None


def register(kring: Werkkring, dossier: Dossier, nu: datetime) -> QuerySet[Verstrekking]:
    """De regels in het register van dit dossier, ook de voorbije en de ingetrokken; nieuwste eerst."""
    regels = zicht.verstrekkingen(kring, nu).filter(dossier=dossier)
    return regels.select_related("organisatie", "door", "ingetrokken_door").order_by("-vastgelegd_op", "pk")


def partners(stelsel_id: int) -> QuerySet[Organisatie]:
    """De organisaties waarmee dit stelsel kan delen, op naam."""
    return Organisatie.objects.filter(stelsel_id=stelsel_id).order_by("naam", "pk")


def zelfde_loopt(regel: Verstrekking, dag: date) -> bool:
    """Loopt er al een regel met dezelfde partner, hetzelfde doel en dezelfde soorten gegevens, even lang of langer?"""
    return Verstrekking.objects.filter(
        stelsel_id=regel.stelsel_id,
        dossier_id=regel.dossier_id,
        organisatie_id=regel.organisatie_id,
        doel=regel.doel,
        categorieen__contains=regel.categorieen,
        ingetrokken_op__isnull=True,
        van__lte=regel.van,
        tot__gte=max(regel.tot, dag),
    ).exists()


def te_beoordelen(kring: Werkkring) -> QuerySet[Noodtoegang]:
    """De noodtoegangen waarover nog niemand oordeelde, oudste eerst; over haar eigen oordeelt zij niet."""
    wacht = zicht.noodtoegangen(kring).filter(oordeel="").exclude(medewerker=kring.medewerker)
    return wacht.select_related("medewerker").order_by("van", "pk")


@dataclass(frozen=True)
class Plek:
    """Bij wie een dossier ligt: het team, en wie je belt."""

    team: str
    contact: str | None
    telefoon: str | None


def noodplek(dossier_id: UUID) -> Plek | None:
    """Waar het dossier ligt waarvoor zij noodtoegang overweegt; None als het er niet is of als zij het al leest."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT team, contact, telefoon FROM kt_noodtoegang_plek(%s)", [dossier_id])
        rij = cursor.fetchone()
    return Plek(*rij) if rij else None


def gedeeld_lijst() -> list[dict[str, Any]]:
    """De huishoudens die vandaag met de organisatie van deze medewerker zijn gedeeld; precies kt_gedeeld_lijst."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT kt_gedeeld_lijst()")
        return [json.loads(rij) for (rij,) in cursor.fetchall()]


def gedeeld(dossier_id: UUID) -> dict[str, Any] | None:
    """Wat haar organisatie van dit huishouden ziet: precies kt_gedeeld, of None als er vandaag geen regel is."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT kt_gedeeld(%s)", [dossier_id])
        rij = cursor.fetchone()
    return json.loads(rij[0]) if rij else None


def gedeeld_betrokkenen(dossier_id: UUID) -> list[UUID]:
    """Over wie een gedeeld dossier gaat, voor het logboek."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT kt_gedeeld_betrokkenen(%s)", [dossier_id])
        (personen,) = cursor.fetchone()
    return list(personen)


def versie_van_adres(kring: Werkkring, dossier: Dossier, nu: datetime) -> str:
    """Een merk van hoe het geheime adres er nu staat; leeg voor wie het niet mag zien."""
    sinds = zicht.geheime_adressen(kring, nu).filter(dossier=dossier).values_list("sinds", flat=True).first()
    return sinds.isoformat() if sinds else ""
