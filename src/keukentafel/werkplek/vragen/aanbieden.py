"""Een vraag aanbieden aan een ander team: de handeling, met haar nee bij het veld."""

from django.utils import timezone
from django.utils.translation import gettext as _

from keukentafel.doen.ingang.acties import NietVanJouwTeam
from keukentafel.doen.ingang.models import Vraag
from keukentafel.doen.regie.nee import KanNiet, MagNiet
from keukentafel.doen.regie.overgang import Aanbod, bied_vraag_aan
from keukentafel.regelen.medewerkers.overzichten import Werkkring
from keukentafel.werkplek.vragen.forms_wachtrij import AanbiedFormulier


def bied_aan(kring: Werkkring, vraag: Vraag, formulier: AanbiedFormulier) -> bool:
    """Bied de vraag aan, of zet de fout bij het veld en geef False.

    Raises:
        NietVanJouwTeam: de vraag ligt hier niet (meer).
    """
    if not formulier.is_valid():
        return False
    schoon, bereik = formulier.cleaned_data, kring.bereik("dossier_schrijven")
    aanbod = Aanbod(schoon["naar_team"], schoon["boodschap"])
    try:
        bied_vraag_aan(bereik=bereik, vraag_id=vraag.pk, aanbod=aanbod, door=kring.medewerker, nu=timezone.now())
    except MagNiet as fout:
        raise NietVanJouwTeam from fout
    except KanNiet as fout:
        formulier.add_error(*_bij_veld(fout.code))
        return False
    return True


def _bij_veld(code: str) -> tuple[str | None, str]:
    fouten: dict[str, tuple[str | None, str]] = {
        "leeg": ("boodschap", _("Schrijf op wat zij moeten weten")),
        "te_lang": ("boodschap", _("Dit is te lang: hoogstens 4.000 tekens")),
        "overgang_team_weg": ("naar_team", _("Dit team is gestopt; kies een ander")),
        "al_aangeboden": (None, _("Deze vraag is al aangeboden en wacht nog op antwoord. Trek dat eerst in.")),
    }
    return fouten.get(code, (None, _("Dit kan nu niet.")))
