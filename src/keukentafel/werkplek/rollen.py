"""Hoe rollen op het scherm heten als er geen team bij staat."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_ROLLEN: dict[str, Promise] = {
    "kcc-medewerker": _("KCC"),
    "fg": _("Privacy (FG)"),
    "beleidsadviseur": _("Beleid"),
    "beheerder": _("Functioneel beheer"),
    "wmo-consulent": _("Wmo-consulent"),
}


def rolnaam(rol: str) -> str:
    """De rol in een paar woorden."""
    return str(_ROLLEN.get(rol, rol.replace("-", " ").capitalize()))
