from datetime import date, datetime
from uuid import UUID

from keukentafel.kern.gebeurtenissen.feiten import Feit
from keukentafel.kern.gebeurtenissen.models import Gebeurtenis


def maak(
    feit: Feit,
    *,
    stelsel_id: int,
    moment: datetime,
    medewerker_id: int | None,
    dossier_id: UUID | None = None,
    vraag_id: UUID | None = None,
    team_id: int | None = None,
    inrichting_versie: date | None = None,
    regel: str = "",
) -> Gebeurtenis:
    """Maak een gebeurtenis van een feit, zonder haar te bewaren."""
    return Gebeurtenis(
        stelsel_id=stelsel_id,
        soort=feit.soort,
        versie=feit.versie,
        moment=moment,
        medewerker_id=medewerker_id,
        dossier_id=dossier_id,
        vraag_id=vraag_id,
        team_id=team_id,
        inrichting_versie=inrichting_versie,
        regel=regel,
        gegevens=feit.model_dump(mode="json"),
    )
