"""Het blad van één buurtsignaal, en wat er gebeurt als iemand op een knop drukt."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from keukentafel.doen.signalen.buurt import acties
from keukentafel.doen.signalen.buurt.models import Buurtsignaal
from keukentafel.doen.signalen.buurt.overzichten import signalen, wijken
from keukentafel.regelen.inzet.versie import Verouderd, versie
from keukentafel.regelen.medewerkers.verzoek import Verzoek
from keukentafel.werkplek.formulier import Formulier
from keukentafel.werkplek.inlog.bewaard import teruggezet
from keukentafel.werkplek.signalen.buurt.forms import GedaanFormulier, SluitFormulier
from keukentafel.werkplek.signalen.buurt.versies import twee_versies

Stand = Buurtsignaal.Stand


def van(request: Verzoek, signaal_id: UUID) -> Buurtsignaal:
    """Het signaal, als zij in die wijk werkt. Fout: Http404; dat is hetzelfde als wanneer het er niet is."""
    nu = timezone.now()
    rij = signalen(request.werkkring, "dossier_lezen", nu, timezone.localdate(nu))
    signaal = rij.select_related("gebied", "gemeld_door", "opgepakt_door", "laatst_door").filter(pk=signaal_id).first()
    if signaal is None:
        raise Http404
    return signaal


def toon(request: Verzoek, signaal_id: UUID, *, status: int = 200, **formulieren: Formulier) -> HttpResponse:
    """Het blad; bij een fout met de fout bij het veld en alles wat getypt was."""
    signaal = van(request, signaal_id)
    request.boek.werd("buurtsignaal_gezien")
    dag = timezone.localdate()
    zin = acties.PAST[Stand(signaal.stand)]
    nog_niet_gehoord = signaal.melder == Buurtsignaal.Melder.PARTNER and signaal.terug != zin
    half = formulieren or _half(request, signaal)
    inhoud = {
        "signaal": signaal,
        "gezien": versie(signaal),
        "schrijft": wijken(request.werkkring, "dossier_schrijven", dag).filter(pk=signaal.gebied_id).exists(),
        "open": signaal.stand != Stand.GESLOTEN,
        "van_mij": signaal.stand == Stand.OPGEPAKT and signaal.opgepakt_door_id == request.werkkring.medewerker.pk,
        "zin": zin.label if nog_niet_gehoord else "",
        "gedaan_form": half.get("gedaan") or _gedaan(signaal),
        "sluit_form": half.get("sluiten") or _sluiten(signaal),
        "vandaag": dag,
    }
    return render(request, "signalen/buurt/signaal.html", inhoud, status=status)


@dataclass(frozen=True)
class Handeling:
    """Wat een knop doet, en wat er daarna boven het blad staat."""

    doe: Callable[..., Buurtsignaal]
    melding: Promise


HANDELINGEN = {
    "oppakken": Handeling(acties.pak_op, gettext_lazy("Het signaal is van jou.")),
    "gedaan": Handeling(acties.schrijf_op, gettext_lazy("Opgeschreven.")),
    "sluiten": Handeling(acties.sluit, gettext_lazy("Het signaal is gesloten.")),
    "heropenen": Handeling(acties.heropen, gettext_lazy("Het signaal is weer open, en van jou.")),
    "terug": Handeling(acties.meld_terug, gettext_lazy("Vastgelegd wat de partner hoorde. Vertel het nu ook zelf.")),
}


def doe(request: Verzoek, signaal_id: UUID, naam: str, **opgave: str) -> HttpResponse:
    """Voer de handeling uit en ga terug naar het blad; was een ander eerder, dan staan beide versies er.

    Raises:
        Http404: het signaal is er niet, of zij schrijft er niet. ValidationError: wat niet klopt, per veld.
    """
    kring, nu, handeling = request.werkkring, timezone.now(), HANDELINGEN[naam]
    rij = signalen(kring, "dossier_schrijven", nu, timezone.localdate(nu))
    gezien = request.POST.get("gezien", "")
    try:
        handeling.doe(signalen=rij, signaal_id=signaal_id, gezien=gezien, medewerker=kring.medewerker, nu=nu, **opgave)
    except Buurtsignaal.DoesNotExist as fout:
        raise Http404 from fout
    except (Verouderd, acties.DatKanNietMeer) as eerder:
        nu_staat_er = van(request, signaal_id)
        return twee_versies(request, nu_staat_er, naam, opgave, kan_nog=isinstance(eerder, Verouderd))
    messages.success(request, str(handeling.melding))
    return redirect("buurtsignaal", signaal_id)


def doe_met(request: Verzoek, signaal_id: UUID, naam: str, formulier: Formulier) -> HttpResponse:
    """Zoals `doe`, met een formulier; het nee van de regel komt bij het veld. Fout: Http404, ook als het leeg is."""
    nu = timezone.now()
    if not signalen(request.werkkring, "dossier_schrijven", nu, timezone.localdate(nu)).filter(pk=signaal_id).exists():
        raise Http404
    if formulier.is_valid():
        opgave = {veld: formulier.cleaned_data[veld] for veld in formulier.fields if veld != "gezien"}
        try:
            return doe(request, signaal_id, naam, **opgave)
        except ValidationError as fout:
            formulier.add_error(None, fout)
    return toon(request, signaal_id, status=422, **{naam: formulier})


def _gedaan(signaal: Buurtsignaal) -> GedaanFormulier:
    return GedaanFormulier(initial={"gezien": versie(signaal), "gedaan": signaal.gedaan})


def _sluiten(signaal: Buurtsignaal) -> SluitFormulier:
    return SluitFormulier(initial={"gezien": versie(signaal)})


def _half(request: Verzoek, signaal: Buurtsignaal) -> dict[str, Formulier]:
    """Wat half was ingevuld toen de sessie verliep."""
    maak: dict[str, Callable[[], Formulier]] = {
        "gedaan": lambda: _gedaan(signaal),
        "sluiten": lambda: _sluiten(signaal),
    }
    return teruggezet(request, lambda naam: reverse(f"buurtsignaal-{naam}", args=[signaal.pk]), maak)
