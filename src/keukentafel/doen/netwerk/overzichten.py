"""Het netwerk van een huishouden zoals het op een dag was."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, QuerySet
from django.db.models.functions import JSONObject

from keukentafel.doen.dossier.models import Dossier, Huishoudlid, Persoon
from keukentafel.doen.netwerk import samen
from keukentafel.doen.netwerk.gedeeld import op_dag
from keukentafel.doen.netwerk.models import Netwerkcontact, Relatie, Vertegenwoordiging
from keukentafel.doen.netwerk.rijen import rijen
from keukentafel.doen.netwerk.vertegenwoordigers import NIET_BEKEND

BUITEN = Huishoudlid.Rol.BUITEN


@dataclass(frozen=True)
class Netwerk:
    """Wie er op een dag bij het huishouden hoorden, en hoe."""

    dossier: Dossier
    dag: date
    leden: tuple[Huishoudlid, ...]
    """Wie er die dag woonden, oudste eerst."""
    familie: tuple[Persoon, ...]
    """Wie ergens anders woont en een relatie heeft met iemand in het dossier, oudste eerst."""
    relaties: tuple[Relatie, ...]
    bekenden: tuple[Netwerkcontact, ...]
    vertegenwoordigingen: tuple[Vertegenwoordiging, ...]
    eerder: tuple[Huishoudlid, ...]
    """Wie er voor die dag vertrok en er die dag niet woont."""
    dagen: tuple[date, ...]
    """De dagen waarop er ooit iets veranderde, nieuwste eerst."""
    waar: Mapping[UUID, tuple[tuple[Dossier, UUID], ...]]
    """Per persoon in welke dossiers zij staat en onder welk nummer, dit dossier voorop: meer dan één na samenvoegen."""

    @property
    def personen(self) -> tuple[Persoon, ...]:
        """Iedereen met een naam in dit netwerk, oudste eerst."""
        return tuple(sorted((*(lid.persoon for lid in self.leden), *self.familie), key=op_leeftijd))


@dataclass(frozen=True)
class Beslisser:
    """Wie er over iemand beslist of namens haar spreekt; `bekend` False: gevraagd, en niet bekend."""

    soort: str
    naam: str
    bekend: bool = True


def iedereen(stelsel_id: int, *dossier_ids: UUID) -> QuerySet[Huishoudlid]:
    """Wie er ooit in deze dossiers kwamen, ook wie er niet woont, oudste eerst."""
    return oudste_eerst(Huishoudlid.objects.filter(stelsel_id=stelsel_id, dossier_id__in=dossier_ids))


def oudste_eerst(leden: QuerySet[Huishoudlid]) -> QuerySet[Huishoudlid]:
    """Met de persoon erbij, oudste eerst."""
    return leden.select_related("persoon").order_by(
        F("persoon__geboortedatum").asc(nulls_last=True), "-persoon__leeftijd_bij_opgave", "pk"
    )


def netwerk_op(
    dossier: Dossier, dag: date, ooit: Sequence[Huishoudlid] | None = None, erbij: Sequence[Dossier] = ()
) -> Netwerk:
    """Het netwerk van een dossier dat al langs het slot kwam, zoals het op die dag was.

    `erbij` is wat erin opging en wie kijkt zelf leest: dat staat op hetzelfde blad, wie dezelfde is één keer.
    Eén vraag aan de database, een tweede als `ooit` (zie `iedereen`) er niet bij zit, en een voor `erbij`.
    """
    alle_dossiers = [dossier, *erbij]
    lidmaatschappen = list(iedereen(dossier.stelsel_id, dossier.pk)) if ooit is None else [*ooit]
    if erbij:
        lidmaatschappen += iedereen(dossier.stelsel_id, *(een.pk for een in erbij))
    wie = samen.wie_is_wie(lidmaatschappen)
    waar = _waar(lidmaatschappen, wie, alle_dossiers)
    lidmaatschappen = samen.onder_een_naam(lidmaatschappen, wie)
    alle = samen.op_de_dag(lidmaatschappen, dossier.pk, dag)
    wonend = {lid.persoon_id: lid for lid in alle if woont(lid, dag)}
    leden = sorted(wonend.values(), key=lambda lid: op_leeftijd(lid.persoon))
    wonen = {*wonend}
    vast = samen.een_keer(rijen(alle_dossiers, wie), dossier.pk)
    relaties_toen = [rij for rij in vast.relaties if _geldt(rij, dag)]
    spreken_toen = [rij for rij in vast.spreken if _geldt(rij, dag)]
    elders = _elders(alle, wonen, relaties_toen, spreken_toen)
    er_toen = {*wonen, *elders}
    return Netwerk(
        dossier,
        dag,
        tuple(leden),
        tuple(sorted(elders.values(), key=op_leeftijd)),
        tuple(rij for rij in relaties_toen if {rij.a_id, rij.b_id} <= er_toen),
        tuple(rij for rij in vast.bekenden if _geldt(rij, dag)),
        tuple(rij for rij in spreken_toen if rij.over_id in er_toen),
        tuple(lid for lid in alle if lid.rol != BUITEN and lid.tot is not None and lid.persoon_id not in wonen),
        _dagen((*lidmaatschappen, *vast.relaties, *vast.bekenden, *vast.spreken)),
        waar,
    )


def _waar(
    leden: Sequence[Huishoudlid], wie: Mapping[UUID, Persoon], dossiers: Sequence[Dossier]
) -> dict[UUID, tuple[tuple[Dossier, UUID], ...]]:
    uit: dict[UUID, tuple[tuple[Dossier, UUID], ...]] = defaultdict(tuple)
    for dossier in dossiers:
        for persoon_id in dict.fromkeys(lid.persoon_id for lid in leden if lid.dossier_id == dossier.pk):
            uit[wie[persoon_id].pk] += ((dossier, persoon_id),)
    return dict(uit)


def woont(lid: Huishoudlid, dag: date) -> bool:
    """Hoort dit lid op die dag bij het huishouden?"""
    return lid.rol != BUITEN and (lid.tot is None or lid.tot > dag)


def _geldt(rij: Relatie | Netwerkcontact | Vertegenwoordiging, dag: date) -> bool:
    """Wat op een dag geldt; gelijk aan `op_dag`."""
    return (rij.van is None or rij.van <= dag) and (rij.tot is None or rij.tot > dag)


def _elders(
    alle: Iterable[Huishoudlid],
    wonen: set[UUID],
    relaties: Iterable[Relatie],
    spreken: Iterable[Vertegenwoordiging],
) -> dict[UUID, Persoon]:
    """Wie er niet woont en er toch bij hoort: familie van buiten, en wie in een relatie of als spreker genoemd is."""
    genoemd = {wie for rij in relaties for wie in (rij.a_id, rij.b_id)}
    genoemd |= {wie for rij in spreken for wie in (rij.over_id, rij.door_persoon_id) if wie}
    erbij = [lid for lid in alle if lid.rol == BUITEN or lid.persoon_id in genoemd]
    return {lid.persoon_id: lid.persoon for lid in erbij if lid.persoon_id not in wonen}


def _dagen(
    rijen: Iterable[Huishoudlid | Relatie | Netwerkcontact | Vertegenwoordiging],
) -> tuple[date, ...]:
    """De dagen waarop er iets begon of eindigde, nieuwste eerst."""
    return tuple(sorted({dag for rij in rijen for dag in (rij.van, rij.tot) if dag is not None}, reverse=True))


def met_beslissers(leden: QuerySet[Huishoudlid], dag: date) -> QuerySet[Huishoudlid]:
    """Zet bij elk lid wie er die dag over haar beslist of namens haar spreekt, in dezelfde vraag aan de database."""
    rijen = Vertegenwoordiging.objects.filter(
        op_dag(dag),
        stelsel_id=OuterRef("stelsel_id"),
        dossier_id=OuterRef("dossier_id"),
        over_id=OuterRef("persoon_id"),
    ).order_by("soort", "vastgelegd_op", "pk")
    wie = JSONObject(soort="soort", voornaam="door_persoon__voornaam", achternaam="door_persoon__achternaam",
                     naam="naam", organisatie="organisatie", door="door_persoon_id")  # fmt: skip
    return leden.annotate(beslissen=ArraySubquery(rijen.values(wie=wie)))


def beslissers(lid: Huishoudlid) -> list[Beslisser]:
    """Wie er over een lid beslissen, van een lid dat langs `met_beslissers` kwam."""
    return [
        Beslisser(
            rij["soort"],
            rij["voornaam"] or rij["achternaam"] or rij["naam"] or rij["organisatie"],
            bekend=rij["naam"] != NIET_BEKEND,
        )
        for rij in lid.beslissen  # type: ignore[attr-defined]
    ]


def beslisser(rij: Vertegenwoordiging) -> Beslisser:
    """Wie het is, van een rij met `door_persoon`."""
    wie = rij.door_persoon
    naam = (wie.voornaam or wie.achternaam) if wie else (rij.naam or rij.organisatie)
    return Beslisser(rij.soort, naam, bekend=rij.naam != NIET_BEKEND)


def op_leeftijd(persoon: Persoon) -> tuple[bool, date, int, str]:
    """Oudste eerst; wie geen geboortedatum heeft, staat na wie er wel een heeft, op leeftijd."""
    jaren = persoon.leeftijd_bij_opgave
    return persoon.geboortedatum is None, persoon.geboortedatum or date.max, -(jaren or 0), str(persoon.pk)


def namen(personen: Iterable[Persoon]) -> dict[UUID, str]:
    """De voornaam van ieder, met de eerste letter van de achternaam als er twee zo heten."""
    alle = list(personen)
    tellen: dict[str, int] = defaultdict(int)
    for persoon in alle:
        tellen[persoon.voornaam] += 1
    uit = {}
    for persoon in alle:
        kort = persoon.voornaam or persoon.naam
        dubbel = persoon.voornaam and tellen[persoon.voornaam] > 1 and persoon.achternaam
        uit[persoon.pk] = f"{kort} {persoon.achternaam[0]}." if dubbel else kort
    return uit
