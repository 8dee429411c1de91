"""Het journaal en de afspraken van een dossier: vastleggen, plannen, afzeggen.

Elke handeling krijgt `dossiers` mee: waarin deze medewerker schrijft (`doen.delen.zicht.schrijfdossiers`). Zo staat
het slot van de toepassing op één plek, in de kamer hierboven, en controleert de handeling het toch zelf.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from keukentafel.doen.dossier.feiten import AfspraakAfgezegd, AfspraakGepland, ContactVastgelegd
from keukentafel.doen.dossier.models import Afspraak, Contactmoment, Dossier, Huishoudlid
from keukentafel.doen.tabel import lengte
from keukentafel.kern.gebeurtenissen.acties import maak
from keukentafel.kern.gebeurtenissen.feiten import Feit
from keukentafel.regelen.medewerkers.models import Medewerker
from keukentafel.regelen.medewerkers.overzichten import medewerkers_met

EERDER = timedelta(days=365)
"""Zo lang voor het openen van het dossier mag een contact zijn geweest."""
VERST = timedelta(days=365)
"""Zo ver vooruit is een afspraak te maken. # aanname: wie verder plant, vergist zich in het jaar"""
MEESTE_MINUTEN, SAMENVATTING = 1_440, 10_000
KORTST, LANGST = 5, 720
"""Zo kort en zo lang duurt een afspraak, in minuten."""


class AlVastgelegd(Exception):
    """Met deze sleutel staat er al een contact met een andere inhoud; een regel in het journaal verandert niet."""


@dataclass(frozen=True)
class Contactopgave:
    """Eén contact zoals het is opgeschreven; `minuten` None is niet bijgehouden."""

    sleutel: UUID
    moment: datetime
    kanaal: str
    samenvatting: str
    minuten: int | None = None
    met_wie: str = ""
    over: tuple[UUID, ...] = ()
    afgeschermd_voor: tuple[UUID, ...] = ()
    """Leden van het huishouden: over wie het gaat (leeg: allen), en wie het niet in een afschrift krijgt."""


@dataclass(frozen=True)
class Afspraakopgave:
    """Eén afspraak zoals zij is opgeschreven; `minuten` is hoe lang zij duurt."""

    begin: datetime
    medewerker: Medewerker
    voor_wie: str
    plek: str
    minuten: int = 60


@dataclass(frozen=True)
class Vastgelegd:
    """De uitkomst: de regel, en of zij nieuw is (een tweede klik geeft False)."""

    contact: Contactmoment
    nieuw: bool


@dataclass(frozen=True)
class Gepland:
    """De uitkomst: de afspraak, en of zij nieuw is."""

    afspraak: Afspraak
    nieuw: bool


@transaction.atomic
def leg_contact_vast(
    *, dossiers: QuerySet[Dossier], dossier_id: UUID, opgave: Contactopgave, medewerker: Medewerker, nu: datetime
) -> Vastgelegd:
    """Zet een contact in het journaal. Dezelfde sleutel met dezelfde inhoud geeft dezelfde regel.

    Raises:
        Dossier.DoesNotExist: deze medewerker schrijft niet in dit dossier.
        ValidationError: wat niet klopt, per veld. AlVastgelegd: dezelfde sleutel met een andere inhoud.
    """
    dossier = _op_slot(dossiers, dossier_id)
    nieuw = _contact(dossier, opgave, medewerker)
    bestaand = Contactmoment.objects.filter(stelsel_id=dossier.stelsel_id, sleutel=opgave.sleutel).first()
    if bestaand is not None:
        if not _zelfde(bestaand, nieuw):
            raise AlVastgelegd
        return Vastgelegd(bestaand, nieuw=False)
    if fouten := contactfouten(opgave, dossier.geopend_op, nu):
        raise ValidationError(fouten)
    if vreemden(dossier, {*opgave.over, *opgave.afgeschermd_voor}):
        raise ValidationError({"over": _("Kies alleen mensen uit dit huishouden")})
    _bewaar(nieuw)
    feit = ContactVastgelegd(contact=nieuw.pk, kanaal=nieuw.kanaal, minuten=nieuw.minuten, vastgelegd_op=nu)
    _leg_vast(feit, dossier, medewerker, opgave.moment)
    return Vastgelegd(nieuw, nieuw=True)


