"""Wat het team bij een vraag doet en wie de regie krijgt, volgens de triage; en wie bij spoed vandaag handelt."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from keukentafel.doen.ingang.models import Vraag
from keukentafel.doen.triage.models import Triage

ROLLEN: dict[str, Promise] = {
    "hulp": gettext_lazy("helpt zelf"),
    "regie": gettext_lazy("voert de regie; de hulp komt van anderen"),
    "toeleiding": gettext_lazy("brengt de vraag naar de goede plek"),
    "waakvlam": gettext_lazy("houdt met licht contact een vinger aan de pols"),
}
REGISSEURS: dict[str, Promise] = {
    "huishouden": gettext_lazy("het huishouden zelf"),
    "team": gettext_lazy("wie de vraag opneemt"),
    "expertteam": gettext_lazy("wie de vraag bij het expertteam opneemt"),
    "stadsteam": gettext_lazy("wie de vraag bij het stadsteam opneemt"),
    "nog_te_bepalen": gettext_lazy("nog niet bekend; tot dan heeft het team de regie"),
}


def rol(triage: Triage | None) -> str:
    """De rol van het team, als het midden van een zin; leeg als de triage haar niet noemt."""
    return str(ROLLEN.get(str(triage.uitkomst.get("rol")), "")) if triage else ""


def regisseur(triage: Triage | None) -> str:
    """Wie volgens de triage de regie krijgt."""
    return str(REGISSEURS.get(str(triage.uitkomst.get("regisseur")), "")) if triage else ""


def spoedzin(vraag: Vraag) -> str:
    """Wie vandaag moet handelen; leeg als er geen spoed is."""
    if not vraag.spoed:
        return ""
    if vraag.opgenomen_door is not None:
        return _("Spoed: %(naam)s handelt vandaag.") % {"naam": vraag.opgenomen_door.naam}
    return _("Spoed: nog niemand handelt. Neem de vraag nu op, of bel wie het werk van het team verdeelt.")
