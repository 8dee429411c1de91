"""Mijn account: wachtwoord, tweede stap en herstelcodes van wie is ingelogd."""

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from keukentafel.kern.toegang import tweestap
from keukentafel.kern.toegang.models import Account
from keukentafel.kern.toegang.versleutelen import ontsleutel, versleutel
from keukentafel.regelen.medewerkers.verzoek import toegang
from keukentafel.werkplek.inlog import opstap
from keukentafel.werkplek.inlog.forms import BewaardFormulier, InstelFormulier, OpstapFormulier, WachtwoordFormulier
from keukentafel.werkplek.inlog.noteer import noteer
from keukentafel.werkplek.inlog.overzichten import stand_van
from keukentafel.werkplek.inlog.tonen import codes_op_blad, instellen_op_blad

GEHEIM, REEKS = "nieuwe_app", "nieuwe_codes"


@toegang(None, handeling=None)
def account(request: HttpRequest) -> HttpResponse:
    """Wie je bent en hoe je inlogt."""
    return render(request, "inlog/account.html", {"stand": stand_van(_account(request))})


@toegang(None, handeling=None)
def bevestig(request: HttpRequest) -> HttpResponse:
    """De opstap: wachtwoord en code, daarna verder."""
    form = OpstapFormulier(request.POST or None, request=request, account=_account(request))
    if form.is_valid():
        opstap.onthoud(request)
        return redirect(opstap.doel(request))
    return render(request, "inlog/opstap.html", {"form": form})


@toegang(None, handeling=None)
@opstap.na_opstap("account-wachtwoord")
def wachtwoord(request: HttpRequest) -> HttpResponse:
    """Een ander wachtwoord; andere sessies eindigen."""
    form = WachtwoordFormulier(request.POST or None, account=_account(request))
    if not form.is_valid():
        return render(request, "inlog/wachtwoord.html", {"form": form})
    mens = _account(request)
    mens.set_password(form.cleaned_data["wachtwoord"])
    mens.save(update_fields=["password"])
    update_session_auth_hash(request, mens)
    noteer(request, "wachtwoord_gewijzigd", mens)
    messages.success(request, _("Je wachtwoord is veranderd. Op andere apparaten ben je uitgelogd."))
    return redirect("account")


@toegang(None, handeling=None)
@opstap.na_opstap("account-tweede-stap")
def tweede_stap(request: HttpRequest) -> HttpResponse:
    """Een app instellen of door een andere vervangen; daarna komen er nieuwe herstelcodes."""
    versleuteld = request.session.setdefault(GEHEIM, versleutel(tweestap.nieuw_geheim()))
    form = InstelFormulier(
        request.POST or None, request=request, account=_account(request), geheim=ontsleutel(versleuteld), vervang=True
    )
    if not form.is_valid():
        return render(request, "inlog/account_instellen.html", instellen_op_blad(form))
    del request.session[GEHEIM]
    update_session_auth_hash(request, form.account)
    request.session[REEKS] = tweestap.maak_herstelcodes(account=form.account)
    return redirect("account-herstelcodes")


@toegang(None, handeling=None)
@opstap.na_opstap("account-herstelcodes")
def herstelcodes(request: HttpRequest) -> HttpResponse:
    """Nieuwe herstelcodes maken, en één keer zien."""
    mens, reeks = _account(request), request.session.get(REEKS)
    if not tweestap.heeft_tweede_stap(mens):
        return redirect("account-tweede-stap")
    if request.POST.get("actie") == "maak":
        request.session[REEKS] = tweestap.maak_herstelcodes(account=mens)
        noteer(request, "herstelcodes_gemaakt", mens)
        return redirect("account-herstelcodes")
    form = BewaardFormulier(request.POST or None)
    if form.is_valid() and tweestap.bevestig_herstelcodes(account=mens, reeks=reeks):
        return redirect("account")
    return render(request, "inlog/account_herstelcodes.html", codes_op_blad(form, mens, reeks, reeks))


def _account(request: HttpRequest) -> Account:
    """Het account van wie is ingelogd; een deur eerder is dat nagegaan."""
    account = request.user
    assert isinstance(account, Account)  # noqa: S101  # achter de deur
    return account
