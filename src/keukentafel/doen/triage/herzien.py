"""Een vraag opnieuw beoordelen: wie meer weet, legt de nieuwe feiten langs de regels. De geschiedenis blijft staan."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from keukentafel.doen.ingang.acties import pak_vast
from keukentafel.doen.ingang.klokken import EVEN_LATER, TERUGBELLEN
from keukentafel.doen.ingang.models import Termijn, Vraag
from keukentafel.doen.ingang.vastleggen import leg_vast
from keukentafel.doen.tabel import als_json, als_rij
from keukentafel.doen.triage.acties import lees_vraag
from keukentafel.doen.triage.feiten import TriageHerzien
from keukentafel.doen.triage.models import Triage
from keukentafel.inrichting.model import Inrichting
from keukentafel.regelen.gemeenten.models import InrichtingVersie
from keukentafel.regelen.gemeenten.overzichten import inrichting_op
from keukentafel.regelen.medewerkers.models import Medewerker
from keukentafel.regelen.teams.models import Team
from keukentafel.regelen.teams.overzichten import lopende_teams
from keukentafel.regels.basis import FoutInInvoer
from keukentafel.regels.termijnen import Termijn as Klok
from keukentafel.regels.triage import Uitkomst, beoordeel
from keukentafel.regels.triage import Vraag as Triagevraag
from keukentafel.regels.triage.beoordelen import feiten_van

BIJ_TE_STELLEN = ("leefgebieden", "kenmerken", "voorziening", "leeftijd", "vraag_van")
"""De feiten over de vraag zelf. Wie er belde, de soort, de wijk en de gemeente staan vast."""


class NetHerzien(Exception):
    """Sinds het blad openging is deze vraag opnieuw beoordeeld; `vraag` is zoals zij nu is."""

    def __init__(self, vraag: Vraag) -> None:
        super().__init__(vraag.kenmerk)
        self.vraag = vraag


class ArgumentNodig(Exception):
    """De uitkomst wijst naar een ander team en de vraag blijft: dan hoort er een argument bij."""


class GeenTriage(Exception):
    """Een aanbod heeft geen triage: er is niets te beoordelen."""


@dataclass(frozen=True)
class Herziening:
    """Wat zij nu weet. `gezien` is de triage die op haar blad stond."""

    feiten: Mapping[str, Any]
    """Alleen `BIJ_TE_STELLEN`; wat er niet in staat, is (weer) onbekend."""
    gezien: UUID | None
    toelichting: str = ""
    argument: str = ""
    """Waarom de vraag hier blijft, als de uitkomst naar een ander team wijst."""
    biedt_aan: bool = False
    """Zij volgt de uitkomst en biedt de vraag het andere team aan; tot dat ja zegt, blijft zij hier."""


@dataclass(frozen=True)
class Herzien:
    """Wat er nu staat: de triage, het andere team waar de uitkomst naar wijst, en of er spoed bij kwam."""

    triage: Triage
    elders: Team | None
    spoed_erbij: bool = False
    termijnen_erbij: list[Termijn] = field(default_factory=list)


@transaction.atomic
def herzie(*, vraag_id: UUID, herziening: Herziening, medewerker: Medewerker, nu: datetime) -> Herzien:
    """Beoordeel een open vraag opnieuw, met de inrichting van vandaag. De vraag blijft waar zij ligt, bij wie zij is.

    Een klok die loopt of liep, houdt haar begin en haar datum, ook als de uitkomst haar niet meer noemt. Een klok die
    erbij komt, begint vandaag. # aanname: de papieren zwijgen; eerder wist het team niet dat zij hoort te lopen
    Twee keer klikken is één keer.

    Raises:
        NietVanJouwTeam, AlGesloten, AlOpgenomen: zie `ingang.acties.pak_vast`. GeenTriage: het is een aanbod.
        NetHerzien: sinds het blad openging is er anders beoordeeld. ArgumentNodig: zij blijft tegen de uitkomst in.
    """
    vraag = pak_vast(vraag_id, medewerker, nu)
    if vraag.soort == Vraag.Soort.AANBOD:
        raise GeenTriage
    laatste, dag = laatste_van(vraag), timezone.localdate(nu)
    feiten = met_nieuws(vraag.feiten, herziening.feiten)
    if laatste is not None and laatste.pk != herziening.gezien:
        if laatste.door_id == medewerker.pk and vraag.feiten == feiten and _zelfde_woorden(laatste, herziening):
            return Herzien(laatste, team_elders(vraag, laatste.uitkomst, dag))
        raise NetHerzien(vraag)
    versie, inrichting = inrichting_op(vraag.stelsel_id, dag)
    lopend = list(vraag.termijnen.order_by("klaar_op", "start"))
    uitkomst = weeg(leesbaar(feiten, dag, inrichting), inrichting, lopend)
    elders = team_elders(vraag, uitkomst.als_dict(), dag)
    moment = max(nu, laatste.moment + EVEN_LATER) if laatste else nu
    triage = _triage(vraag, versie, uitkomst, moment, medewerker)
    _met_woorden(triage, herziening, blijft=elders is not None and not herziening.biedt_aan)
    erbij = [_termijn(klok, vraag) for klok in uitkomst.termijnen if klok.soort not in {een.soort for een in lopend}]
    _bewaar(vraag, feiten, triage, erbij, uitkomst)
    feit = _feit(vraag, uitkomst, triage, elders, erbij)
    leg_vast(feit, vraag, medewerker, moment, regel=triage.regel, inrichting_versie=versie.versie)
    return Herzien(triage, elders, uitkomst.spoed and not vraag.spoed, erbij)


def laatste_van(vraag: Vraag) -> Triage | None:
    """De laatste beoordeling van deze vraag."""
    return Triage.objects.filter(stelsel_id=vraag.stelsel_id, vraag=vraag).order_by("-moment").first()


def met_nieuws(feiten: Mapping[str, Any], nieuws: Mapping[str, Any]) -> dict[str, Any]:
    """De feiten van de vraag met wat zij nu weet; wat in het nieuws niet staat, is onbekend."""
    vast = {naam: waarde for naam, waarde in feiten.items() if naam not in BIJ_TE_STELLEN}
    return {"leefgebieden": [], **vast, **{n: w for n, w in nieuws.items() if n in BIJ_TE_STELLEN}}


def leesbaar(feiten: Mapping[str, Any], dag: date, inrichting: Inrichting) -> Triagevraag:
    """De feiten als vraag voor de regels. Een wijk die deze inrichting niet meer kent, telt als onbekend."""
    vraag = lees_vraag({"leefgebieden": [], **feiten}, dag)
    try:
        feiten_van(vraag, inrichting)
    except FoutInInvoer:
        return vraag.model_copy(update={"gebied": None})
    return vraag


def weeg(vraag: Triagevraag, inrichting: Inrichting, lopend: Iterable[Termijn]) -> Uitkomst:
    """De uitkomst van de regels; een klok die loopt of liep, houdt daarin haar eigen begin en datum.

    Terugbellen belooft alleen een mens: die klok komt er hier niet bij.
    """
    bekend = {rij.soort: rij for rij in lopend}
    uitkomst = beoordeel(vraag, inrichting)
    klokken = (_klok(bekend[klok.soort]) if klok.soort in bekend else klok for klok in uitkomst.termijnen)
    houdt = tuple(klok for klok in klokken if klok.soort in bekend or klok.soort != TERUGBELLEN)
    return replace(uitkomst, termijnen=houdt)


def team_elders(vraag: Vraag, uitkomst: Mapping[str, Any], dag: date) -> Team | None:
    """Het andere team waar deze uitkomst naar wijst, als dat er nu is; None als het hier is, of nog open."""
    slug = uitkomst.get("bestemming", {}).get("team")
    if not slug or slug == vraag.team.slug:
        return None
    return lopende_teams(vraag.stelsel_id, dag).filter(slug=slug).exclude(pk=vraag.team_id).order_by("pk").first()


def _zelfde_woorden(laatste: Triage, herziening: Herziening) -> bool:
    argument = "" if herziening.biedt_aan else herziening.argument.strip()
    return laatste.toelichting == herziening.toelichting.strip() and laatste.argument == argument


def _klok(rij: Termijn) -> Klok:
    return Klok(rij.soort, rij.start, rij.uiterlijk, rij.grondslag, rij.atw, tuple(rij.stappen))


def _termijn(klok: Klok, vraag: Vraag) -> Termijn:
    return Termijn(
        stelsel_id=vraag.stelsel_id, team_id=vraag.team_id, vraag_id=vraag.pk, soort=klok.soort, start=klok.start,
        uiterlijk=klok.uiterlijk, grondslag=klok.grondslag, atw=klok.atw, stappen=list(klok.stappen),
    )  # fmt: skip


def _triage(vraag: Vraag, versie: InrichtingVersie, uitkomst: Uitkomst, moment: datetime, door: Medewerker) -> Triage:
    return Triage(
        stelsel_id=vraag.stelsel_id, team_id=vraag.team_id, vraag_id=vraag.pk, inrichting_versie=versie, moment=moment,
        door=door, regel=uitkomst.regel, situatie=uitkomst.situatie, uitkomst=uitkomst.als_dict(),
        herzien=True,
    )  # fmt: skip


def _met_woorden(triage: Triage, herziening: Herziening, *, blijft: bool) -> None:
    """Wat zij erbij schreef; blijft de vraag hier tegen de uitkomst in, dan is dat een keuze met een argument."""
    triage.toelichting = herziening.toelichting.strip()
    if not blijft:
        return
    if not herziening.argument.strip():
        raise ArgumentNodig
    triage.gekozen_team_id = triage.team_id
    triage.argument = herziening.argument.strip()


def _bewaar(vraag: Vraag, feiten: Mapping[str, Any], triage: Triage, erbij: list[Termijn], uitkomst: Uitkomst) -> None:
    rijen = {
        "feiten": {naam: feiten[naam] for naam in BIJ_TE_STELLEN if naam in feiten},
        "triage": als_rij(triage),
        "termijn": [als_rij(termijn) for termijn in erbij],
        "spoed": uitkomst.spoed,
        "voorlopig": uitkomst.voorlopig,
    }
    with connection.cursor() as cursor:
        cursor.execute("SELECT kt_vraag_herzien(%s, %s::jsonb)", [vraag.pk, als_json(rijen)])


def _feit(vraag: Vraag, uitkomst: Uitkomst, triage: Triage, elders: Team | None, erbij: list[Termijn]) -> TriageHerzien:
    return TriageHerzien(
        was=vraag.situatie,
        situatie=uitkomst.situatie,
        bestemming=elders.soort if elders else vraag.team.soort,
        voorlopig=uitkomst.voorlopig,
        spoed=uitkomst.spoed,
        elders=elders is not None,
        afgeweken=bool(triage.argument),
        klokken_erbij=tuple(termijn.soort for termijn in erbij),
    )
