"""De teams die iemand leidt, elk op één regel, met het geheel eronder."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, Exists, OuterRef, Sum

from keukentafel.doen.ingang.teamwerk import Teamstand, bezetting
from keukentafel.regelen.inzet.models import Aanstelling, Afwezigheid
from keukentafel.regelen.medewerkers.models import Lidmaatschap
from keukentafel.regelen.medewerkers.overzichten import Werkkring
from keukentafel.regelen.teams.models import Team
from keukentafel.regelen.teams.overzichten import op
from keukentafel.regels.inzet import Ruimte, ruimte
from keukentafel.werkplek.team.blad import GEEN
from keukentafel.werkplek.team.hoeveel import ruimte_in_woorden


@dataclass(frozen=True)
class Rij:
    """Een team met zijn aantallen; zonder uren is er geen norm."""

    team: Team
    stand: Teamstand
    ruimte: Ruimte | None
    afwezig: int

    @property
    def over(self) -> str:
        return ruimte_in_woorden(self.ruimte)


@dataclass(frozen=True)
class Totaal:
    huishoudens: int
    norm: int
    vragen: int
    laat: int
    niemand: int
    afwezig: int


def rijen(kring: Werkkring, gekozen: list[Team], dag: date) -> list[Rij]:
    """Eén regel per team; vier vragen aan de database, hoeveel teams het er ook zijn."""
    ids = [team.pk for team in gekozen]
    inrichting = kring.inrichting
    standen = bezetting(ids)
    rol = Lidmaatschap.objects.filter(op(dag), medewerker=OuterRef("medewerker"), team=OuterRef("team"))
    draagt = Exists(rol.exclude(rol__in=inrichting.inzet.rollen_zonder_norm))
    uren = dict(
        Aanstelling.objects.filter(op(dag), draagt, stelsel_id=kring.stelsel.pk, team_id__in=ids)
        .values("team_id")
        .annotate(som=Sum("uren"))
        .values_list("team_id", "som")
    )
    weg = _afwezig(kring, ids, dag)
    norm, voltijd = inrichting.werknorm.waarde, inrichting.inzet.uren_voltijd
    uit = []
    for team in gekozen:
        stand = standen.get(team.pk, GEEN)
        eigen: Decimal | None = uren.get(team.pk)
        plek = ruimte(stand.huishoudens, eigen, norm, uren_voltijd=voltijd) if eigen else None
        uit.append(Rij(team, stand, plek, weg.get(team.pk, 0)))
    return uit


def _afwezig(kring: Werkkring, teams: list[int], dag: date) -> dict[int, int]:
    """Per team hoeveel van zijn mensen er vandaag niet zijn."""
    rol = op(dag, "medewerker__lidmaatschappen__")
    rijen_ = Afwezigheid.objects.filter(
        op(dag), rol, stelsel_id=kring.stelsel.pk, medewerker__lidmaatschappen__team_id__in=teams
    )
    return dict(
        rijen_.values("medewerker__lidmaatschappen__team_id")
        .annotate(aantal=Count("medewerker", distinct=True))
        .values_list("medewerker__lidmaatschappen__team_id", "aantal")
    )


def totaal(alle: list[Rij]) -> Totaal:
    """Alle teams bij elkaar."""
    return Totaal(
        huishoudens=sum(rij.stand.huishoudens for rij in alle),
        norm=sum(rij.ruimte.norm for rij in alle if rij.ruimte),
        vragen=sum(rij.stand.vragen for rij in alle),
        laat=sum(rij.stand.laat for rij in alle),
        niemand=sum(rij.stand.niemand for rij in alle),
        afwezig=sum(rij.afwezig for rij in alle),
    )
