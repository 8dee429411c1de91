"""Wie een account krijgt: niemand geeft zichzelf er een."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class Aanmelden(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts come from the functional administrator (or single sign-on), never from a form on the web."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody signs up."""
        return False
