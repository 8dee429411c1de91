"""Een vraag naar een team dat er niet is, dat stopte of dat het eigen team is: een zin bij het veld, en niets weg."""

from uuid import UUID

import pytest
from django.utils import timezone

from keukentafel.doen.ingang.models import Vraag
from keukentafel.doen.regie.models import Overgang
from keukentafel.kern.database import rollen
from keukentafel.regelen.teams.models import Team
from tests.rol import word
from tests.vaste_groep import Groep
from tests.werkplek.conftest import AlsWie, Belt

WEGEN = {"doorzetten": ("naar", "argument"), "aanbieden": ("aan-naar_team", "aan-boodschap")}
ZINNEN = {"doorzetten": "Dit team is er niet (meer)", "aanbieden": "Dit team is gestopt; kies een ander"}
WAAROM = "Zij kennen de wijk."


@pytest.fixture
def vraag_id(almere: Groep, belt: Belt) -> UUID:
    vraag = belt()
    with word(rollen.EIGENAAR):
        Vraag.objects.filter(pk=vraag).update(team=almere.team, gebied=None)
        Team.objects.filter(pk=almere.ander_team.pk).update(tot=timezone.localdate())
    return vraag


@pytest.mark.parametrize("weg", [*WEGEN])
@pytest.mark.parametrize("naar", ["gestopt", "eigen", "99999999", "9" * 30, "-1", "٣٣", "geen team"])
def test_een_team_dat_niet_kan(almere: Groep, als: AlsWie, vraag_id: UUID, weg: str, naar: str) -> None:
    team = {"gestopt": str(almere.ander_team.pk), "eigen": str(almere.team.pk)}.get(naar, naar)
    kies, waarom = WEGEN[weg]
    antwoord = als(almere.sanne).post(f"/vragen/{vraag_id}/{weg}", {kies: team, waarom: WAAROM})
    blad = antwoord.content.decode()
    assert antwoord.status_code == 422
    assert ZINNEN[weg] in blad
    assert WAAROM in blad, "wat getypt was, staat er nog"
    with word(rollen.ONDERHOUD):
        assert Vraag.objects.get(pk=vraag_id).team_id == almere.team.pk
        assert not Overgang.objects.exists()
