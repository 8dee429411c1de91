"""Inloggen in het beveiligingslogboek (NEN 7513): gelukt, mislukt, geremd en uitgelogd. Nooit een wachtwoord."""

from typing import Any

from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.http import HttpRequest

from keukentafel.kern.logboek.acties import noteer_inlog
from keukentafel.werkplek.inlog.noteer import noteer


def luister() -> None:
    """Hang de regels aan het inloggen van Django; allauth gaat daar ook langs. Werk van het domein gaat zo niet."""
    user_logged_in.connect(_ingelogd, dispatch_uid="keukentafel.ingelogd")
    user_logged_out.connect(_uitgelogd, dispatch_uid="keukentafel.uitgelogd")
    user_login_failed.connect(_mislukt, dispatch_uid="keukentafel.inlog_mislukt")


def noteer_poging(request: HttpRequest, gebeurtenis: str, naam: str) -> None:
    """Noteer een poging die niet doorging, zonder op te zoeken of de naam bestaat: dat kost tijd en verraadt het."""
    noteer_inlog(request, gebeurtenis, None, naam=naam, uitkomst="geweigerd")


def _ingelogd(request: HttpRequest, user: Any, **_: object) -> None:
    noteer(request, "ingelogd", user)


def _uitgelogd(request: HttpRequest, user: Any, **_: object) -> None:
    if user is not None and user.pk is not None:
        noteer(request, "uitgelogd", user)


def _mislukt(credentials: dict[str, Any], request: HttpRequest | None = None, **_: object) -> None:
    if request is not None:
        noteer_poging(request, "inlog_mislukt", str(credentials.get("username") or ""))
