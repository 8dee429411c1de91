"""Van formulier naar handeling op de wachtlijst, met het nee van de handeling bij het veld."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import wraps
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from keukentafel.doen.ingang.models import Vraag
from keukentafel.doen.ingang.toewijzen import KanNietNaar
from keukentafel.doen.wachtlijst import acties
from keukentafel.doen.wachtlijst.acties import Contactopgave, Wachtopgave
from keukentafel.doen.wachtlijst.models import Wachtplek
from keukentafel.inrichting.model import Inrichting
from keukentafel.regelen.medewerkers.verzoek import Verzoek
from keukentafel.werkplek.betrokkenen import noem
from keukentafel.werkplek.inlog.bewaard import haal
from keukentafel.werkplek.vragen import bekijken
from keukentafel.werkplek.vragen.wachtrij import titel
from keukentafel.werkplek.wachtlijst.forms import ContactFormulier, EindeFormulier, EropFormulier, WijzigFormulier
from keukentafel.werkplek.wachtlijst.plek import Blad, collegas, schrijft

NIET_IN_TEAM = gettext_lazy("Deze collega werkt niet in dit team; kies een ander")


def kan_voorbij_zijn(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Haalde een collega de vraag net van de lijst, dan is deze plek er niet meer."""

    @wraps(view)
    def probeer(request: Verzoek, plek_id: UUID) -> HttpResponse:
        try:
            return view(request, plek_id)
        except Wachtplek.DoesNotExist as fout:
            raise Http404 from fout

    return probeer


@dataclass(frozen=True)
class Erop:
    """Het blad om een vraag op de wachtlijst te zetten."""

    vraag: Vraag
    inrichting: Inrichting
    formulier: EropFormulier
    vandaag: date

    def inhoud(self) -> dict[str, object]:
        """De context van het sjabloon."""
        koppeling = getattr(self.vraag, "dossiervraag", None)
        return {
            "vraag": self.vraag,
            "titel": titel(self.vraag, self.inrichting),
            "huishouden": koppeling.dossier.naam if koppeling else "",
            "form": self.formulier,
            "norm": self.inrichting.wachtlijst,
            "vandaag": self.vandaag,
        }


def open_vraag(request: Verzoek, vraag_id: UUID, nu: datetime) -> Erop:
    """De open vraag die op de lijst kan, met het formulier zoals het is ingevuld of leeg.

    Raises:
        NietVanJouwTeam, AlGesloten: zie `bekijken.haal`. Http404: zij leest de vraag maar schrijft er niet.
    """
    kring, vandaag = request.werkkring, timezone.localdate(nu)
    vraag = bekijken.haal(kring, vraag_id)
    if not schrijft(kring, vraag):
        raise Http404
    noem(request, vragen=[vraag])
    inrichting = kring.inrichting
    data = request.POST if request.method == "POST" else haal(request, request.path)
    formulier = EropFormulier(data, initial={"contact": kring.medewerker.pk}, collegas=collegas(vraag, vandaag))
    return Erop(vraag, inrichting, formulier, vandaag)


def zet_op_lijst(request: Verzoek, vel: Erop, nu: datetime) -> Wachtplek | None:
    """Zet de vraag op de lijst, of zet de fouten in het formulier en geef None."""
    if not vel.formulier.is_valid():
        return None
    opgave = Wachtopgave(**vel.formulier.cleaned_data)
    try:
        return acties.zet_op_lijst(vraag_id=vel.vraag.pk, opgave=opgave, medewerker=request.werkkring.medewerker, nu=nu)
    except KanNietNaar:
        vel.formulier.add_error("contact", NIET_IN_TEAM)
        return None


def leg_contact_vast(request: Verzoek, vel: Blad, formulier: ContactFormulier, nu: datetime) -> bool:
    """Leg het contact vast, of zet de fouten in het formulier."""
    if not formulier.is_valid():
        return False
    keuze = formulier.cleaned_data
    opgave = Contactopgave(keuze["sleutel"], keuze["bereikt"] == "ja", keuze["veilig"], keuze["notitie"])
    try:
        nieuw = acties.leg_contact_vast(
            plek_id=vel.plek.pk, opgave=opgave, medewerker=request.werkkring.medewerker, nu=nu
        )
    except ValidationError as fout:
        formulier.zet_fouten(fout)
        return False
    if not nieuw:
        request.boek.werd("nog_eens_verstuurd")
    if opgave.veilig in ("nee", "twijfel"):
        messages.warning(request, _("De vraag heeft nu spoed en de teammanager ziet het. Overleg vandaag nog."))
    else:
        messages.success(request, _("Het contact staat erbij."))
    return True


def wijzig(request: Verzoek, vel: Blad, formulier: WijzigFormulier, nu: datetime) -> bool:
    """Wijzig de plek, of zet de fouten in het formulier."""
    if not formulier.is_valid():
        return False
    try:
        acties.wijzig(plek_id=vel.plek.pk, medewerker=request.werkkring.medewerker, nu=nu, **formulier.cleaned_data)
    except ValidationError as fout:
        formulier.zet_fouten(fout)
        if formulier.non_field_errors():
            formulier.heeft_gezien(vel.plek.merk)
        return False
    except KanNietNaar:
        formulier.add_error("contact", NIET_IN_TEAM)
        return False
    return True


def haal_af(request: Verzoek, vel: Blad, formulier: EindeFormulier, nu: datetime) -> bool:
    """Haal de vraag van de lijst, of zet de fouten in het formulier."""
    if not formulier.is_valid():
        return False
    einde, medewerker = formulier.cleaned_data["einde"], request.werkkring.medewerker
    acties.haal_af(plek_id=vel.plek.pk, einde=einde, medewerker=medewerker, nu=nu)
    return True
