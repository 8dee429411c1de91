from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from keukentafel.regelen.medewerkers.verzoek import Verzoek, toegang
from keukentafel.werkplek.inlog.bewaard import neem_mee
from keukentafel.werkplek.netwerk import blad, bladen
from keukentafel.werkplek.netwerk.bewerken import terug, verwerk

METHODEN = ["GET", "HEAD", "POST"]


@toegang("dossier_lezen", handeling="netwerk_gezien")
@require_safe
def netwerk(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Het tabblad Netwerk: familie en banden, zoals zij op een dag waren."""
    return render(request, "netwerk/netwerk.html", blad.blad(request, dossier_id, timezone.now()))


@never_cache
@neem_mee(terug("persoon-toevoegen"))
@toegang("dossier_schrijven", handeling="persoon_toegevoegd")
@require_http_methods(METHODEN)
def persoon_erbij(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Iemand in het dossier zetten."""
    return verwerk(request, bladen.PersoonErbij, dossier_id)


@never_cache
@neem_mee(terug("persoon-wijzigen"))
@toegang("dossier_schrijven", handeling="persoon_gewijzigd")
@require_http_methods(METHODEN)
def persoon_anders(request: Verzoek, dossier_id: UUID, persoon_id: UUID) -> HttpResponse:
    """Veranderen wie iemand is; wie te laat is, ziet beide versies."""
    return verwerk(request, bladen.PersoonAnders, dossier_id, persoon_id=persoon_id)


@never_cache
@neem_mee(terug("persoon-vertrekt"))
@toegang("dossier_schrijven", handeling="lid_vertrokken")
@require_http_methods(METHODEN)
def persoon_weg(request: Verzoek, dossier_id: UUID, persoon_id: UUID) -> HttpResponse:
    """Iemand woont hier niet meer."""
    return verwerk(request, bladen.PersoonWeg, dossier_id, persoon_id=persoon_id)


@never_cache
@neem_mee(terug("persoon-woont-hier"))
@toegang("dossier_schrijven", handeling="lid_teruggekomen")
@require_http_methods(METHODEN)
def persoon_woont(request: Verzoek, dossier_id: UUID, persoon_id: UUID) -> HttpResponse:
    """Iemand uit het netwerk woont hier nu."""
    return verwerk(request, bladen.PersoonWoont, dossier_id, persoon_id=persoon_id)


@never_cache
@neem_mee(terug("relatie-toevoegen"))
@toegang("dossier_schrijven", handeling="relatie_vastgelegd")
@require_http_methods(METHODEN)
def relatie_erbij(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Vastleggen wat twee mensen van elkaar zijn."""
    return verwerk(request, bladen.RelatieErbij, dossier_id)


@never_cache
@neem_mee(terug("relatie-voorbij"))
@toegang("dossier_schrijven", handeling="relatie_voorbij")
@require_http_methods(METHODEN)
def relatie_weg(request: Verzoek, dossier_id: UUID, relatie_id: UUID) -> HttpResponse:
    """Zeggen dat een relatie voorbij is, of een vergissing was."""
    return verwerk(request, bladen.RelatieWeg, dossier_id, relatie_id=relatie_id)


@never_cache
@neem_mee(terug("bekende-toevoegen"))
@toegang("dossier_schrijven", handeling="bekende_vastgelegd")
@require_http_methods(METHODEN)
def bekende_erbij(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Iemand om het huishouden heen zetten."""
    return verwerk(request, bladen.BekendeErbij, dossier_id)


@never_cache
@neem_mee(terug("bekende-wijzigen"))
@toegang("dossier_schrijven", handeling="bekende_gewijzigd")
@require_http_methods(METHODEN)
def bekende_anders(request: Verzoek, dossier_id: UUID, bekende_id: UUID) -> HttpResponse:
    """Een band veranderen; wie te laat is, ziet beide versies."""
    return verwerk(request, bladen.BekendeAnders, dossier_id, bekende_id=bekende_id)


@never_cache
@neem_mee(terug("bekende-voorbij"))
@toegang("dossier_schrijven", handeling="bekende_voorbij")
@require_http_methods(METHODEN)
def bekende_weg(request: Verzoek, dossier_id: UUID, bekende_id: UUID) -> HttpResponse:
    """Zeggen dat een band voorbij is, of een vergissing was."""
    return verwerk(request, bladen.BekendeWeg, dossier_id, bekende_id=bekende_id)


@never_cache
@neem_mee(terug("vertegenwoordiging-toevoegen"))
@toegang("dossier_schrijven", handeling="vertegenwoordiging_vastgelegd")
@require_http_methods(METHODEN)
def spreekt_erbij(request: Verzoek, dossier_id: UUID) -> HttpResponse:
    """Vastleggen wie er beslist of spreekt."""
    return verwerk(request, bladen.VertegenwoordigingErbij, dossier_id)


@never_cache
@neem_mee(terug("vertegenwoordiging-voorbij"))
@toegang("dossier_schrijven", handeling="vertegenwoordiging_voorbij")
@require_http_methods(METHODEN)
def spreekt_weg(request: Verzoek, dossier_id: UUID, vertegenwoordiging_id: UUID) -> HttpResponse:
    """Zeggen dat een vertegenwoordiging voorbij is, of een vergissing was."""
    return verwerk(request, bladen.VertegenwoordigingWeg, dossier_id, vertegenwoordiging_id=vertegenwoordiging_id)
