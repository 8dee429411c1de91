from collections.abc import Callable
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from keukentafel.regelen.medewerkers.verzoek import Verzoek, View, toegang
from keukentafel.werkplek.inlog.bewaard import neem_mee
from keukentafel.werkplek.netwerk import adres, blad, bladen
from keukentafel.werkplek.netwerk.bewerken import terug, verwerk


def schrijfblad(naam: str, *, handeling: str) -> Callable[[View], View]:
    """De deur van een formulier in het netwerk: alleen wie in dossiers schrijft, en elk bezoek in het logboek.

    `naam` is die van het adres zelf: is de sessie verlopen, dan komt wat getypt was daar na het inloggen terug. De
    browser bewaart het blad niet.
    """

    def om(view: View) -> View:
        deur = toegang("dossier_schrijven", handeling=handeling)(require_http_methods(["GET", "HEAD", "POST"])(view))
        return never_cache(neem_mee(terug(naam))(deur))

    return om


@toegang("dossier_lezen", handeling="netwerk_gezien")
@require_safe
def netwerk(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Het tabblad Netwerk: familie en banden, zoals zij op een dag waren."""
    return render(request, "netwerk/netwerk.html", blad.blad(request, dossier_id, timezone.now()))


@schrijfblad("persoon-toevoegen", handeling="persoon_toegevoegd")
def persoon_erbij(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Iemand in het dossier zetten."""
    return verwerk(request, bladen.PersoonErbij, dossier_id)


@schrijfblad("persoon-wijzigen", handeling="persoon_gewijzigd")
def persoon_anders(request: Verzoek, dossier_id: UUID, persoon_id: UUID) -> HttpResponse:
    """Veranderen wie iemand is; wie te laat is, ziet beide versies."""
    return verwerk(request, bladen.PersoonAnders, dossier_id, persoon_id=persoon_id)


@schrijfblad("persoon-vertrekt", handeling="lid_vertrokken")
def persoon_weg(request: Verzoek, dossier_id: UUID, persoon_id: UUID) -> HttpResponse:
    """Iemand woont hier niet meer."""
    return verwerk(request, bladen.PersoonWeg, dossier_id, persoon_id=persoon_id)


@schrijfblad("persoon-woont-hier", handeling="lid_teruggekomen")
def persoon_woont(request: Verzoek, dossier_id: UUID, persoon_id: UUID) -> HttpResponse:
    """Iemand uit het netwerk woont hier nu."""
    return verwerk(request, bladen.PersoonWoont, dossier_id, persoon_id=persoon_id)


@schrijfblad("relatie-toevoegen", handeling="relatie_vastgelegd")
def relatie_erbij(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Vastleggen wat twee mensen van elkaar zijn."""
    return verwerk(request, bladen.RelatieErbij, dossier_id)


@schrijfblad("relatie-voorbij", handeling="relatie_voorbij")
def relatie_weg(request: Verzoek, dossier_id: UUID, relatie_id: UUID) -> HttpResponse:
    """Zeggen dat een relatie voorbij is, of een vergissing was."""
    return verwerk(request, bladen.RelatieWeg, dossier_id, relatie_id=relatie_id)


@schrijfblad("bekende-toevoegen", handeling="bekende_vastgelegd")
def bekende_erbij(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Iemand om het huishouden heen zetten."""
    return verwerk(request, bladen.BekendeErbij, dossier_id)


@schrijfblad("bekende-wijzigen", handeling="bekende_gewijzigd")
def bekende_anders(request: Verzoek, dossier_id: UUID, bekende_id: UUID) -> HttpResponse:
    """Een band veranderen; wie te laat is, ziet beide versies."""
    return verwerk(request, bladen.BekendeAnders, dossier_id, bekende_id=bekende_id)


@schrijfblad("bekende-voorbij", handeling="bekende_voorbij")
def bekende_weg(request: Verzoek, dossier_id: UUID, bekende_id: UUID) -> HttpResponse:
    """Zeggen dat een band voorbij is, of een vergissing was."""
    return verwerk(request, bladen.BekendeWeg, dossier_id, bekende_id=bekende_id)


@schrijfblad("vertegenwoordiging-toevoegen", handeling="vertegenwoordiging_vastgelegd")
def spreekt_erbij(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Vastleggen wie er beslist of spreekt."""
    return verwerk(request, bladen.VertegenwoordigingErbij, dossier_id)


@schrijfblad("vertegenwoordiging-voorbij", handeling="vertegenwoordiging_voorbij")
def spreekt_weg(request: Verzoek, dossier_id: UUID, vertegenwoordiging_id: UUID) -> HttpResponse:
    """Zeggen dat een vertegenwoordiging voorbij is, of een vergissing was."""
    return verwerk(request, bladen.VertegenwoordigingWeg, dossier_id, vertegenwoordiging_id=vertegenwoordiging_id)


@schrijfblad("woonadres", handeling="dossieradres_gewijzigd")
def woonadres(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Het gewone adres van het huishouden wijzigen; wie te laat is, ziet beide versies."""
    return adres.blad(request, dossier_id)
