"""Wachten: op de lijst, contact intussen, een andere volgorde, en er weer af. Geen klok van de wet staat stil."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from keukentafel.doen.ingang.acties import AlGesloten
from keukentafel.doen.ingang.klokken import EVEN_LATER
from keukentafel.doen.ingang.models import Vraag
from keukentafel.doen.ingang.toewijzen import KanNietNaar
from keukentafel.doen.ingang.vastleggen import leg_vast, op_slot
from keukentafel.doen.wachtlijst.feiten import (
    WachtcontactGedaan,
    WachtenBeeindigd,
    WachtenBegonnen,
    WachtenOnveilig,
    WachtplekGewijzigd,
)
from keukentafel.doen.wachtlijst.models import Wachtcontact, Wachtplek
from keukentafel.inrichting.model import Inrichting
from keukentafel.regelen.gemeenten.overzichten import inrichting_op
from keukentafel.regelen.medewerkers.models import Medewerker
from keukentafel.regelen.medewerkers.overzichten import werkkring_van
from keukentafel.regels.wachtlijst import Ritme, ritme, volgende_dag

VOLWASSEN = 18
OPNIEUW = 2
"""Niet bereikt: binnen zoveel dagen opnieuw. # aanname"""


@dataclass(frozen=True)
class Wachtopgave:
    """Waarom iemand wacht, en wie intussen contact houdt."""

    reden: str
    voorrang: int
    contact: Medewerker
    toelichting: str = ""
    voorrang_reden: str = ""


@dataclass(frozen=True)
class Contactopgave:
    """Een contact tijdens het wachten; dezelfde sleutel telt één keer."""

    sleutel: UUID
    bereikt: bool
    veilig: str = ""
    notitie: str = ""


@transaction.atomic
def zet_op_lijst(*, vraag_id: UUID, opgave: Wachtopgave, medewerker: Medewerker, nu: datetime) -> Wachtplek:
    """Zet een open vraag op de wachtlijst van haar team; staat zij er al, dan geeft dit die plek.

    Raises:
        Vraag.DoesNotExist: niet van een team waar zij schrijft. AlGesloten. KanNietNaar: wie contact houdt, werkt niet
            in dit team.
    """
    vraag = op_slot(vraag_id, medewerker, nu)
    if vraag.status == Vraag.Status.BEANTWOORD:
        raise AlGesloten(vraag)
    if al := Wachtplek.objects.filter(stelsel_id=vraag.stelsel_id, vraag=vraag, tot__isnull=True).first():
        return al
    _keur(opgave.contact, vraag, nu)
    dag = timezone.localdate(nu)
    _versie, inrichting = inrichting_op(vraag.stelsel_id, dag)
    plek = Wachtplek(
        stelsel_id=vraag.stelsel_id, team_id=vraag.team_id, vraag=vraag, reden=opgave.reden,
        toelichting=opgave.toelichting, voorrang=opgave.voorrang, voorrang_reden=opgave.voorrang_reden, sinds=dag,
        contact=opgave.contact, door=medewerker,
    )  # fmt: skip
    _zet_ritme(plek, _ritme(vraag, opgave.voorrang, inrichting), dag, inrichting)
    plek.save(force_insert=True)
    leg_vast(WachtenBegonnen(reden=plek.reden, voorrang=plek.voorrang), vraag, medewerker, nu)
    return plek


