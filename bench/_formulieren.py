"""Wat de meting invult als zij een vraag of een contact bewaart."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from bench.schermen import _ingevuld


def nieuwe_vraag(blad: str) -> dict[str, Any]:
    """Een vraag van iemand die nog niemand kent; elke keer een ander."""
    sleutel = str(uuid4())
    naam = "".join(chr(97 + int(teken, 16)) for teken in sleutel[:8])
    rustig = dict.fromkeys(("acuut_veiligheidsrisico", "kind_in_gevaar", "dreigende_escalatie"), "nee")
    return _ingevuld(blad) | rustig | {
        "sleutel": sleutel, "achternaam": naam, "geboortedatum": "", "postcode": "", "huisnummer": "",
        "eigen_woorden": "Het schoonmaken wordt me te veel.", "actie": "opslaan",
    }  # fmt: skip


def nieuw_contact() -> dict[str, Any]:
    """Een telefoontje van net."""
    toen = timezone.localtime() - timedelta(minutes=5)
    return {
        "sleutel": str(uuid4()), "kanaal": "telefoon", "met_wie": "Els", "dag": f"{toen:%Y-%m-%d}",
        "tijd": f"{toen:%H:%M}", "minuten": "5", "samenvatting": "Even gebeld hoe het gaat.",
    }  # fmt: skip
