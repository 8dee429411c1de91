"""Een spreekuur openen, een andere begeleider of vrijwilliger kiezen, en het laten eindigen."""

from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from keukentafel.inrichting.model import Inrichting
from keukentafel.kern.gebeurtenissen.acties import maak
from keukentafel.kern.gebeurtenissen.feiten import Feit
from keukentafel.regelen.gebieden.models import Gebied
from keukentafel.regelen.gemeenten.overzichten import inrichting_op
from keukentafel.regelen.inzet.keuren import dag, keur_einde, keur_periode, keur_team, keur_van_stelsel, weiger
from keukentafel.regelen.inzet.versie import Verouderd, om_de_beurt
from keukentafel.regelen.medewerkers.models import Medewerker
from keukentafel.regelen.spreekuren.feiten import SpreekuurBeeindigd, SpreekuurGeopend, SpreekuurGewijzigd
from keukentafel.regelen.spreekuren.keuren import keur_begeleider, keur_vrijwilligers, keur_wijk
from keukentafel.regelen.spreekuren.models import Spreekuur, Spreekuurvrijwilliger
from keukentafel.regelen.spreekuren.overzichten import heeft_spreekuren, versie_van
from keukentafel.regelen.teams.models import Team
from keukentafel.regels.basis import FoutInInvoer, Invoerfout
from keukentafel.regels.inzet import Periode


@dataclass(frozen=True)
class Spreekuuropgave:
    """Een spreekuur zoals het is ingevuld; `weekdag` is 0 (maandag) tot en met 6, `tot` de eerste dag zonder."""

    onderwerp: str
    plek: str
    straat: str
    huisnummer: str
    weekdag: int
    begintijd: time
    eindtijd: time
    begeleider: Medewerker
    van: date
    tot: date | None = None
    vrijwilligers: tuple[Medewerker, ...] = ()
    gebied: Gebied | None = None
    kleur: str = ""
    uitleg: str = ""


@transaction.atomic
def open_spreekuur(*, team: Team, opgave: Spreekuuropgave, door: Medewerker, nu: datetime) -> Spreekuur:
    """Een nieuw spreekuur, elke week op dezelfde dag.

    Raises:
        FoutInInvoer: per veld wat niet kan; bij "" als deze inrichting geen spreekuren heeft.
        Medewerker.DoesNotExist: een van de mensen werkt in een ander stelsel.
        django.db.ProgrammingError (42501): zij verdeelt het werk van dit team niet.
    """
    for mens in (opgave.begeleider, *opgave.vrijwilligers):
        keur_van_stelsel(mens, door)
    om_de_beurt(door.stelsel_id)
    vandaag = timezone.localdate(nu)
    _versie, inrichting = inrichting_op(door.stelsel_id, vandaag)
    rij = _nieuw(team, opgave, door, max(vandaag, opgave.van))
    _keur(rij, opgave, vandaag, inrichting)
    rij.save(force_insert=True)
    _zet_vrijwilligers(rij, opgave.vrijwilligers, rij.begeleider_sinds)
    wie = tuple(sorted(mens.pk for mens in opgave.vrijwilligers))
    feit = SpreekuurGeopend(
        spreekuur=rij.pk, weekdag=rij.weekdag, begeleider=rij.begeleider_id, vrijwilligers=wie, van=rij.van, tot=rij.tot
    )
    _leg_vast(feit, rij, door, nu)
    return rij


@transaction.atomic
def wijzig_spreekuur(
    *,
    spreekuur_id: int,
    begeleider: Medewerker,
    vrijwilligers: tuple[Medewerker, ...],
    gezien: str,
    door: Medewerker,
    nu: datetime,
) -> Spreekuur:
    """Kies wie er vanaf vandaag begeleidt en wie er helpt.

    Raises:
        Spreekuur.DoesNotExist: het is er niet (meer). FoutInInvoer: bij `begeleider` of `vrijwilligers`.
        Verouderd: een ander was eerder.
    """
    for mens in (begeleider, *vrijwilligers):
        keur_van_stelsel(mens, door)
    vandaag = timezone.localdate(nu)
    rij = _zelfde(spreekuur_id, gezien, door, vandaag)
    _versie, inrichting = inrichting_op(door.stelsel_id, vandaag)
    sinds = max(vandaag, rij.van)
    if rij.begeleider_id != begeleider.pk:
        rij.begeleider, rij.begeleider_sinds = begeleider, sinds
        _weiger_als(list(keur_begeleider(rij, Periode(sinds, rij.tot), inrichting)))
    al = {een.medewerker_id for een in rij.vrijwilligers.filter(tot__isnull=True)}
    keur_vrijwilligers(rij.team, [mens for mens in vrijwilligers if mens.pk not in al], sinds, inrichting)
    rij.save(update_fields=["begeleider", "begeleider_sinds"])
    _zet_vrijwilligers(rij, vrijwilligers, sinds)
    wie = tuple(sorted(mens.pk for mens in vrijwilligers))
    _leg_vast(SpreekuurGewijzigd(spreekuur=rij.pk, begeleider=begeleider.pk, vrijwilligers=wie), rij, door, nu)
    return rij


