from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from keukentafel.doen.delen import acties, overzichten, zicht
from keukentafel.doen.delen.overzichten import Plek
from keukentafel.doen.dossier.herkentoken import uit_token
from keukentafel.regelen.medewerkers.verzoek import Verzoek, toegang
from keukentafel.werkplek.delen.blad import alleen_versturen, niet_voor_jou
from keukentafel.werkplek.delen.forms import NoodFormulier
from keukentafel.werkplek.inlog import bewaard


@toegang("noodtoegang", handeling="noodtoegang_overwogen")
@require_safe
def noodtoegang(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Wat er gebeurt als je dit dossier in nood opent, en bij wie je het eerst probeert."""
    if zicht.dossiers(request.werkkring, timezone.now()).filter(pk=dossier_id).exists():
        return redirect("huishouden", dossier_id)
    plek = _plek(request, dossier_id)
    terug = bewaard.haal(request, reverse("noodtoegang-openen", args=[dossier_id]))
    return _blad(request, dossier_id, plek, NoodFormulier(terug))


@toegang("noodtoegang", handeling="doorverwezen")
@require_safe
def langs(request: Verzoek, token: str) -> HttpResponse:
    """Van iemand die bij het aannemen werd herkend naar haar dossier: het nummer stond niet op dat blad."""
    dossier_id = uit_token(token, request.werkkring.medewerker.pk)
    if dossier_id is None:
        raise Http404
    request.boek.over("dossier", dossier_id)
    return redirect("noodtoegang", dossier_id)


@bewaard.neem_mee(lambda dossier_id: reverse("noodtoegang", args=[dossier_id]))
@alleen_versturen("noodtoegang")
@toegang("noodtoegang", handeling="noodtoegang_genomen")
@require_POST
@niet_voor_jou
def openen(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Drie uur lezen, met een reden; een tweede klik is dezelfde."""
    kring, nu = request.werkkring, timezone.now()
    if zicht.dossiers(kring, nu).filter(pk=dossier_id).exists():
        return redirect("huishouden", dossier_id)
    plek, form = _plek(request, dossier_id), NoodFormulier(request.POST)
    if form.bewaar(
        lambda: acties.vraag_noodtoegang(dossier_id=dossier_id, reden=form.cleaned_data["reden"], kring=kring, nu=nu)
    ):
        messages.success(request, _("Je leest dit dossier drie uur mee."))
        return redirect("huishouden", dossier_id)
    return _blad(request, dossier_id, plek, form)


def _plek(request: Verzoek, dossier_id: UUID) -> Plek:
    plek = overzichten.noodplek(dossier_id)
    if plek is None:
        raise Http404
    request.boek.betreft(dossier=dossier_id)
    return plek


def _blad(request: Verzoek, dossier_id: UUID, plek: Plek, form: NoodFormulier) -> HttpResponse:
    inhoud = {"plek": plek, "form": form, "dossier_id": dossier_id}
    fout = request.method == "POST" and form.errors
    return render(request, "noodtoegang/noodtoegang.html", inhoud, status=422 if fout else 200)