@transaction.atomic
def leg_contact_vast(*, plek_id: UUID, opgave: Contactopgave, medewerker: Medewerker, nu: datetime) -> bool:
    """Leg een contact vast. Is er twijfel over veiligheid, dan krijgt de vraag spoed en gaat zij voor.

    Geeft of het contact nieuw is; dezelfde sleutel nog eens verandert niets.

    Raises:
        Wachtplek.DoesNotExist: de plek is er niet, is voorbij, of is niet van een team waar zij schrijft.
        ValidationError: veilig is gevraagd, maar er is niemand gesproken.
    """
    plek, vraag = _op_slot(plek_id, medewerker, nu)
    if opgave.veilig and not opgave.bereikt:
        raise ValidationError({"veilig": _("Wie je niet sprak, kun je niet vragen of het veilig is")})
    if Wachtcontact.objects.filter(stelsel_id=plek.stelsel_id, sleutel=opgave.sleutel).exists():
        return False
    dag = timezone.localdate(nu)
    _versie, inrichting = inrichting_op(vraag.stelsel_id, dag)
    Wachtcontact(
        stelsel_id=plek.stelsel_id, team_id=plek.team_id, wachtplek=plek, moment=nu, door=medewerker,
        bereikt=opgave.bereikt, veilig=opgave.veilig, notitie=opgave.notitie, sleutel=opgave.sleutel,
    ).save(force_insert=True)  # fmt: skip
    op_tijd = dag <= plek.volgend_contact
    veilig = opgave.veilig or "niet_gevraagd"
    leg_vast(WachtcontactGedaan(bereikt=opgave.bereikt, veilig=veilig, op_tijd=op_tijd), vraag, medewerker, nu)
    if opgave.veilig in (Wachtcontact.Veilig.NEE, Wachtcontact.Veilig.TWIJFEL):
        _gaat_voor(plek, vraag, inrichting, dag)
        leg_vast(WachtenOnveilig(veilig=opgave.veilig), vraag, medewerker, nu + EVEN_LATER)
    elif opgave.bereikt:
        plek.volgend_contact = volgende_dag(dag, plek.contact_dagen, inrichting)
        if opgave.veilig:
            plek.volgende_veiligheid = volgende_dag(dag, plek.veiligheid_dagen, inrichting)
    else:
        plek.volgend_contact = volgende_dag(dag, min(OPNIEUW, plek.contact_dagen), inrichting)
    _bewaar(plek)
    return True


@transaction.atomic
def wijzig(
    *, plek_id: UUID, voorrang: int, waarom: str, contact: Medewerker, gezien: str, medewerker: Medewerker, nu: datetime
) -> Wachtplek:
    """Verander de voorrang (met een reden), of wie contact houdt. Verandert er niets, dan gebeurt er niets.

    `gezien` is `Wachtplek.merk` toen zij begon.

    Raises:
        Wachtplek.DoesNotExist, KanNietNaar. ValidationError: andere voorrang zonder reden (`waarom`), of een ander
        was net eerder (`intussen`).
    """
    plek, vraag = _op_slot(plek_id, medewerker, nu)
    if gezien != plek.merk:
        zin = _("Een collega veranderde dit net: %(voorrang)s, en %(wie)s houdt contact. Wat jij koos, staat er nog. "
                "Bewaar je het nu, dan geldt dat.")  # fmt: skip
        waarden = {"voorrang": plek.get_voorrang_display(), "wie": plek.contact.naam}
        raise ValidationError({"intussen": zin % waarden})
    ander_contact = contact.pk != plek.contact_id
    if voorrang == plek.voorrang and not ander_contact:
        return plek
    if voorrang != plek.voorrang and not waarom.strip():
        raise ValidationError({"waarom": _("Schrijf op waarom de volgorde verandert")})
    if ander_contact:
        _keur(contact, vraag, nu)
    dag = timezone.localdate(nu)
    _versie, inrichting = inrichting_op(vraag.stelsel_id, dag)
    feit = WachtplekGewijzigd(van=plek.voorrang, voorrang=voorrang, ander_contact=ander_contact)
    if voorrang != plek.voorrang:
        plek.voorrang, plek.voorrang_reden = voorrang, waarom.strip()
        _versnel(plek, _ritme(vraag, voorrang, inrichting), dag, inrichting)
    plek.contact = contact
    _bewaar(plek)
    leg_vast(feit, vraag, medewerker, nu)
    return plek


