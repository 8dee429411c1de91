"""Wat elke tabel over een inwoner gemeen heeft: een willekeurig id, de huurder en het team dat mag kijken."""

import json
import uuid
from datetime import date
from typing import Any, TypeVar

from django.db import models
from django.db.models import F, Func, Q

from keukentafel.kern.stelsels.models import StelselTabel
from keukentafel.regelen.medewerkers.overzichten import Bereik
from keukentafel.regelen.teams.models import Team

Rij = TypeVar("Rij", bound=models.Model)


class DossierTabel(StelselTabel):
    """Grond van elke tabel die iets over een inwoner zegt. Het slot in de database leest `team` (ADR 0002)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


def in_bereik(bereik: Bereik, voor: str = "") -> Q:
    """Het slot van de toepassing, voor een tabel met team en gebied: alleen waar dit recht geldt.

    `voor` is het pad naar die tabel, zoals `"vraag__"`. Zonder bereik is er niets te zien.
    """
    heel = [team for team, gebied in bereik if gebied is None]
    waar = Q(**{f"{voor}team_id__in": heel})
    for team, gebied in bereik:
        if gebied is not None:
            waar |= Q(**{f"{voor}team_id": team, f"{voor}gebied_id": gebied})
    return waar


def lengte(model: type[models.Model], veld: str) -> int:
    """Zoveel tekens passen er in dit veld; 0 als het geen grens heeft."""
    return int(getattr(model._meta.get_field(veld), "max_length", 0) or 0)


def als_rij(ding: models.Model) -> dict[str, Any]:
    """Een model als rij voor de database: kolomnaam en waarde, zonder het te bewaren."""
    return {veld.column: getattr(ding, veld.attname) for veld in ding._meta.concrete_fields if veld.column}


class HeleRij(Func):
    """Een rij zoals zij in de tabel staat, als één JSON-object; een uitdrukking per kolom kost meer dan de vraag zelf.

    `to_jsonb` en niet het kortere JSON_OBJECT: dat kent PostgreSQL 15 niet.
    """

    output_field = models.JSONField()

    def __init__(self, model: type[models.Model], voor: str = "", **erbij: Any) -> None:
        """Zie `als_waarde`. Aan een kolom die geen sleutel is, hangt onder welke naam de tabel in de vraag staat."""
        self.namen = tuple(erbij)
        anker = next(veld.attname for veld in model._meta.concrete_fields if not veld.primary_key)
        super().__init__(F(f"{voor}{anker}"), *erbij.values())

    def as_sql(self, compiler: Any, connection: Any, **_extra: Any) -> tuple[str, tuple[Any, ...]]:  # type: ignore[override]
        """De hele rij, en wat erbij hoort onder zijn eigen naam."""
        anker, *erbij = self.get_source_expressions()
        delen = [f"to_jsonb({compiler.quote_name_unless_alias(anker.alias)})"]
        waarden: list[Any] = []
        for naam, uitdrukking in zip(self.namen, erbij, strict=True):
            tekst, params = compiler.compile(uitdrukking)
            delen.append(f"jsonb_build_object('{naam}', {tekst})")
            waarden += params
        return f"({' || '.join(delen)})", tuple(waarden)


def als_waarde(model: type[models.Model], voor: str = "", **erbij: Any) -> HeleRij:
    """Een hele rij als één waarde, voor een deelvraag: zo komt zij mee met de rij waar zij bij hoort.

    `voor` is het pad naar die rij, zoals `"medewerker__"`; `erbij` zijn meer velden. Terug gaat het met `uit_waarde`.
    """
    return HeleRij(model, voor, **erbij)


def uit_waarde(model: type[Rij], waarde: dict[str, Any]) -> Rij:
    """De rij zoals `als_waarde` haar las; wat er meer in staat, blijft liggen."""
    velden = model._meta.concrete_fields
    rij = model(**{veld.attname: veld.to_python(waarde[veld.column]) for veld in velden if veld.column})
    rij._state.adding = False
    return rij


def als_json(rijen: dict[str, Any]) -> str:
    """Rijen als JSON voor een grensfunctie. Momenten houden hun microseconden: de tijdlijn sorteert erop."""
    return json.dumps(rijen, default=_waarde)


def _waarde(ding: object) -> str:
    if isinstance(ding, date):
        return ding.isoformat()
    if isinstance(ding, uuid.UUID):
        return str(ding)
    raise TypeError(f"{type(ding).__name__} past niet in een rij")
