"""Wat de bladen van samenvoegen gemeen hebben: een formulier dat niets kwijtraakt, en twee dossiers naast elkaar."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from keukentafel.doen.delen import zicht
from keukentafel.doen.dossier.models import Huishoudlid
from keukentafel.regelen.medewerkers.verzoek import Verzoek
from keukentafel.regels.herkennen import oordeel
from keukentafel.regels.klank import naamklanken
from keukentafel.werkplek.delen.blad import Blad
from keukentafel.werkplek.formulier import Formulier
from keukentafel.werkplek.inlog import bewaard

F = TypeVar("F", bound=Formulier)


def vul(request: Verzoek, maak: Callable[..., F]) -> F:
    """Het formulier met wat is ingevuld, of met wat is bewaard toen de sessie verliep."""
    if request.method == "POST":
        return maak(request.POST)
    formulier = maak(None)
    bewaard.zet_terug(formulier, bewaard.haal(request, request.path))
    return formulier


def toon(request: Verzoek, sjabloon: str, blad: Blad, form: Formulier, **inhoud: object) -> HttpResponse:
    """Het losse blad over dit huishouden, met het formulier; met een fout is het antwoord 422."""
    status = 422 if form.errors else 200
    return render(
        request, f"samenvoegen/{sjabloon}.html", blad.inhoud() | {"form": form, "blad": blad} | inhoud, status=status
    )


def van_mijn_team(blad: Blad) -> bool:
    """Draagt mijn team dit dossier, en schrijf ik erin? Wie op naam meewerkt, splitst en verhuist niets."""
    return zicht.teamdossiers(blad.kring).filter(pk=blad.dossier.pk).exists()


def paren(hier: Sequence[Huishoudlid], ander: Sequence[Huishoudlid]) -> list[tuple[str, str, bool]]:
    """Wie dezelfde kan zijn: de waarde, een zin, en of dat waarschijnlijk genoeg is om al aangevinkt te staan."""
    return list(_paren(hier, ander))


def _paren(hier: Sequence[Huishoudlid], ander: Sequence[Huishoudlid]) -> Iterator[tuple[str, str, bool]]:
    for van in ander:
        for naar in hier:
            gewogen = oordeel(_gelijk(van, naar)) if van.persoon_id != naar.persoon_id else None
            if gewogen is not None:
                zin = _("%(van)s is dezelfde als %(naar)s: %(waarom)s") % {
                    "van": van.persoon.naam or _("iemand zonder naam"),
                    "naar": naar.persoon.naam or _("iemand zonder naam"),
                    "waarom": gewogen.waarom,
                }
                yield f"{van.persoon_id}_{naar.persoon_id}", zin, gewogen.zekerheid != "mogelijk"


def _gelijk(van: Huishoudlid, naar: Huishoudlid) -> list[str]:
    een, ander = van.persoon, naar.persoon
    codes = {
        "bsn": bool(een.bsn_zegel) and een.bsn_zegel == ander.bsn_zegel,
        "geboortedatum": een.geboortedatum is not None and een.geboortedatum == ander.geboortedatum,
        "achternaam": bool(een.zoeknaam) and een.zoeknaam == ander.zoeknaam,
        "achternaam_lijkt": bool(set(naamklanken(een.achternaam)) & set(naamklanken(ander.achternaam))),
        "voorletter": bool(een.voornaam) and een.voornaam[:1].lower() == ander.voornaam[:1].lower(),
    }
    if codes["achternaam"]:
        codes["achternaam_lijkt"] = False
    return [code for code, klopt in codes.items() if klopt]
