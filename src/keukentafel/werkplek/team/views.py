from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from keukentafel.doen.ingang.toewijzen import geef_terug
from keukentafel.doen.ingang.vervanging import neem_over
from keukentafel.doen.regie.opnemen import wijs_toe
from keukentafel.regelen.inzet.models import Afwezigheid
from keukentafel.regelen.medewerkers.verzoek import Verzoek, toegang
from keukentafel.werkplek.inlog.bewaard import haal, neem_mee, zet_terug
from keukentafel.werkplek.team import blad, liggen, plek, teamlijst, wijzen
from keukentafel.werkplek.team import bord as maandbord
from keukentafel.werkplek.team.te_laat import kan_te_laat_zijn, niet_terug
from keukentafel.werkplek.vragen.lijst import naar_de_vraag


@toegang(plek.ZIEN, handeling="team_gezien")
@require_safe
def teams(request: Verzoek) -> HttpResponse:
    """Het team dat ik leid; leid ik er meer, dan kies ik er een."""
    dag = timezone.localdate()
    mijn = plek.teams(request.werkkring, dag)
    if len(mijn) == 1:
        request.boek.over("team", mijn[0].pk)
        return render(request, "team/team.html", blad.inhoud(request, mijn[0].pk, meer_teams=False))
    rijen = teamlijst.rijen(request.werkkring, mijn, dag)
    return render(request, "team/teams.html", {"rijen": rijen, "totaal": teamlijst.totaal(rijen), "vandaag": dag})


@toegang(plek.ZIEN, handeling="team_gezien")
@require_safe
def team(request: Verzoek, team_id: int) -> HttpResponse:
    """Eén team: wie er niet is, wie hoeveel heeft, welke kennis wegvalt."""
    meer = len(plek.teams(request.werkkring, timezone.localdate())) > 1
    return render(request, "team/team.html", blad.inhoud(request, team_id, meer_teams=meer))


@toegang(plek.ZIEN, handeling="team_gezien")
@require_safe
def bord(request: Verzoek, team_id: int) -> HttpResponse:
    """De maand van een team: meteen beantwoord, en op tijd teruggebeld."""
    hier = plek.kijk(request.werkkring, team_id)
    inhoud = {"plek": hier, "regels": maandbord.regels(hier), "weinig": maandbord.WEINIG}
    return render(request, "team/bord.html", inhoud)


@toegang(plek.ZIEN, handeling="team_gezien")
@require_safe
def blijft_liggen(request: Verzoek, team_id: int) -> HttpResponse:
    """Wat tussen twee teams of twee mensen kan vallen, en waar van de triage is afgeweken."""
    hier = plek.kijk(request.werkkring, team_id)
    return render(request, "team/liggen.html", liggen.inhoud(hier, request.boek))


@neem_mee(lambda team_id, vraag_id: reverse("team-wijs", args=[team_id, vraag_id]))
@toegang(plek.VERDELEN, handeling="vraag_toegewezen")
@require_http_methods(["GET", "HEAD", "POST"])
@kan_te_laat_zijn
def wijs(request: Verzoek, team_id: int, vraag_id: UUID) -> HttpResponse:
    """Kies wie een vraag krijgt, uit wie er vandaag is."""
    hier = plek.kijk(request.werkkring, team_id)
    opdracht = wijzen.haal(hier, vraag_id, request.POST or None)
    zet_terug(opdracht.formulier, haal(request, request.path))
    wijzen.noteer(request.boek, opdracht)
    if not opdracht.formulier.is_valid():
        return render(
            request, "team/wijs.html", {"opdracht": opdracht, "vandaag": hier.vandaag}, status=opdracht.status
        )
    wie = wijzen.collega(hier, opdracht.formulier)
    gezien, door = opdracht.formulier.cleaned_data["gezien"], request.werkkring.medewerker
    wijs_toe(vraag_id=vraag_id, naar=wie, door=door, reden=opdracht.reden, gezien=gezien, nu=hier.nu)
    messages.success(request, _("De vraag is nu van %(naam)s en staat op Mijn werk.") % {"naam": wie.naam})
    return redirect("team-een", team_id)


@toegang(plek.VERDELEN, handeling="vraag_toegewezen")
@require_http_methods(["GET", "HEAD", "POST"])
def over(request: Verzoek, team_id: int, afwezigheid: int) -> HttpResponse:
    """Alle klokken die niet kunnen wachten in één keer naar de vervanger."""
    plek.kijk(request.werkkring, team_id)
    rijen = Afwezigheid.objects.filter(stelsel=request.werkkring.stelsel, medewerker__lidmaatschappen__team_id=team_id)
    rij = get_object_or_404(rijen.distinct(), pk=afwezigheid)
    if request.method == "POST":
        verplaatst = neem_over(afwezigheid=rij, door=request.werkkring.medewerker, nu=timezone.now())
        blad.noteer(request.boek, [], [vraag.pk for vraag in verplaatst])
        zin = ngettext("Eén klok is overgezet.", "%(n)s klokken zijn overgezet.", len(verplaatst))
        messages.success(request, zin % {"n": len(verplaatst)} if verplaatst else _("Er hoefde niets meer over."))
    return redirect("team-een", team_id)


@toegang("dossier_schrijven", handeling="vraag_teruggegeven")
@require_http_methods(["GET", "HEAD", "POST"])
@niet_terug
def terug(request: Verzoek, vraag_id: UUID) -> HttpResponse:
    """Een vraag die ik voor een ander deed, gaat weer naar haar."""
    if request.method != "POST":
        return redirect(naar_de_vraag(vraag_id))
    vraag = geef_terug(vraag_id=vraag_id, door=request.werkkring.medewerker, nu=timezone.now())
    request.boek.betreft(vraag=vraag.pk)
    naam = vraag.opgenomen_door.naam if vraag.opgenomen_door else ""
    messages.success(request, _("De vraag is weer van %(naam)s.") % {"naam": naam})
    return redirect("team" if request.POST.get("van") == "team" else "werk")
