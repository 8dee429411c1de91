"""Een verzoek ophalen waar je in schrijft, en stoppen met bellen als het vaak genoeg is geprobeerd."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from keukentafel.doen.ingang.acties import AlGesloten
from keukentafel.doen.ingang.klokken import open_terugbelklok
from keukentafel.doen.ingang.models import Vraag
from keukentafel.doen.ingang.terugbellen import NietsTerugTeBellen, NogNietVaakGenoeg, pogingen, stop_niet_bereikt
from keukentafel.doen.tabel import in_bereik
from keukentafel.inrichting.model import Inrichting
from keukentafel.regelen.medewerkers.overzichten import Werkkring
from keukentafel.regelen.medewerkers.verzoek import Verzoek
from keukentafel.regels.terugbellen import vaak_genoeg


def haal(kring: Werkkring, vraag_id: UUID) -> Vraag:
    """De vraag, als zij ligt waar deze medewerker schrijft.

    Raises:
        Vraag.DoesNotExist: zij is er niet, of niet voor haar; dat is hetzelfde.
    """
    vragen = Vraag.objects.select_related("team", "gemeente", "opgenomen_door", "dossiervraag__dossier")
    return vragen.get(in_bereik(kring.bereik("dossier_schrijven")), stelsel_id=kring.stelsel.pk, pk=vraag_id)


def te_stoppen(kring: Werkkring, vraag_id: UUID) -> Vraag:
    """De vraag, als er vaak genoeg is gebeld.

    Raises:
        Vraag.DoesNotExist, AlGesloten, NietsTerugTeBellen, NogNietVaakGenoeg.
    """
    vraag = haal(kring, vraag_id)
    if vraag.status == Vraag.Status.BEANTWOORD:
        raise AlGesloten(vraag)
    if open_terugbelklok(vraag) is None:
        raise NietsTerugTeBellen
    vaak = vaak_genoeg(pogingen(vraag), _inrichting(kring).terugbellen)
    if not vaak.genoeg:
        raise NogNietVaakGenoeg(vaak.nog)
    return vraag


def stop(request: Verzoek, vraag: Vraag, brief: str) -> HttpResponse:
    """Stop met bellen en zeg wat er nu is."""
    kring = request.werkkring
    norm, nu = _inrichting(kring).terugbellen, timezone.now()
    na = stop_niet_bereikt(vraag_id=vraag.pk, brief=brief, norm=norm, medewerker=kring.medewerker, nu=nu)
    if na.status == Vraag.Status.BEANTWOORD:
        messages.success(request, _("Gesloten als niet bereikt. Stuur de brief nog wel zelf."))
    else:
        messages.success(request, _("Je hoeft niet meer te bellen. De vraag blijft open: er loopt nog een termijn."))
    return redirect("terugbellen")


def _inrichting(kring: Werkkring) -> Inrichting:
    return kring.inrichting
