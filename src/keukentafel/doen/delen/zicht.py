"""Het slot van de toepassing: wat iemand van het werk te zien krijgt, los van het slot in de database (ADR 0002).

Elke functie is gelijk aan de regel `lezen` op haar tabel; een proef zet ze naast elkaar, met en zonder dat andere slot.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import TruncDate
from django.utils import timezone

from keukentafel.doen.delen.models import Adresinzage, Geheimadres, Noodtoegang, Verstrekking
from keukentafel.doen.dossier.models import Afspraak, Contactmoment, Dossier, DossierVraag
from keukentafel.doen.ingang.models import Vraag
from keukentafel.doen.regie.models import Deelname, Regie
from keukentafel.doen.tabel import in_bereik
from keukentafel.kern.gebeurtenissen.models import Gebeurtenis
from keukentafel.regelen.inzet.models import Afwezigheid
from keukentafel.regelen.medewerkers.overzichten import Werkkring
from keukentafel.regelen.teams.overzichten import op

LEZEN, SCHRIJVEN = "dossier_lezen", "dossier_schrijven"
NET_BEGONNEN = timedelta(hours=1)
"""Zo lang blijft een afspraak die al begonnen is, nog de eerstvolgende."""


def dossiers(kring: Werkkring, nu: datetime) -> QuerySet[Dossier]:
    """De dossiers die deze medewerker leest.

    Wat haar team draagt (in haar gebied), wat met haar team gedeeld is zolang de vraag open is, en wat noodtoegang
    opent zolang die duurt; en waarin zij op naam meewerkt.
    """
    return Dossier.objects.filter(
        in_bereik(kring.bereik(LEZEN))
        | Q(pk__in=_gedeeld(kring))
        | Q(pk__in=_in_nood(kring, nu))
        | Q(pk__in=deelnames(kring, LEZEN, nu)),
        stelsel_id=kring.stelsel.pk,
    )


def schrijfdossiers(kring: Werkkring, nu: datetime) -> QuerySet[Dossier]:
    """De dossiers waarin zij schrijft: van haar team, of op naam; nooit door noodtoegang of een gedeelde vraag.

    In een dossier dat is opgegaan in een ander schrijft niemand meer.
    """
    return Dossier.objects.filter(
        in_bereik(kring.bereik(SCHRIJVEN)) | Q(pk__in=deelnames(kring, SCHRIJVEN, nu)),
        stelsel_id=kring.stelsel.pk,
        opgegaan_in__isnull=True,
    )


def teamdossiers(kring: Werkkring) -> QuerySet[Dossier]:
    """De dossiers van haar eigen team waarin zij schrijft; wie op naam meewerkt, deelt niets en schermt niets af."""
    return Dossier.objects.filter(
        in_bereik(kring.bereik(SCHRIJVEN)), stelsel_id=kring.stelsel.pk, opgegaan_in__isnull=True
    )


def schrijft(kring: Werkkring, dossier: Dossier, nu: datetime) -> bool:
    """Of zij in dit dossier schrijft: gelijk aan `schrijfdossiers`, voor een dossier dat er al is."""
    if dossier.opgegaan_in_id is not None:
        return False
    return _hier(kring, SCHRIJVEN, dossier) or deelnames(kring, SCHRIJVEN, nu).filter(dossier_id=dossier.pk).exists()


def deeldossiers(kring: Werkkring) -> QuerySet[Dossier]:
    """De dossiers waarvan zij het register van verstrekkingen bijhoudt: alleen van haar eigen team."""
    return teamdossiers(kring).filter(in_bereik(kring.bereik("delen")))


def deelnames(kring: Werkkring, recht: str, nu: datetime) -> QuerySet[Deelname, object]:
    """De dossiers waarin zij nu op naam meewerkt, zolang zij dat recht ergens heeft."""
    if not kring.mag(recht):
        return Deelname.objects.none().values("dossier_id")
    return Deelname.objects.filter(
        Q(tot__isnull=True) | Q(tot__gt=nu), stelsel_id=kring.stelsel.pk, medewerker=kring.medewerker, van__lte=nu
    ).values("dossier_id")


def elders_op_naam(kring: Werkkring, nu: datetime) -> list[UUID]:
    """De dossiers waarin zij nu op naam meewerkt en die haar eigen team niet draagt; meestal geen."""
    mee = deelnames(kring, LEZEN, nu).exclude(in_bereik(kring.bereik(LEZEN), "dossier__"))
    return list(mee.values_list("dossier_id", flat=True))


def mijn_regie(kring: Werkkring) -> QuerySet[Regie, object]:
    """De dossiers van haar team waarvan zij de regie heeft; elders heeft zij die op naam (`deelnames`)."""
    rijen = Regie.objects.filter(in_bereik(kring.bereik(LEZEN), "dossier__"), stelsel_id=kring.stelsel.pk)
    return rijen.filter(medewerker=kring.medewerker, tot__isnull=True).values("dossier_id")


def vragen(kring: Werkkring, nu: datetime) -> QuerySet[Vraag]:
    """De vragen die zij leest: in haar bereik, of in een dossier van haar team of waarin zij meewerkt, of in nood."""
    bereik = kring.bereik(LEZEN)
    in_dossier = DossierVraag.objects.filter(
        in_bereik(bereik, "dossier__")
        | Q(dossier_id__in=_in_nood(kring, nu))
        | Q(dossier_id__in=deelnames(kring, LEZEN, nu)),
        stelsel_id=kring.stelsel.pk,
    )
    return Vraag.objects.filter(
        in_bereik(bereik) | Q(pk__in=in_dossier.values("vraag_id")), stelsel_id=kring.stelsel.pk
    )


def gebeurtenissen(kring: Werkkring, nu: datetime) -> QuerySet[Gebeurtenis]:
    """De feiten van wat zij leest: van een dossier, of van een vraag zonder dossier."""
    mijn = dossiers(kring, nu).filter(pk=OuterRef("dossier_id"))
    los = vragen(kring, nu).filter(pk=OuterRef("vraag_id"))
    return Gebeurtenis.objects.filter(
        Exists(mijn) | (Q(dossier_id__isnull=True) & Exists(los)), stelsel_id=kring.stelsel.pk
    )


def contactmomenten(kring: Werkkring, nu: datetime) -> QuerySet[Contactmoment]:
    """De regels van het journaal in de dossiers die zij leest, nieuwste eerst."""
    return (
        Contactmoment.objects.filter(dossier__in=dossiers(kring, nu), stelsel_id=kring.stelsel.pk)
        .select_related("door")
        .order_by("-moment", "pk")
    )


def afspraken(kring: Werkkring, nu: datetime) -> QuerySet[Afspraak]:
    """De afspraken in de dossiers die zij leest, en die zij zelf doet, ook als zij verder niets ziet."""
    waar = Q(dossier__in=dossiers(kring, nu))
    if kring.mag("afspraken_zien"):
        waar |= Q(medewerker=kring.medewerker)
    return Afspraak.objects.filter(waar, stelsel_id=kring.stelsel.pk).order_by("begin", "pk")


def mijn_afspraken(kring: Werkkring) -> QuerySet[Afspraak]:
    """De afspraken die zij zelf doet en die doorgaan."""
    if not kring.mag("afspraken_zien"):
        return Afspraak.objects.none()
    return Afspraak.objects.filter(
        stelsel_id=kring.stelsel.pk, medewerker=kring.medewerker, afgezegd_op__isnull=True
    ).order_by("begin", "pk")


def vervangen_afspraken(kring: Werkkring, nu: datetime) -> QuerySet[Afspraak]:
    """De afspraken van wie zij vandaag vervangt, tot die terug is; alleen in dossiers die zij leest."""
    weg = Afwezigheid.objects.filter(
        op(timezone.localdate(nu)), stelsel_id=kring.stelsel.pk, vervanger=kring.medewerker
    )
    dan_nog = weg.filter(Q(tot__isnull=True) | Q(tot__gt=OuterRef("dag")), medewerker_id=OuterRef("medewerker_id"))
    afspraken = Afspraak.objects.filter(
        medewerker_id__in=weg.values("medewerker_id"), dossier__in=dossiers(kring, nu), stelsel_id=kring.stelsel.pk,
        afgezegd_op__isnull=True, begin__gte=nu - NET_BEGONNEN,
    )  # fmt: skip
    return afspraken.annotate(dag=TruncDate("begin")).filter(Exists(dan_nog))


def komende_afspraken(kring: Werkkring, dossier: Dossier, nu: datetime) -> list[Afspraak]:
    """De afspraken van een dossier dat al langs `dossiers` kwam, die nog niet voorbij zijn; eerste vooraan."""
    alle = Afspraak.objects.filter(stelsel_id=kring.stelsel.pk, dossier=dossier, afgezegd_op__isnull=True)
    straks = list(alle.filter(begin__gte=nu - NET_BEGONNEN).select_related("medewerker").order_by("begin", "pk"))
    verberg_plekken(kring, dossier, straks, nu)
    return straks


def verberg_plekken(kring: Werkkring, dossier: Dossier, afspraken: Iterable[Afspraak], nu: datetime) -> None:
    """Is het adres geheim, dan staat de plek er alleen voor wie gaat en voor wie in het dossier schrijft; anders leeg.

    De plek is vrije tekst: iemand kan daar toch het adres in zetten. # aanname: het team dat schrijft, kent haar al
    """
    if dossier.adres_geheim and not schrijft(kring, dossier, nu):
        for afspraak in afspraken:
            if afspraak.medewerker_id != kring.medewerker.pk:
                afspraak.plek = ""


def adresinzagen(kring: Werkkring, nu: datetime) -> QuerySet[Adresinzage]:
    """Wie welk geheim adres mag zien, in de dossiers die zij leest: aan hen kan zij het vragen."""
    return Adresinzage.objects.filter(dossier__in=dossiers(kring, nu), stelsel_id=kring.stelsel.pk)


def geheime_adressen(kring: Werkkring, nu: datetime) -> QuerySet[Geheimadres]:
    """De geheime adressen die zij vandaag op naam mag zien, in dossiers van haar team; nooit door noodtoegang."""
    vandaag = timezone.localdate(nu)
    inzagen = Adresinzage.objects.filter(
        Q(tot__isnull=True) | Q(tot__gt=vandaag),
        in_bereik(kring.bereik(LEZEN), "dossier__"),
        van__lte=vandaag,
        medewerker=kring.medewerker,
        stelsel_id=kring.stelsel.pk,
    )
    return Geheimadres.objects.filter(stelsel_id=kring.stelsel.pk, dossier_id__in=inzagen.values("dossier_id"))


def noodtoegangen(kring: Werkkring) -> QuerySet[Noodtoegang]:
    """Haar eigen noodtoegangen, en alle voor wie erover oordeelt."""
    alle = Noodtoegang.objects.filter(stelsel_id=kring.stelsel.pk)
    return alle if kring.mag("noodtoegang_beoordelen") else alle.filter(medewerker=kring.medewerker)


def verstrekkingen(kring: Werkkring, nu: datetime) -> QuerySet[Verstrekking]:
    """Het register, van de dossiers die zij leest; wie toezicht houdt ziet alles."""
    alle = Verstrekking.objects.filter(stelsel_id=kring.stelsel.pk)
    return alle if kring.mag("toezicht") else alle.filter(dossier__in=dossiers(kring, nu))


def noodtoegang_nu(kring: Werkkring, dossier: Dossier, nu: datetime) -> Noodtoegang | None:
    """De lopende noodtoegang waarmee zij dit dossier leest, of None als zij het gewoon mag lezen."""
    if _hier(kring, LEZEN, dossier):
        return None  # de gewone weg kost geen vraag aan de database
    gewoon = Dossier.objects.filter(
        in_bereik(kring.bereik(LEZEN)) | Q(pk__in=_gedeeld(kring)) | Q(pk__in=deelnames(kring, LEZEN, nu)),
        stelsel_id=kring.stelsel.pk,
        pk=dossier.pk,
    )
    return None if gewoon.exists() else _lopend(kring, nu).filter(dossier=dossier).first()


def _gedeeld(kring: Werkkring) -> QuerySet[DossierVraag, object]:
    return (
        DossierVraag.objects.filter(
            in_bereik(kring.bereik(LEZEN), "vraag__"), stelsel_id=kring.stelsel.pk, gedeeld=True
        )
        .exclude(vraag__status=Vraag.Status.BEANTWOORD)
        .values("dossier_id")
    )


def _lopend(kring: Werkkring, nu: datetime) -> QuerySet[Noodtoegang]:
    if not kring.mag("noodtoegang"):
        return Noodtoegang.objects.none()
    return Noodtoegang.objects.filter(stelsel_id=kring.stelsel.pk, medewerker=kring.medewerker, van__lte=nu, tot__gt=nu)


def _in_nood(kring: Werkkring, nu: datetime) -> QuerySet[Noodtoegang, object]:
    return _lopend(kring, nu).values("dossier_id")


def _hier(kring: Werkkring, recht: str, dossier: Dossier) -> bool:
    """Valt een dossier dat al is opgehaald binnen de teams en gebieden van dit recht?"""
    return any(team == dossier.team_id and gebied in (None, dossier.gebied_id) for team, gebied in kring.bereik(recht))
