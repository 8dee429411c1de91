"""De regie meteen geven: aan een collega, aan het huishouden zelf, of terug aan het team."""

from datetime import datetime
from uuid import UUID

from django.db import connection, transaction
from django.db.models import QuerySet

from keukentafel.doen.dossier.models import Dossier
from keukentafel.doen.regie.models import Regie
from keukentafel.doen.regie.nee import KanNiet, MagNiet, of_nee
from keukentafel.regelen.medewerkers.models import Medewerker
from keukentafel.regels.regie.regisseur import Wie


@transaction.atomic
def geef_regie(
    *,
    dossiers: QuerySet[Dossier],
    dossier_id: UUID,
    wie: Wie,
    boodschap: str,
    nu: datetime,
    medewerker: Medewerker | None = None,
    lid: UUID | None = None,
    gezien: UUID | None = None,
) -> Regie:
    """Geef de regie van een huishouden; zij gaat meteen over, en de boodschap blijft in de geschiedenis staan.

    `dossiers`: waarin deze medewerker schrijft (`doen.delen.zicht.schrijfdossiers`). `medewerker` hoort bij
    `wie="medewerker"`, `lid` mag bij `wie="huishouden"`. Geven aan wie haar al heeft, verandert niets. `gezien` is de
    regie die op haar scherm stond; None is wie er niet eerst naar keek.

    Raises:
        MagNiet: zij schrijft hier niet, of een ander heeft de regie. KanNiet: `leeg`, `regie_tijdelijk` (eerst gaat zij
        terug), `regie_naar` (die ander werkt niet in dit dossier), of `intussen_anders` (een collega was eerder).
    """
    dossier = dossiers.select_for_update(of=("self",)).filter(pk=dossier_id).first()
    if dossier is None:
        raise MagNiet
    if not boodschap.strip():
        raise KanNiet("leeg")
    if gezien is not None and not Regie.objects.filter(dossier=dossier, pk=gezien, tot=None).exists():
        raise KanNiet("intussen_anders")
    waarden = [dossier_id, wie, medewerker.pk if medewerker else None, lid, boodschap.strip(), nu]
    with of_nee(), connection.cursor() as cursor:
        cursor.execute("SELECT kt_regie_geef(%s, %s, %s, %s, %s, %s)", waarden)
    return Regie.objects.select_related("medewerker").get(stelsel_id=dossier.stelsel_id, dossier=dossier, tot=None)


def mag_geven(dossier_id: UUID) -> bool:
    """Mag de medewerker van dit verzoek de regie van dit dossier geven of aanbieden?"""
    with connection.cursor() as cursor:
        cursor.execute("SELECT kt_mag_regie_geven(%s)", [dossier_id])
        return bool(cursor.fetchone()[0])
