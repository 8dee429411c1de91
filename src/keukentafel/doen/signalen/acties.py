"""Wat een team met een signaal doet: proberen, vastleggen wat ervan kwam, en de partner laten horen dat het er is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from keukentafel.doen.ingang.acties import AlGesloten, AlOpgenomen, beantwoord
from keukentafel.doen.ingang.klokken import EVEN_LATER, eerste_datum
from keukentafel.doen.ingang.models import Belpoging, Vraag
from keukentafel.doen.ingang.vastleggen import leg_vast, op_slot
from keukentafel.doen.signalen.aannemen import CONTACTKLOK
from keukentafel.doen.signalen.feiten import SignaalAfgehandeld, SignaalGeprobeerd, SignaalTeruggemeld
from keukentafel.doen.signalen.models import Signaal
from keukentafel.inrichting.model import Inrichting
from keukentafel.regelen.gemeenten.overzichten import inrichting_op
from keukentafel.regelen.medewerkers.models import Medewerker
from keukentafel.regels.signalen import Gevolg, Uitkomst, gevolg_van, terugmelding, vraagt_eerst

AFSLUITING = {
    Signaal.Uitkomst.GEWEIGERD: Vraag.Afsluiting.GEWEIGERD,
    Signaal.Uitkomst.NIET_NODIG: Vraag.Afsluiting.ANTWOORD,
    Signaal.Uitkomst.NIET_BEREIKT: Vraag.Afsluiting.NIET_BEREIKT,
}


class TeWeinigGeprobeerd(Exception):
    """Niet bereikt kan pas na `nodig` pogingen; er zijn er `gedaan`."""

    def __init__(self, gedaan: int, nodig: int) -> None:
        super().__init__(f"{gedaan} van {nodig}")
        self.gedaan, self.nodig = gedaan, nodig


class EerstOverleggen(Exception):
    """De partner hoort nog niets: `reden` zegt waarom iemand hier eerst over overlegt."""

    def __init__(self, reden: str) -> None:
        super().__init__(reden)
        self.reden = reden


class DatHoortHijNiet(Exception):
    """Dit past niet bij wat er is vastgelegd, of de partner hoorde het al."""


@dataclass(frozen=True)
class Afgehandeld:
    """Het signaal zoals het nu is, en wat de uitkomst met de vraag deed."""

    signaal: Signaal
    gevolg: Gevolg


@transaction.atomic
def leg_uitkomst_vast(*, vraag_id: UUID, uitkomst: str, medewerker: Medewerker, nu: datetime) -> Afgehandeld:
    """Leg vast wat er van het contact kwam. Wil de inwoner niet, dan sluit de vraag; bij gevaar blijft zij open.

    Dezelfde uitkomst nog een keer verandert niets.

    Raises:
        Vraag.DoesNotExist: er is geen signaal, of niet voor deze medewerker. AlGesloten, of AlOpgenomen als een
            collega de vraag heeft. TeWeinigGeprobeerd: niet bereikt, zonder genoeg pogingen.
    """
    vraag, signaal = _op_slot(vraag_id, medewerker, nu)
    _, inrichting = inrichting_op(vraag.stelsel_id, timezone.localdate(nu))
    gevolg = gevolg_van(cast(Uitkomst, uitkomst), signaal.soort, kenmerken_van(vraag), inrichting)
    if signaal.uitkomst == uitkomst:
        return Afgehandeld(signaal, gevolg)
    if vraag.status == Vraag.Status.BEANTWOORD:
        raise AlGesloten(vraag)
    if vraag.opgenomen_door_id not in (None, medewerker.pk):
        raise AlOpgenomen(vraag)
    if uitkomst == Signaal.Uitkomst.NIET_BEREIKT:
        _genoeg_geprobeerd(vraag, signaal, inrichting)
    dag = timezone.localdate(nu)
    signaal.uitkomst, signaal.uitkomst_op, signaal.uitkomst_door = uitkomst, nu, medewerker
    signaal.save(update_fields=["uitkomst", "uitkomst_op", "uitkomst_door"])
    op_tijd = dag <= signaal.contact_uiterlijk
    feit = SignaalAfgehandeld(uitkomst=uitkomst, op_tijd=op_tijd, gesloten=gevolg.sluit)
    leg_vast(feit, vraag, medewerker, nu)
    if gevolg.sluit:
        afsluiting = AFSLUITING[Signaal.Uitkomst(uitkomst)]
        beantwoord(vraag_id=vraag.pk, medewerker=medewerker, antwoord="", nu=nu + EVEN_LATER, afsluiting=afsluiting)
    elif uitkomst != Signaal.Uitkomst.NIET_BEREIKT:
        _stop_contactklok(vraag, nu)
    return Afgehandeld(signaal, gevolg)


@transaction.atomic
def leg_poging_vast(
    *, vraag_id: UUID, hoe: str, notitie: str, sleutel: UUID, medewerker: Medewerker, nu: datetime
) -> bool:
    """Leg een poging vast die niet lukte; dezelfde sleutel telt één keer. Geeft of zij nieuw is.

    Raises:
        Vraag.DoesNotExist: er is geen signaal, of niet voor deze medewerker. AlGesloten.
    """
    vraag, _signaal = _op_slot(vraag_id, medewerker, nu)
    if vraag.status == Vraag.Status.BEANTWOORD:
        raise AlGesloten(vraag)
    poging = Belpoging(
        stelsel_id=vraag.stelsel_id, team_id=vraag.team_id, vraag=vraag, moment=nu, door=medewerker, uitkomst=hoe,
        notitie=notitie, sleutel=sleutel,
    )  # fmt: skip
    try:
        with transaction.atomic():
            poging.save(force_insert=True)
    except IntegrityError:
        return False
    leg_vast(SignaalGeprobeerd(hoe=hoe, keer=pogingen(vraag)), vraag, medewerker, nu)
    return True


@transaction.atomic
def meld_terug(*, vraag_id: UUID, terug: str, overlegd: bool, medewerker: Medewerker, nu: datetime) -> Signaal:
    """Leg vast wat de partner terughoorde: één code, nooit inhoud. Ook nadat de vraag is gesloten.

    Raises:
        Vraag.DoesNotExist: er is geen signaal, of niet voor deze medewerker. EerstOverleggen: een geheim adres of
            gevaar, en er is niet overlegd. DatHoortHijNiet: dit past niet bij de uitkomst, of hij hoorde het al.
    """
    vraag, signaal = _op_slot(vraag_id, medewerker, nu)
    if signaal.terug == terug:
        return signaal
    if terug not in terugmelding(signaal.uitkomst) or signaal.terug in ("contact", "geen_contact"):
        raise DatHoortHijNiet(terug)
    _, inrichting = inrichting_op(vraag.stelsel_id, timezone.localdate(nu))
    reden = eerst_overleggen(vraag, signaal, inrichting)
    if reden and not overlegd:
        raise EerstOverleggen(reden)
    signaal.terug, signaal.terug_op, signaal.terug_door = terug, nu, medewerker
    signaal.save(update_fields=["terug", "terug_op", "terug_door"])
    leg_vast(SignaalTeruggemeld(terug=terug, overlegd=bool(reden)), vraag, medewerker, nu)
    return signaal


def eerst_overleggen(vraag: Vraag, signaal: Signaal, inrichting: Inrichting) -> str:
    """Waarom er eerst wordt overlegd; leeg als dat niet hoeft. Van een adres dat geheim is, telt alleen dát."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT kt_geheim_bij_vraag(%s)", [vraag.pk])
        (geheim,) = cursor.fetchone()
    return vraagt_eerst(signaal.soort, kenmerken_van(vraag), inrichting, adres_geheim=geheim)


