"""Binnenkomen met een uitnodiging: een wachtwoord kiezen, en dan de gewone stappen."""

from allauth.account.internal.flows.login import perform_login
from allauth.account.models import Login
from django.contrib import messages
from django.contrib.auth import logout
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from keukentafel.kern.toegang.models import Account
from keukentafel.regelen.medewerkers import uitnodigen
from keukentafel.regelen.medewerkers.overzichten import werkkring
from keukentafel.regelen.medewerkers.verzoek import openbaar
from keukentafel.werkplek.inlog.forms import WachtwoordFormulier
from keukentafel.werkplek.inlog.noteer import noteer


@openbaar
def uitnodiging(request: HttpRequest, geheim: str) -> HttpResponse:
    """Kies een wachtwoord. Gebruikt, vervangen, verlopen en nooit gemaakt geven hetzelfde antwoord."""
    account = uitnodigen.bekijk(geheim=geheim, nu=timezone.now())
    if account is None:
        return _geldt_niet(request)
    form = WachtwoordFormulier(request.POST or None, account=account)
    if not form.is_valid():
        return render(request, "inlog/uitnodiging.html", {"form": form, "account": account})
    with transaction.atomic():
        gebruikt = uitnodigen.gebruik(geheim=geheim, wachtwoord=form.cleaned_data["wachtwoord"], nu=timezone.now())
        if gebruikt is None:
            return _geldt_niet(request)
        noteer(request, "uitnodiging_gebruikt", gebruikt)
    return _naar_binnen(request, gebruikt)


def _geldt_niet(request: HttpRequest) -> HttpResponse:
    return render(request, "inlog/uitnodiging_weg.html", status=404)


def _naar_binnen(request: HttpRequest, account: Account) -> HttpResponse:
    """Door naar de tweede stap; wie nog geen rol heeft, logt in op de dag dat die begint."""
    logout(request)
    if werkkring(account.pk, timezone.localdate()) is None:
        messages.success(request, _("Je wachtwoord staat klaar. Inloggen kan vanaf de dag waarop je rol begint."))
        return redirect("account_login")
    antwoord: HttpResponse = perform_login(request, Login(user=account))
    return antwoord
