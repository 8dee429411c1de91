from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from keukentafel.inrichting.laden import laad
from keukentafel.kern.database import rollen
from keukentafel.regelen.gemeenten.models import Gemeente
from keukentafel.regelen.medewerkers.models import Medewerker
from keukentafel.regelen.teams.acties import laad_inrichting
from keukentafel.regelen.teams.models import Team
from tests.rol import word
from tests.vaste_groep import Groep, maak_groep
from tests.werkplek.opgave import mevrouw_de_vries

AlsWie = Callable[[Medewerker], Client]
Belt = Callable[..., UUID]
MEEST = 25
"""Zoveel vragen aan de database mag een blad stellen, hoeveel er ook in de lijst staat."""


@pytest.fixture(autouse=True)
def zonder_proxy_en_gebouwde_bestanden(settings: Settings) -> None:
    """De proeven hebben https en statische bestanden met een hash in de naam niet nodig."""
    settings.SECURE_SSL_REDIRECT = False
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


@pytest.fixture
def almere(db: None) -> Groep:
    """Almere zoals het nu geldt, met Sanne en Bilal in de eerste twee wijkteams."""
    with word(rollen.EIGENAAR):
        stelsel = laad_inrichting(inrichting=laad("almere"), nu=timezone.now()).stelsel
    teams = Team.objects.filter(stelsel=stelsel, soort="wijkteam").order_by("pk")
    return maak_groep(stelsel, Gemeente.objects.get(stelsel=stelsel), teams[0], teams[1])


@pytest.fixture
def als() -> AlsWie:
    """`als(groep.fatma).get(...)`: een browser waarin deze medewerker is ingelogd."""

    def log_in(wie: Medewerker) -> Client:
        client = Client(SERVER_NAME="127.0.0.1")
        assert wie.account is not None
        client.force_login(wie.account)
        return client

    return log_in


@pytest.fixture
def belt(almere: Groep, als: AlsWie) -> Belt:
    """`belt(achternaam="Bos")`: Fatma neemt een vraag aan voor Sannes team; geeft het id."""
    fatma = als(almere.fatma)

    def neem_aan(**anders: Any) -> UUID:
        brede_vraag = {"voorziening": "", "gesprek_heeft_meerwaarde": "ja", "soort": "vraag"}
        antwoord = fatma.post(
            "/vragen/nieuw", mevrouw_de_vries(**{**brede_vraag, "bekend": "nieuw", "toch_nieuw": "on", **anders})
        )
        return UUID(antwoord.url.split("/")[2])  # type: ignore[attr-defined]

    return neem_aan
