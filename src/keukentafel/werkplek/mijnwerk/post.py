"""De post op Mijn werk: wat andere teams ons vragen, en wat zij antwoordden op wat ik vroeg."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from keukentafel.doen.regie.models import Overgang
from keukentafel.doen.samenvoegen.post import post as lees
from keukentafel.regelen.medewerkers.overzichten import Werkkring
from keukentafel.werkplek import datums
from keukentafel.werkplek.vragen.aangeboden import KOPPEN, antwoorden_voor
from keukentafel.werkplek.vragen.wachtrij import snipper
from keukentafel.werkplek.woorden import telwoord

HOOGSTENS = 5


@dataclass(frozen=True)
class Gevraagd:
    """Wat een ander team vraagt, en wanneer zij graag antwoord hebben."""

    overgang: UUID
    kop: str
    zin: str
    te_laat: bool


@dataclass(frozen=True)
class Gehoord:
    """Wat een ander team antwoordde; zonder `dossier_id` is er geen link."""

    kop: str
    waarover: str
    huishouden: str
    dossier_id: UUID | None
    woorden: str
    zin: str


@dataclass(frozen=True)
class Post:
    """Wat er op het blad staat, en hoeveel er in het geheel wacht."""

    gevraagd: list[Gevraagd]
    aantal: int
    aantal_dossiers: int
    gehoord: list[Gehoord]
    vandaag: int
    """Zoveel vragen van andere teams moeten vandaag antwoord hebben, of hadden dat al."""

    @property
    def dossiers(self) -> list[UUID]:
        """De dossiers die met hun naam op het blad staan, voor het logboek."""
        return [rij.dossier_id for rij in self.gehoord if rij.dossier_id]

    @property
    def zin(self) -> str:
        """Voor de begroeting; leeg als alles nog even kan."""
        if not self.vandaag:
            return ""
        zin = ngettext(
            "Een ander team wacht op antwoord van jullie.",
            "Andere teams wachten op %(n)s antwoorden van jullie.",
            self.vandaag,
        )
        return zin % {"n": telwoord(self.vandaag)}


def post(kring: Werkkring, nu: datetime) -> Post:
    """De post van vandaag; één vraag aan de database."""
    dag, alles = timezone.localdate(nu), lees(kring, nu)
    gevraagd = [_gevraagd(rij, kring, dag) for rij in alles.gevraagd]
    return Post(
        gevraagd=[rij for _uiterlijk, rij in gevraagd[:HOOGSTENS]],
        aantal=len(gevraagd),
        aantal_dossiers=len(alles.dossiers),
        gehoord=[_gehoord(rij, dag) for rij in alles.gehoord[:HOOGSTENS]],
        vandaag=sum(1 for uiterlijk, _rij in gevraagd if uiterlijk <= dag),
    )


def _gevraagd(rij: Overgang, kring: Werkkring, dag: date) -> tuple[date, Gevraagd]:
    uiterlijk = antwoorden_voor(timezone.localdate(rij.aangeboden_op), kring.inrichting)
    feiten = {"team": rij.team.naam, "dag": datums.dag(uiterlijk, dag)}
    zin = _("Van %(team)s. Graag antwoord uiterlijk %(dag)s.") % feiten
    if rij.naar_medewerker_id == kring.medewerker.pk:
        zin = _("Van %(team)s, aan jou. Graag antwoord uiterlijk %(dag)s.") % feiten
    return uiterlijk, Gevraagd(rij.pk, str(KOPPEN[rij.soort]), zin, te_laat=uiterlijk < dag)


def _gehoord(rij: Overgang, dag: date) -> Gehoord:
    huis: str | None = rij.huis  # type: ignore[attr-defined]
    wie = rij.beantwoord_door.naam if rij.beantwoord_door else rij.naar_team.naam
    op = datums.moment(timezone.localtime(rij.beantwoord_op), dag) if rij.beantwoord_op else ""
    return Gehoord(
        kop=_kop(rij) % {"team": rij.naar_team.naam},
        waarover=str(rij.get_soort_display()),
        huishouden="" if huis is None else huis or _("Huishouden zonder naam"),
        dossier_id=None if huis is None else rij.dossier_id,
        woorden=snipper(rij.reden),
        zin=f"{wie}, {op}",
    )


def _kop(rij: Overgang) -> str:
    if rij.soort == Overgang.Soort.RAADPLEGEN and rij.status == Overgang.Status.AANVAARD:
        return _("%(team)s gaf antwoord")
    return _("%(team)s zei nee") if rij.status == Overgang.Status.GEWEIGERD else _("%(team)s zei ja")
