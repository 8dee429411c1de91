"""Wie een account krijgt: niemand geeft zichzelf er een. En wie te vaak raadt, komt in het logboek."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from keukentafel.project.inlogregels import noteer_poging


class Aanmelden(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts come from the functional administrator (or single sign-on), never from a form on the web."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody signs up."""
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Note an attempt that the brake stops; the password was not looked at."""
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            noteer_poging(request, "inlog_geremd", str(credentials.get("username") or ""))
            raise
