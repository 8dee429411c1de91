"""Who finds a hole, finds where to tell: security.txt as RFC 9116 asks."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from pytest_django import Settings

ADRES = "/.well-known/security.txt"


def _velden(client: Client) -> dict[str, str]:
    antwoord = client.get(ADRES)
    assert antwoord.status_code == 200
    assert antwoord.headers["Content-Type"] == "text/plain; charset=utf-8"
    return dict(regel.split(": ", 1) for regel in antwoord.content.decode().splitlines())


def test_zonder_instelling_wijst_het_naar_het_beleid(client: Client, settings: Settings) -> None:
    settings.VEILIGHEID_CONTACT = ""
    velden = _velden(client)
    assert velden["Contact"] == velden["Policy"]
    assert velden["Policy"].endswith("/SECURITY.md")
    assert velden["Preferred-Languages"] == "nl, en"
    verloopt = datetime.fromisoformat(velden["Expires"])
    assert timedelta(days=30) < verloopt - datetime.now(UTC) < timedelta(days=365)


@pytest.mark.parametrize(
    ("contact", "regel"),
    [
        ("veilig@voorbeeld.nl", "mailto:veilig@voorbeeld.nl"),
        ("mailto:veilig@voorbeeld.nl", "mailto:veilig@voorbeeld.nl"),
        ("https://voorbeeld.nl/lek", "https://voorbeeld.nl/lek"),
        ("veilig@voorbeeld.nl\nPolicy: x", "mailto:veilig@voorbeeld.nlPolicy:x"),
    ],
)
def test_een_gemeente_noemt_haar_eigen_adres(client: Client, settings: Settings, contact: str, regel: str) -> None:
    settings.VEILIGHEID_CONTACT = contact
    assert list(_velden(client)) == ["Contact", "Expires", "Preferred-Languages", "Policy"]
    if "\n" not in contact:
        assert _velden(client)["Contact"] == regel


def test_koppen_mag_en_versturen_niet(client: Client) -> None:
    assert client.head(ADRES).status_code == 200
    assert client.post(ADRES).status_code == 405
