"""Wat er van regie en overgangen te zien is: wie haar heeft en had, wat er is aangeboden en wat er wacht."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet

from keukentafel.doen.dossier.models import Dossier
from keukentafel.doen.regie.models import Deelname, Overgang, Regie
from keukentafel.regelen.medewerkers.overzichten import Werkkring

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
    return (
        Regie.objects.filter(stelsel_id=dossier.stelsel_id, dossier=dossier, tot__isnull=True)
        .select_related("medewerker", "team", "door", "overgang")
        .first()
    )


def geschiedenis(dossier: Dossier) -> list[Regie]:
    """Wie de regie had, nieuwste eerst, met de boodschap van de overgang erbij."""
    rijen = Regie.objects.filter(stelsel_id=dossier.stelsel_id, dossier=dossier)
    return list(rijen.select_related("medewerker", "team", "door", "overgang", "overgang__door").order_by("-van"))


def van_dossier(dossier: Dossier) -> list[Overgang]:
    """Wat er met dit dossier is aangeboden of gevraagd, nieuwste eerst; ook wat is geweigerd."""
    rijen = Overgang.objects.filter(stelsel_id=dossier.stelsel_id, dossier=dossier, soort__in=WERK)
    return list(_met_namen(rijen).order_by("-aangeboden_op"))


def deelnemers(dossier: Dossier, nu: datetime) -> list[Deelname]:
    """Wie van buiten het team nu op naam in dit dossier werkt."""
    rijen = Deelname.objects.filter(
        Q(tot__isnull=True) | Q(tot__gt=nu), stelsel_id=dossier.stelsel_id, dossier=dossier, van__lte=nu
    )
    return list(rijen.select_related("medewerker", "overgang__naar_team").order_by("van"))


def bij_vragen(stelsel_id: int, vragen: Collection[UUID]) -> dict[UUID, Overgang]:
    """Van elke vraag de laatste overgang die nog wacht of werd geweigerd; wat daarna gebeurde, telt niet mee."""
    rijen = Overgang.objects.filter(stelsel_id=stelsel_id, vraag_id__in=vragen, soort=Overgang.Soort.VRAAG)
    laatste = {rij.vraag_id: rij for rij in _met_namen(rijen).order_by("aangeboden_op") if rij.vraag_id}
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
