"""Alles wat er ooit in een netwerk stond, met één vraag aan de database."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import CharField, F, Q, QuerySet, UUIDField, Value
from django.db.models.functions import Cast

from keukentafel.doen.dossier.models import Dossier, Persoon
from keukentafel.doen.netwerk.models import Netwerkcontact, Relatie, Vertegenwoordiging

KOLOMMEN = ("tabel", "rij", "uit", "wat", "begin", "eind", "vast", "een", "ander", "w1", "w2", "w3", "w4", "w5")


@dataclass(frozen=True)
class Rijen:
    """De drie tabellen van het netwerk, elk op soort en op volgorde van vastleggen."""

    relaties: list[Relatie] = field(default_factory=list)
    bekenden: list[Netwerkcontact] = field(default_factory=list)
    spreken: list[Vertegenwoordiging] = field(default_factory=list)


def rijen(dossiers: Sequence[Dossier], wie: Mapping[UUID, Persoon]) -> Rijen:
    """Alle rijen van dossiers die al langs het slot kwamen, van hetzelfde stelsel.

    `wie` zegt per nummer onder welke persoon iemand staat; dat is meestal zijzelf.
    """
    op_id = {dossier.pk: dossier for dossier in dossiers}
    eigen = Q(stelsel_id=dossiers[0].stelsel_id, dossier__in=[*op_id])
    alle = _relaties(eigen).union(_bekenden(eigen), _spreken(eigen), all=True)
    uit = Rijen()
    for tabel, *kolommen in sorted(alle, key=lambda rij: (rij[3] if rij[0] != "bekende" else "", rij[6], rij[1])):
        vast = _vast(op_id[kolommen[1]], kolommen)
        if tabel == "relatie":
            uit.relaties.append(_relatie(vast, kolommen, wie))
        elif tabel == "bekende":
            uit.bekenden.append(_bekende(vast, kolommen, wie))
        else:
            uit.spreken.append(_vertegenwoordiging(vast, kolommen, wie))
    return uit


def _kolommen(alle: QuerySet[Any], tabel: str, een: str, ander: str, *woorden: str) -> QuerySet[Any, tuple[Any, ...]]:
    """Dezelfde kolommen in dezelfde volgorde, zodat de drie tabellen onder elkaar passen."""
    leeg = Value("", output_field=CharField())
    niemand = Cast(Value(None), UUIDField())
    namen = dict(zip(KOLOMMEN[9:], [*map(F, woorden), *[leeg] * (5 - len(woorden))], strict=True))
    rijen: QuerySet[Any, tuple[Any, ...]] = alle.annotate(
        tabel=Value(tabel, output_field=CharField()), rij=F("pk"), uit=F("dossier_id"), wat=F("soort"),
        begin=F("van"), eind=F("tot"), vast=F("vastgelegd_op"), een=F(een),
        ander=F(ander) if ander else niemand, **namen,
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
    rij, _uit, soort, van, tot, vastgelegd_op = kolommen[:6]
    return {
        "id": rij, "stelsel_id": dossier.stelsel_id, "team_id": dossier.team_id, "dossier": dossier, "soort": soort,
        "van": van, "tot": tot, "vastgelegd_op": vastgelegd_op,
    }  # fmt: skip


def _relatie(vast: dict[str, Any], kolommen: list[Any], wie: Mapping[UUID, Persoon]) -> Relatie:
    a, b = (wie[een].pk if een in wie else een for een in kolommen[6:8])
    return Relatie(**vast, a_id=a, b_id=b)


def _bekende(vast: dict[str, Any], kolommen: list[Any], wie: Mapping[UUID, Persoon]) -> Netwerkcontact:
    van, _niemand, naam, organisatie, telefoon, band, doet = kolommen[6:]
    return Netwerkcontact(
        **vast, persoon=wie.get(van), naam=naam, organisatie=organisatie, telefoon=telefoon, band=band, doet=doet
    )


def _vertegenwoordiging(vast: dict[str, Any], kolommen: list[Any], wie: Mapping[UUID, Persoon]) -> Vertegenwoordiging:
    over, door, naam, organisatie, telefoon, bron, _leeg = kolommen[6:]
    rij = Vertegenwoordiging(
        **vast, over_id=over, naam=naam, organisatie=organisatie, telefoon=telefoon, bron=bron,
        door_persoon=wie.get(door),
    )  # fmt: skip
    if over in wie:
        rij.over = wie[over]
    return rij
