"""At the same moment: one code lets one in, one invitation is used once, and the brake counts every guess."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from keukentafel.kern.logboek.boek import Boek
from keukentafel.kern.toegang import tweestap
from keukentafel.kern.toegang.models import Account
from keukentafel.regelen.medewerkers.uitnodigen import gebruik, nodig_uit
from tests.project.inlog_hulp import code, geef_app, herstelcodes, wachtwoord

pytestmark = pytest.mark.django_db(transaction=True)
SAMEN = 8


def tegelijk(doe: Callable[[int], object]) -> list[object]:
    """Doe hetzelfde in acht draden, elk met een eigen verbinding, zo precies tegelijk als het gaat."""
    start = Barrier(SAMEN)

    def draad(nummer: int) -> object:
        start.wait(30)
        try:
            return doe(nummer)
        finally:
            connection.close()

    with ThreadPoolExecutor(SAMEN) as draden:
        return list(draden.map(draad, range(SAMEN)))


def test_een_code_laat_er_een_binnen(sanne: Account) -> None:
    geheim = geef_app(sanne)
    zes, nu = code(geheim), timezone.now()
    assert sorted(tegelijk(lambda _: tweestap.klopt_code(account=sanne, code=zes, nu=nu)), key=bool) == (
        [False] * (SAMEN - 1) + [True]
    )


def test_een_herstelcode_laat_er_een_binnen(sanne: Account) -> None:
    geef_app(sanne)
    tien, nu = herstelcodes(sanne), timezone.now()
    uit = tegelijk(lambda _: tweestap.klopt_herstelcode(account=sanne, code=tien[0], nu=nu))
    assert uit.count(True) == 1
    assert tweestap.aantal_over(sanne) == 9


def test_een_uitnodiging_is_er_voor_een(sanne: Account) -> None:
    nu = timezone.now()
    geheim = nodig_uit(account=sanne, boek=Boek(), nu=nu)
    uit = tegelijk(lambda n: gebruik(geheim=geheim, wachtwoord=f"paarse fiets nummer {n}", nu=nu))
    assert sum(een is not None for een in uit) == 1


def test_wie_tegelijk_raadt_krijgt_niet_meer_kansen(sanne: Account) -> None:
    cache.clear()
    geheim = geef_app(sanne)
    browsers = [Client() for _ in range(SAMEN)]
    for client in browsers:
        wachtwoord(client, "sanne")

    def raad(nummer: int) -> bool:
        blad = browsers[nummer].post(reverse("inloggen-code"), {"code": f"00000{nummer}"})
        return "klopt niet" in blad.content.decode()

    geraden = tegelijk(raad).count(True)
    assert geraden <= 5
    assert geraden + [raad(nummer) for nummer in range(SAMEN)].count(True) == 5
    assert browsers[1].post(reverse("inloggen-code"), {"code": code(geheim)}).status_code == 200
