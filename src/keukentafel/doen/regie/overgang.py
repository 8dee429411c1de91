"""Warm overdragen: aanbieden, aanvaarden, weigeren, intrekken en teruggeven (docs/regie.md).

Tot iemand aanvaardt, verandert er niets: de klok loopt door bij wie het aanbood, en de ander ziet geen dossier.
"""

import json
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils import timezone

from keukentafel.doen.dossier.models import Dossier
from keukentafel.doen.ingang.models import Vraag
from keukentafel.doen.regie.feiten import OvergangAangeboden
from keukentafel.doen.regie.models import Overgang
from keukentafel.doen.regie.nee import AlBeantwoord, KanNiet, MagNiet, of_nee
from keukentafel.doen.regie.opnemen import word_contact
from keukentafel.doen.tabel import in_bereik
from keukentafel.kern.gebeurtenissen.acties import maak
from keukentafel.regelen.medewerkers.models import Medewerker
from keukentafel.regelen.medewerkers.overzichten import Bereik
from keukentafel.regelen.teams.models import Team
from keukentafel.regelen.teams.overzichten import lopende_teams

LANGST = timedelta(days=183)
"""Zo lang mag tijdelijk hoogstens duren. # aanname: een half jaar; wie langer nodig heeft, draagt de regie over"""
BOODSCHAP = 4_000
BIJ_DOSSIER = frozenset({Overgang.Soort.REGIE, Overgang.Soort.REGIE_TIJDELIJK, Overgang.Soort.ONDERSTEUNEN,
                         Overgang.Soort.RAADPLEGEN})  # fmt: skip
HULP = frozenset({Overgang.Soort.ONDERSTEUNEN, Overgang.Soort.RAADPLEGEN})
MET_EIND = frozenset({Overgang.Soort.REGIE_TIJDELIJK, Overgang.Soort.ONDERSTEUNEN})


@dataclass(frozen=True)
class Aanbod:
    """Aan welk team (en wie daar, op naam), met welke boodschap, en bij tijdelijk de eerste dag daarna."""

    naar_team: Team
    boodschap: str
    naar_medewerker: Medewerker | None = None
    tot: date | None = None


@dataclass(frozen=True)
class Aanvaard:
    """Wat er overging: de soort, en de vraag en het dossier voor zover wie aanvaardde ze nu ziet."""

    soort: str
    vraag_id: UUID | None
    dossier_id: UUID | None


@transaction.atomic
def bied_vraag_aan(*, bereik: Bereik, vraag_id: UUID, aanbod: Aanbod, door: Medewerker, nu: datetime) -> Overgang:
    """Bied een open vraag aan een ander team aan. `bereik`: waar `door` in vragen schrijft.

    Raises:
        MagNiet: de vraag ligt niet bij een team van `door`, of is al beantwoord. KanNiet: zie `_keur`.
    """
    vragen = Vraag.objects.select_for_update(of=("self",)).filter(in_bereik(bereik), stelsel_id=door.stelsel_id)
    vraag = vragen.exclude(status=Vraag.Status.BEANTWOORD).filter(pk=vraag_id).first()
    if vraag is None:
        raise MagNiet
    _keur(Overgang.Soort.VRAAG, aanbod, vraag.team_id, nu)
    with connection.cursor() as cursor:
        cursor.execute("SELECT kt_dossier_van(%s)", [vraag.pk])
        (dossier_id,) = cursor.fetchone()
    return _bewaar(Overgang.Soort.VRAAG, aanbod, vraag.team_id, door, nu, dossier_id=dossier_id, vraag_id=vraag.pk)


@transaction.atomic
def bied_aan(
    *, dossiers: QuerySet[Dossier], dossier_id: UUID, soort: str, aanbod: Aanbod, door: Medewerker, nu: datetime
) -> Overgang:
    """Bied de regie aan (voorgoed of tijdelijk), vraag iemand mee te werken, of mee te denken.

    `dossiers`: waarin `door` schrijft. Wie de regie aanbiedt, moet haar kunnen geven.

    Raises:
        MagNiet: zij schrijft hier niet, of de regie is niet aan haar. KanNiet: zie `_keur` en `_niet_nog_eens`.
    """
    dossier = dossiers.select_for_update(of=("self",)).filter(pk=dossier_id).first()
    if dossier is None or soort not in BIJ_DOSSIER:
        raise MagNiet
    _keur(soort, aanbod, dossier.team_id, nu)
    _niet_nog_eens(soort, aanbod, dossier)
    return _bewaar(soort, aanbod, dossier.team_id, door, nu, dossier_id=dossier.pk)


def _niet_nog_eens(soort: str, aanbod: Aanbod, dossier: Dossier) -> None:
    """Wie hier al helpt, vraag je niet om hulp; en wie het al gevraagd is, niet nog eens. Het dossier staat op slot.

    Raises:
        KanNiet: `eigen_team` of `al_aangeboden`.
    """
    if soort not in HULP:
        return
    if aanbod.naar_team.pk == dossier.team_id:
        raise KanNiet("eigen_team")
    zelfde = {"naar_team": aanbod.naar_team, "naar_medewerker": aanbod.naar_medewerker, "soort": soort}
    wacht = Overgang.objects.filter(stelsel_id=dossier.stelsel_id, dossier=dossier, status=Overgang.Status.AANGEBODEN)
    if wacht.filter(**zelfde).exists():
        raise KanNiet("al_aangeboden")