@transaction.atomic
def plan_afspraak(
    *, dossiers: QuerySet[Dossier], dossier_id: UUID, opgave: Afspraakopgave, medewerker: Medewerker, nu: datetime
) -> Gepland:
    """Maak een afspraak met een huishouden. Twee keer dezelfde afspraak is er één.

    Raises:
        Dossier.DoesNotExist: deze medewerker schrijft niet in dit dossier. ValidationError: wat niet klopt, per veld.
    """
    dossier = _op_slot(dossiers, dossier_id)
    staat_er = Afspraak.objects.filter(
        stelsel_id=dossier.stelsel_id, dossier=dossier, medewerker=opgave.medewerker, begin=opgave.begin
    ).filter(afgezegd_op__isnull=True, minuten=opgave.minuten, voor_wie=opgave.voor_wie, plek=opgave.plek)
    if bestaand := staat_er.first():
        return Gepland(bestaand, nieuw=False)
    fouten = afspraakfouten(opgave, nu)
    if not wie_kan_gaan(dossier, nu).filter(pk=opgave.medewerker.pk).exists():
        fouten["medewerker"] = _("Deze collega kan nu niet gaan; kies een ander")
    if fouten:
        raise ValidationError(fouten)
    afspraak = Afspraak(
        stelsel_id=dossier.stelsel_id, team_id=dossier.team_id, dossier=dossier, door=medewerker,
        medewerker=opgave.medewerker, begin=opgave.begin, minuten=opgave.minuten, voor_wie=opgave.voor_wie,
        plek=opgave.plek,
    )  # fmt: skip
    afspraak.save(force_insert=True)
    feit = AfspraakGepland(afspraak=afspraak.pk, begin=afspraak.begin, minuten=afspraak.minuten)
    _leg_vast(feit, dossier, medewerker, nu)
    return Gepland(afspraak, nieuw=True)


@transaction.atomic
def zeg_afspraak_af(
    *, dossiers: QuerySet[Dossier], dossier_id: UUID, afspraak_id: UUID, medewerker: Medewerker, nu: datetime
) -> Gepland:
    """Zeg een afspraak af; nog een keer verandert niets. Zij blijft op de tijdlijn staan.

    Raises:
        Dossier.DoesNotExist, Afspraak.DoesNotExist: er is niets dat deze medewerker kan afzeggen.
        ValidationError: de afspraak is al geweest.
    """
    dossier = _op_slot(dossiers, dossier_id)
    afspraak = Afspraak.objects.get(stelsel_id=dossier.stelsel_id, dossier=dossier, pk=afspraak_id)
    if afspraak.afgezegd_op is not None:
        return Gepland(afspraak, nieuw=False)
    if afspraak.begin + timedelta(minutes=afspraak.minuten) < nu:
        raise ValidationError(_("Deze afspraak is al geweest."))
    afspraak.afgezegd_op = nu
    afspraak.save(update_fields=["afgezegd_op"])
    _leg_vast(AfspraakAfgezegd(afspraak=afspraak.pk), dossier, medewerker, nu)
    return Gepland(afspraak, nieuw=True)


def contactfouten(opgave: Contactopgave, geopend_op: datetime, nu: datetime) -> dict[str, str]:
    """Wat er niet klopt aan een contact: veld en zin."""
    fouten = {}
    if opgave.moment > nu:
        fouten["moment"] = _("Dit moment moet nog komen; maak daarvoor een afspraak")
    elif opgave.moment < geopend_op - EERDER:
        fouten["moment"] = _("Dit is meer dan een jaar voordat het dossier begon; controleer het jaar")
    if opgave.kanaal not in Contactmoment.Kanaal.values:
        fouten["kanaal"] = _("Kies hoe het contact was")
    if opgave.minuten is not None and not 1 <= opgave.minuten <= MEESTE_MINUTEN:
        fouten["minuten"] = _("Schrijf een heel aantal minuten, van 1 tot en met 1440, of laat het leeg")
    if len(opgave.met_wie) > lengte(Contactmoment, "met_wie"):
        fouten["met_wie"] = _("Schrijf dit korter op")
    if not opgave.samenvatting.strip():
        fouten["samenvatting"] = _("Schrijf op wat er is besproken")
    elif len(opgave.samenvatting) > SAMENVATTING:
        fouten["samenvatting"] = _("Dit is te lang: hoogstens 10.000 tekens")
    return fouten


