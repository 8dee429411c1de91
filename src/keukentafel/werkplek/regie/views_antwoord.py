from collections.abc import Callable
from functools import wraps
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from keukentafel.doen.regie import overgang
from keukentafel.doen.regie.nee import AlBeantwoord, KanNiet, MagNiet
from keukentafel.regelen.medewerkers.verzoek import Verzoek, toegang
from keukentafel.werkplek.betrokkenen import noem
from keukentafel.werkplek.inlog.bewaard import neem_mee, onthoud
from keukentafel.werkplek.regie.forms import FOUTEN, JaFormulier, WeigerFormulier

View = Callable[[Verzoek, UUID], HttpResponse]


def _kan_te_laat_zijn(view: View) -> View:
    """Was een ander eerder, dan hoor je wie; wat niet aan jou is, is er niet; wat niet kan, staat boven de lijst."""

    @wraps(view)
    def probeer(request: Verzoek, overgang_id: UUID) -> HttpResponse:
        if request.method != "POST":
            request.boek.werd("doorverwezen")
            return redirect("vragen")
        try:
            return view(request, overgang_id)
        except MagNiet as fout:
            raise Http404 from fout
        except AlBeantwoord as fout:
            inhoud = {"fout": fout, "vandaag": timezone.localdate(), "ik": request.werkkring.medewerker.naam}
            return render(request, "regie/al_beantwoord.html", inhoud | {"getypt": _getypt(request)}, status=409)
        except KanNiet as fout:
            if _getypt(request):
                onthoud(request)
            messages.error(request, str(FOUTEN.get(fout.code, (None, _("Dit kan nu niet.")))[1]))
            return redirect("vragen")

    return probeer


def _getypt(request: Verzoek) -> str:
    """Het antwoord of de reden die iemand net had opgeschreven."""
    return request.POST.get("antwoord", "").strip() or request.POST.get("reden", "").strip()


@neem_mee(lambda overgang_id: reverse("vragen"))
@toegang("dossier_schrijven", handeling="overgang_aanvaard")
@require_http_methods(["GET", "HEAD", "POST"])
@_kan_te_laat_zijn
def aanvaarden(request: Verzoek, overgang_id: UUID) -> HttpResponse:
    """Ja, op eigen naam: nu pas gaat het over."""
    ik, formulier = request.werkkring.medewerker, JaFormulier(request.POST)
    if not formulier.is_valid():
        raise KanNiet("onleesbaar")
    antwoord = formulier.cleaned_data["antwoord"]
    uit = overgang.aanvaard(overgang_id=overgang_id, medewerker=ik, antwoord=antwoord, nu=timezone.now())
    if uit.dossier_id is not None:
        noem(request, dossiers=[uit.dossier_id])
    request.boek.betreft(dossier=uit.dossier_id, vraag=uit.vraag_id)
    messages.success(request, _ja(uit.soort))
    return redirect("huishouden", uit.dossier_id) if uit.dossier_id else redirect("vragen")


def _ja(soort: str) -> str:
    return {
        "vraag": _("De vraag is nu van jou en staat bij Mijn werk."),
        "raadplegen": _("Je antwoord staat bij het team dat het vroeg."),
        "ondersteunen": _("Je werkt nu mee in dit dossier, op naam."),
    }.get(soort, _("Jij hebt nu de regie. Vertel het ook aan het huishouden."))


@neem_mee(lambda overgang_id: reverse("vragen"))
@toegang("dossier_schrijven", handeling="overgang_geweigerd")
@require_http_methods(["GET", "HEAD", "POST"])
@_kan_te_laat_zijn
def weigeren(request: Verzoek, overgang_id: UUID) -> HttpResponse:
    """Nee, met een reden; het blijft bij wie het aanbood."""
    formulier = WeigerFormulier(request.POST)
    if not formulier.is_valid():
        raise KanNiet("onleesbaar" if _getypt(request) else "geen_reden")
    overgang.weiger(overgang_id=overgang_id, reden=formulier.cleaned_data["reden"], nu=timezone.now())
    messages.success(request, _("Geweigerd. Het andere team ziet je reden."))
    return redirect("vragen")


@toegang("dossier_schrijven", handeling="overgang_ingetrokken")
@require_http_methods(["GET", "HEAD", "POST"])
@_kan_te_laat_zijn
def intrekken(request: Verzoek, overgang_id: UUID) -> HttpResponse:
    """Toch niet: het aanbod is weg."""
    overgang.trek_in(overgang_id=overgang_id, nu=timezone.now())
    messages.success(request, _("Ingetrokken. Alles blijft bij jullie."))
    return _terug(request)


@toegang("dossier_schrijven", handeling="overgang_beeindigd")
@require_http_methods(["GET", "HEAD", "POST"])
@_kan_te_laat_zijn
def beeindigen(request: Verzoek, overgang_id: UUID) -> HttpResponse:
    """Eerder teruggeven dan de einddatum."""
    overgang.beeindig(overgang_id=overgang_id, nu=timezone.now())
    messages.success(request, _("Teruggegeven. Wie de regie daarvoor had, heeft haar weer."))
    return _terug(request)


def _terug(request: Verzoek) -> HttpResponse:
    """Naar het dossier, als wie dit deed het nog leest; anders naar de lijst."""
    dossier = request.POST.get("dossier", "")
    return redirect("regie", UUID(dossier)) if _is_uuid(dossier) and request.POST.get("hier") else redirect("vragen")


def _is_uuid(tekst: str) -> bool:
    try:
        UUID(tekst)
    except ValueError:
        return False
    return True
