from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from keukentafel.doen.overdracht.acties import KanNietOverdragen, MagNietOverdragen
from keukentafel.regelen.medewerkers.verzoek import Verzoek, toegang
from keukentafel.werkplek.inrichting import overdragen


def _lijst(request: Verzoek, naam: str) -> HttpResponse:
    groepen = overdragen.lijst(request.werkkring, timezone.localdate())
    return render(request, "inrichting/overdragen.html", {"groepen": groepen, "naam": naam, "bevestig": f"{naam}-dit"})


def _dit(request: Verzoek, naam: str) -> HttpResponse:
    nu = timezone.now()
    vandaag = timezone.localdate(nu)
    gegeven = request.POST if request.method == "POST" else None
    keuze = overdragen.kies(request.werkkring, gegeven or request.GET, vandaag)
    if keuze is None:
        messages.info(request, _("Dit is al overgedragen, of er is niets om over te dragen."))
        return redirect(naam)
    request.boek.over("team", keuze.van.pk)
    formulier = overdragen.formulier(request.werkkring, keuze, gegeven, vandaag)
    if gegeven is None or not formulier.is_valid():
        inhoud = overdragen.blad(keuze, vandaag) | {"formulier": formulier, "naam": naam, "bevestig": f"{naam}-dit"}
        return render(request, "inrichting/overdragen_dit.html", inhoud)
    return _voer_uit(request, keuze, formulier, naam)


def _voer_uit(
    request: Verzoek, keuze: overdragen.Keuze, formulier: overdragen.OverdraagFormulier, naam: str
) -> HttpResponse:
    naar = formulier.cleaned_data["naar"]
    try:
        uitkomst = overdragen.draag(keuze, naar, timezone.now())
    except MagNietOverdragen as fout:
        raise Http404 from fout
    except KanNietOverdragen:
        messages.warning(
            request, _("Dit team houdt dit werk, of het andere team is er niet meer. Er is niets veranderd.")
        )
        return redirect(naam)
    for dossier in uitkomst.dossiers:
        request.boek.betreft(dossier=dossier)
    for vraag in uitkomst.vragen:
        request.boek.betreft(vraag=vraag)
    messages.success(request, overdragen.gelukt(uitkomst, naar))
    return redirect(naam)


@toegang("inrichting_beheren", handeling="werk_geteld")
@require_safe
def lijst(request: Verzoek) -> HttpResponse:
    """Wat er nog overgedragen moet worden, in het hele stelsel."""
    return _lijst(request, "overdragen")


@toegang("inrichting_beheren", handeling="werk_overgedragen")
@require_http_methods(["GET", "POST"])
def dit(request: Verzoek) -> HttpResponse:
    """Kies het team en bevestig."""
    return _dit(request, "overdragen")


@toegang("werk_verdelen", handeling="werk_geteld")
@require_safe
def lijst_van_team(request: Verzoek) -> HttpResponse:
    """Wat er van het eigen team nog overgedragen moet worden."""
    return _lijst(request, "team-overdragen")


@toegang("werk_verdelen", handeling="werk_overgedragen")
@require_http_methods(["GET", "POST"])
def dit_van_team(request: Verzoek) -> HttpResponse:
    """Kies het team waar werk van het eigen team heen gaat, en bevestig."""
    return _dit(request, "team-overdragen")
