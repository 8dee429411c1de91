"""De spreekuren van de demo, uit `spreekuren.toml`, waar de inrichting ze heeft. Nog eens laden verandert niets."""

import tomllib
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone

from keukentafel.inrichting.model import Inrichting
from keukentafel.kern.toegang.context import als_medewerker
from keukentafel.project.demo.groep import voorpost
from keukentafel.regelen.medewerkers.models import Medewerker
from keukentafel.regelen.spreekuren.acties import Spreekuuropgave, open_spreekuur
from keukentafel.regelen.spreekuren.models import Spreekuur
from keukentafel.regelen.spreekuren.overzichten import kleuren_met_spreekuur
from keukentafel.regelen.teams.overzichten import gebieden_van

SINDS = timedelta(days=60)


def laad_spreekuren(inrichting: Inrichting, manager: Medewerker, nu: datetime) -> None:
    """Zet de spreekuren bij het team van Sanne, door de manager zelf."""
    kleuren, (team, _elders), dag = kleuren_met_spreekuur(inrichting), voorpost(inrichting), timezone.localdate(nu)
    wijken = gebieden_van([team.pk], dag).get(team.pk, [])
    if not kleuren or not wijken or Spreekuur.objects.filter(stelsel_id=team.stelsel_id).exists():
        return
    mensen = {mens.naam: mens for mens in Medewerker.objects.filter(stelsel_id=team.stelsel_id)}
    rijen: list[dict[str, Any]] = tomllib.loads(_bestand().read_text(encoding="utf-8"))["spreekuur"]
    with als_medewerker(manager.pk):
        for nummer, rij in enumerate(rijen):
            helpers = tuple(mensen[naam] for naam in rij["vrijwilligers"])
            plaats = {"gebied": wijken[nummer % len(wijken)], "kleur": kleuren[nummer % len(kleuren)]}
            wie = {"begeleider": mensen[rij["begeleider"]], "vrijwilligers": helpers}
            opgave = Spreekuuropgave(**{**rij, **plaats, **wie, "van": max(team.van, dag - SINDS)})
            open_spreekuur(team=team, opgave=opgave, door=manager, nu=nu - SINDS)


def _bestand() -> Path:
    return Path(__file__).with_name("spreekuren.toml")
