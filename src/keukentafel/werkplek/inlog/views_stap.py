"""De stappen na het wachtwoord: openbaar, want nog niemand is ingelogd, en elk alleen als zij aan de beurt is."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from keukentafel.kern.toegang import tweestap
from keukentafel.kern.toegang.versleutelen import ontsleutel, versleutel
from keukentafel.regelen.medewerkers.verzoek import openbaar
from keukentafel.werkplek.inlog import stap
from keukentafel.werkplek.inlog.forms import BewaardFormulier, CodeFormulier, HerstelFormulier, InstelFormulier
from keukentafel.werkplek.inlog.stap import TweedeStap
from keukentafel.werkplek.inlog.tonen import codes_op_blad, instellen_op_blad

ANDERE_CODES = "andere_codes"


@openbaar
@stap.bij(stap.CODE)
def code(request: HttpRequest, stage: TweedeStap) -> HttpResponse:
    """De code uit de app."""
    form = CodeFormulier(request.POST or None, request=request, account=stage.login.user)
    if form.is_valid():
        return stap.gehaald(request, stage)
    return render(request, "inlog/code.html", {"form": form})


@openbaar
@stap.bij(stap.CODE)
def herstelcode(request: HttpRequest, stage: TweedeStap) -> HttpResponse:
    """Een herstelcode in plaats van de code uit de app."""
    form = HerstelFormulier(request.POST or None, request=request, account=stage.login.user)
    if form.is_valid():
        return stap.gehaald(request, stage)
    return render(request, "inlog/code.html", {"form": form, "herstel": True})


@openbaar
@stap.bij(stap.INSTELLEN)
def instellen(request: HttpRequest, stage: TweedeStap) -> HttpResponse:
    """De app instellen; dezelfde sleutel zolang deze log-in duurt, ook in een tweede tabblad."""
    if "geheim" not in stage.state:
        stage.state["geheim"] = versleutel(tweestap.nieuw_geheim())
        stap.onthoud(request, stage)
    geheim = ontsleutel(stage.state["geheim"])
    form = InstelFormulier(request.POST or None, request=request, account=stage.login.user, geheim=geheim)
    if form.is_valid():
        del stage.state["geheim"]
        return stap.gehaald(request, stage)
    return render(request, "inlog/instellen.html", instellen_op_blad(form))


@openbaar
@stap.bij(stap.HERSTELCODES)
def herstelcodes(request: HttpRequest, stage: TweedeStap) -> HttpResponse:
    """Tien codes om te bewaren; pas wie zegt dat dat gebeurd is, komt binnen."""
    account, reeks = stage.login.user, stage.state.get("reeks")
    form = BewaardFormulier(request.POST or None)
    if form.is_valid() and tweestap.bevestig_herstelcodes(account=account, reeks=reeks):
        return stap.verder(request, stage)
    if not tweestap.herstelcodes(account, reeks):
        stage.state["reeks"] = tweestap.maak_herstelcodes(account=account)
        stap.onthoud(request, stage)
    return render(request, "inlog/herstelcodes.html", codes_op_blad(form, account, stage.state["reeks"], reeks))
