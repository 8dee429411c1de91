"""Tussen het wachtwoord en de rest van het huis: een code, of eerst een tweede stap instellen en codes bewaren.

Tot de laatste stap is niemand ingelogd (`request.user` is leeg), dus niets anders is te bereiken. Welke stap aan de
beurt is, volgt elke keer opnieuw uit de database; het adres dat iemand opvraagt, kiest niets.
"""

from collections.abc import Callable
from functools import wraps

from allauth.account.internal.stagekit import clear_login, stash_login
from allauth.account.stages import LoginStage, LoginStageController
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.crypto import constant_time_compare

from keukentafel.kern.toegang import tweestap
from keukentafel.kern.toegang.models import Account

CODE, INSTELLEN, HERSTELCODES = "inloggen-code", "inloggen-instellen", "inloggen-herstelcodes"


class TweedeStap(LoginStage):  # type: ignore[misc]  # allauth heeft geen types
    """De enige stap na het wachtwoord; houdt de log-in vast tot `volgende` niets meer noemt."""

    key = "tweede_stap"

    def handle(self) -> tuple[HttpResponse | None, bool]:
        """Stuur naar wat er nog moet, of laat door."""
        bind(self)
        naar = volgende(self)
        return (redirect(naar) if naar else None), True

    def is_resumable(self, request: HttpRequest) -> bool:
        """Het inlogblad begint altijd opnieuw: op een gedeelde computer kan een ander voor het scherm zitten."""
        return False


Stap = Callable[[HttpRequest, TweedeStap], HttpResponse]


def volgende(stage: TweedeStap) -> str | None:
    """De naam van het adres dat nu aan de beurt is; None als de log-in klaar is."""
    account: Account = stage.login.user
    if not stage.state.get("gehaald"):
        if tweestap.heeft_tweede_stap(account):
            return CODE
        return None if settings.DEMO else INSTELLEN
    return None if tweestap.codes_bewaard(account) else HERSTELCODES


def gehaald(request: HttpRequest, stage: TweedeStap) -> HttpResponse:
    """De code klopte of de app is ingesteld: verder."""
    stage.state["gehaald"] = True
    bind(stage)
    return verder(request, stage)


def verder(request: HttpRequest, stage: TweedeStap) -> HttpResponse:
    """Naar de volgende stap, of naar binnen."""
    naar = volgende(stage)
    if naar is None:
        antwoord: HttpResponse = stage.exit()
        return antwoord
    onthoud(request, stage)
    return redirect(naar)


def onthoud(request: HttpRequest, stage: TweedeStap) -> None:
    """Bewaar de stand van deze log-in in de sessie."""
    stash_login(request, stage.login)


def bind(stage: TweedeStap) -> None:
    """Deze log-in geldt zolang wachtwoord en zegel van het account dezelfde zijn."""
    stage.state["merk"] = stage.login.user.get_session_auth_hash()


def bij(stap: str) -> Callable[[Stap], Callable[[HttpRequest], HttpResponse]]:
    """Laat een view alleen toe als haar stap nu aan de beurt is; stuur anders naar wat wel moet."""

    def om(view: Stap) -> Callable[[HttpRequest], HttpResponse]:
        @wraps(view)
        def kijk(request: HttpRequest) -> HttpResponse:
            if request.user.is_authenticated:
                return redirect("begin")
            stage = LoginStageController.enter(request, TweedeStap.key)
            if stage is None or not _geldt_nog(stage):
                clear_login(request)
                return redirect("account_login")
            return view(request, stage) if volgende(stage) == stap else verder(request, stage)

        return kijk

    return om


def _geldt_nog(stage: TweedeStap) -> bool:
    account: Account | None = stage.login.user
    return (
        account is not None
        and account.is_active
        and constant_time_compare(stage.state.get("merk", ""), account.get_session_auth_hash())
    )
