"""Alles wat er ooit in een netwerk stond, met één vraag aan de database."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import CharField, F, Q, QuerySet, UUIDField, Value
from django.db.models.functions import Cast

from keukentafel.doen.dossier.models import Dossier, Persoon
from keukentafel.doen.netwerk.models import Netwerkcontact, Relatie, Vertegenwoordiging

KOLOMMEN = ("tabel", "rij", "wat", "begin", "eind", "vast", "een", "ander", "w1", "w2", "w3", "w4", "w5")


@dataclass(frozen=True)
class Rijen:
    """De drie tabellen van het netwerk, elk op soort en op volgorde van vastleggen."""

    relaties: list[Relatie] = field(default_factory=list)
    bekenden: list[Netwerkcontact] = field(default_factory=list)
    spreken: list[Vertegenwoordiging] = field(default_factory=list)


def rijen(dossier: Dossier, personen: Iterable[Persoon]) -> Rijen:
    """Alle rijen van een dossier dat al langs het slot kwam; de mensen erin komen uit `personen`."""
    op_id = {persoon.pk: persoon for persoon in personen}
    eigen = Q(stelsel_id=dossier.stelsel_id, dossier=dossier)
    alle = _relaties(eigen).union(_bekenden(eigen), _spreken(eigen), all=True)
    uit = Rijen()
    for tabel, *kolommen in sorted(alle, key=lambda rij: (rij[2] if rij[0] != "bekende" else "", rij[5], rij[1])):
        if tabel == "relatie":
            uit.relaties.append(_relatie(dossier, kolommen))
        elif tabel == "bekende":
            uit.bekenden.append(_bekende(dossier, kolommen, op_id))
        else:
            uit.spreken.append(_vertegenwoordiging(dossier, kolommen, op_id))
    return uit


def _kolommen(alle: QuerySet[Any], tabel: str, een: str, ander: str, *woorden: str) -> QuerySet[Any, tuple[Any, ...]]:
    """Dezelfde kolommen in dezelfde volgorde, zodat de drie tabellen onder elkaar passen."""
    leeg = Value("", output_field=CharField())
    niemand = Cast(Value(None), UUIDField())
    namen = dict(zip(KOLOMMEN[8:], [*map(F, woorden), *[leeg] * (5 - len(woorden))], strict=True))
    rijen: QuerySet[Any, tuple[Any, ...]] = alle.annotate(
        tabel=Value(tabel, output_field=CharField()), rij=F("pk"), wat=F("soort"), begin=F("van"), eind=F("tot"),
        vast=F("vastgelegd_op"), een=F(een), ander=F(ander) if ander else niemand, **namen,
    ).values_list(*KOLOMMEN)  # fmt: skip
    return rijen


def _relaties(eigen: Q) -> QuerySet[Any, tuple[Any, ...]]:
    return _kolommen(Relatie.objects.filter(eigen), "relatie", "a_id", "b_id")


def _bekenden(eigen: Q) -> QuerySet[Any, tuple[Any, ...]]:
    woorden = ("naam", "organisatie", "telefoon", "band", "doet")
    return _kolommen(Netwerkcontact.objects.filter(eigen), "bekende", "persoon_id", "", *woorden)


def _spreken(eigen: Q) -> QuerySet[Any, tuple[Any, ...]]:
    woorden = ("naam", "organisatie", "telefoon", "bron")
    return _kolommen(Vertegenwoordiging.objects.filter(eigen), "spreekt", "over_id", "door_persoon_id", *woorden)


def _vast(dossier: Dossier, kolommen: list[Any]) -> dict[str, Any]:
    rij, soort, van, tot, vastgelegd_op = kolommen[:5]
    return {
        "id": rij, "stelsel_id": dossier.stelsel_id, "team_id": dossier.team_id, "dossier": dossier, "soort": soort,
        "van": van, "tot": tot, "vastgelegd_op": vastgelegd_op,
    }  # fmt: skip


def _relatie(dossier: Dossier, kolommen: list[Any]) -> Relatie:
    return Relatie(**_vast(dossier, kolommen), a_id=kolommen[5], b_id=kolommen[6])


def _bekende(dossier: Dossier, kolommen: list[Any], op_id: dict[UUID, Persoon]) -> Netwerkcontact:
    wie, _niemand, naam, organisatie, telefoon, band, doet = kolommen[5:]
    return Netwerkcontact(
        **_vast(dossier, kolommen), persoon=op_id.get(wie), naam=naam, organisatie=organisatie, telefoon=telefoon,
        band=band, doet=doet,
    )  # fmt: skip


def _vertegenwoordiging(dossier: Dossier, kolommen: list[Any], op_id: dict[UUID, Persoon]) -> Vertegenwoordiging:
    over, door, naam, organisatie, telefoon, bron, _leeg = kolommen[5:]
    rij = Vertegenwoordiging(
        **_vast(dossier, kolommen), over_id=over, naam=naam, organisatie=organisatie, telefoon=telefoon, bron=bron,
        door_persoon=op_id.get(door),
    )  # fmt: skip
    if over in op_id:
        rij.over = op_id[over]
    return rij
