"""Wat er van samenvoegen, twee huizen en verhuizen te zien is, voor wie het mag zien."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL

from keukentafel.doen.delen import zicht
from keukentafel.doen.dossier.models import Dossier, Persoon
from keukentafel.doen.ingang.models import Vraag
from keukentafel.doen.regie.models import Overgang
from keukentafel.doen.samenvoegen.models import Samenvoeging
from keukentafel.doen.tabel import in_bereik
from keukentafel.regelen.medewerkers.overzichten import Werkkring
from keukentafel.regels.namen import zoeknaam

SOORTEN = (Overgang.Soort.SAMENVOEGEN, Overgang.Soort.VERHUIZEN, Overgang.Soort.TWEE_HUIZEN)
"""De soorten aanbod die deze kamer beantwoordt."""
HOOGSTENS = 20


@dataclass(frozen=True)
class Verwijzing:
    """Een ander dossier waarmee dit is samengevoegd. Wie het niet leest, kent alleen wie zij moet bellen (of niets)."""

    samenvoeging: UUID
    ander: UUID | None
    kant: str
    """`hierin`: het ander ging in dit op. `hierheen`: dit ging in het ander op."""
    direct: bool
    leest: bool
    mag_los: bool
    eigen_team: bool
    team: str | None
    contact: str | None
    telefoon: str | None
    moment: datetime
    door: str | None
    reden: str | None


@dataclass(frozen=True)
class Elders:
    """Een ander huishouden waar een lid ook bij hoort: dat, bij welk team en wie de regie heeft."""

    persoon: UUID
    ander: UUID | None
    team: str
    regisseur: str | None
    telefoon: str | None


def schrijft_of_schreef(kring: Werkkring, nu: datetime) -> QuerySet[Dossier]:
    """De dossiers waarin zij schrijft, of zou schrijven als zij niet waren opgegaan; gelijk aan kt_mag_samen."""
    return Dossier.objects.filter(
        in_bereik(kring.bereik(zicht.SCHRIJVEN)) | Q(pk__in=zicht.deelnames(kring, zicht.SCHRIJVEN, nu)),
        stelsel_id=kring.stelsel.pk,
    )


def verwijzingen(dossier_id: UUID) -> list[Verwijzing]:
    """Met welke dossiers dit dossier is samengevoegd, oudste eerst; niets voor wie het niet leest."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT samenvoeging, ander, kant, direct, leest, mag_los, eigen_team, team, contact, telefoon, moment,"
            " door, reden FROM kt_samengevoegd(%s)",
            [dossier_id],
        )
        return [Verwijzing(*rij) for rij in cursor.fetchall()]


