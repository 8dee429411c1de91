from datetime import date
from functools import lru_cache

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
def _gelezen(versie_id: int) -> Inrichting:
    return uit_dict(InrichtingVersie.objects.get(pk=versie_id).inhoud)


def inrichting_van(versie: InrichtingVersie) -> Inrichting:
    """De inrichting van een versie. Een versie verandert nooit, dus één keer lezen is genoeg."""
    return _gelezen(versie.pk)


def inrichting_op(stelsel_id: int, dag: date) -> tuple[InrichtingVersie, Inrichting]:
    versie = versie_op(stelsel_id, dag)
    return versie, inrichting_van(versie)


def alle_versies(stelsel_id: int) -> list[Inrichting]:
    """De inrichting door de tijd, oudste eerst; van één datum alleen wat het laatst geladen is."""
    per_dag: dict[date, InrichtingVersie] = {}
    for versie in InrichtingVersie.objects.filter(stelsel_id=stelsel_id).defer("inhoud").order_by("geladen_op", "pk"):
        per_dag[versie.versie] = versie
    return [inrichting_van(per_dag[dag]) for dag in sorted(per_dag)]
