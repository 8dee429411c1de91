"""Wat elk blad van delen gemeen heeft: het huishouden erbij, het logboek, en een knop die je alleen verstuurt."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import wraps
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from keukentafel.doen.delen import overzichten, zicht
from keukentafel.doen.delen.nee import MagNiet
from keukentafel.doen.dossier.models import Dossier
from keukentafel.doen.dossier.overzichten import Huishouden
from keukentafel.regelen.medewerkers.overzichten import Werkkring
from keukentafel.regelen.medewerkers.verzoek import Verzoek
from keukentafel.werkplek.huishouden.hoofd import hoofd, naam
from keukentafel.werkplek.huishouden.inzien import open_huishouden, open_tabblad
from keukentafel.werkplek.huishouden.veiligheid import Merk, merk

View = Callable[..., HttpResponse]
Eis = Callable[["Blad"], bool]


@dataclass(frozen=True)
class Blad:
    """Een huishouden dat deze medewerker leest, met wat er in de kop staat."""

    kring: Werkkring
    nu: datetime
    huis: Huishouden
    merk: Merk

    @property
    def dossier(self) -> Dossier:
        return self.huis.dossier

    @property
    def vandaag(self) -> date:
        return timezone.localdate(self.nu)

    def inhoud(self) -> dict[str, object]:
        """De context van een los blad over dit huishouden."""
        return {"huis": self.huis, "naam": naam(self.dossier), "merk": self.merk, "vandaag": self.vandaag}

    def als_tab(self) -> dict[str, object]:
        """De context van het tabblad Delen, met het hele hoofd."""
        inrichting = self.kring.inrichting
        afspraken = zicht.komende_afspraken(self.kring, self.dossier, self.nu)
        return hoofd(self.kring, self.huis, self.nu, inrichting, afspraken=afspraken, hier="huishouden-delen")


def haal(request: Verzoek, dossier_id: UUID, eis: Eis | None = None, *, tab: bool = False) -> Blad:
    """Het huishouden, of een 404 die niets verraadt; wie erin staan, komt in het logboek.

    Met een `eis` moet het blad daaraan voldoen: wie alleen leest, krijgt van een knop hetzelfde als wie niets mag.
    `tab`: het hoofd staat erboven.
    """
    kring, nu = request.werkkring, timezone.now()
    huis = (open_tabblad if tab else open_huishouden)(request, dossier_id, nu)
    blad = Blad(kring, nu, huis, merk(kring, huis.dossier, nu, schrijft=zicht.schrijft(kring, huis.dossier, nu)))
    if eis is not None and not eis(blad):
        raise Http404
    return blad


def schrijft(blad: Blad) -> bool:
    """Mag zij in dit dossier schrijven?"""
    return blad.merk.schrijft


def deelt(blad: Blad) -> bool:
    """Mag zij het register van dit dossier bijhouden?"""
    return zicht.deeldossiers(blad.kring).filter(pk=blad.dossier.pk).exists()


def beheert(blad: Blad) -> bool:
    """Mag zij het geheime adres zien en wijzigen?"""
    return blad.merk.mag_zien and blad.merk.schrijft


def geeft_inzage(blad: Blad) -> bool:
    """Mag zij een collega het geheime adres laten zien?"""
    return overzichten.inzage_geven(blad.kring, blad.dossier, blad.nu) is not None


def alleen_versturen(terug: str) -> Callable[[View], View]:
    """Wie het adres van een knop ophaalt (na inloggen, of ververst), gaat naar `terug`; er gebeurt dan niets."""

    def om(view: View) -> View:
        @wraps(view)
        def kijk(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
            if request.method == "POST":
                return view(request, *args, **kwargs)
            return redirect(terug, dossier_id=kwargs["dossier_id"])

        return kijk

    return om


def niet_voor_jou(view: View) -> View:
    """Wat niet mag en wat er niet is, geven hetzelfde antwoord."""

    @wraps(view)
    def kijk(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except MagNiet as fout:
            raise Http404 from fout

    return kijk
