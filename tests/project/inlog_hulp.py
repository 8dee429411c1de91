"""Inloggen in proeven: een medewerker met rol, wachtwoord en een app die codes geeft op een dag die wij kiezen."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import count
from unittest import mock

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from keukentafel.kern.toegang import tweestap
from keukentafel.kern.toegang.models import Account

GOED = "een-lang-wachtwoord"


def code(geheim: str, tellen_verder: int = 0) -> str:
    """De zes cijfers die een app nu laat zien, of zoveel tellen van dertig seconden verder."""
    tel = int(timezone.now().timestamp()) // tweestap.TEL + tellen_verder
    return str(format_hotp_value(hotp_value(geheim, tel)))


def geef_app(account: Account) -> str:
    """Een account dat de tweede stap heeft ingesteld en zijn codes bewaarde; geeft de sleutel van de app."""
    geheim = tweestap.nieuw_geheim()
    assert tweestap.stel_in(account=account, geheim=geheim, code=code(geheim, -1), nu=timezone.now())
    reeks = tweestap.maak_herstelcodes(account=account)
    assert tweestap.bevestig_herstelcodes(account=account, reeks=reeks)
    account.refresh_from_db()
    return geheim


def herstelcodes(account: Account) -> list[str]:
    """Een nieuwe, bewaarde reeks herstelcodes."""
    reeks = tweestap.maak_herstelcodes(account=account)
    codes = tweestap.herstelcodes(account, reeks)
    tweestap.bevestig_herstelcodes(account=account, reeks=reeks)
    return codes


def wachtwoord(client: Client, naam: str, woord: str = GOED, **anders: str) -> HttpResponse:
    """Verstuur het inlogblad."""
    return client.post(reverse("account_login"), {"login": naam, "password": woord, **anders})  # type: ignore[return-value]


def ingelogd(client: Client) -> bool:
    """Of deze browser bij de dossiers kan: een blad achter de log-in geeft geen omleiding naar het inloggen."""
    return client.get(reverse("account")).status_code == 200


@contextmanager
def later(seconden: float, sinds: float | None = None) -> Iterator[None]:
    """Doe alsof het zoveel seconden later is dan nu, voor alle klokken van het inloggen.

    Met `sinds` (een tijd van `time.time`) later dan toen: dan maakt het niet uit hoe druk de machine is, want de klok
    loopt een duizendste seconde per keer dat iemand kijkt.
    """
    echt = time.time
    tikken = count()
    begin = sinds or echt()
    with (
        mock.patch("django.utils.timezone.now", return_value=datetime.fromtimestamp(begin + seconden, UTC)),
        mock.patch("time.time", side_effect=lambda: seconden + (sinds + next(tikken) / 1000 if sinds else echt())),
    ):
        yield
