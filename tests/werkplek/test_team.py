"""Het teamblad door de ogen van wie het leidt: alles op zijn plek, en nooit meer vragen aan de database."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.doen.team import Ploeg, ploeg, vraag, weg
from tests.werkplek.conftest import AlsWie

pytestmark = pytest.mark.django_db


@pytest.fixture
def team() -> Ploeg:
    return ploeg()


@pytest.fixture
def marieke(team: Ploeg, als: AlsWie) -> Client:
    return als(team.marieke)


def tekst(client: Client, pad: str, status: int = 200) -> str:
    antwoord = client.get(pad)
    assert antwoord.status_code == status, antwoord.content.decode()[:500]
    return " ".join(antwoord.content.decode().split())


def test_wie_er_niet_is_en_wie_haar_klokken_neemt(team: Ploeg, marieke: Client) -> None:
    vraag(team.groep, team.sanne, naam="Bos")
    vraag(team.groep, team.sanne, naam="Smit", dagen=40)
    weg(team.sanne, team.nina)
    blad = tekst(marieke, "/team")
    assert "Sanne is afwezig." in blad
    assert "Gaat naar Nina Smit, maar is nog niet overgezet." in blad
    assert "Nog één open vraag van Sanne kan wachten." in blad
