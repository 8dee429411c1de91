"""Een afspraak afzeggen: wat er op het vraagblad staat, en de handeling zelf."""

from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from keukentafel.doen.delen import zicht
from keukentafel.doen.dossier.journaal import zeg_afspraak_af
from keukentafel.doen.dossier.models import Afspraak, Dossier
from keukentafel.regelen.medewerkers.verzoek import Verzoek
from keukentafel.werkplek.huishouden.hoofd import naam
from keukentafel.werkplek.huishouden.punten import waar_en_wie


def zeg_af(request: Verzoek, dossier: Dossier, afspraak_id: UUID, nu: datetime) -> str:
    """Zeg af, of geef de zin die zegt waarom dat niet kan."""
    kring = request.werkkring
    try:
        gedaan = zeg_afspraak_af(
            dossiers=zicht.schrijfdossiers(kring, nu),
            dossier_id=dossier.pk,
            afspraak_id=afspraak_id,
            medewerker=kring.medewerker,
            nu=nu,
        )
    except ValidationError as fout:
        return " ".join(fout.messages)
    if not gedaan.nieuw:
        request.boek.werd("nog_eens_verstuurd")
    return ""


def inhoud(dossier: Dossier, afspraak_id: UUID, nu: datetime) -> dict[str, object]:
    """De context van het vraagblad. Fout: Afspraak.DoesNotExist."""
    afspraak = Afspraak.objects.select_related("medewerker").get(
        stelsel_id=dossier.stelsel_id, dossier=dossier, pk=afspraak_id
    )
    return {
        "dossier": dossier,
        "naam": naam(dossier),
        "afspraak": afspraak,
        "zin": f"{_('Met %(wie)s.') % {'wie': afspraak.voor_wie}} {waar_en_wie(afspraak)}",
        "vandaag": timezone.localdate(nu),
    }
