"""Wat er van regie en overgangen te zien is: wie haar heeft en had, wat er is aangeboden en wat er wacht."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection
from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject
from django.utils import timezone

from keukentafel.doen.dossier.models import Dossier
from keukentafel.doen.regie.models import Deelname, Overgang, Regie
from keukentafel.regelen.inzet.models import Afwezigheid
from keukentafel.regelen.medewerkers.overzichten import Werkkring
from keukentafel.regelen.teams.overzichten import op

WERK = ("vraag", "regie", "regie_tijdelijk", "ondersteunen", "raadplegen")
"""De soorten overgang van deze kamer; samenvoegen en verhuizen hebben hun eigen bladen."""


@dataclass(frozen=True)
class Klokregel:
    soort: str
    start: date
    uiterlijk: date


@dataclass(frozen=True)
class Aangeboden:
    """Een aanbod aan een van mijn teams dat wacht: de boodschap en gecodeerde feiten, niets uit het dossier.

    Zonder open vraag zijn `situatie` en `vraagsoort` leeg en `ontvangen_op` None; `voor` is voor wie het op naam is.
    """

    overgang: UUID
    soort: str
    vraag: UUID | None
    dossier: UUID | None
    van_team: str
    door: str
    telefoon: str
    boodschap: str
    aangeboden_op: datetime
    tot: date | None
    naar_team: int
    voor: str
    situatie: str
    spoed: bool
    vraagsoort: str
    terugbellen: bool
    ontvangen_op: datetime | None
    klokken: tuple[Klokregel, ...]


def aangeboden_aan_ons() -> list[Aangeboden]:
    """Wat de medewerker van dit verzoek kan aanvaarden: spoed eerst, dan wat het langst wacht. Eén vraag."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM kt_aangeboden()")
        return [_aangeboden(rij) for rij in cursor.fetchall()]


def _aangeboden(rij: Sequence[object]) -> Aangeboden:
    *velden, klokken = rij
    leeg = {"voor", "situatie", "vraagsoort", "telefoon"}
    namen = list(Aangeboden.__dataclass_fields__)[:-1]
    paren = zip(namen, velden, strict=True)
    waarden = {naam: "" if waarde is None and naam in leeg else waarde for naam, waarde in paren}
    regels = tuple(
        Klokregel(een["soort"], date.fromisoformat(een["start"]), date.fromisoformat(een["uiterlijk"]))
        for een in json.loads(str(klokken))
    )
    return Aangeboden(**waarden, klokken=regels)  # type: ignore[arg-type]


def regie_nu(dossier: Dossier) -> Regie | None:
    """Wie de regie heeft; None in een dossier dat is opgegaan in een ander. `dossier` kwam al langs een slot."""
    return _regie_nu(dossier).first()


def _regie_nu(dossier: Dossier) -> QuerySet[Regie]:
    rijen = Regie.objects.filter(stelsel_id=dossier.stelsel_id, dossier=dossier, tot__isnull=True)
    return rijen.select_related("medewerker", "team", "door", "overgang")


@dataclass(frozen=True)
class Weg:
    """De regisseur is er niet: tot wanneer, en wie haar vervangt (leeg: nog niemand)."""

    tot: date | None
    vervanger: str


@dataclass(frozen=True)
class Meewerker:
    """Iemand van buiten het team die op naam meewerkt."""

    naam: str
    team: str
    tot: datetime | None


def regiestand(dossier: Dossier, nu: datetime) -> tuple[Regie | None, Weg | None, list[Meewerker]]:
    """De regie van een dossier, of de regisseur er vandaag is, en wie er meewerkt. Eén vraag aan de database.

    Een dossier dat is opgegaan heeft geen regie; dan leest een tweede vraag wie er meewerkt.
    """
    weg = Afwezigheid.objects.filter(
        op(timezone.localdate(nu)), stelsel_id=OuterRef("stelsel_id"), medewerker_id=OuterRef("medewerker_id")
    )
    mee = _meewerkers(nu, stelsel_id=OuterRef("stelsel_id"), dossier_id=OuterRef("dossier_id"))
    regie = (
        _regie_nu(dossier)
        .annotate(weg=Subquery(weg.values(rij=JSONObject(tot="tot", vervanger="vervanger__naam"))[:1]))
        .annotate(mee=ArraySubquery(mee))
        .first()
    )
    if regie is None:
        los = _meewerkers(nu, stelsel_id=dossier.stelsel_id, dossier_id=dossier.pk)
        return None, None, [_meewerker(rij["rij"]) for rij in los]
    return regie, _weg(regie.weg), [_meewerker(rij) for rij in regie.mee]


def _meewerkers(nu: datetime, **waar: object) -> QuerySet[Deelname, Any]:
    """Wie van buiten het team nu op naam in een dossier werkt, wie het eerst begon voorop."""
    rijen = Deelname.objects.filter(Q(tot__isnull=True) | Q(tot__gt=nu), van__lte=nu, **waar).order_by("van")
    return rijen.values(rij=JSONObject(naam="medewerker__naam", team="overgang__naar_team__naam", tot="tot"))


def _meewerker(rij: dict[str, Any]) -> Meewerker:
    return Meewerker(rij["naam"], rij["team"], datetime.fromisoformat(rij["tot"]) if rij["tot"] else None)


def _weg(rij: dict[str, Any] | None) -> Weg | None:
    return Weg(date.fromisoformat(rij["tot"]) if rij["tot"] else None, rij["vervanger"] or "") if rij else None


def geschiedenis(dossier: Dossier) -> list[Regie]:
    """Wie de regie had, nieuwste eerst, met de boodschap van de overgang erbij."""
    rijen = Regie.objects.filter(stelsel_id=dossier.stelsel_id, dossier=dossier)
    return list(rijen.select_related("medewerker", "team", "door", "overgang", "overgang__door").order_by("-van"))


def van_dossier(dossier: Dossier) -> list[Overgang]:
    """Wat er met dit dossier is aangeboden of gevraagd, nieuwste eerst; ook wat is geweigerd."""
    rijen = Overgang.objects.filter(stelsel_id=dossier.stelsel_id, dossier=dossier, soort__in=WERK)
    return list(_met_namen(rijen).order_by("-aangeboden_op"))


def bij_vragen(stelsel_id: int, vragen: Collection[UUID]) -> dict[UUID, Overgang]:
    """Van elke vraag de laatste overgang die nog wacht of werd geweigerd; wat daarna gebeurde, telt niet mee."""
    rijen = Overgang.objects.filter(stelsel_id=stelsel_id, vraag_id__in=vragen, soort=Overgang.Soort.VRAAG)
    laatste = {rij.vraag_id: rij for rij in rijen.select_related("naar_team").order_by("aangeboden_op") if rij.vraag_id}
    telt = (Overgang.Status.AANGEBODEN, Overgang.Status.GEWEIGERD)
    return {vraag: rij for vraag, rij in laatste.items() if rij.status in telt}


def wachtend(kring: Werkkring, team_id: int) -> list[Overgang]:
    """Wat dit team aanbood of kreeg aangeboden en nog wacht, oudste eerst; voor wie het team leidt en leest."""
    if team_id not in kring.leesteams:
        return []
    rijen = Overgang.objects.filter(
        Q(team_id=team_id) | Q(naar_team_id=team_id), stelsel_id=kring.stelsel.pk, status="aangeboden", soort__in=WERK
    )
    return list(_met_namen(rijen).order_by("aangeboden_op"))


def _met_namen(rijen: QuerySet[Overgang]) -> QuerySet[Overgang]:
    return rijen.select_related("team", "naar_team", "naar_medewerker", "door", "beantwoord_door")
