"""Een browser waarin iemand was ingelogd, en waarvan de sessie voorbij is; haar bladen staan nog open."""

import html

from django.conf import settings
from django.test import Client

from keukentafel.regelen.medewerkers.models import Medewerker


def verlopen(wie: Medewerker) -> Client:
    """`verlopen(groep.sanne).post(...)`: wat zij verstuurt als haar sessie al weg is."""
    client = Client(SERVER_NAME="127.0.0.1")
    assert wie.account is not None
    client.force_login(wie.account)
    client.get("/account")
    del client.cookies[settings.SESSION_COOKIE_NAME]
    return client


def verborgen(blad: str, *namen: str) -> dict[str, str]:
    """Wat er in deze verborgen velden van het blad staat."""
    return {naam: html.unescape(blad.split(f'name="{naam}" value="')[1].partition('"')[0]) for naam in namen}
