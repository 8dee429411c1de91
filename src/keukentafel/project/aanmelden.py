"""Hoe allauth zich hier gedraagt: niemand geeft zichzelf een account, en een vreemde leert niet wie er een heeft."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.account.stages import LoginStage
from allauth.mfa.adapter import DefaultMFAAdapter
from django.contrib import messages
from django.contrib.auth import authenticate, user_login_failed
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from keukentafel.kern.toegang.models import Account
from keukentafel.kern.toegang.versleutelen import ontsleutel, versleutel
from keukentafel.project.inlogregels import noteer_poging
from keukentafel.regelen.medewerkers.overzichten import werkkring
from keukentafel.werkplek.inlog import rem
from keukentafel.werkplek.inlog.stap import TweedeStap


class Aanmelden(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts come from the functional administrator (or single sign-on), never from a form on the web."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": _("De gebruikersnaam of het wachtwoord klopt niet."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody signs up."""
        return False

    def is_ajax(self, request: HttpRequest) -> bool:
        """No second face in JSON, whatever the client asks for."""
        return False

    def add_message(
        self, request: HttpRequest, level: int, message_template: str | None = None, *args: Any, **kwargs: Any
    ) -> None:
        """Of all that allauth wants to say only that somebody is logged out, in our words."""
        if message_template == "account/messages/logged_out.txt":
            messages.add_message(request, level, _("Je bent uitgelogd."))

    def get_login_stages(self) -> list[type[LoginStage]]:
        """After the password only our own stage, which leads to every step that is still to be taken."""
        return [TweedeStap]

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count an attempt on this name; allauth's key holds the Host header, and that is the client's to choose."""
        naam = str(credentials.get("username") or "")
        try:
            self._login_failed_rl_usage = rem.neem(request, "login_failed", rem.naam_sleutel(naam))
        except ValidationError:
            noteer_poging(request, "inlog_geremd", naam)
            raise

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Account | None:
        """Return the account, or None alike for a wrong password, an inactive account and one without a role today."""
        self.pre_authenticate(request, **credentials)
        account = authenticate(request, **credentials)
        AuthenticationBackend.unstash_authenticated_user()  # an inactive account is no account
        if account is not None and werkkring(account.pk, timezone.localdate()) is None:
            genoemd = {"username": credentials.get("username", "")}
            user_login_failed.send(sender=__name__, credentials=genoemd, request=request)
            account = None
        if account is not None:
            self._rollback_login_failed_rl_usage()
        return account

    def pre_login(self, request: HttpRequest, user: Account, **kwargs: Any) -> HttpResponse | None:
        """Leave the session that a stranger may have planted, before the first secret is in it."""
        request.session.cycle_key()
        antwoord: HttpResponse | None = super().pre_login(request, user, **kwargs)
        return antwoord


class TweedeStapOpslag(DefaultMFAAdapter):  # type: ignore[misc]
    """The secrets of the second factor are encrypted with a key that is not in the database."""

    def encrypt(self, text: str) -> str:
        """Encrypt before it is stored."""
        return versleutel(text)

    def decrypt(self, encrypted_text: str) -> str:
        """Decrypt what was stored; raises OnleesbaarError when the secret of the application is another."""
        return ontsleutel(encrypted_text)