@transaction.atomic
def eindig_spreekuur(*, spreekuur_id: int, tot: date, gezien: str, door: Medewerker, nu: datetime) -> Spreekuur:
    """Laat een spreekuur eindigen; `tot` is de eerste dag zonder. Op zijn eerste dag eindigen is intrekken.

    Raises:
        Spreekuur.DoesNotExist: het is er niet (meer). FoutInInvoer: bij `tot`. Verouderd: een ander was eerder.
    """
    vandaag = timezone.localdate(nu)
    rij = _zelfde(spreekuur_id, gezien, door, vandaag)
    keur_einde(rij, tot)
    if tot < vandaag:
        raise weiger("tot", _("Dat is al geweest. Kies %(dag)s of later") % {"dag": dag(vandaag)})
    if rij.tot is not None and tot > rij.tot:
        _versie, inrichting = inrichting_op(door.stelsel_id, vandaag)
        keur_team(rij.team, Periode(rij.van, tot))
        fouten = keur_begeleider(rij, Periode(max(vandaag, rij.begeleider_sinds), tot), inrichting)
        _weiger_als([Invoerfout("tot", fout.melding) for fout in fouten])
    rij.tot, rij.begeleider_sinds = tot, min(rij.begeleider_sinds, tot)
    rij.save(update_fields=["tot", "begeleider_sinds"])
    _leg_vast(SpreekuurBeeindigd(spreekuur=rij.pk, tot=tot), rij, door, nu)
    return rij


def _nieuw(team: Team, opgave: Spreekuuropgave, door: Medewerker, sinds: date) -> Spreekuur:
    return Spreekuur(
        stelsel_id=door.stelsel_id, team=team, onderwerp=opgave.onderwerp.strip(), plek=opgave.plek.strip(),
        straat=opgave.straat.strip(), huisnummer=opgave.huisnummer.strip(), uitleg=opgave.uitleg.strip(),
        gebied=opgave.gebied, kleur=opgave.kleur, weekdag=opgave.weekdag, begintijd=opgave.begintijd,
        eindtijd=opgave.eindtijd, begeleider=opgave.begeleider, begeleider_sinds=sinds, van=opgave.van,
        tot=opgave.tot,
    )  # fmt: skip


def _keur(rij: Spreekuur, opgave: Spreekuuropgave, vandaag: date, inrichting: Inrichting) -> None:
    """Alles wat niet klopt in één keer, behalve een periode die niet kan: dan valt er niets meer na te kijken."""
    if not heeft_spreekuren(inrichting):
        raise weiger("", _("Deze inrichting heeft geen spreekuren"))
    if rij.team.stelsel_id != rij.stelsel_id or (rij.gebied and rij.gebied.stelsel_id != rij.stelsel_id):
        raise weiger("gebied", _("Deze wijk of dit team is er niet (meer)"))
    keur_periode(rij.van, rij.tot)
    if rij.tot is not None and rij.tot <= vandaag:
        raise weiger("tot", _("Dat is al geweest. Kies een dag na %(dag)s") % {"dag": dag(vandaag)})
    keur_team(rij.team, Periode(rij.van, rij.tot))
    leeg = [veld for veld in ("onderwerp", "plek", "straat", "huisnummer") if not getattr(rij, veld)]
    fouten = [Invoerfout(veld, _("Vul dit nog in")) for veld in leeg]
    fouten += keur_wijk(rij.gebied, rij.kleur, inrichting)
    if not 0 <= rij.weekdag <= 6:
        fouten.append(Invoerfout("weekdag", _("Kies een dag van de week")))
    if rij.eindtijd <= rij.begintijd:
        fouten.append(Invoerfout("eindtijd", _("Dit is voor het begin. Kies een latere tijd")))
    else:
        fouten += keur_begeleider(rij, Periode(rij.begeleider_sinds, rij.tot), inrichting)
    _weiger_als(fouten)
    keur_vrijwilligers(rij.team, opgave.vrijwilligers, rij.begeleider_sinds, inrichting)


def _weiger_als(fouten: list[Invoerfout]) -> None:
    if fouten:
        raise FoutInInvoer(fouten)


def _zelfde(spreekuur_id: int, gezien: str, door: Medewerker, vandaag: date) -> Spreekuur:
    """Het spreekuur, als het er nog is en nog is zoals iemand het zag."""
    om_de_beurt(door.stelsel_id)
    rijen = Spreekuur.objects.filter(stelsel_id=door.stelsel_id).select_related("team", "begeleider")
    rij = rijen.get(pk=spreekuur_id)
    if gezien != versie_van(rij):
        raise Verouderd(rij)
    if rij.tot is not None and rij.tot <= max(vandaag, rij.van):
        raise Spreekuur.DoesNotExist(spreekuur_id)
    return rij


def _zet_vrijwilligers(rij: Spreekuur, gekozen: tuple[Medewerker, ...], vanaf: date) -> None:
    """Wie erbij komt, helpt vanaf deze dag; wie niet meer gekozen is, tot deze dag."""
    nu = {een.medewerker_id: een for een in rij.vrijwilligers.filter(tot__isnull=True)}
    blijft = {mens.pk for mens in gekozen}
    for een in nu.values():
        if een.medewerker_id not in blijft:
            een.tot = max(een.van, vanaf)
            een.save(update_fields=["tot"])
    Spreekuurvrijwilliger.objects.bulk_create(
        Spreekuurvrijwilliger(stelsel_id=rij.stelsel_id, spreekuur=rij, medewerker_id=wie, van=vanaf)
        for wie in sorted(blijft - nu.keys())
    )


def _leg_vast(feit: Feit, rij: Spreekuur, door: Medewerker, nu: datetime) -> None:
    maak(feit, stelsel_id=rij.stelsel_id, moment=nu, medewerker_id=door.pk, team_id=rij.team_id).save(force_insert=True)