def afspraakfouten(opgave: Afspraakopgave, nu: datetime) -> dict[str, str]:
    """Wat er niet klopt aan een afspraak: veld en zin."""
    fouten = {}
    if opgave.begin <= nu:
        fouten["begin"] = _("Dit moment is al geweest; leg het vast als contact")
    elif opgave.begin > nu + VERST:
        fouten["begin"] = _("Dit is meer dan een jaar vooruit; controleer het jaar")
    if not KORTST <= opgave.minuten <= LANGST:
        fouten["minuten"] = _("Schrijf een heel aantal minuten, van 5 tot en met 720")
    for veld, zin in (("voor_wie", _("Schrijf op met wie")), ("plek", _("Schrijf op waar"))):
        tekst = getattr(opgave, veld)
        if not tekst.strip():
            fouten[veld] = zin
        elif len(tekst) > lengte(Afspraak, veld):
            fouten[veld] = _("Schrijf dit korter op")
    return fouten


def wie_kan_gaan(dossier: Dossier, nu: datetime) -> QuerySet[Medewerker]:
    """Wie vandaag bij het team van het dossier afspraken doet, vrijwilligers ook. # aanname: geen ander team"""
    dag = timezone.localdate(nu)
    return medewerkers_met("afspraken_zien", stelsel_id=dossier.stelsel_id, team_id=dossier.team_id, dag=dag)


def vreemden(dossier: Dossier, leden: Collection[UUID]) -> set[UUID]:
    """Wie van deze mensen niet bij dit huishouden hoort of hoorde."""
    if not leden:
        return set()
    mijn = Huishoudlid.objects.filter(stelsel_id=dossier.stelsel_id, dossier=dossier, persoon_id__in=leden)
    return set(leden) - set(mijn.values_list("persoon_id", flat=True))


def _op_slot(dossiers: QuerySet[Dossier], dossier_id: UUID) -> Dossier:
    return dossiers.select_for_update(of=("self",)).get(pk=dossier_id)


def _contact(dossier: Dossier, opgave: Contactopgave, medewerker: Medewerker) -> Contactmoment:
    return Contactmoment(
        stelsel_id=dossier.stelsel_id, team_id=dossier.team_id, dossier=dossier, door=medewerker,
        sleutel=opgave.sleutel, moment=opgave.moment, kanaal=opgave.kanaal, met_wie=opgave.met_wie,
        minuten=opgave.minuten, samenvatting=opgave.samenvatting, over=list(opgave.over),
        afgeschermd_voor=list(opgave.afgeschermd_voor),
    )  # fmt: skip


def _zelfde(een: Contactmoment, ander: Contactmoment) -> bool:
    velden = (
        "dossier_id", "door_id", "moment", "kanaal", "met_wie", "minuten", "samenvatting", "over", "afgeschermd_voor",
    )  # fmt: skip
    return all(getattr(een, veld) == getattr(ander, veld) for veld in velden)


def _bewaar(contact: Contactmoment) -> None:
    """De sleutel kan van een ander zijn, in een dossier dat hier niet te zien is: dan ook een nieuwe."""
    try:
        with transaction.atomic():
            contact.save(force_insert=True)
    except IntegrityError as fout:
        raise AlVastgelegd from fout


def _leg_vast(feit: Feit, dossier: Dossier, medewerker: Medewerker, moment: datetime) -> None:
    maak(
        feit,
        stelsel_id=dossier.stelsel_id,
        moment=moment,
        medewerker_id=medewerker.pk,
        dossier_id=dossier.pk,
        team_id=dossier.team_id,
    ).save(force_insert=True)
