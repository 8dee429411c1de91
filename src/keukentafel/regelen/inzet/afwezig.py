"""Wie er niet is, tot wanneer, en wie haar vervangt. Waarom zij er niet is, vraagt en bewaart het huis niet."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from keukentafel.kern.gebeurtenissen.acties import maak
from keukentafel.kern.gebeurtenissen.feiten import Feit
from keukentafel.regelen.inzet.feiten import AfwezigGemeld, AfwezigheidGewijzigd
from keukentafel.regelen.inzet.keuren import (
    in_woorden,
    keur_einde,
    keur_geen_overlap,
    keur_periode,
    keur_van_stelsel,
    weiger,
)
from keukentafel.regelen.inzet.leesteams import leesteams
from keukentafel.regelen.inzet.models import Afwezigheid
from keukentafel.regelen.inzet.versie import om_de_beurt, zelfde
from keukentafel.regelen.medewerkers.models import Lidmaatschap, Medewerker
from keukentafel.regels.inzet import Periode


@transaction.atomic
def meld_afwezig(
    *,
    medewerker: Medewerker,
    van: date,
    tot: date | None,
    vervanger: Medewerker | None,
    door: Medewerker,
    nu: datetime,
) -> Afwezigheid:
    """Leg vast dat iemand er vanaf `van` niet is; `tot` is de eerste dag dat zij er weer is, None als dat onzeker is.

    Raises:
        FoutInInvoer: bij `van`, `tot` of `vervanger`.
    """
    keur_van_stelsel(medewerker, door)
    om_de_beurt(door.stelsel_id)
    keur_periode(van, tot)
    nieuw = Periode(van, tot)
    eerder = Afwezigheid.objects.filter(stelsel_id=door.stelsel_id, medewerker=medewerker)
    keur_geen_overlap(nieuw, eerder, _("Er staat al een afwezigheid %(wanneer)s"))
    if vervanger is not None:
        _keur_vervanger(medewerker, vervanger, nieuw, nu)
    rij = Afwezigheid.objects.create(
        stelsel_id=door.stelsel_id, medewerker=medewerker, van=van, tot=tot, vervanger=vervanger
    )
    feit = AfwezigGemeld(wie=medewerker.pk, van=van, tot=tot, vervanger=vervanger.pk if vervanger else None)
    _leg_vast(feit, rij, door, nu)
    return rij


@transaction.atomic
def wijzig_afwezigheid(
    *,
    afwezigheid: Afwezigheid,
    tot: date | None,
    vervanger: Medewerker | None,
    gezien: str,
    door: Medewerker,
    nu: datetime,
) -> Afwezigheid:
    """Kies een andere dag van terugkeer of een andere vervanger.

    Raises:
        FoutInInvoer: bij `tot` of `vervanger`. Verouderd: een ander was eerder.
    """
    om_de_beurt(door.stelsel_id)
    rijen = Afwezigheid.objects.select_related("medewerker")
    rij = zelfde(rijen.get(stelsel_id=door.stelsel_id, pk=afwezigheid.pk), gezien)
    if tot is not None:
        keur_einde(rij, tot)
    nieuw = Periode(rij.van, tot)
    for ander in Afwezigheid.objects.filter(stelsel_id=rij.stelsel_id, medewerker=rij.medewerker_id).exclude(pk=rij.pk):
        if nieuw.overlapt(Periode(ander.van, ander.tot)):
            raise weiger("tot", _("Er staat ook een afwezigheid %(wanneer)s") % {"wanneer": in_woorden(ander)})
    if vervanger is not None and not nieuw.leeg:
        _keur_vervanger(rij.medewerker, vervanger, nieuw, nu)
    rij.tot, rij.vervanger = tot, vervanger
    rij.save(update_fields=["tot", "vervanger"])
    feit = AfwezigheidGewijzigd(wie=rij.medewerker_id, tot=tot, vervanger=vervanger.pk if vervanger else None)
    _leg_vast(feit, rij, door, nu)
    return rij


def weer_aanwezig(*, afwezigheid: Afwezigheid, gezien: str, door: Medewerker, nu: datetime) -> Afwezigheid:
    """Vandaag is zij er weer.

    Raises:
        FoutInInvoer, Verouderd: zie `wijzig_afwezigheid`.
    """
    vandaag = timezone.localdate(nu)
    tot = max(vandaag, afwezigheid.van)
    return wijzig_afwezigheid(
        afwezigheid=afwezigheid, tot=tot, vervanger=afwezigheid.vervanger, gezien=gezien, door=door, nu=nu
    )


def kies_vervanger(
    *, afwezigheid: Afwezigheid, vervanger: Medewerker | None, gezien: str, door: Medewerker, nu: datetime
) -> Afwezigheid:
    """Wie neemt het werk over? De dag van terugkeer blijft.

    Raises:
        FoutInInvoer, Verouderd: zie `wijzig_afwezigheid`.
    """
    return wijzig_afwezigheid(
        afwezigheid=afwezigheid, tot=afwezigheid.tot, vervanger=vervanger, gezien=gezien, door=door, nu=nu
    )


def _keur_vervanger(medewerker: Medewerker, vervanger: Medewerker, nieuw: Periode, nu: datetime) -> None:
    if vervanger.pk == medewerker.pk:
        raise weiger("vervanger", _("Kies een ander: niemand vervangt zichzelf"))
    if vervanger.stelsel_id != medewerker.stelsel_id:
        raise weiger("vervanger", _("Deze medewerker is er niet (meer)"))
    for weg in Afwezigheid.objects.filter(stelsel_id=medewerker.stelsel_id, medewerker=vervanger):
        if nieuw.overlapt(Periode(weg.van, weg.tot)):
            feiten = {"naam": vervanger.naam, "wanneer": in_woorden(weg)}
            raise weiger("vervanger", _("%(naam)s is er zelf niet %(wanneer)s. Kies een ander") % feiten)
    dag = max(nieuw.van, timezone.localdate(nu))
    _keur_mag_lezen(medewerker, vervanger, dag, nieuw.tot)


def _keur_mag_lezen(medewerker: Medewerker, vervanger: Medewerker, dag: date, tot: date | None) -> None:
    """De vervanger leest de dossiers van minstens één team van wie er niet is, tot die terug is."""
    nodig = leesteams(medewerker, dag)
    if not nodig:
        return
    kan = {team for team in leesteams(vervanger, dag) if team in nodig}
    if not kan:
        zin = _(
            "%(naam)s mag de dossiers van dit team niet lezen. Kies iemand van het team, of geef eerst een rol erin"
        )
        raise weiger("vervanger", zin % {"naam": vervanger.naam})
    blijft = Lidmaatschap.objects.filter(medewerker=vervanger, team_id__in=kan, van__lte=dag)
    if tot is not None and not blijft.filter(Q(tot__isnull=True) | Q(tot__gte=tot)).exists():
        raise weiger(
            "vervanger", _("De rol van %(naam)s in dit team stopt eerder. Kies een ander") % {"naam": vervanger.naam}
        )


def _leg_vast(feit: Feit, rij: Afwezigheid, door: Medewerker, nu: datetime) -> None:
    """Bij het team van wie er niet is, zodat het team haar terugziet in zijn cijfers."""
    lid = Lidmaatschap.objects.filter(medewerker=rij.medewerker_id, team__isnull=False, van__lte=rij.van)
    team = lid.order_by("-van", "team_id").values_list("team_id", flat=True).first()
    maak(feit, stelsel_id=rij.stelsel_id, moment=nu, medewerker_id=door.pk, team_id=team).save(force_insert=True)
