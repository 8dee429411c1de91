"""De handelingen van het blad Regie, met hun nee bij het veld."""

from datetime import datetime

from keukentafel.doen.delen import zicht
from keukentafel.doen.dossier.models import Dossier
from keukentafel.doen.regie.acties import geef_regie
from keukentafel.doen.regie.overgang import bied_aan
from keukentafel.regelen.medewerkers.overzichten import Werkkring
from keukentafel.werkplek.regie.forms import GeefFormulier, VraagTeamFormulier


def geef(kring: Werkkring, dossier: Dossier, formulier: GeefFormulier, nu: datetime) -> bool:
    """Geef de regie, of zet de fout bij het veld en geef False."""

    def handeling() -> None:
        boodschap, dossiers = formulier.cleaned_data["boodschap"], zicht.schrijfdossiers(kring, nu)
        gezien = formulier.cleaned_data["gezien"]
        geef_regie(
            dossiers=dossiers, dossier_id=dossier.pk, boodschap=boodschap, nu=nu, gezien=gezien, **formulier.keuze
        )

    gelukt = formulier.bewaar(handeling)
    if formulier.non_field_errors():
        formulier.heeft_gezien()
    return gelukt


def vraag(kring: Werkkring, dossier: Dossier, formulier: VraagTeamFormulier, nu: datetime) -> bool:
    """Vraag het een ander team, of zet de fout bij het veld en geef False."""

    def handeling() -> None:
        bied_aan(
            dossiers=zicht.schrijfdossiers(kring, nu),
            dossier_id=dossier.pk,
            soort=formulier.cleaned_data["soort"],
            aanbod=formulier.aanbod,
            door=kring.medewerker,
            nu=nu,
        )

    return formulier.bewaar(handeling)