def _keur(soort: str, aanbod: Aanbod, van_team: int, nu: datetime) -> None:
    """Kan dit aanbod?

    Raises:
        KanNiet: `leeg`, `te_lang`, `zelfde_team`, `overgang_team_weg`, `geen_einde` of `einde`.
    """
    dag = timezone.localdate(nu)
    if not aanbod.boodschap.strip():
        raise KanNiet("leeg")
    if len(aanbod.boodschap) > BOODSCHAP:
        raise KanNiet("te_lang")
    if soort == Overgang.Soort.VRAAG and aanbod.naar_team.pk == van_team:
        raise KanNiet("zelfde_team")
    if not lopende_teams(aanbod.naar_team.stelsel_id, dag).filter(pk=aanbod.naar_team.pk).exists():
        raise KanNiet("overgang_team_weg")
    if soort == Overgang.Soort.REGIE_TIJDELIJK and aanbod.tot is None:
        raise KanNiet("geen_einde")
    if aanbod.tot is not None and (soort not in MET_EIND or not dag < aanbod.tot <= dag + LANGST):
        raise KanNiet("einde")


def _bewaar(soort: str, aanbod: Aanbod, van_team: int, door: Medewerker, nu: datetime, **waarvan: Any) -> Overgang:
    overgang = Overgang(
        stelsel_id=door.stelsel_id, team_id=van_team, soort=soort, naar_team=aanbod.naar_team, door=door,
        naar_medewerker=aanbod.naar_medewerker, boodschap=aanbod.boodschap.strip(), tot=aanbod.tot, aangeboden_op=nu,
        **waarvan,
    )  # fmt: skip
    with of_nee():
        overgang.save(force_insert=True)
        maak(
            OvergangAangeboden(overgang=overgang.pk, van_team=van_team, naar_team=aanbod.naar_team.pk, wat=soort),
            stelsel_id=door.stelsel_id, moment=nu, medewerker_id=door.pk, team_id=van_team, **waarvan,
        ).save(force_insert=True)  # fmt: skip
    return overgang


@transaction.atomic
def aanvaard(*, overgang_id: UUID, medewerker: Medewerker, nu: datetime, antwoord: str = "") -> Aanvaard:
    """Aanvaard een aanbod op eigen naam: nu pas gaat het over. Bij meedenken hoort een `antwoord`.

    Wie een vraag aanvaardt, heeft haar, en wordt contact en regisseur zoals bij opnemen.

    Raises:
        MagNiet: niet aan haar. AlBeantwoord: een ander was eerder, of het is ingetrokken. KanNiet: het team is gestopt,
        de einddatum is voorbij, de regie is al tijdelijk bij een ander, of er is geen antwoord.
    """
    uit = _antwoord("SELECT kt_overgang_aanvaard(%s, %s, %s)", [overgang_id, antwoord, nu])
    vraag_id, dossier_id = _uuid(uit["vraag"]), _uuid(uit["dossier"])
    if vraag_id is not None:
        vraag = Vraag.objects.get(stelsel_id=medewerker.stelsel_id, pk=vraag_id)
        word_contact(vraag, medewerker, nu)
    ziet = dossier_id and Dossier.objects.filter(stelsel_id=medewerker.stelsel_id, pk=dossier_id).exists()
    return Aanvaard(uit["soort"], vraag_id, dossier_id if ziet else None)


@transaction.atomic
def weiger(*, overgang_id: UUID, reden: str, nu: datetime) -> None:
    """Weiger een aanbod met een reden; alles blijft bij wie het deed.

    Raises:
        MagNiet, AlBeantwoord: zie `aanvaard`. KanNiet: `leeg`.
    """
    if not reden.strip():
        raise KanNiet("leeg")
    _antwoord("SELECT kt_overgang_weiger(%s, %s, %s)", [overgang_id, reden.strip(), nu])


@transaction.atomic
def trek_in(*, overgang_id: UUID, nu: datetime) -> None:
    """Trek een aanbod in dat nog wacht. Fouten: MagNiet, of AlBeantwoord als er net antwoord was."""
    _antwoord("SELECT kt_overgang_trek_in(%s, %s)", [overgang_id, nu])


@transaction.atomic
def beeindig(*, overgang_id: UUID, nu: datetime) -> None:
    """Geef terug wat tijdelijk was: de regie gaat naar wie haar daarvoor had, en de toegang op naam eindigt.

    Raises:
        MagNiet: niet aan haar. AlBeantwoord: het was al klaar.
    """
    _antwoord("SELECT kt_overgang_beeindig(%s, %s)", [overgang_id, nu])


def _antwoord(opdracht: str, waarden: list[Any]) -> dict[str, Any]:
    with of_nee(), connection.cursor() as cursor:
        cursor.execute(opdracht, waarden)
        uit: dict[str, Any] = json.loads(cursor.fetchone()[0])
    if not uit["gelukt"]:
        op = datetime.fromisoformat(uit["op"]) if uit["op"] else None
        raise AlBeantwoord(uit["status"], uit["wie"] or "", op)
    return uit


def _uuid(tekst: str | None) -> UUID | None:
    return UUID(tekst) if tekst else None
