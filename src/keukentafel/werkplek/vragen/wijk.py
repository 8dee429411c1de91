"""De wijk die bij een getypte postcode hoort, voor elk formulier met een adres."""

from collections.abc import Sequence
from typing import Any

from django.http import QueryDict

from keukentafel.regels.namen import is_postcode, postcode
from keukentafel.regels.triage.instellingen import Gebied


def leesbaar(gegevens: Any) -> str:
    """De postcode als die al leesbaar is; foute invoer geeft hier niets, de fout komt bij het veld."""
    tekst = postcode(str(gegevens.get("postcode") or ""))
    return tekst if is_postcode(tekst) else ""


def volg(gegevens: Any, code: str, gevonden: Sequence[Gebied]) -> Any:
    """De gegevens, met de wijk als de postcode er één aanwijst; een eigen keuze bij deze postcode blijft staan.

    `gebied_bij` is de postcode waarbij de wijk die er staat is gekozen of gevonden.
    """
    eigen = gegevens.get("gebied") and gegevens.get("gebied_bij", "") in ("", code)
    if eigen or not code:
        return gegevens
    enige = gevonden[0].code if len(gevonden) == 1 else ""
    data = QueryDict(mutable=True)
    data.update(gegevens)
    data["gebied"], data["gebied_bij"] = enige, code if enige else ""
    return data
