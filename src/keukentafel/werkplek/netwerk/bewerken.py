"""De gang van elk formulier in het netwerk: het slot eerst, dan tonen of bewaren, en niets van wat iemand typte weg."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from keukentafel.doen.delen import zicht
from keukentafel.doen.dossier.models import Dossier
from keukentafel.doen.netwerk.gedeeld import AlVoorbij, in_dossier
from keukentafel.regelen.inzet.versie import Verouderd
from keukentafel.regelen.medewerkers.verzoek import Verzoek
from keukentafel.werkplek.betrokkenen import noem
from keukentafel.werkplek.huishouden.hoofd import naam
from keukentafel.werkplek.huishouden.schrijven import te_schrijven
from keukentafel.werkplek.inlog.bewaard import haal, zet_terug
from keukentafel.werkplek.netwerk import mensen
from keukentafel.werkplek.netwerk.forms import Netwerkformulier


class Bewerking(ABC):
    """Eén formulier bij één huishouden. `ids` zijn de andere nummers uit het adres."""

    titel: ClassVar[Promise]
    knop: ClassVar[Promise]
    melding: ClassVar[Promise]
    formulier: ClassVar[type[Netwerkformulier]]
    uitleg: ClassVar[Promise | str] = ""
    rijtjes: ClassVar[tuple[tuple[str, ...], ...]] = ()
    """Welke velden naast elkaar staan; de rest staat onder elkaar."""
    sjabloon: ClassVar[str] = "netwerk/formulier.html"

    def __init__(self, request: Verzoek, dossier: Dossier, nu: datetime, **ids: UUID) -> None:
        self.request, self.dossier, self.nu, self.ids = request, dossier, nu, ids
        self.vandaag = timezone.localdate(nu)
        self.haal()

    def haal(self) -> None:
        """Zoek waar het over gaat. Fout: ObjectDoesNotExist; dat is hetzelfde als niet mogen."""
        return

    def eerst(self) -> dict[str, Any]:
        """Wat er al in het formulier staat."""
        return {}

    def wie(self) -> str:
        """Over wie of wat het gaat, onder de kop."""
        return ""

    def terug(self) -> str:
        """Het adres van het blad waar dit formulier bij hoort."""
        return reverse("netwerk", args=[self.dossier.pk])

    def na_bewaren(self) -> str:
        """Het adres van het blad dat na bewaren komt."""
        return self.terug()

    def erbij(self) -> dict[str, Any]:
        """Wat het sjabloon nog meer nodig heeft."""
        return {}

    @abstractmethod
    def bewaar(self, formulier: Any) -> object:
        """Doe de handeling. Fouten: ValidationError, AlVoorbij, en met een versie (`MetVersie`) ook Verouderd."""

    def kader(self) -> dict[str, Any]:
        """Wat elke handeling nodig heeft."""
        kring = self.request.werkkring
        return {
            "dossiers": zicht.schrijfdossiers(kring, self.nu),
            "dossier_id": self.dossier.pk,
            "medewerker": kring.medewerker,
            "nu": self.nu,
        }

    def maak(self, *args: Any, **kwargs: Any) -> Netwerkformulier:
        alle = in_dossier(self.dossier).order_by("geboortedatum", "pk")
        keuzes = [(str(persoon.pk), mensen.volle_naam(persoon, self.vandaag)) for persoon in alle]
        return self.formulier(*args, mensen=keuzes, **kwargs)


class MetVersie(Bewerking):
    """Een formulier dat de versie meestuurt die de wijziger zag: wie te laat is, ziet beide versies."""

    @abstractmethod
    def nu_staat_er(self, rij: Any) -> tuple[dict[str, Any], str]:
        """Van een rij die een ander veranderde: de velden, en de versie om toch te bewaren."""

    def getypt(self, schoon: dict[str, Any]) -> dict[str, Any]:
        """Wat deze wijziger typte, in dezelfde vorm als `nu_staat_er`."""
        return schoon


def verwerk(request: Verzoek, soort: type[Bewerking], dossier_id: UUID, **ids: UUID) -> HttpResponse:
    """Toon het formulier, of bewaar en ga terug naar het netwerk."""
    nu = timezone.now()
    try:
        bewerking = soort(request, te_schrijven(request, dossier_id), nu, **ids)
        noem(request, dossiers=[dossier_id])
        if request.method == "POST":
            return _bewaar(bewerking)
    except ObjectDoesNotExist as fout:
        if request.method != "POST":
            raise Http404 from fout
        return render(request, "huishouden/niet_van_jou.html", {"getypt": getypt(request, soort)}, status=404)
    formulier = bewerking.maak(initial=bewerking.eerst())
    zet_terug(formulier, haal(request, request.path))
    return _toon(bewerking, formulier)


def _bewaar(bewerking: Bewerking) -> HttpResponse:
    formulier = bewerking.maak(bewerking.request.POST)
    if not formulier.is_valid():
        return _toon(bewerking, formulier, 422)
    try:
        bewerking.bewaar(formulier)
    except ValidationError as fout:
        formulier.zet_fouten(fout.message_dict)
        return _toon(bewerking, formulier, 422)
    except Verouderd as eerder:
        if not isinstance(bewerking, MetVersie):
            raise
        return _twee_versies(bewerking, formulier, eerder.nu)
    except AlVoorbij:
        formulier.add_error(None, _("Een collega was je voor: dit is al voorbij. Van jou is niets opgeslagen."))
        return _toon(bewerking, formulier, 409)
    messages.success(bewerking.request, str(bewerking.melding))
    return redirect(bewerking.na_bewaren())


def _toon(bewerking: Bewerking, formulier: Netwerkformulier, status: int = 200) -> HttpResponse:
    bewerking.request.boek.werd("dossier_ingezien")
    inhoud = {
        "form": formulier,
        "bewerking": bewerking,
        "dossier": bewerking.dossier,
        "naam": naam(bewerking.dossier),
        "sleutel": bewerking.request.path.strip("/").replace("/", "-"),
        "rijtjes": _rijtjes(bewerking, formulier),
    }
    return render(bewerking.request, bewerking.sjabloon, inhoud | bewerking.erbij(), status=status)


def _rijtjes(bewerking: Bewerking, formulier: Netwerkformulier) -> list[list[Any]]:
    """De velden in de volgorde van het formulier; wat bij elkaar hoort, naast elkaar."""
    samen = {veld: rij for rij in bewerking.rijtjes for veld in rij}
    uit: dict[tuple[str, ...], list[Any]] = {}
    for veld in formulier.visible_fields():
        uit.setdefault(samen.get(veld.name, (veld.name,)), []).append(veld)
    return list(uit.values())


def _twee_versies(bewerking: MetVersie, formulier: Netwerkformulier, rij: Any) -> HttpResponse:
    """Wat er nu staat naast wat deze wijziger typte; zij kiest."""
    request = bewerking.request
    request.boek.werd("dossier_ingezien")
    daar, versie = bewerking.nu_staat_er(rij)
    velden = [veld for veld in formulier.visible_fields() if veld.name in daar]
    schoon = bewerking.getypt(formulier.cleaned_data)
    rijen = [(v.label, _lees(v.field, daar[v.name]), _lees(v.field, schoon.get(v.name))) for v in velden]
    over = [(naam, waarde) for naam, waarde in request.POST.items() if naam not in {"csrfmiddlewaretoken", "versie"}]
    inhoud = {
        "rijen": [(label, links, rechts, links != rechts) for label, links, rechts in rijen],
        "over": [*over, ("versie", versie)],
        "dossier": bewerking.dossier,
        "naam": naam(bewerking.dossier),
        "terug": bewerking.terug(),
    }
    return render(request, "netwerk/versies.html", inhoud, status=409)


def _lees(veld: forms.Field, waarde: Any) -> str:
    """Een waarde zoals een mens haar leest."""
    if isinstance(veld, forms.ChoiceField):
        return str(dict(_plat(veld.choices)).get(waarde or "", waarde or ""))
    if isinstance(waarde, date):
        return date_format(waarde, "j F Y")
    return "" if waarde is None else str(waarde)


def _plat(keuzes: Any) -> Iterator[tuple[Any, Any]]:
    """De keuzes, ook die in een groep staan."""
    for waarde, label in keuzes:
        if isinstance(label, list | tuple):
            yield from label
        else:
            yield waarde, label


def getypt(request: Verzoek, soort: type[Bewerking]) -> list[tuple[str, str]]:
    """Wat er met de hand getypt was, met het label van zijn veld."""
    velden = soort.formulier.base_fields.items()
    return [
        (str(veld.label), request.POST[naam])
        for naam, veld in velden
        if not veld.widget.is_hidden and not isinstance(veld, forms.ChoiceField) and request.POST.get(naam, "").strip()
    ]


def terug(naam: str) -> Any:
    """Waar je na inloggen verder gaat: het blad met deze naam, met dezelfde nummers."""
    return lambda **ids: reverse(naam, kwargs=ids)
