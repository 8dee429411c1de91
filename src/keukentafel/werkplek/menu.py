"""Het hoofdmenu: alleen wat er is, en alleen wat bij iemands rollen hoort."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from keukentafel.regelen.medewerkers.overzichten import Werkkring
from keukentafel.werkplek.rollen import rolnaam

ONDER = {"vragen": ("/terugbellen", "/wachtlijst", "/signalen"), "huishoudens": ("/aangeboden", "/noodtoegang")}
"""Bladen met een eigen adres die bij een deel van het menu horen."""


@dataclass(frozen=True)
class Punt:
    """Een link in het hoofdmenu; `hier` als je in dat deel bent, `precies` op dat blad zelf."""

    naam: str
    url: str
    hier: bool
    precies: bool


def punten(request: HttpRequest) -> list[Punt]:
    """De links voor deze medewerker, het eigen eerste blad vooraan."""
    kring: Werkkring | None = getattr(request, "werkkring", None)
    if kring is None:
        return []
    delen = [("team", _("Team"))] if kring.mag("team_zien") else []
    if kring.mag_aannemen:
        delen.append(("werk", _("Mijn werk")))
    if kring.mag("herkennen") and not kring.leest_dossiers:
        delen.append(("hoe-staat-het", _("Hoe staat het?")))
    if kring.leest_dossiers:
        delen += [("vragen", _("Vragen")), ("huishoudens", _("Huishoudens"))]
    if kring.mag("gedeeld_lezen"):
        delen.append(("gedeeld", _("Met ons gedeeld")))
    if kring.mag("afspraken_zien"):
        delen.append(("afspraken", _("Afspraken")))
    if kring.mag("medewerkers_beheren") or kring.mag("werk_verdelen"):
        delen.append(("medewerkers", _("Medewerkers")))
    if kring.mag("toezicht"):
        delen.append(("toezicht", _("Toezicht")))
    delen.append(("kennis", _("Kennis")))
    delen.append(("inrichtingen", _("Inrichting")))
    return [_punt(request.path, naam, str(titel)) for naam, titel in delen]


def _punt(pad: str, naam: str, titel: str) -> Punt:
    url = reverse(naam)
    delen = (url, *ONDER.get(naam, ()))
    return Punt(titel, url, hier=any(pad == deel or pad.startswith(f"{deel}/") for deel in delen), precies=pad == url)


def kop(request: HttpRequest) -> dict[str, object]:
    """Wat elk blad boven en onder toont: wie je bent, waar je werkt en het menu."""
    kring: Werkkring | None = getattr(request, "werkkring", None)
    if kring is None:
        return {"kop": {}}
    return {
        "kop": {
            "medewerker": kring.medewerker,
            "plek": kring.teams[0].naam if kring.teams else rolnaam(kring.rollen[0]),
            "stelsel": kring.stelsel.titel,
            "mag_aannemen": kring.mag_aannemen,
            "mag_in_nood": kring.mag("noodtoegang"),
            "menu": punten(request),
        }
    }