@transaction.atomic
def haal_af(*, plek_id: UUID, einde: str, medewerker: Medewerker, nu: datetime) -> Wachtplek:
    """Haal een vraag van de wachtlijst, met hoe het eindigde. De vraag zelf blijft open.

    Raises:
        Wachtplek.DoesNotExist: de plek is er niet, is al voorbij, of is niet van een team waar zij schrijft.
    """
    plek, vraag = _op_slot(plek_id, medewerker, nu)
    plek.tot, plek.einde = timezone.localdate(nu), einde
    plek.save(update_fields=["tot", "einde"])
    leg_vast(WachtenBeeindigd(einde=einde, dagen=(plek.tot - plek.sinds).days), vraag, medewerker, nu)
    return plek


def _op_slot(plek_id: UUID, medewerker: Medewerker, nu: datetime) -> tuple[Wachtplek, Vraag]:
    """De lopende plek en haar vraag op slot, als zij ligt waar deze medewerker schrijft."""
    plek = Wachtplek.objects.filter(stelsel_id=medewerker.stelsel_id, pk=plek_id, tot__isnull=True).first()
    if plek is None:
        raise Wachtplek.DoesNotExist(plek_id)
    try:
        vraag = op_slot(plek.vraag_id, medewerker, nu)
    except Vraag.DoesNotExist as fout:
        raise Wachtplek.DoesNotExist(plek_id) from fout
    return Wachtplek.objects.select_for_update(of=("self",)).get(pk=plek_id, tot__isnull=True), vraag


def _keur(contact: Medewerker, vraag: Vraag, nu: datetime) -> None:
    """Wie contact houdt, schrijft in het team en het gebied van de vraag."""
    kring = werkkring_van(contact, timezone.localdate(nu)) if contact.stelsel_id == vraag.stelsel_id else None
    bereik = kring.bereik("dossier_schrijven") if kring else ()
    if not any(team == vraag.team_id and gebied in (None, vraag.gebied_id) for team, gebied in bereik):
        raise KanNietNaar(contact, "niet_in_team")


def _ritme(vraag: Vraag, voorrang: int, inrichting: Inrichting) -> Ritme:
    leeftijden = [vraag.feiten.get("leeftijd"), *(vraag.feiten.get("huishouden") or ())]
    kind = any(jaren is not None and jaren < VOLWASSEN for jaren in leeftijden)
    return ritme(voorrang, spoed=vraag.spoed, kind=kind, instellingen=inrichting)


def _zet_ritme(plek: Wachtplek, nieuw: Ritme, dag: date, inrichting: Inrichting) -> None:
    plek.contact_dagen, plek.veiligheid_dagen = nieuw.contact_dagen, nieuw.veiligheid_dagen
    plek.volgend_contact = volgende_dag(dag, nieuw.contact_dagen, inrichting)
    plek.volgende_veiligheid = volgende_dag(dag, nieuw.veiligheid_dagen, inrichting)


def _versnel(plek: Wachtplek, nieuw: Ritme, dag: date, inrichting: Inrichting) -> None:
    """Een ander ritme: wat al eerder was afgesproken, schuift niet naar achteren."""
    contact, veiligheid = plek.volgend_contact, plek.volgende_veiligheid
    _zet_ritme(plek, nieuw, dag, inrichting)
    plek.volgend_contact = min(contact, plek.volgend_contact)
    plek.volgende_veiligheid = min(veiligheid, plek.volgende_veiligheid)


def _gaat_voor(plek: Wachtplek, vraag: Vraag, inrichting: Inrichting, dag: date) -> None:
    """Twijfel over veiligheid: spoed erbij, vooraan, en de volgende dag weer vragen. # aanname: de volgende dag"""
    vraag.spoed = True
    vraag.save(update_fields=["spoed"])
    plek.voorrang = Wachtplek.Voorrang.HOOG
    _versnel(plek, _ritme(vraag, plek.voorrang, inrichting), dag, inrichting)
    plek.volgend_contact = plek.volgende_veiligheid = volgende_dag(dag, 1, inrichting)


def _bewaar(plek: Wachtplek) -> None:
    plek.save(
        update_fields=["voorrang", "voorrang_reden", "contact", "contact_dagen", "veiligheid_dagen", "volgend_contact",
                       "volgende_veiligheid"]
    )  # fmt: skip
