"""De artikelen van de demo, uit `artikelen.toml`; één is lang niet nagekeken. Nog eens laden verandert niets."""

import tomllib
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone

from keukentafel.kern.toegang.context import als_medewerker
from keukentafel.project.demo import tijden
from keukentafel.regelen.kennis.acties import Artikelopgave, schrijf_artikel
from keukentafel.regelen.kennis.models import Artikel
from keukentafel.regelen.medewerkers.models import Medewerker

LANG_GELEDEN = "huur-en-energie-achterstand"
"""Dit artikel is in de demo ruim een jaar niet nagekeken, zodat te zien is hoe dat eruitziet."""


def laad_artikelen(schrijver: Medewerker, nu: datetime) -> None:
    """Zet de artikelen in de kennis van het stelsel van deze schrijver, langs de handeling zelf."""
    if Artikel.objects.filter(stelsel_id=schrijver.stelsel_id).exists():
        return
    verhaal: list[dict[str, Any]] = tomllib.loads(_bestand().read_text(encoding="utf-8"))["artikel"]
    with als_medewerker(schrijver.pk):
        for nummer, rij in enumerate(verhaal):
            opgave = Artikelopgave(
                titel=rij["titel"], antwoord=rij["antwoord"].strip(), leefgebied=rij["leefgebied"],
                zoekwoorden=rij["zoekwoorden"], verwijzing=rij["verwijzing"],
            )  # fmt: skip
            artikel = schrijf_artikel(opgave=opgave, medewerker=schrijver, nu=tijden.geleden(nu, nummer, 11 * 60))
            if rij["slug"] == LANG_GELEDEN:
                toen = timezone.localdate(nu) - timedelta(days=400)
                Artikel.objects.filter(pk=artikel.pk).update(nagekeken_op=toen, door=schrijver)


def _bestand() -> Path:
    return Path(__file__).parent / "artikelen.toml"
