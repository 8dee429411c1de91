from keukentafel.inrichting.model import Inrichting
from keukentafel.regelen.gemeenten.models import InrichtingVersie
from keukentafel.regelen.rechten.models import Rolrecht


def bewaar_rechten(*, versie: InrichtingVersie, inrichting: Inrichting) -> None:
    """Leg bij een versie vast wat haar rollen mogen; nog een keer verandert niets.

    Doe dit voordat de rij van de versie er staat: daarna laat de database er geen recht meer bij.
    """
    er_al = set(Rolrecht.objects.filter(versie_id=versie.pk).values_list("rol", "recht"))
    Rolrecht.objects.bulk_create(
        [
            Rolrecht(stelsel_id=versie.stelsel_id, versie=versie, rol=rol, recht=recht, doel=doel)
            for rol in inrichting.rollen
            for doel, rechten in inrichting.rechten_van(rol).items()
            for recht in rechten
            if (rol, recht) not in er_al
        ],
        ignore_conflicts=True,
    )
