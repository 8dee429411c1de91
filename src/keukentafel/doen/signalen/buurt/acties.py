"""Wat er met een buurtsignaal gebeurt: melden, oppakken, opschrijven, sluiten, heropenen en terugmelden.

Elke handeling na het melden krijgt `signalen`, de rij waarin deze medewerker mag schrijven (`overzichten.signalen`), en
het merk van de versie die zij voor zich had (`regelen.inzet.versie`).
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from keukentafel.doen.signalen.buurt import feiten
from keukentafel.doen.signalen.buurt.models import Buurtsignaal
from keukentafel.doen.tabel import lengte
from keukentafel.kern.gebeurtenissen.acties import maak
from keukentafel.kern.gebeurtenissen.feiten import Feit
from keukentafel.regelen.gebieden.models import Gebied
from keukentafel.regelen.inzet.versie import zelfde
from keukentafel.regelen.medewerkers.models import Medewerker
from keukentafel.regels.herleidbaar import sporen

Stand, Terug = Buurtsignaal.Stand, Buurtsignaal.Terug
PAST = {Stand.OPEN: Terug.ONTVANGEN, Stand.OPGEPAKT: Terug.OPGEPAKT, Stand.GESLOTEN: Terug.KLAAR}
"""Wat de partner hoort bij elke stand."""


class DatKanNietMeer(Exception):
    """Het signaal is gesloten, of juist niet; deze handeling past er niet bij."""


@dataclass(frozen=True)
class Buurtopgave:
    """Wat er gemeld is. `sleutel` is het nummer dat het signaal krijgt: nog eens versturen is hetzelfde signaal."""

    sleutel: UUID
    gebied: Gebied
    thema: str
    tekst: str
    melder: str
    bron_naam: str = ""


@transaction.atomic
def meld(*, opgave: Buurtopgave, medewerker: Medewerker, nu: datetime) -> bool:
    """Bewaar een signaal, voor welke wijk van het stelsel ook. Geeft of het nieuw is.

    Raises:
        ValidationError: wat niet klopt, per veld; ook als er iets in staat dat naar een mens wijst.
        django.db.ProgrammingError (42501): deze medewerker neemt niets aan.
    """
    keur(tekst=opgave.tekst, bron_naam=opgave.bron_naam)
    if opgave.gebied.stelsel_id != medewerker.stelsel_id:
        raise ValidationError({"gebied": _("Deze wijk is niet van dit stelsel")})
    partner = opgave.melder == Buurtsignaal.Melder.PARTNER
    if partner and not opgave.bron_naam.strip():
        raise ValidationError({"bron_naam": _("Schrijf op welke organisatie dit meldt")})
    signaal = Buurtsignaal(
        pk=opgave.sleutel, stelsel_id=medewerker.stelsel_id, gebied=opgave.gebied, thema=opgave.thema,
        tekst=opgave.tekst.strip(), melder=opgave.melder, bron_naam=opgave.bron_naam.strip() if partner else "",
        gemeld_op=nu, gemeld_door=medewerker, laatst_door=medewerker, laatst_op=nu,
    )  # fmt: skip
    try:
        with transaction.atomic():
            signaal.save(force_insert=True)
    except IntegrityError:
        return False
    feit = feiten.BuurtsignaalGemeld(
        buurtsignaal=signaal.pk, gebied=opgave.gebied.pk, thema=opgave.thema, melder=opgave.melder
    )
    _leg_vast(feit, medewerker, nu)
    return True


@transaction.atomic
def pak_op(
    *, signalen: QuerySet[Buurtsignaal], signaal_id: UUID, gezien: str, medewerker: Medewerker, nu: datetime
) -> Buurtsignaal:
    """Dit signaal is van mij. Is het dat al, dan verandert er niets.

    Raises:
        Buurtsignaal.DoesNotExist: het is er niet, of niet voor deze medewerker. DatKanNietMeer: het is gesloten.
        Verouderd: een ander was eerder; er verandert niets.
    """
    signaal = _op_slot(signalen, signaal_id)
    if signaal.stand == Stand.OPGEPAKT and signaal.opgepakt_door_id == medewerker.pk:
        return signaal
    _mag(zelfde(signaal, gezien), gesloten=False)
    signaal.stand, signaal.opgepakt_door = Stand.OPGEPAKT, medewerker
    return _bewaar(signaal, feiten.BuurtsignaalOpgepakt(buurtsignaal=signaal.pk), medewerker, nu)


@transaction.atomic
def schrijf_op(
    *, signalen: QuerySet[Buurtsignaal], signaal_id: UUID, gezien: str, gedaan: str, medewerker: Medewerker,
    nu: datetime,
) -> Buurtsignaal:  # fmt: skip
    """Schrijf op wat er is gedaan; precies hetzelfde verandert niets. Fouten: zie `pak_op`, en ValidationError."""
    signaal = _op_slot(signalen, signaal_id)
    keur(gedaan=gedaan)
    if signaal.gedaan == gedaan.strip():
        return signaal
    _mag(zelfde(signaal, gezien), gesloten=False)
    signaal.gedaan = gedaan.strip()
    return _bewaar(signaal, feiten.BuurtsignaalBijgewerkt(buurtsignaal=signaal.pk), medewerker, nu)


@transaction.atomic
def sluit(
    *, signalen: QuerySet[Buurtsignaal], signaal_id: UUID, gezien: str, reden: str, medewerker: Medewerker,
    nu: datetime,
) -> Buurtsignaal:  # fmt: skip
    """Sluit het signaal met een reden; met dezelfde reden nog eens verandert niets. Fouten: zie `pak_op`."""
    signaal = _op_slot(signalen, signaal_id)
    if signaal.reden == reden:
        return signaal
    _mag(zelfde(signaal, gezien), gesloten=False)
    signaal.stand, signaal.reden, signaal.gesloten_op = Stand.GESLOTEN, reden, nu
    return _bewaar(signaal, feiten.BuurtsignaalGesloten(buurtsignaal=signaal.pk, reden=reden), medewerker, nu)


@transaction.atomic
def heropen(
    *, signalen: QuerySet[Buurtsignaal], signaal_id: UUID, gezien: str, medewerker: Medewerker, nu: datetime
) -> Buurtsignaal:
    """Het speelt weer: wie het heropent, heeft het opgepakt. Fouten: zie `pak_op`."""
    signaal = _op_slot(signalen, signaal_id)
    if signaal.stand == Stand.OPGEPAKT and signaal.opgepakt_door_id == medewerker.pk:
        return signaal
    _mag(zelfde(signaal, gezien), gesloten=True)
    signaal.stand, signaal.reden, signaal.gesloten_op = Stand.OPGEPAKT, "", None
    signaal.opgepakt_door = medewerker
    return _bewaar(signaal, feiten.BuurtsignaalHeropend(buurtsignaal=signaal.pk), medewerker, nu)


@transaction.atomic
def meld_terug(
    *, signalen: QuerySet[Buurtsignaal], signaal_id: UUID, gezien: str, medewerker: Medewerker, nu: datetime
) -> Buurtsignaal:
    """Leg vast dat de partner de zin van deze stand hoorde. Fouten: zie `pak_op`; zonder partner DatKanNietMeer."""
    signaal = _op_slot(signalen, signaal_id)
    zin = PAST[Stand(signaal.stand)]
    if signaal.terug == zin:
        return signaal
    if zelfde(signaal, gezien).melder != Buurtsignaal.Melder.PARTNER:
        raise DatKanNietMeer
    signaal.terug, signaal.terug_op = zin, nu
    return _bewaar(signaal, feiten.BuurtsignaalTeruggemeld(buurtsignaal=signaal.pk, terug=zin), medewerker, nu)


def keur(**velden: str) -> None:
    """Kijk of er niets in deze velden staat dat naar een mens of een huis wijst. Fout: ValidationError, per veld."""
    fouten = {naam: nee for naam, tekst in velden.items() if (nee := _nee(tekst, lengte(Buurtsignaal, naam)))}
    if fouten:
        raise ValidationError(fouten)


def _nee(tekst: str, hoogstens: int) -> str:
    """Waarom deze tekst zo niet bewaard wordt; leeg als het goed is."""
    if len(tekst.strip()) > hoogstens:
        return _("Schrijf dit korter op")
    wat = {
        "mail": _("Hier staat een e-mailadres. Laat het weg."),
        "telefoon": _("Hier staat een telefoonnummer. Laat het weg."),
        "bsn": _("Hier staat een nummer dat op een burgerservicenummer lijkt. Laat het weg."),
        "geboortedatum": _("Hier staat een datum die op een geboortedatum lijkt. Laat haar weg, of schrijf de maand."),
        "adres": _("Hier staat een adres met een huisnummer. Schrijf alleen de straat of de plek."),
    }
    return " ".join(wat[spoor] for spoor in sporen(tekst))


def _op_slot(signalen: QuerySet[Buurtsignaal], signaal_id: UUID) -> Buurtsignaal:
    return signalen.select_for_update(of=("self",)).select_related("laatst_door", "opgepakt_door").get(pk=signaal_id)


def _mag(signaal: Buurtsignaal, *, gesloten: bool) -> None:
    if (signaal.stand == Stand.GESLOTEN) != gesloten:
        raise DatKanNietMeer


def _bewaar(signaal: Buurtsignaal, feit: Feit, medewerker: Medewerker, nu: datetime) -> Buurtsignaal:
    signaal.laatst_door, signaal.laatst_op = medewerker, nu
    signaal.save(
        update_fields=[
            "stand", "opgepakt_door", "gedaan", "reden", "gesloten_op", "terug", "terug_op", "laatst_door", "laatst_op",
        ]
    )  # fmt: skip
    _leg_vast(feit, medewerker, nu)
    return signaal


def _leg_vast(feit: Feit, medewerker: Medewerker, nu: datetime) -> None:
    maak(feit, stelsel_id=medewerker.stelsel_id, moment=nu, medewerker_id=medewerker.pk).save(force_insert=True)
