"""Twee mensen, één vraag: wie te laat is, ziet wie hem nu heeft en wat zij zelf koos; er is niets veranderd."""

from collections.abc import Callable
from functools import wraps
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from keukentafel.doen.ingang.acties import AlGesloten, AlOpgenomen
from keukentafel.doen.ingang.models import Vraag
from keukentafel.doen.ingang.toewijzen import KanNietNaar
from keukentafel.regelen.medewerkers.models import Medewerker
from keukentafel.regelen.medewerkers.verzoek import Verzoek

Wijsview = Callable[[Verzoek, int, UUID], HttpResponse]
Terugview = Callable[[Verzoek, UUID], HttpResponse]


def kan_te_laat_zijn(view: Wijsview) -> Wijsview:
    """Een ander wees de vraag net toe (409, met beide versies), of de vraag is intussen gesloten."""

    @wraps(view)
    def probeer(request: Verzoek, team_id: int, vraag_id: UUID) -> HttpResponse:
        try:
            return view(request, team_id, vraag_id)
        except AlGesloten:
            messages.info(request, _("Deze vraag is intussen beantwoord. Er hoeft niets meer over."))
            return redirect("team-een", team_id)
        except AlOpgenomen as eerder:
            return _twee_versies(request, team_id, eerder.vraag)
        except KanNietNaar as fout:
            messages.error(request, _zin(fout))
            return redirect("team-wijs", team_id, vraag_id)
        except Vraag.DoesNotExist as fout:
            raise Http404 from fout

    return probeer


def niet_terug(view: Terugview) -> Terugview:
    """Teruggeven kan niet meer, of nog niet: met de reden, en de vraag blijft waar zij is."""

    @wraps(view)
    def probeer(request: Verzoek, vraag_id: UUID) -> HttpResponse:
        try:
            return view(request, vraag_id)
        except AlGesloten:
            messages.info(request, _("Deze vraag is intussen beantwoord."))
        except KanNietNaar as fout:
            messages.error(request, _zin(fout))
        except Vraag.DoesNotExist as fout:
            raise Http404 from fout
        return redirect("werk")

    return probeer


def _zin(fout: KanNietNaar) -> str:
    zin = _("%(naam)s is er niet. Kies een ander; er is niets veranderd.")
    if fout.tegen == "niet_in_team":
        zin = _("%(naam)s werkt niet (meer) in dit team. Kies een ander; er is niets veranderd.")
    return zin % {"naam": fout.naar.naam}


def _twee_versies(request: Verzoek, team_id: int, vraag: Vraag) -> HttpResponse:
    naar = Medewerker.objects.get(stelsel=request.werkkring.stelsel, pk=request.POST["naar"])
    inhoud = {"vraag": vraag, "team_id": team_id, "naar": naar, "vandaag": timezone.localdate()}
    return render(request, "team/te_laat.html", inhoud, status=409)
