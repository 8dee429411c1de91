"""Wie er over iemand beslist of namens haar spreekt, in woorden; niet gevraagd is iets anders dan niet bekend."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from keukentafel.doen.netwerk.models import Vertegenwoordiging
from keukentafel.doen.netwerk.overzichten import Beslisser
from keukentafel.doen.netwerk.vertegenwoordigers import KIND

KORT = {
    "gezag": "gezag",
    "voogd": "voogd",
    "curator": "curator",
    "mentor": "mentor",
    "bewindvoerder": "bewindvoerder",
    "gemachtigde": "gemachtigde",
}
"""Het soort in één woord, zoals het naast een naam staat."""


def in_het_kort(rijen: Sequence[Beslisser], *, kind: bool) -> list[str]:
    """Zoals het bij iemand aan tafel staat: "gezag: Marieke en Bas", of "gezag niet gevraagd" bij een kind."""
    per_soort: dict[str, list[Beslisser]] = {}
    for rij in rijen:
        per_soort.setdefault(rij.soort, []).append(rij)
    uit = [_woord(soort, alle) for soort, alle in per_soort.items()]
    if kind and not set(per_soort) & {soort.value for soort in KIND}:
        uit.insert(0, _("gezag niet gevraagd"))
    return uit


def naam(rij: Vertegenwoordiging) -> str:
    """Wie het is: iemand uit het dossier, of een naam met de organisatie erbij."""
    if rij.door_persoon is not None:
        return rij.door_persoon.naam or _("iemand zonder naam in dit dossier")
    return ", ".join(filter(None, (rij.naam, rij.organisatie)))


def _woord(soort: str, rijen: Sequence[Beslisser]) -> str:
    woord = KORT[soort]
    bekend = [rij.naam or _("iemand zonder naam") for rij in rijen if rij.bekend]
    if not bekend:
        return _("%(wat)s niet bekend, wel gevraagd") % {"wat": woord}
    return _("%(wat)s: %(wie)s") % {"wat": woord, "wie": _(" en ").join(bekend)}
