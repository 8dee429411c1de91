"""Stukjes van zinnen: opsommingen en de antwoorden die een regel waar maken."""

from collections.abc import Mapping, Sequence
from typing import Any

from keukentafel.regels.triage.instellingen import Triage
from keukentafel.regels.triage.voorwaarden import En


def opsomming(woorden: Sequence[str], laatste: str = "en") -> str:
    """`a`, `a en b`, `a, b en c`."""
    if len(woorden) < 2:
        return "".join(woorden)
    return f"{', '.join(woorden[:-1])} {laatste} {woorden[-1]}"


def omdat(triage: Triage, rij: En, feiten: Mapping[str, Any]) -> str:
    """De antwoorden die deze rij waar maken: `er dreigt iets ergs en de inwoner wil niet meewerken`."""
    zinnen: dict[str, None] = {}
    for toets in rij.ware_toetsen(feiten):
        vraag = triage.vragen.get(toets.feit.removeprefix("kenmerken."))
        zin = None if vraag is None or toets.gewenst is None else (vraag.ja if toets.gewenst else vraag.nee)
        if zin is not None:
            zinnen[zin] = None
    return opsomming(list(zinnen))
