"""De signalen van een team: waar nog contact moet zijn, en wat de partner nog te horen krijgt."""

from django.db.models import F, Q, QuerySet

from keukentafel.doen.ingang.overzichten import OPEN
from keukentafel.doen.signalen.models import Signaal
from keukentafel.doen.tabel import in_bereik
from keukentafel.regelen.medewerkers.overzichten import Bereik


def _signalen(stelsel_id: int, bereik: Bereik) -> QuerySet[Signaal]:
    return Signaal.objects.filter(in_bereik(bereik, "vraag__"), stelsel_id=stelsel_id).select_related(
        "vraag__opgenomen_door", "vraag__team", "vraag__dossiervraag__dossier"
    )


def contact_te_leggen(stelsel_id: int, bereik: Bereik) -> QuerySet[Signaal]:
    """Waar nog geen contact is: spoed eerst, dan wat het eerst moet. Ook wie niet bereikt is en niet los mag."""
    zonder = Q(uitkomst="") | Q(uitkomst=Signaal.Uitkomst.NIET_BEREIKT)
    rij = _signalen(stelsel_id, bereik).filter(zonder, vraag__status__in=OPEN)
    return rij.order_by("-vraag__spoed", "contact_uiterlijk", "pk")


def terug_te_melden(stelsel_id: int, bereik: Bereik) -> QuerySet[Signaal]:
    """Waar een uitkomst is die de partner nog niet hoorde, de oudste vooraan."""
    nog_niet = Q(terug="") | Q(terug_op__lt=F("uitkomst_op"))
    return _signalen(stelsel_id, bereik).filter(nog_niet).exclude(uitkomst="").order_by("uitkomst_op", "pk")