def kenmerken_van(vraag: Vraag) -> Mapping[str, Any]:
    """De antwoorden bij de triage van deze vraag."""
    kenmerken: dict[str, Any] = vraag.feiten.get("kenmerken") or {}
    return kenmerken


def pogingen(vraag: Vraag) -> int:
    """Hoe vaak er is geprobeerd contact te krijgen zonder dat het lukte."""
    return vraag.belpogingen.exclude(uitkomst=Belpoging.Uitkomst.GESPROKEN).count()


def _genoeg_geprobeerd(vraag: Vraag, signaal: Signaal, inrichting: Inrichting) -> None:
    gedaan, nodig = pogingen(vraag), inrichting.signaalsoort(signaal.soort).pogingen
    if gedaan < nodig:
        raise TeWeinigGeprobeerd(gedaan, nodig)


def _stop_contactklok(vraag: Vraag, nu: datetime) -> None:
    """Er was contact: deze klok is klaar, en de eerste uiterste datum is die van wat er nog loopt."""
    vraag.termijnen.filter(soort=CONTACTKLOK, klaar_op__isnull=True).update(klaar_op=timezone.localdate(nu))
    vraag.uiterlijk = eerste_datum(vraag)
    vraag.save(update_fields=["uiterlijk"])


def _op_slot(vraag_id: UUID, medewerker: Medewerker, nu: datetime) -> tuple[Vraag, Signaal]:
    """De vraag en haar signaal op slot; zonder signaal is er voor deze handeling geen vraag."""
    vraag = op_slot(vraag_id, medewerker, nu)
    signaal = Signaal.objects.select_for_update(of=("self",)).filter(stelsel_id=vraag.stelsel_id, vraag=vraag).first()
    if signaal is None:
        raise Vraag.DoesNotExist(vraag_id)
    return vraag, signaal
