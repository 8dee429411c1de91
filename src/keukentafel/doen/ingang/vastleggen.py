"""Een vraag op slot zetten en een feit over haar in de stroom zetten: wat elke handeling van de ingang doet."""

from datetime import date, datetime
from uuid import UUID

from django.db import connection
from django.utils import timezone

from keukentafel.doen.ingang.models import Vraag
from keukentafel.doen.tabel import in_bereik
from keukentafel.kern.gebeurtenissen.acties import maak
from keukentafel.kern.gebeurtenissen.feiten import Feit
from keukentafel.regelen.medewerkers.models import Medewerker
from keukentafel.regelen.medewerkers.overzichten import werkkring_van


def op_slot(vraag_id: UUID, medewerker: Medewerker, nu: datetime) -> Vraag:
    """De vraag op slot, als zij ligt waar deze medewerker mag schrijven.

    Raises:
        Vraag.DoesNotExist: zij is er niet, of niet voor deze medewerker; dat is hetzelfde.
    """
    kring = werkkring_van(medewerker, timezone.localdate(nu))
    bereik = kring.bereik("dossier_schrijven") if kring else ()
    return Vraag.objects.select_for_update(of=("self",)).get(
        in_bereik(bereik), stelsel_id=medewerker.stelsel_id, pk=vraag_id
    )


def leg_vast(
    feit: Feit,
    vraag: Vraag,
    medewerker: Medewerker,
    nu: datetime,
    *,
    regel: str = "",
    inrichting_versie: date | None = None,
) -> None:
    """Zet een feit over deze vraag in de stroom, bij haar dossier en haar team; met de regel die het gaf."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT kt_dossier_van(%s)", [vraag.pk])
        (dossier_id,) = cursor.fetchone()
    maak(
        feit,
        stelsel_id=vraag.stelsel_id,
        moment=nu,
        medewerker_id=medewerker.pk,
        dossier_id=dossier_id,
        vraag_id=vraag.pk,
        team_id=vraag.team_id,
        regel=regel,
        inrichting_versie=inrichting_versie,
    ).save(force_insert=True)
