from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from keukentafel.regelen.medewerkers.verzoek import Verzoek, toegang
from keukentafel.werkplek.inlog.bewaard import neem_mee
from keukentafel.werkplek.spreekuren import bewaren, blad
from keukentafel.werkplek.team.plek import VERDELEN, ZIEN


@toegang(ZIEN, handeling=None)
@require_safe
def lijst(request: Verzoek, team_id: int) -> HttpResponse:
    """De week van het team: welk spreekuur, waar, met wie, en wat er nog geregeld moet worden."""
    _plek, inhoud = blad.van_het_team(request.werkkring, team_id)
    return render(request, "spreekuren/team.html", inhoud)


@neem_mee(lambda team_id: reverse("spreekuur-nieuw", args=[team_id]))
@toegang(VERDELEN, handeling="spreekuur_gewijzigd")
@require_http_methods(["GET", "HEAD", "POST"])
def nieuw(request: Verzoek, team_id: int) -> HttpResponse:
    """Een nieuw spreekuur."""
    vel = bewaren.NieuwVel(request, bewaren.plek_van(request, team_id))
    if request.method == "POST" and vel.open():
        messages.success(request, _("Het spreekuur staat erin."))
        return redirect("team-spreekuren", team_id)
    request.boek.werd("spreekuur_formulier")
    return render(request, "spreekuren/nieuw.html", vel.inhoud(), status=vel.status)


@neem_mee(lambda team_id, spreekuur_id: reverse("spreekuur-wijzigen", args=[team_id, spreekuur_id]))
@toegang(VERDELEN, handeling="spreekuur_gewijzigd")
@require_http_methods(["GET", "HEAD", "POST"])
def wijzigen(request: Verzoek, team_id: int, spreekuur_id: int) -> HttpResponse:
    """Een andere begeleider of andere vrijwilligers."""
    plek = bewaren.plek_van(request, team_id)
    vel = bewaren.Wijzigvel(request, plek, bewaren.spreekuur(plek, spreekuur_id))
    if request.method == "POST" and vel.wijzig():
        messages.success(request, _("Opgeslagen."))
        return redirect("team-spreekuren", team_id)
    request.boek.werd("spreekuur_formulier")
    return render(request, "spreekuren/wijzigen.html", vel.inhoud(), status=vel.status)


@neem_mee(lambda team_id, spreekuur_id: reverse("spreekuur-wijzigen", args=[team_id, spreekuur_id]))
@toegang(VERDELEN, handeling="spreekuur_gewijzigd")
@require_http_methods(["GET", "HEAD", "POST"])
def eindig(request: Verzoek, team_id: int, spreekuur_id: int) -> HttpResponse:
    """Laat het spreekuur eindigen; het blijft bewaard."""
    plek = bewaren.plek_van(request, team_id)
    vel = bewaren.Wijzigvel(request, plek, bewaren.spreekuur(plek, spreekuur_id), eindigt=True)
    if request.method == "POST" and vel.eindig():
        messages.success(request, _("Opgeslagen. Het spreekuur blijft bewaard, met de dag waarop het eindigt."))
        return redirect("team-spreekuren", team_id)
    request.boek.werd("spreekuur_formulier")
    return render(request, "spreekuren/wijzigen.html", vel.inhoud(), status=vel.status)