def ook_elders(dossier_id: UUID) -> list[Elders]:
    """Bij welke andere huishoudens de leden ook horen; een kant met een geheim adres staat er niet bij."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT persoon, ander, team, regisseur, telefoon FROM kt_ook_elders(%s)", [dossier_id])
        return [Elders(*rij) for rij in cursor.fetchall()]


def opgenomen(kring: Werkkring, alle: list[Verwijzing], nu: datetime) -> list[Dossier]:
    """De opgegane dossiers die deze medewerker zelf leest."""
    ids = [een.ander for een in alle if een.kant == "hierin" and een.ander is not None]
    return list(zicht.dossiers(kring, nu).filter(pk__in=ids).select_related("team")) if ids else []


def opgenomen_in(kring: Werkkring, dossier_id: UUID, nu: datetime) -> QuerySet[Dossier]:
    """Zoals `opgenomen`, als voorwaarde binnen een andere vraag aan de database."""
    hierin = RawSQL("SELECT ander FROM kt_samengevoegd(%s) WHERE kant = 'hierin'", [dossier_id])
    return zicht.dossiers(kring, nu).filter(pk__in=hierin)


def samenvoeging(kring: Werkkring, samenvoeging_id: UUID, dossier_id: UUID) -> Verwijzing | None:
    """De lopende samenvoeging bij dit dossier die deze medewerker mag losmaken; anders None."""
    return next((een for een in verwijzingen(dossier_id) if een.samenvoeging == samenvoeging_id and een.mag_los), None)


def vragen_erna(kring: Werkkring, een: Verwijzing, blijvend: Dossier, nu: datetime) -> list[Vraag]:
    """De vragen die na het samenvoegen bij het blijvende dossier kwamen en mee terug kunnen gaan."""
    ander = Samenvoeging.objects.filter(pk=een.samenvoeging).select_related("dossier").first()
    erna = zicht.vragen(kring, nu).filter(dossiervraag__dossier=blijvend, ontvangen_op__gte=een.moment)
    if ander is None:
        return []
    if ander.team_id != blijvend.team_id:
        erna = erna.filter(team_id=ander.team_id)
    return list(erna.select_related("team", "opgenomen_door").order_by("ontvangen_op"))


def kandidaten(kring: Werkkring, dossier: Dossier, nu: datetime) -> list[Dossier]:
    """Andere dossiers waarin zij schrijft die op dit lijken: een achternaam, een geboortedag of dit adres."""
    leden = Persoon.objects.filter(huishoudens__dossier=dossier, huishoudens__tot__isnull=True)
    namen = {een.zoeknaam for een in leden if een.zoeknaam} | {zoeknaam(dossier.naam)} - {""}
    geboren = {een.geboortedatum for een in leden if een.geboortedatum}
    lijkt = Q(leden__persoon__zoeknaam__in=namen) | Q(leden__persoon__geboortedatum__in=geboren)
    if dossier.postcode and dossier.huisnummer:
        lijkt |= Q(postcode=dossier.postcode, huisnummer=dossier.huisnummer)
    mijn = zicht.schrijfdossiers(kring, nu).filter(gemeente_id=dossier.gemeente_id).exclude(pk=dossier.pk)
    ids = mijn.filter(lijkt, leden__tot__isnull=True).order_by("pk").values_list("pk", flat=True).distinct()
    gevonden = Dossier.objects.filter(pk__in=list(ids[:HOOGSTENS])).select_related("team", "contact")
    return list(gevonden.order_by("sorteernaam", "pk"))


def voor_ons(kring: Werkkring) -> QuerySet[Overgang]:
    """Wat een ander team ons aanbiedt en nog op antwoord wacht, oudste eerst."""
    waar = in_bereik_team(kring)
    return _lopend(kring).filter(waar).order_by("aangeboden_op", "pk")


def mag_antwoorden(kring: Werkkring, aanbod: Overgang, nu: datetime) -> bool:
    """Of zij dit aanbod beantwoordt: bij samenvoegen en twee huizen alleen wie in het gevraagde dossier werkt."""
    if aanbod.ander_dossier_id is None:
        return True
    return schrijft_of_schreef(kring, nu).filter(pk=aanbod.ander_dossier_id).exists()


def aangeboden(kring: Werkkring) -> QuerySet[Overgang]:
    """Wat ons team aanbood en nog op antwoord wacht."""
    teams = [team for team, _gebied in kring.bereik(zicht.SCHRIJVEN)]
    return _lopend(kring).filter(team_id__in=teams).order_by("aangeboden_op", "pk")


def in_bereik_team(kring: Werkkring) -> Q:
    """Waar `naar_team` een team is waarin zij schrijft; een verhuizing naar een wijk alleen wie daar werkt."""
    waar = Q(pk__in=[])
    for team, gebied in kring.bereik(zicht.SCHRIJVEN):
        waar |= Q(naar_team_id=team) if gebied is None else Q(naar_team_id=team, gebied_id=gebied)
    return waar


def _lopend(kring: Werkkring) -> QuerySet[Overgang]:
    alle = Overgang.objects.filter(stelsel_id=kring.stelsel.pk, soort__in=SOORTEN, status=Overgang.Status.AANGEBODEN)
    return alle.select_related("team", "naar_team", "door", "gemeente", "gebied")
