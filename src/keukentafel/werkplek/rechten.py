"""Hoe een recht op het scherm heet, midden in een zin."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_RECHTEN: dict[str, Promise] = {
    "vraag_aannemen": _("vragen aannemen"),
    "herkennen": _("zien of iemand bekend is"),
    "dossier_lezen": _("dossiers lezen"),
    "dossier_schrijven": _("in dossiers schrijven"),
    "werk_verdelen": _("werk verdelen"),
    "delen": _("gegevens delen met een partner"),
    "noodtoegang": _("in nood in een dossier kijken"),
    "noodtoegang_beoordelen": _("noodtoegang beoordelen"),
    "toezicht": _("toezicht houden op wie kijkt"),
    "medewerkers_beheren": _("medewerkers beheren"),
    "inrichting_beheren": _("de inrichting beheren"),
    "team_zien": _("de stand van het team zien"),
    "afspraken_zien": _("eigen afspraken zien"),
    "gedeeld_lezen": _("lezen wat met een partner gedeeld is"),
}


def rechtnaam(recht: str) -> str:
    """Het recht in een paar woorden."""
    return str(_RECHTEN.get(recht, recht.replace("_", " ")))
