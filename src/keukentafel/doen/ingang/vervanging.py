"""Iemand is er niet: haar klokken gaan naar haar vervanger, en blijven daar tot zij ze terugkrijgt."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q, QuerySet, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils import timezone

from keukentafel.doen.ingang.models import Vraag
from keukentafel.doen.ingang.toewijzen import leg_vast
from keukentafel.doen.tabel import in_bereik
from keukentafel.inrichting.model import Inrichting
from keukentafel.regelen.gemeenten.overzichten import inrichting_op
from keukentafel.regelen.inzet.bezetting import Werker, werkers
from keukentafel.regelen.inzet.models import Afwezigheid
from keukentafel.regelen.medewerkers.models import Medewerker
from keukentafel.regelen.medewerkers.overzichten import Werkkring, werkkring_van
from keukentafel.regelen.teams.overzichten import op
from keukentafel.regels.inzet import Bestemming, Lopend, Vervanger, verdeel


def bestemmingen(
    vragen: Iterable[Vraag], afwezige: Werker, vervanger: Werker | None, inrichting: Inrichting, dag: date
) -> list[Bestemming]:
    """Waar de klokken van wie er niet is heen gaan, volgens de regel; wat nog niemand heeft voorop."""
    if afwezige.afwezig is None:
        return []
    lopende = [
        Lopend(
            vraag=vraag.pk,
            uiterlijk=vraag.uiterlijk,
            spoed=vraag.spoed,
            terugbellen=vraag.terugbellen,
            kennis=inrichting.kennis_voor(vraag.feiten.get("leefgebieden", ())),
            vervanger_mag=vervanger is None or vervanger.schrijft(vraag.team_id, vraag.gebied_id, inrichting),
        )
        for vraag in vragen
    ]
    return verdeel(lopende, afwezige.afwezig.periode, frozenset(afwezige.kennis), _invaller(vervanger), dag)


def _invaller(vervanger: Werker | None) -> Vervanger | None:
    if vervanger is None:
        return None
    weg = vervanger.afwezig.periode if vervanger.afwezig else None
    return Vervanger(medewerker=vervanger.id, afwezig=weg, kennis=frozenset(vervanger.kennis))


def van_afwezigen(kring: Werkkring, team_id: int, afwezigen: Sequence[int]) -> QuerySet[Vraag]:
    """De open vragen van een team die iemand heeft die er niet is, of die iemand voor een ander overnam."""
    return (
        Vraag.objects.filter(
            in_bereik(kring.bereik("dossier_lezen")),
            Q(opgenomen_door_id__in=afwezigen) | Q(namens__isnull=False),
            stelsel_id=kring.stelsel.pk,
            team_id=team_id,
            status=Vraag.Status.OPGENOMEN,
        )
        .select_related("opgenomen_door", "namens", "dossiervraag__dossier")
        .order_by("-spoed", "uiterlijk", "ontvangen_op", "pk")
    )


@transaction.atomic
def neem_over(*, afwezigheid: Afwezigheid, door: Medewerker | None, nu: datetime) -> list[Vraag]:
    """Zet elke klok die niet kan wachten bij de vervanger; geeft de vragen die daardoor verhuisden.

    Wat de vervanger niet kan hebben, blijft waar het is en staat op het teamblad. Is de afwezigheid nog niet begonnen,
    al voorbij of zonder vervanger, dan gebeurt er niets; nog een keer ook niet. `door` verplaatst alleen waar zij het
    werk verdeelt; None is de dagelijkse taak, die het hele stelsel doet.
    """
    dag = timezone.localdate(nu)
    if afwezigheid.vervanger_id is None or not Afwezigheid.objects.filter(op(dag), pk=afwezigheid.pk).exists():
        return []
    vragen = {vraag.pk: vraag for vraag in _op_slot(afwezigheid, door, dag)}
    if not vragen:
        return []
    _versie, inrichting = inrichting_op(afwezigheid.stelsel_id, dag)
    wie = [afwezigheid.medewerker_id, afwezigheid.vervanger_id]
    mensen = werkers(afwezigheid.stelsel_id, dag, Q(pk__in=wie))
    uit = bestemmingen(vragen.values(), mensen[wie[0]], mensen[wie[1]], inrichting, dag)
    mee = [vragen[een.lopend.vraag] for een in uit if een.naar is not None]
    _verhuis(mee, wie[0], wie[1], nu)
    leg_vast(mee, dict.fromkeys([vraag.pk for vraag in mee], wie[0]), reden="afwezig", door=door, nu=nu)
    return mee


def neem_alles_over(*, stelsel_id: int, nu: datetime) -> dict[int, list[UUID]]:
    """Doe `neem_over` voor elke afwezigheid van vandaag; geeft per afwezigheid welke vragen verhuisden.

    Voor de dagelijkse taak: ook een afwezigheid die vandaag pas begint, gaat zo vanzelf mee.
    """
    lopend = Afwezigheid.objects.filter(op(timezone.localdate(nu)), stelsel_id=stelsel_id, vervanger__isnull=False)
    return {
        rij.pk: [vraag.pk for vraag in neem_over(afwezigheid=rij, door=None, nu=nu)] for rij in lopend.order_by("pk")
    }


def _op_slot(afwezigheid: Afwezigheid, door: Medewerker | None, dag: date) -> QuerySet[Vraag]:
    vragen = Vraag.objects.select_for_update(of=("self",)).filter(
        stelsel_id=afwezigheid.stelsel_id,
        opgenomen_door_id=afwezigheid.medewerker_id,
        status=Vraag.Status.OPGENOMEN,
    )
    if door is None:
        return vragen.order_by("pk")
    kring = werkkring_van(door, dag)
    bereik = kring.bereik("dossier_schrijven") if kring else ()
    mijn = {team for team, _gebied in bereik if kring and kring.mag("werk_verdelen", team)}
    return vragen.filter(in_bereik(bereik), team_id__in=mijn).order_by("pk")


def _verhuis(vragen: Sequence[Vraag], van: int, naar: int, nu: datetime) -> None:
    """Van wie een vraag eerst was, blijft staan, ook als de vervanger op haar beurt wordt vervangen."""
    eerst = NullIf(Coalesce(F("namens_id"), Value(van)), Value(naar))
    Vraag.objects.filter(pk__in=[vraag.pk for vraag in vragen]).update(
        opgenomen_door_id=naar, opgenomen_op=nu, namens_id=eerst
    )
    for vraag in vragen:
        vraag.opgenomen_door_id = naar
