"""Wat er over een medewerker wordt vastgelegd: wie zij is, haar uren, wat zij kan en waar zij geregistreerd staat."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from keukentafel.kern.toegang.zegel import adreszegel
from keukentafel.regelen.gemeenten.overzichten import inrichting_op
from keukentafel.regelen.inzet.keuren import (
    dag,
    keur_einde,
    keur_geen_overlap,
    keur_periode,
    keur_team,
    keur_van_stelsel,
    weiger,
)
from keukentafel.regelen.inzet.models import Aanstelling, Deskundigheid, Registratie
from keukentafel.regelen.inzet.versie import om_de_beurt, zelfde
from keukentafel.regelen.medewerkers.models import Medewerker
from keukentafel.regelen.organisaties.models import Organisatie
from keukentafel.regelen.teams.models import Team
from keukentafel.regels.inzet import Periode

UREN_MEEST = Decimal(60)


@dataclass(frozen=True)
class Gegevens:
    """Wie iemand is. `adres` is postcode en huisnummer; None laat het zegel zoals het was."""

    naam: str
    organisatie: Organisatie | None = None
    telefoon: str = ""
    adres: tuple[str, int] | None = None


@transaction.atomic
def voeg_toe(*, gegevens: Gegevens, door: Medewerker) -> Medewerker:
    """Schrijf een nieuwe medewerker in, nog zonder rol en zonder account."""
    medewerker = Medewerker(stelsel_id=door.stelsel_id)
    _vul(medewerker, gegevens)
    medewerker.save(force_insert=True)
    return medewerker


@transaction.atomic
def wijzig(*, medewerker: Medewerker, gegevens: Gegevens, gezien: str, door: Medewerker) -> Medewerker:
    """Verander wie iemand is. `gezien` is de versie die de wijziger zag.

    Raises:
        Verouderd: een ander was eerder; er verandert niets.
    """
    keur_van_stelsel(medewerker, door)
    om_de_beurt(door.stelsel_id)
    nu = zelfde(Medewerker.objects.get(pk=medewerker.pk), gezien)
    _vul(nu, gegevens)
    nu.save(update_fields=["naam", "organisatie", "telefoon", "adreszegel"])
    return nu


def _vul(medewerker: Medewerker, gegevens: Gegevens) -> None:
    if gegevens.organisatie is not None and gegevens.organisatie.stelsel_id != medewerker.stelsel_id:
        raise weiger("organisatie", _("Deze organisatie is er niet (meer)"))
    medewerker.naam = gegevens.naam
    medewerker.organisatie = gegevens.organisatie
    medewerker.telefoon = gegevens.telefoon
    if gegevens.adres is not None:
        postcode, huisnummer = gegevens.adres
        medewerker.adreszegel = adreszegel(stelsel_id=medewerker.stelsel_id, postcode=postcode, huisnummer=huisnummer)


@transaction.atomic
def geef_uren(
    *, medewerker: Medewerker, team: Team, uren: Decimal, van: date, tot: date | None, door: Medewerker
) -> Aanstelling:
    """Stel iemand aan in een team. `uren` per week, meer dan 0 en hoogstens 60.

    Raises:
        FoutInInvoer: bij `uren`, `van`, `tot` of `team`.
    """
    keur_van_stelsel(medewerker, door)
    om_de_beurt(door.stelsel_id)
    if not 0 < uren <= UREN_MEEST:
        raise weiger("uren", _("Schrijf meer dan 0 en hoogstens 60 uur per week"))
    keur_periode(van, tot)
    if team.stelsel_id != door.stelsel_id:
        raise weiger("team", _("Dit team is er niet (meer)"))
    keur_team(team, Periode(van, tot))
    eerder = Aanstelling.objects.filter(stelsel_id=door.stelsel_id, medewerker=medewerker, team=team)
    zin = _("In dit team staan al uren %(wanneer)s. Beëindig die eerst")
    keur_geen_overlap(Periode(van, tot), eerder, zin)
    return Aanstelling.objects.create(
        stelsel_id=door.stelsel_id, medewerker=medewerker, team=team, uren=uren, van=van, tot=tot
    )


def meeste_uren(medewerker: Medewerker, vanaf: date) -> Decimal:
    """De meeste uren per week over alle teams samen, op enig moment vanaf een dag."""
    rijen = list(Aanstelling.objects.filter(stelsel_id=medewerker.stelsel_id, medewerker=medewerker))
    momenten = {vanaf, *(rij.van for rij in rijen if rij.van > vanaf)}
    per_moment = (
        sum((rij.uren for rij in rijen if Periode(rij.van, rij.tot).bevat(moment)), Decimal(0)) for moment in momenten
    )
    return max(per_moment)


@transaction.atomic
def eindig_uren(*, aanstelling: Aanstelling, tot: date, gezien: str, door: Medewerker) -> Aanstelling:
    """Laat een aanstelling eindigen; `tot` is de eerste dag zonder.

    Raises:
        FoutInInvoer: bij `tot`. Verouderd: een ander was eerder.
    """
    om_de_beurt(door.stelsel_id)
    nu = zelfde(Aanstelling.objects.get(stelsel_id=door.stelsel_id, pk=aanstelling.pk), gezien)
    keur_einde(nu, tot)
    anders = Aanstelling.objects.filter(stelsel_id=nu.stelsel_id, medewerker=nu.medewerker_id, team=nu.team_id)
    _keur_later(nu.van, tot, list(anders.exclude(pk=nu.pk)))
    nu.tot = tot
    nu.save(update_fields=["tot"])
    return nu


def _keur_later(van: date, tot: date, anders: list[Aanstelling] | list[Deskundigheid]) -> None:
    """Langer laten doorlopen kan niet over een latere rij heen."""
    for rij in anders:
        if Periode(van, tot).overlapt(Periode(rij.van, rij.tot)):
            raise weiger(
                "tot", _("Vanaf %(dag)s staat er al een volgende. Kies die dag of eerder") % {"dag": dag(rij.van)}
            )


@transaction.atomic
def geef_deskundigheid(
    *, medewerker: Medewerker, onderwerp: str, van: date, tot: date | None, door: Medewerker
) -> Deskundigheid:
    """Leg vast waar iemand veel van weet; `onderwerp` is een code uit de inrichting van vandaag.

    Raises:
        FoutInInvoer: bij `onderwerp`, `van` of `tot`.
    """
    keur_van_stelsel(medewerker, door)
    om_de_beurt(door.stelsel_id)
    _versie, inrichting = inrichting_op(door.stelsel_id, timezone.localdate())
    if onderwerp not in inrichting.deskundigheden:
        raise weiger("onderwerp", _("Kies een onderwerp uit de lijst"))
    keur_periode(van, tot)
    eerder = Deskundigheid.objects.filter(stelsel_id=door.stelsel_id, medewerker=medewerker, onderwerp=onderwerp)
    keur_geen_overlap(Periode(van, tot), eerder, _("Dit onderwerp staat er al %(wanneer)s"))
    return Deskundigheid.objects.create(
        stelsel_id=door.stelsel_id, medewerker=medewerker, onderwerp=onderwerp, van=van, tot=tot
    )


@transaction.atomic
def eindig_deskundigheid(*, deskundigheid: Deskundigheid, tot: date, gezien: str, door: Medewerker) -> Deskundigheid:
    """Laat een deskundigheid eindigen.

    Raises:
        FoutInInvoer: bij `tot`. Verouderd: een ander was eerder.
    """
    om_de_beurt(door.stelsel_id)
    nu = zelfde(Deskundigheid.objects.get(stelsel_id=door.stelsel_id, pk=deskundigheid.pk), gezien)
    keur_einde(nu, tot)
    anders = Deskundigheid.objects.filter(stelsel_id=nu.stelsel_id, medewerker=nu.medewerker_id, onderwerp=nu.onderwerp)
    _keur_later(nu.van, tot, list(anders.exclude(pk=nu.pk)))
    nu.tot = tot
    nu.save(update_fields=["tot"])
    return nu


@transaction.atomic
def registreer(
    *, medewerker: Medewerker, register: str, nummer: str, geldig_tot: date, door: Medewerker, nu: datetime
) -> Registratie:
    """Leg een inschrijving in een register vast; `geldig_tot` is de laatste dag waarop zij geldt.

    Raises:
        FoutInInvoer: bij `register`, `nummer` of `geldig_tot`; wat al verlopen is, wordt niet ingeschreven.
    """
    keur_van_stelsel(medewerker, door)
    om_de_beurt(door.stelsel_id)
    if register not in Registratie.Register.values:
        raise weiger("register", _("Kies een register uit de lijst"))
    if not nummer.isdecimal():
        raise weiger("nummer", _("Een registratienummer bestaat uit cijfers"))
    if geldig_tot < timezone.localdate(nu):
        zin = _("Deze registratie is verlopen op %(dag)s. Schrijf haar in als zij is verlengd")
        raise weiger("geldig_tot", zin % {"dag": dag(geldig_tot)})
    rijen = Registratie.objects.filter(stelsel_id=door.stelsel_id, register=register)
    if rijen.filter(medewerker=medewerker, geldig_tot=geldig_tot).exists():
        raise weiger("geldig_tot", _("Deze registratie staat er al, tot en met %(dag)s") % {"dag": dag(geldig_tot)})
    ander = rijen.filter(nummer=nummer).exclude(medewerker=medewerker).select_related("medewerker").first()
    if ander is not None:
        raise weiger("nummer", _("Dit nummer staat al bij %(naam)s") % {"naam": ander.medewerker.naam})
    return Registratie.objects.create(
        stelsel_id=door.stelsel_id, medewerker=medewerker, register=register, nummer=nummer, geldig_tot=geldig_tot
    )
