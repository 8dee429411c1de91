"""Het slot van de toepassing: wat iemand van het werk te zien krijgt, los van het slot in de database (ADR 0002)."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from keukentafel.doen.delen.models import Adresinzage, Geheimadres, Noodtoegang
from keukentafel.doen.dossier.models import Afspraak, Contactmoment, Dossier, DossierVraag
from keukentafel.doen.ingang.models import Vraag
from keukentafel.doen.tabel import in_bereik
from keukentafel.regelen.medewerkers.overzichten import Werkkring

LEZEN, SCHRIJVEN = "dossier_lezen", "dossier_schrijven"
NET_BEGONNEN = timedelta(hours=1)
"""Zo lang blijft een afspraak die al begonnen is, nog de eerstvolgende."""


def dossiers(kring: Werkkring, nu: datetime) -> QuerySet[Dossier]:
    """De dossiers die deze medewerker leest.

    Wat haar team draagt (in haar gebied), wat met haar team gedeeld is zolang de vraag open is, en wat noodtoegang
    opent zolang die duurt. Gelijk aan de regel `lezen` op doen_dossier; een proef vergelijkt de twee.
    """
    return Dossier.objects.filter(
        in_bereik(kring.bereik(LEZEN)) | Q(pk__in=_gedeeld(kring)) | Q(pk__in=_in_nood(kring, nu)),
        stelsel_id=kring.stelsel.pk,
    )


def schrijfdossiers(kring: Werkkring) -> QuerySet[Dossier]:
    """De dossiers waarin zij schrijft: nooit door noodtoegang of een gedeelde vraag."""
    return Dossier.objects.filter(in_bereik(kring.bereik(SCHRIJVEN)), stelsel_id=kring.stelsel.pk)


def schrijft(kring: Werkkring, dossier: Dossier) -> bool:
    """Of zij in dit dossier schrijft: gelijk aan `schrijfdossiers`, voor een dossier dat er al is."""
    return any(
        team == dossier.team_id and gebied in (None, dossier.gebied_id) for team, gebied in kring.bereik(SCHRIJVEN)
    )


def vragen(kring: Werkkring, nu: datetime) -> QuerySet[Vraag]:
    """De vragen die zij leest: in haar bereik, of in een dossier dat haar team draagt of dat in nood open is."""
    bereik = kring.bereik(LEZEN)
    in_dossier = DossierVraag.objects.filter(
        in_bereik(bereik, "dossier__") | Q(dossier_id__in=_in_nood(kring, nu)), stelsel_id=kring.stelsel.pk
    )
    return Vraag.objects.filter(
        in_bereik(bereik) | Q(pk__in=in_dossier.values("vraag_id")), stelsel_id=kring.stelsel.pk
    )


def contactmomenten(kring: Werkkring, dossier: Dossier) -> QuerySet[Contactmoment]:
    """Het journaal van een dossier dat al langs `dossiers` kwam, nieuwste eerst."""
    return (
        Contactmoment.objects.filter(stelsel_id=kring.stelsel.pk, dossier=dossier)
        .select_related("door")
        .order_by("-moment", "pk")
    )


def mijn_afspraken(kring: Werkkring) -> QuerySet[Afspraak]:
    """De afspraken die zij zelf doet, ook als zij verder niets van het huishouden ziet."""
    return Afspraak.objects.filter(
        stelsel_id=kring.stelsel.pk, medewerker=kring.medewerker, afgezegd_op__isnull=True
    ).order_by("begin", "pk")


def komende_afspraken(kring: Werkkring, dossier: Dossier, nu: datetime) -> list[Afspraak]:
    """De afspraken van een dossier dat al langs `dossiers` kwam, die nog niet voorbij zijn; eerste vooraan."""
    alle = Afspraak.objects.filter(stelsel_id=kring.stelsel.pk, dossier=dossier, afgezegd_op__isnull=True)
    straks = list(alle.filter(begin__gte=nu - NET_BEGONNEN).select_related("medewerker").order_by("begin", "pk"))
    verberg_plekken(kring, dossier, straks)
    return straks


def verberg_plekken(kring: Werkkring, dossier: Dossier, afspraken: Iterable[Afspraak]) -> None:
    """Is het adres geheim, dan staat de plek er alleen voor wie gaat en voor wie in het dossier schrijft; anders leeg.

    De plek is vrije tekst: iemand kan daar toch het adres in zetten. # aanname: het team dat schrijft, kent haar al
    """
    if dossier.adres_geheim and not schrijft(kring, dossier):
        for afspraak in afspraken:
            if afspraak.medewerker_id != kring.medewerker.pk:
                afspraak.plek = ""


def geheim_adres(kring: Werkkring, dossier: Dossier) -> Geheimadres | None:
    """Het afgeschermde adres, alleen voor wie het op naam mag zien en het dossier zonder noodtoegang leest."""
    if not Dossier.objects.filter(in_bereik(kring.bereik(LEZEN)), pk=dossier.pk).exists():
        return None
    vandaag = timezone.localdate()
    inzage = Adresinzage.objects.filter(
        Q(tot__isnull=True) | Q(tot__gt=vandaag), van__lte=vandaag, medewerker=kring.medewerker, dossier=dossier
    )
    if not inzage.exists():
        return None
    return Geheimadres.objects.filter(stelsel_id=kring.stelsel.pk, dossier=dossier).first()


def noodtoegang_nu(kring: Werkkring, dossier: Dossier, nu: datetime) -> Noodtoegang | None:
    """De lopende noodtoegang waarmee zij dit dossier leest, of None als zij het gewoon mag lezen."""
    if Dossier.objects.filter(
        in_bereik(kring.bereik(LEZEN)) | Q(pk__in=_gedeeld(kring)), stelsel_id=kring.stelsel.pk, pk=dossier.pk
    ).exists():
        return None
    return _lopend(kring, nu).filter(dossier=dossier).first()


def _gedeeld(kring: Werkkring) -> QuerySet[DossierVraag, object]:
    return (
        DossierVraag.objects.filter(
            in_bereik(kring.bereik(LEZEN), "vraag__"), stelsel_id=kring.stelsel.pk, gedeeld=True
        )
        .exclude(vraag__status=Vraag.Status.BEANTWOORD)
        .values("dossier_id")
    )


def _lopend(kring: Werkkring, nu: datetime) -> QuerySet[Noodtoegang]:
    return Noodtoegang.objects.filter(stelsel_id=kring.stelsel.pk, medewerker=kring.medewerker, van__lte=nu, tot__gt=nu)


def _in_nood(kring: Werkkring, nu: datetime) -> QuerySet[Noodtoegang, object]:
    return _lopend(kring, nu).values("dossier_id")
