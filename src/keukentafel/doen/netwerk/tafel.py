"""Wie er nu aan tafel zitten, ook uit wat in een dossier opging: dezelfde mensen als op het tabblad Netwerk."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from keukentafel.doen.dossier.models import Dossier, Huishoudlid, Persoon
from keukentafel.doen.netwerk import samen
from keukentafel.doen.netwerk.overzichten import op_leeftijd, oudste_eerst, woont
from keukentafel.doen.netwerk.vertegenwoordigers import NIET_BEKEND


@dataclass(frozen=True)
class Tafel:
    """Wie er woont, ieder één keer, met wie er over haar beslist; zie `overzichten.beslissers`."""

    leden: tuple[Huishoudlid, ...]
    """Oudste eerst."""
    waar: Mapping[UUID, tuple[UUID, ...]]
    """Per dossier onder welke nummers zij daar staan, voor het logboek."""


def iedereen_samen(dossier: Dossier, opgenomen: QuerySet[Dossier]) -> QuerySet[Huishoudlid]:
    """Wie er ooit in dit dossier kwamen of in wat erin opging; `opgenomen` is alleen wat wie kijkt zelf leest."""
    hier = Q(dossier=dossier) | Q(dossier__in=opgenomen)
    return oudste_eerst(Huishoudlid.objects.filter(hier, stelsel_id=dossier.stelsel_id))


def tafel(dossier: Dossier, rijen: Sequence[Huishoudlid], dag: date) -> Tafel:
    """Wie er op die dag in het huishouden woont (ADR 0012); `rijen` zijn `iedereen_samen`, langs `met_beslissers`."""
    wie = samen.wie_is_wie(rijen)
    alle = samen.op_de_dag(samen.onder_een_naam(rijen, wie), dossier.pk, dag)
    wonend = {lid.persoon_id: lid for lid in alle if woont(lid, dag)}
    waar: dict[UUID, dict[UUID, None]] = {}
    for rij in rijen:
        if wie[rij.persoon_id].pk in wonend:
            waar.setdefault(rij.dossier_id, {})[rij.persoon_id] = None
    for lid in wonend.values():
        lid.beslissen = [*_beslissen(lid.persoon, rijen, wie, dossier.pk)]  # type: ignore[attr-defined]
    leden = tuple(sorted(wonend.values(), key=lambda lid: op_leeftijd(lid.persoon)))
    return Tafel(leden, {een: tuple(nummers) for een, nummers in waar.items()})


def _beslissen(
    over: Persoon, rijen: Sequence[Huishoudlid], wie: Mapping[UUID, Persoon], blijvend: UUID
) -> Iterator[dict[str, Any]]:
    """Wie er over deze persoon beslist, uit al haar dossiers; dezelfde regels als `samen.een_keer`."""
    gezegd: dict[UUID, list[dict[str, Any]]] = {}
    for rij in sorted(rijen, key=lambda rij: rij.dossier_id != blijvend):
        if wie[rij.persoon_id].pk == over.pk:
            gezegd[rij.dossier_id] = [_onder_een_naam(een, wie) for een in rij.beslissen]  # type: ignore[attr-defined]
    bekend = {een["soort"] for alle in gezegd.values() for een in alle if een["naam"] != NIET_BEKEND}
    al: set[tuple[str, ...]] = set()
    for dossier_id, alle in gezegd.items():
        zij = {_sleutel(een) for een in alle}
        for een in alle:
            dubbel = _sleutel(een) in al
            weten_wij = dossier_id != blijvend and een["naam"] == NIET_BEKEND and een["soort"] in bekend
            if not (dubbel or weten_wij):
                yield een
        al |= zij


def _onder_een_naam(een: dict[str, Any], wie: Mapping[UUID, Persoon]) -> dict[str, Any]:
    """Is wie beslist zelf ook samengevoegd, dan heet zij zoals zij op het blad heet."""
    persoon = wie.get(UUID(een["door"])) if een["door"] else None
    if persoon is None:
        return een
    return een | {"door": str(persoon.pk), "voornaam": persoon.voornaam, "achternaam": persoon.achternaam}


def _sleutel(een: dict[str, Any]) -> tuple[str, ...]:
    return een["soort"], een["door"] or "", een["naam"].casefold(), een["organisatie"].casefold()
