"""Log-in: no self sign-up, guessing is stopped, and a stranger does not learn which names exist."""

import time
from unittest import mock

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import NoReverseMatch, reverse

from keukentafel.kern.toegang.models import Account

GOED = "een-lang-wachtwoord"


@pytest.fixture
def sanne(db: None) -> Account:
    cache.clear()
    return Account.objects.create_user("sanne", password=GOED)


def _log_in(client: Client, naam: str, wachtwoord: str) -> bool:
    client.post(reverse("account_login"), {"login": naam, "password": wachtwoord})
    return "_auth_user_id" in client.session


def test_inloggen_en_uitloggen(client: Client, sanne: Account) -> None:
    assert _log_in(client, "sanne", GOED)
    client.post(reverse("account_logout"))
    assert "_auth_user_id" not in client.session


def test_na_vijf_keer_raden_helpt_ook_het_goede_wachtwoord_niet(client: Client, sanne: Account) -> None:
    Account.objects.create_user("bilal", password=GOED)
    for poging in range(5):
        assert not _log_in(client, "sanne", f"geraden-{poging}")
    assert not _log_in(client, "sanne", GOED)
    assert _log_in(client, "bilal", GOED)


def test_na_vijf_minuten_mag_het_weer(client: Client, sanne: Account) -> None:
    for poging in range(6):
        _log_in(client, "sanne", f"geraden-{poging}")
    with mock.patch("allauth.core.internal.ratelimit.time.time", return_value=time.time() + 299):
        assert not _log_in(client, "sanne", GOED)
    with mock.patch("allauth.core.internal.ratelimit.time.time", return_value=time.time() + 301):
        assert _log_in(client, "sanne", GOED)


def test_een_onbekende_naam_kost_evenveel_en_zegt_hetzelfde(client: Client, sanne: Account) -> None:
    """An unknown name hashes a password as well, and gives the same page."""
    bladen = []
    for naam in ("sanne", "nergens"):
        with mock.patch("django.contrib.auth.hashers.MD5PasswordHasher.encode", return_value="x") as hasher:
            antwoord = client.post(reverse("account_login"), {"login": naam, "password": "fout"})
        bladen.append((antwoord.status_code, len(antwoord.content) - len(naam), hasher.call_count > 0))
    assert bladen[0] == bladen[1]


@pytest.mark.parametrize("adres", ["account_signup", "account_email", "account_reset_password"])
def test_niemand_geeft_zichzelf_een_account(adres: str) -> None:
    with pytest.raises(NoReverseMatch):
        reverse(adres)
