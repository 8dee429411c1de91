"""Wat er bij de feiten van een tijdlijn hoort, uit het dossier zelf: de stroom kent alleen nummers en codes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Any

from django.db.models import CharField, Func, Model, QuerySet, Value
from django.db.models.functions import Cast, JSONObject

from keukentafel.doen.dossier.models import Afspraak, Contactmoment, Dossier, Taak
from keukentafel.doen.tabel import als_waarde, uit_waarde
from keukentafel.kern.gebeurtenissen.models import Gebeurtenis
from keukentafel.regelen.medewerkers.models import Medewerker
from keukentafel.regelen.teams.models import Team

MET_VAN_TEAM = frozenset({"dossier_overgedragen", "vraag_overgedragen", "dossier_verhuisd"})
MET_VAN_NAAR = frozenset({"vraag_toegewezen", "regie_gewisseld"})
Rijen = QuerySet[Any, tuple[str, str, dict[str, Any]]]


@dataclass(frozen=True)
class Contactfeit:
    """Wat er van een contact op de tijdlijn staat; `minuten` None is niet bijgehouden."""

    moment: datetime
    kanaal: str
    met_wie: str
    minuten: int | None
    samenvatting: str


@dataclass(frozen=True)
class Erbij:
    """De woorden bij de feiten, op het nummer dat in het feit staat."""

    contacten: dict[str, Contactfeit] = field(default_factory=dict)
    afspraken: dict[str, Afspraak] = field(default_factory=dict)
    taken: dict[str, str] = field(default_factory=dict)
    teams: dict[object, str] = field(default_factory=dict)
    """Hoe de teams heten waar overgedragen werk vandaan kwam."""
    mensen: dict[object, str] = field(default_factory=dict)
    """Hoe de collega's heten die een vraag of de regie gaven of kregen."""


def lees_erbij(alle: Sequence[Dossier], feiten: Sequence[Gebeurtenis]) -> Erbij:
    """Alles bij deze feiten met hoogstens één vraag aan de database; wat er niet in voorkomt, wordt niet gelezen."""
    uit, delen = Erbij(), list(_delen(alle, feiten))
    for tabel, id_, waarde in delen[0].union(*delen[1:], all=True) if delen else ():
        if tabel == "contact":
            uit.contacten[id_] = Contactfeit(**waarde | {"moment": datetime.fromisoformat(waarde["moment"])})
        elif tabel == "afspraak":
            uit.afspraken[id_] = _afspraak(waarde)
        elif tabel == "taak":
            uit.taken[id_] = waarde["naam"]
        else:
            (uit.teams if tabel == "team" else uit.mensen)[int(id_)] = waarde["naam"]
    return uit


def _delen(alle: Sequence[Dossier], feiten: Sequence[Gebeurtenis]) -> Iterable[Rijen]:
    """Per tabel de rijen die in deze feiten voorkomen."""
    stelsel_id, naam = alle[0].stelsel_id, JSONObject(naam="naam")
    afspraak = als_waarde(Afspraak, wie_gaat=als_waarde(Medewerker, "medewerker__"))
    contact = JSONObject(**{veld.name: veld.name for veld in fields(Contactfeit)})
    hier: list[tuple[str, type[Model], Func]] = [
        ("contact", Contactmoment, contact), ("afspraak", Afspraak, afspraak),
        ("taak", Taak, JSONObject(naam="wat")),
    ]  # fmt: skip
    for code, model, waarde in hier:
        if ids := {feit.gegevens[code] for feit in feiten if code in feit.gegevens}:
            rijen = model._default_manager.filter(stelsel_id=stelsel_id, dossier__in=alle, pk__in=ids)
            yield _kolommen(rijen, code, waarde)
    if teams := {feit.gegevens["van_team"] for feit in feiten if feit.soort in MET_VAN_TEAM}:
        yield _kolommen(Team.objects.filter(stelsel_id=stelsel_id, pk__in=teams), "team", naam)
    kanten = {feit.gegevens[kant] for feit in feiten if feit.soort in MET_VAN_NAAR for kant in ("van", "naar")}
    if wie := kanten - {None}:
        yield _kolommen(Medewerker.objects.filter(stelsel_id=stelsel_id, pk__in=wie), "medewerker", naam)


def _kolommen(rijen: QuerySet[Any], tabel: str, waarde: Func) -> Rijen:
    """Dezelfde drie kolommen voor elke tabel, zodat zij onder elkaar passen."""
    soort, nummer = Value(tabel, output_field=CharField()), Cast("pk", CharField())
    met = rijen.order_by().annotate(tabel=soort, nummer=nummer, waarde=waarde)
    uit: Rijen = met.values_list("tabel", "nummer", "waarde")
    return uit


def _afspraak(waarde: dict[str, Any]) -> Afspraak:
    afspraak = uit_waarde(Afspraak, waarde)
    afspraak.medewerker = uit_waarde(Medewerker, waarde["wie_gaat"])
    return afspraak
