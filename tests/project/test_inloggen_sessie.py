"""A session ends after half an hour of silence and after a working day, and nothing of it stays in the browser."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from keukentafel.kern.toegang.models import Account
from tests.project.inlog_hulp import code, geef_app, ingelogd, later, wachtwoord
from tests.project.test_inloggen_tweede_stap import STAPPEN, haal, stuur

HALF_UUR, WERKDAG = 30 * 60, 10 * 3600


@pytest.fixture
def binnen(client: Client, sanne: Account) -> Client:
    """Sanne, nu ingelogd."""
    geheim = geef_app(sanne)
    wachtwoord(client, "sanne")
    stuur(client, "inloggen-code", code=code(geheim))
    assert ingelogd(client)
    return client


def test_na_een_half_uur_stilte_is_het_voorbij(binnen: Client) -> None:
    with later(HALF_UUR - 2):
        assert ingelogd(binnen)
    with later(2 * HALF_UUR - 10):
        assert ingelogd(binnen)
    with later(3 * HALF_UUR):
        antwoord = haal(binnen, "account")
        assert antwoord.headers["Location"] == f"{reverse('account_login')}?next={reverse('account')}"
        assert "_auth_user_id" not in binnen.session


def test_na_een_werkdag_is_het_voorbij_hoe_druk_ook(binnen: Client) -> None:
    for minuten in range(20, 600, 20):
        with later(minuten * 60):
            assert ingelogd(binnen), minuten
    with later(WERKDAG + 2):
        assert not ingelogd(binnen)


def test_een_verlopen_sessie_komt_niet_terug_met_de_oude_koek(binnen: Client) -> None:
    koek = binnen.cookies["keukentafel"].value
    with later(HALF_UUR + 2):
        assert not ingelogd(binnen)
    terug = Client()
    terug.cookies["keukentafel"] = koek
    assert not ingelogd(terug)


def test_uitloggen_maakt_de_koek_waardeloos(binnen: Client) -> None:
    koek = binnen.cookies["keukentafel"].value
    binnen.post(reverse("account_logout"))
    terug = Client()
    terug.cookies["keukentafel"] = koek
    assert not ingelogd(terug)


def test_een_account_dat_uit_gaat_is_meteen_weg(binnen: Client, sanne: Account) -> None:
    Account.objects.filter(pk=sanne.pk).update(is_active=False)
    assert not ingelogd(binnen)


def test_ook_de_stappen_van_het_inloggen_blijven_niet_achter(client: Client, sanne: Account) -> None:
    wachtwoord(client, "sanne")
    for naam in STAPPEN:
        assert "no-store" in haal(client, naam).headers["Cache-Control"]


def test_de_koek_is_er_alleen_voor_ons(binnen: Client) -> None:
    koek = binnen.cookies["keukentafel"]
    assert koek["httponly"]
    assert koek["samesite"] == "Lax"
    assert not koek["max-age"]
    assert re.fullmatch(r"[a-z0-9]{32}", koek.value)
