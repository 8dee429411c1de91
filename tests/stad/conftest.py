"""Een demo met een kleine stad erin, gebouwd met de rol voor taken."""

from datetime import datetime

import pytest
from django.utils import timezone

from keukentafel.project.demo.laden import laad_demo
from keukentafel.project.demo.stad.bouwen import Telling, bouw
from tests.conftest import ALS_ROL

INWONERS = 300


def geen_voortgang(stap: str, klaar: int, van: int) -> None:
    """Niemand kijkt mee."""


def bouw_stad(naam: str, zaad: int = 1, inwoners: int = INWONERS, nu: datetime | None = None) -> Telling:
    """Laad de demo en bouw de stad ernaast; roep dit aan met de rol voor taken."""
    laad_demo(naam)
    return bouw(naam=naam, inwoners=inwoners, zaad=zaad, nu=nu or timezone.localtime(), voortgang=geen_voortgang)


@pytest.fixture
def stad(onderhoud: ALS_ROL) -> Telling:
    """De stad van een gemeente met teams voor en achter."""
    with onderhoud():
        return bouw_stad("heerlen", inwoners=900)
