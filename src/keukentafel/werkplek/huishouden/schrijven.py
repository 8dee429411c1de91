"""Schrijven in een dossier: het slot van de toepassing eerst, en niets van wat iemand typte gaat weg."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from keukentafel.doen.delen import zicht
from keukentafel.doen.documenten.models import Document
from keukentafel.doen.dossier.journaal import AlVastgelegd, Vastgelegd, leg_contact_vast, plan_afspraak
from keukentafel.doen.dossier.models import Afspraak, Dossier, Taak
from keukentafel.regelen.medewerkers.verzoek import Verzoek
from keukentafel.werkplek.huishouden.forms import AfspraakFormulier, ContactFormulier

View = Callable[..., HttpResponse]


def kan_weg_zijn(view: View) -> View:
    """Een dossier waarin je niet (meer) schrijft: bij ophalen is het er niet, bij bewaren staat erbij wat je typte."""

    @wraps(view)
    def probeer(request: Verzoek, *args: object, **kwargs: object) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except (Dossier.DoesNotExist, Afspraak.DoesNotExist, Taak.DoesNotExist, Document.DoesNotExist) as fout:
            if request.method != "POST":
                raise Http404 from fout
            return render(request, "huishouden/niet_van_jou.html", {"getypt": _getypt(request)}, status=404)

    return probeer


def te_schrijven(request: Verzoek, dossier_id: UUID) -> Dossier:
    """Het dossier, als deze medewerker er mag schrijven. Fout: Dossier.DoesNotExist."""
    return zicht.schrijfdossiers(request.werkkring, timezone.now()).select_related("team").get(pk=dossier_id)


def bewaar_contact(request: Verzoek, formulier: ContactFormulier, dossier_id: UUID, nu: datetime) -> Vastgelegd | None:
    """Bewaar het contact, of zet de fouten in het formulier en geef None."""
    if not formulier.is_valid():
        return None
    kring = request.werkkring
    try:
        return leg_contact_vast(
            dossiers=zicht.schrijfdossiers(kring, nu),
            dossier_id=dossier_id,
            opgave=formulier.opgave(),
            medewerker=kring.medewerker,
            nu=nu,
        )
    except AlVastgelegd:
        formulier.add_error(
            None,
            _("Dit contact staat er al, met een andere tekst. Een regel verandert niet meer. "
              "Bewaar je dit nog een keer, dan komt het erbij als een nieuwe regel."),
        )  # fmt: skip
        formulier.nieuwe_sleutel()
    return None


def bewaar_afspraak(request: Verzoek, formulier: AfspraakFormulier, dossier_id: UUID, nu: datetime) -> Afspraak | None:
    """Bewaar de afspraak, of zet de fouten in het formulier en geef None."""
    if not formulier.is_valid():
        return None
    kring = request.werkkring
    try:
        gepland = plan_afspraak(
            dossiers=zicht.schrijfdossiers(kring, nu),
            dossier_id=dossier_id,
            opgave=formulier.opgave(),
            medewerker=kring.medewerker,
            nu=nu,
        )
    except ValidationError as fout:
        formulier.zet_fouten({veld: zinnen[0] for veld, zinnen in fout.message_dict.items()})
        return None
    if not gepland.nieuw:
        request.boek.werd("nog_eens_verstuurd")
    return gepland.afspraak


def _getypt(request: Verzoek) -> list[tuple[str, str]]:
    """Wat er stond, met het label van zijn veld; wat niet met de hand is getypt, blijft weg."""
    namen = {
        "samenvatting": _("Wat is er besproken?"), "met_wie": _("Met wie?"), "voor_wie": _("Met wie?"),
        "plek": _("Waar?"), "dag": _("Dag"), "tijd": _("Tijd"), "minuten": _("Hoeveel minuten?"),
        "wat": _("Wat moet er gebeuren?"), "titel": _("Wat is het?"), "reden": _("Waarom?"),
    }  # fmt: skip
    return [(label, request.POST[naam]) for naam, label in namen.items() if request.POST.get(naam, "").strip()]
