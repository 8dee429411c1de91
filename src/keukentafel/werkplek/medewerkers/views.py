from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from keukentafel.regelen.medewerkers.models import Medewerker
from keukentafel.regelen.medewerkers.verzoek import Verzoek, toegang
from keukentafel.werkplek.inlog import opstap
from keukentafel.werkplek.inlog.bewaard import haal, neem_mee
from keukentafel.werkplek.medewerkers import blad
from keukentafel.werkplek.medewerkers import lijst as lijsten
from keukentafel.werkplek.medewerkers.forms import TOEVOEGEN, AfwezigFormulier, Bijformulier, Kader, NieuwFormulier
from keukentafel.werkplek.medewerkers.forms_rij import EINDIGEN, AfwezigWijzigen
from keukentafel.werkplek.medewerkers.forms_toegang import ToegangFormulier
from keukentafel.werkplek.medewerkers.sessie import naar_het_blad, naar_nieuw, teruggezet


@toegang(None, handeling=None)
@require_safe
def lijst(request: Verzoek) -> HttpResponse:
    """Wie er werkt. Voor de beheerder iedereen, voor een manager haar team."""
    kring = request.werkkring
    if not (kring.mag(blad.BEHEREN) or kring.mag(blad.VERDELEN)):
        raise Http404
    inhoud = lijsten.inhoud(kring, request.GET, timezone.localdate())
    return render(request, "medewerkers/lijst.html", inhoud)


@toegang(None, handeling=None)
@require_safe
def medewerker(request: Verzoek, medewerker_id: int) -> HttpResponse:
    """Eén medewerker met alles wat over haar werk is vastgelegd."""
    om = blad.kader(request.werkkring, blad.haal(request.werkkring, medewerker_id))
    inhoud = blad.inhoud(request.werkkring, om, teruggezet(request, om))
    return render(request, "medewerkers/medewerker.html", inhoud)


@neem_mee(naar_nieuw)
@toegang(blad.BEHEREN, handeling="medewerker_toegevoegd")
@require_http_methods(["GET", "HEAD", "POST"])
def nieuw(request: Verzoek) -> HttpResponse:
    """Schrijf iemand in; daarna krijgt zij op haar eigen blad een rol en uren."""
    getypt = request.POST or haal(request, request.path)
    formulier = NieuwFormulier(getypt or None, kader=blad.kader(request.werkkring, Medewerker()))
    if request.method == "POST" and formulier.bewaar():
        messages.success(request, _("%(naam)s staat erin. Geef nu een rol en uren.") % {"naam": formulier.nieuwe.naam})
        return redirect("medewerker", formulier.nieuwe.pk)
    request.boek.werd("medewerker_formulier")
    return render(request, "medewerkers/nieuw.html", {"form": formulier}, status=422 if formulier.errors else 200)


@neem_mee(naar_het_blad)
@toegang(blad.BEHEREN, handeling="medewerker_gewijzigd")
@require_http_methods(["GET", "HEAD", "POST"])
def bij(request: Verzoek, medewerker_id: int, deel: str) -> HttpResponse:
    """Voeg iets toe: gegevens, een rol, uren, een onderwerp of een registratie."""
    om = blad.kader(request.werkkring, blad.haal(request.werkkring, medewerker_id))
    if deel not in TOEVOEGEN:
        raise Http404
    return _verwerk(request, om, TOEVOEGEN[deel](request.POST, kader=om))


@neem_mee(naar_het_blad)
@toegang(blad.BEHEREN, handeling="medewerker_gewijzigd")
@require_http_methods(["GET", "HEAD", "POST"])
def eindig(request: Verzoek, medewerker_id: int, deel: str, rij: int) -> HttpResponse:
    """Laat een rol, uren of een onderwerp eindigen."""
    om = blad.kader(request.werkkring, blad.haal(request.werkkring, medewerker_id))
    if deel not in EINDIGEN:
        raise Http404
    eigen = get_object_or_404(EINDIGEN[deel].rijen(om), pk=rij)
    return _verwerk(request, om, EINDIGEN[deel](request.POST, kader=om, rij=eigen))


@neem_mee(naar_het_blad)
@toegang(None, handeling="afwezigheid_gewijzigd")
@require_http_methods(["GET", "HEAD", "POST"])
def afwezig(request: Verzoek, medewerker_id: int) -> HttpResponse:
    """Meld iemand afwezig; dat mag ook de manager van haar team."""
    om = blad.kader(request.werkkring, blad.haal(request.werkkring, medewerker_id))
    return _verwerk(request, om, AfwezigFormulier(request.POST, kader=om))


@neem_mee(naar_het_blad)
@toegang(None, handeling="afwezigheid_gewijzigd")
@require_http_methods(["GET", "HEAD", "POST"])
def afwezig_wijzigen(request: Verzoek, medewerker_id: int, afwezigheid: int) -> HttpResponse:
    """Weer terug, later terug, of een andere vervanger."""
    om = blad.kader(request.werkkring, blad.haal(request.werkkring, medewerker_id))
    rij = get_object_or_404(AfwezigWijzigen.rijen(om).select_related("vervanger"), pk=afwezigheid)
    return _verwerk(request, om, AfwezigWijzigen(request.POST, kader=om, rij=rij))


@neem_mee(naar_het_blad)
@toegang(blad.BEHEREN, handeling="toegang_gegeven")
@require_http_methods(["GET", "HEAD", "POST"])
def uitnodigen(request: Verzoek, medewerker_id: int) -> HttpResponse:
    """Geef toegang: de link van de uitnodiging staat één keer op het scherm, en nergens anders."""
    om = blad.kader(request.werkkring, blad.haal(request.werkkring, medewerker_id))
    terug = f"{reverse('medewerker', args=[medewerker_id])}#{ToegangFormulier.sleutel}"
    if request.method == "POST" and (eerst := opstap.vraag_opstap(request, terug)):
        return eerst
    formulier = ToegangFormulier(request.POST, kader=om, boek=request.boek)
    if request.method != "POST" or not formulier.bewaar():
        return _verwerk(request, om, formulier)
    link = request.build_absolute_uri(reverse("uitnodiging", args=[formulier.geheim]))
    return render(request, "medewerkers/uitnodiging.html", {"medewerker": om.medewerker, "link": link})


def _verwerk(request: Verzoek, om: Kader, formulier: Bijformulier) -> HttpResponse:
    """Bewaar en ga terug naar het blad; wat niet kan, staat bij het veld, en wie te laat is ziet beide versies."""
    terug = f"{reverse('medewerker', args=[om.medewerker.pk])}#{formulier.sleutel}"
    if request.method != "POST":
        request.boek.werd("doorverwezen")
        return redirect(terug)
    gelukt, eerder = (False, None) if formulier.errors else blad.probeer(formulier)
    if not gelukt:
        request.boek.werd("medewerker_formulier")
    if eerder is not None:
        inhoud = blad.twee_versies(request, om, formulier, eerder)
        return render(request, "medewerkers/versies.html", inhoud, status=409)
    if not gelukt:
        return render(request, "medewerkers/medewerker.html", blad.inhoud(request.werkkring, om, formulier), status=422)
    _zeg(request, formulier)
    return redirect(terug)


def _zeg(request: Verzoek, formulier: Bijformulier) -> None:
    messages.success(request, formulier.melding)
    for vraag in formulier.geraakt:
        request.boek.betreft(vraag=vraag)
    if formulier.waarschuwing:
        messages.warning(request, formulier.waarschuwing)
