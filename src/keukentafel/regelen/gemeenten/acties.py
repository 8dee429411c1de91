import hashlib
import json
from datetime import datetime

from django.db import transaction

from keukentafel.inrichting.model import Inrichting
from keukentafel.kern.stelsels.models import Stelsel
from keukentafel.regelen.gemeenten.models import Gemeente, InrichtingVersie


@transaction.atomic
def bewaar_versie(*, inrichting: Inrichting, nu: datetime) -> InrichtingVersie:
    """Bewaar een versie van een inrichting met haar stelsel en gemeenten. Nog eens laden verandert niets."""
    stelsel, _ = Stelsel.objects.update_or_create(naam=inrichting.naam, defaults={"titel": inrichting.titel})
    for gemeente in inrichting.gemeenten:
        Gemeente.objects.update_or_create(stelsel=stelsel, code=gemeente.code, defaults={"naam": gemeente.naam})
    inhoud = inrichting.model_dump(mode="json")
    afdruk = hashlib.sha256(json.dumps(inhoud, sort_keys=True).encode()).hexdigest()
    versie, _ = InrichtingVersie.objects.get_or_create(
        stelsel=stelsel,
        versie=inrichting.geldig_vanaf,
        vingerafdruk=afdruk,
        defaults={"inhoud": inhoud, "geladen_op": nu},
    )
    return versie
