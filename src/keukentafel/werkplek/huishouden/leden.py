"""De leden van een huishouden bij naam, om te kiezen over wie iets gaat."""

from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext as _

from keukentafel.doen.dossier.models import Huishoudlid
from keukentafel.doen.dossier.overzichten import Huishouden


def ledenkeuzes(leden: Iterable[Huishoudlid]) -> list[tuple[str, str]]:
    """Wie er bij het huishouden hoort: (persoon, naam)."""
    return [(str(lid.persoon_id), lidnaam(lid)) for lid in leden]


def lidnaam(lid: Huishoudlid) -> str:
    """De naam, of wie het is als die niet bekend is."""
    if lid.persoon.naam:
        return lid.persoon.naam
    leeftijd = lid.persoon.leeftijd_bij_opgave
    wie = _("kind") if lid.rol == Huishoudlid.Rol.KIND else _("huisgenoot")
    return _("%(wie)s, %(jaar)s jaar") % {"wie": wie, "jaar": leeftijd} if leeftijd is not None else wie


def namen(huis: Huishouden, wie: Iterable[UUID]) -> str:
    """De namen van deze leden achter elkaar; wie er niet meer bij hoort, heet een vroeger lid."""
    bekend = {lid.persoon_id: lidnaam(lid) for lid in huis.leden}
    return ", ".join(bekend.get(id_, _("een vroeger lid")) for id_ in wie)
