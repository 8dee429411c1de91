"""Een ander was net eerder: wat er nu staat naast wat deze medewerker wilde, en zij kiest."""

from collections.abc import Mapping

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from keukentafel.doen.signalen.buurt.acties import PAST
from keukentafel.doen.signalen.buurt.models import Buurtsignaal
from keukentafel.regelen.inzet.versie import versie
from keukentafel.regelen.medewerkers.verzoek import Verzoek

Stand = Buurtsignaal.Stand
NIET_MEE = frozenset({"csrfmiddlewaretoken", "gezien"})


def twee_versies(
    request: Verzoek, nu: Buurtsignaal, naam: str, opgave: Mapping[str, str], *, kan_nog: bool
) -> HttpResponse:
    """Beide versies. Kan wat zij wilde niet meer (het is al gesloten, of juist niet), dan valt er niets te kiezen."""
    request.boek.werd("buurtsignaal_gezien")
    over = [(veld, waarde) for veld, waarde in request.POST.items() if veld not in NIET_MEE]
    inhoud = {
        "signaal": nu,
        "rijen": [(label, daar, hier) for label, daar, hier in _rijen(request, nu, naam, opgave) if daar or hier],
        "over": [*over, ("gezien", versie(nu))],
        "kan_nog": kan_nog,
        "zelf": nu.laatst_door_id == request.werkkring.medewerker.pk,
        "vandaag": timezone.localdate(),
    }
    return render(request, "signalen/buurt/versies.html", inhoud, status=409)


def _rijen(request: Verzoek, nu: Buurtsignaal, naam: str, opgave: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """Elk deel als (label, wat er staat, wat zij wilde); leeg is wat zij niet wilde veranderen."""
    stand = ""
    if naam in ("oppakken", "heropenen"):
        stand = f"{Stand.OPGEPAKT.label}: {request.werkkring.medewerker.naam}"
    elif naam == "sluiten":
        stand = f"{Stand.GESLOTEN.label}: {Buurtsignaal.Reden(opgave['reden']).label}"
    terug = str(PAST[Stand(nu.stand)].label) if naam == "terug" else ""
    return [
        (_("Stand"), in_woorden(nu), stand),
        (_("Wat er is gedaan"), nu.gedaan, opgave.get("gedaan", "")),
        (_("Terug aan de partner"), str(nu.get_terug_display()), terug),
    ]


def in_woorden(signaal: Buurtsignaal) -> str:
    """De stand met wie het heeft, of waarom het dicht is."""
    stand = str(signaal.get_stand_display())
    if signaal.stand == Stand.GESLOTEN:
        return f"{stand}: {signaal.get_reden_display()}"
    if signaal.stand == Stand.OPGEPAKT and signaal.opgepakt_door is not None:
        return f"{stand}: {signaal.opgepakt_door.naam}"
    return stand
