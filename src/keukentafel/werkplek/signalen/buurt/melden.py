"""Een buurtsignaal melden vanaf het scherm, met het nee van de regel bij het veld."""

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from keukentafel.doen.signalen.buurt import acties
from keukentafel.doen.signalen.buurt.overzichten import wijken
from keukentafel.regelen.gebieden.models import Gebied
from keukentafel.regelen.medewerkers.verzoek import Verzoek
from keukentafel.werkplek.inlog.bewaard import haal, zet_terug
from keukentafel.werkplek.signalen.buurt.forms import MeldFormulier


def leeg(request: Verzoek) -> MeldFormulier:
    """Een nieuw formulier, met wat half was ingevuld toen de sessie verliep."""
    formulier = MeldFormulier.leeg(request.werkkring.inrichting, request.GET.get("wijk", ""))
    zet_terug(formulier, haal(request, request.path))
    return formulier


def meld(request: Verzoek, formulier: MeldFormulier) -> Gebied | None:
    """De wijk waarin het signaal is bewaard, of None met de fouten in het formulier."""
    if not formulier.is_valid():
        return None
    keuze, medewerker = formulier.cleaned_data, request.werkkring.medewerker
    gebied = _gebied(request, keuze.pop("gebied"))
    try:
        nieuw = acties.meld(opgave=acties.Buurtopgave(gebied=gebied, **keuze), medewerker=medewerker, nu=timezone.now())
    except ValidationError as fout:
        formulier.add_error(None, fout)
        return None
    if not nieuw:
        request.boek.werd("nog_eens_verstuurd")
    request.boek.over("buurtsignaal", keuze["sleutel"])
    return gebied


def toon(request: Verzoek, formulier: MeldFormulier, status: int = 200) -> HttpResponse:
    """Het formulier; bij een fout met alles wat getypt was."""
    request.boek.werd("buurtsignaal_formulier")
    return render(request, "signalen/buurt/nieuw.html", {"form": formulier}, status=status)


def verder(request: Verzoek, formulier: MeldFormulier, gebied: Gebied) -> tuple[HttpResponse, str]:
    """Waar je na het melden komt, en wat er dan staat: bij het signaal als je er werkt, anders bij je eigen werk."""
    kring, dag = request.werkkring, timezone.localdate()
    if wijken(kring, "dossier_lezen", dag).filter(pk=gebied.pk).exists():
        return redirect("buurtsignaal", formulier.cleaned_data["sleutel"]), _("Het buurtsignaal is bewaard.")
    zin = _("Het buurtsignaal is bewaard. Wie in %(wijk)s werkt, ziet het.") % {"wijk": gebied.naam}
    return redirect("buurtsignalen" if kring.leest_dossiers else "werk"), zin


def _gebied(request: Verzoek, code: str) -> Gebied:
    """De wijk met deze code, uit het jaar dat de inrichting van vandaag noemt."""
    jaren = [een.jaar for een in request.werkkring.inrichting.gebieden if een.code == code]
    return Gebied.objects.get(stelsel_id=request.werkkring.stelsel.pk, code=code, jaar=jaren[0])
