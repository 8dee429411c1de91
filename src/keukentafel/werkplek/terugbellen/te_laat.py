"""Wie te laat is met terugbellen: een ander was eerder, of het hoefde niet meer. Er is niets veranderd."""

from collections.abc import Callable
from functools import wraps
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from keukentafel.doen.ingang.acties import AlOpgenomen
from keukentafel.doen.ingang.models import Vraag
from keukentafel.doen.ingang.terugbellen import NietsTerugTeBellen, NogNietVaakGenoeg
from keukentafel.regelen.medewerkers.verzoek import Verzoek

View = Callable[[Verzoek, UUID], HttpResponse]


def kan_klaar_zijn(view: View) -> View:
    """Vangt een verzoek dat er voor jou niet is (404), dat al klaar is, of dat nog niet met een brief mag stoppen."""

    @wraps(view)
    def probeer(request: Verzoek, vraag_id: UUID) -> HttpResponse:
        try:
            return view(request, vraag_id)
        except Vraag.DoesNotExist as fout:
            raise Http404 from fout
        except AlOpgenomen:
            messages.info(request, _("Deze vraag is intussen gesloten. Je hoeft niet meer te bellen."))
        except NietsTerugTeBellen:
            messages.info(request, _("Hier hoeft niet (meer) gebeld te worden, of een collega doet het al."))
        except NogNietVaakGenoeg as fout:
            zin = ngettext("Probeer het eerst nog één keer.", "Probeer het eerst nog %(n)s keer.", fout.nog)
            messages.error(request, zin % {"n": fout.nog})
        return redirect("terugbellen")

    return probeer
