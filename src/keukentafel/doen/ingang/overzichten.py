"""Wat er bij de ingang te zien is: de wachtrij van een team en wat je een beller mag vertellen."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Count, Q, QuerySet

from keukentafel.doen.ingang.models import Vraag
from keukentafel.doen.tabel import in_bereik
from keukentafel.regelen.medewerkers.overzichten import Bereik

OPEN = (Vraag.Status.OPEN, Vraag.Status.OPGENOMEN)

VOLGORDE = ("-spoed", "uiterlijk", "ontvangen_op", "pk")
FILTERS = ("alle", "spoed", "niemand", "laat", "mij", "terugbellen")


def open_vragen(stelsel_id: int, bereik: Bereik) -> QuerySet[Vraag]:
    """De open vragen in dit bereik: spoed eerst, dan op uiterste datum, dan op binnenkomst.

    Vragen zonder klok komen na die met een klok.
    """
    return (
        Vraag.objects.filter(in_bereik(bereik), stelsel_id=stelsel_id, status__in=OPEN)
        .select_related("opgenomen_door")
        .order_by(*VOLGORDE)
    )


def _voorwaarde(naam: str, medewerker_id: int, dag: date) -> Q:
    return {
        "alle": Q(),
        "spoed": Q(spoed=True),
        "niemand": Q(status=Vraag.Status.OPEN),
        "laat": Q(uiterlijk__lt=dag),
        "mij": Q(opgenomen_door_id=medewerker_id),
        "terugbellen": Q(terugbellen=True),
    }[naam]


def wachtrij(stelsel_id: int, bereik: Bereik, filter_naam: str, medewerker_id: int, dag: date) -> QuerySet[Vraag]:
    """De wachtrij met één van de `FILTERS`."""
    return open_vragen(stelsel_id, bereik).filter(_voorwaarde(filter_naam, medewerker_id, dag))


def met_dossier(stelsel_id: int, blad: QuerySet[Vraag]) -> QuerySet[Vraag]:
    """De vragen van één blad van een wachtrij, met wie haar heeft en het dossier waarin zij ligt.

    Eerst kiezen, dan erbij lezen: anders leest de database soms bij de hele wachtrij wat er op één blad staat.
    """
    vragen = Vraag.objects.filter(stelsel_id=stelsel_id, pk__in=blad.values("pk"))
    return vragen.select_related("opgenomen_door", "dossiervraag__dossier").order_by(*VOLGORDE)


def tellers(stelsel_id: int, bereik: Bereik, medewerker_id: int, dag: date) -> dict[str, int]:
    """Hoeveel open vragen er per filter zijn, in één vraag aan de database."""
    return Vraag.objects.filter(in_bereik(bereik), stelsel_id=stelsel_id, status__in=OPEN).aggregate(
        **{naam: Count("pk", filter=_voorwaarde(naam, medewerker_id, dag)) for naam in FILTERS}
    )


def mijn_open_vragen(stelsel_id: int, bereik: Bereik, medewerker_id: int) -> QuerySet[Vraag]:
    """De vragen die een medewerker heeft opgenomen en nog niet heeft beantwoord."""
    return (
        open_vragen(stelsel_id, bereik)
        .filter(opgenomen_door_id=medewerker_id, status=Vraag.Status.OPGENOMEN)
        .select_related("namens", "dossiervraag__dossier")
        .order_by("uiterlijk", "ontvangen_op")
    )


@dataclass(frozen=True)
class Klokregel:
    soort: str
    start: date
    uiterlijk: date
    grondslag: str


@dataclass(frozen=True)
class Ontvangst:
    """Wat de aannemer ziet en de beller mag horen, ook als de vraag bij een ander team ligt."""

    id: UUID
    kenmerk: str
    soort: str
    situatie: str
    spoed: bool
    voorlopig: bool
    terugbellen: bool
    status: str
    team: str
    contact: str | None
    in_dossier: bool
    van_mijn_team: bool
    ontvangen_op: datetime
    termijnen: tuple[Klokregel, ...]
    afsluiting: str = ""
    aanmelder: str = ""
    aan: str = ""
    """Wie de brief krijgt: de melder, zoals die zich noemde."""
    adres: tuple[str, ...] = ()
    """Straat en postcode voor de brief; leeg als dat geheim is, of als wie kijkt het niet mag zien."""
    gemeente: str = ""
    bereikbaar: bool = True
    """Of er een nummer is om terug te bellen."""
    gevaar: tuple[str, ...] = ()
    """De codes van het gevaar dat bij het aannemen bekend was; leeg na een nieuwe beoordeling."""


def ontvangst(vraag_id: UUID) -> Ontvangst | None:
    """De ontvangst van een vraag, of None als zij er niet is of niet van jou is."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT kt_ontvangst(%s)", [vraag_id])
        rij = cursor.fetchone()
    return _ontvangst(rij[0]) if rij and rij[0] else None


@dataclass(frozen=True)
class BekendBij:
    """Dat er een dossier is bij een ander team, en wie je belt; geen inhoud."""

    team: str
    contact: str | None
    dossier: UUID | None = None
    """Alleen voor wie er in nood in mag (`noodtoegang`)."""


def bekend_bij(vraag_id: UUID) -> BekendBij | None:
    """Bij wie het dossier van deze vraag ligt, of None als er geen dossier is."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT team, contact, dossier FROM kt_bekend_bij(%s)", [vraag_id])
        rij = cursor.fetchone()
    return BekendBij(*rij) if rij else None


def bewaarde_vraag(sleutel: UUID) -> UUID | None:
    """De vraag die de medewerker van dit verzoek met deze sleutel al bewaarde."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT kt_bewaarde_vraag(%s)", [sleutel])
        rij = cursor.fetchone()
    return rij[0] if rij else None


def door_mij_aangenomen(vanaf: datetime, aantal: int = 25) -> list[Ontvangst]:
    """De vragen die de medewerker van dit verzoek zelf aannam, nieuwste eerst."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT kt_door_mij_aangenomen(%s, %s)", [vanaf, aantal])
        return [_ontvangst(inhoud) for (inhoud,) in cursor.fetchall()]


def _ontvangst(inhoud: str) -> Ontvangst:
    rij: dict[str, Any] = json.loads(inhoud)
    klokken = tuple(
        Klokregel(
            soort=klok["soort"],
            start=date.fromisoformat(klok["start"]),
            uiterlijk=date.fromisoformat(klok["uiterlijk"]),
            grondslag=klok["grondslag"],
        )
        for klok in rij.pop("termijnen")
    )
    moment = datetime.fromisoformat(rij.pop("ontvangen_op"))
    return Ontvangst(
        **{**rij, "id": UUID(rij["id"]), "adres": tuple(rij["adres"]), "gevaar": tuple(rij["gevaar"])},
        ontvangen_op=moment,
        termijnen=klokken,
    )
