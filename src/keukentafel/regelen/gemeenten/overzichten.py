from datetime import date
from functools import lru_cache

from django.db.models import Max

from keukentafel.inrichting.laden import uit_dict
from keukentafel.inrichting.model import Inrichting
from keukentafel.regelen.gemeenten.models import InrichtingVersie


def versie_op(stelsel_id: int, dag: date) -> InrichtingVersie:
    """De versie die op een dag geldt; van één datum telt wat het laatst geladen is.

    Raises:
        InrichtingVersie.DoesNotExist: er geldt op die dag nog geen versie.
    """
    versie = (
        InrichtingVersie.objects.filter(stelsel_id=stelsel_id, versie__lte=dag)
        .defer("inhoud")
        .order_by("-versie", "-geladen_op", "-pk")
        .first()
    )
    if versie is None:
        raise InrichtingVersie.DoesNotExist(f"stelsel {stelsel_id} heeft op {dag} nog geen inrichting")
    return versie


@lru_cache(maxsize=64)
def gelezen(versie_id: int) -> Inrichting:
    """De inrichting van een versie; die verandert nooit, dus één keer lezen is genoeg."""
    return uit_dict(InrichtingVersie.objects.get(pk=versie_id).inhoud)


def inrichting_van(versie: InrichtingVersie) -> Inrichting:
    """De inrichting van een versie."""
    return gelezen(versie.pk)


def inrichting_op(stelsel_id: int, dag: date) -> tuple[InrichtingVersie, Inrichting]:
    versie = versie_op(stelsel_id, dag)
    return versie, inrichting_van(versie)


def alle_versies(stelsel_id: int, erbij: Inrichting | None = None) -> list[Inrichting]:
    """De inrichting door de tijd, oudste eerst; van één datum alleen wat het laatst geladen is.

    `erbij` telt mee alsof zij zojuist is bewaard.
    """
    per_dag: dict[date, InrichtingVersie] = {}
    for versie in InrichtingVersie.objects.filter(stelsel_id=stelsel_id).defer("inhoud").order_by("geladen_op", "pk"):
        per_dag[versie.versie] = versie
    door_de_tijd = {dag: inrichting_van(versie) for dag, versie in per_dag.items()}
    if erbij is not None:
        door_de_tijd[erbij.geldig_vanaf] = erbij
    return [door_de_tijd[dag] for dag in sorted(door_de_tijd)]


def laatste_van_dag(stelsel_id: int, dag: date) -> Inrichting | None:
    """De versie die op precies deze dag ingaat, of None; van meer telt wat het laatst geladen is."""
    rijen = InrichtingVersie.objects.filter(stelsel_id=stelsel_id, versie=dag).defer("inhoud")
    versie = rijen.order_by("-geladen_op", "-pk").first()
    return inrichting_van(versie) if versie else None


def nieuwste(stelsel_id: int) -> int:
    """Het nummer van de laatst opgeslagen versie; 0 als er nog geen is. Verandert als iemand er een bij zet."""
    return InrichtingVersie.objects.filter(stelsel_id=stelsel_id).aggregate(laatste=Max("pk"))["laatste"] or 0


def aangekondigd(stelsel_id: int, vandaag: date) -> list[Inrichting]:
    """De versies die nog moeten ingaan, de eerste vooraan."""
    return [versie for versie in alle_versies(stelsel_id) if versie.geldig_vanaf > vandaag]
