"""De buurtsignalen van de demo, langs de handelingen zelf. Nog eens laden verandert niets."""

import tomllib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from django.utils import timezone

from keukentafel.doen.signalen.buurt import acties
from keukentafel.doen.signalen.buurt.models import Buurtsignaal
from keukentafel.doen.signalen.buurt.overzichten import signalen
from keukentafel.inrichting.model import Inrichting
from keukentafel.kern.toegang.context import als_medewerker
from keukentafel.project.demo import tijden
from keukentafel.project.demo.groep import voorpost
from keukentafel.regelen.gebieden.models import Gebied
from keukentafel.regelen.inzet.versie import versie
from keukentafel.regelen.medewerkers.models import Medewerker
from keukentafel.regelen.medewerkers.overzichten import werkkring_van

OCHTEND = 9 * 60 + 20
"""Wanneer het eerste signaal komt, in minuten na middernacht; wat ermee gebeurt, komt in de uren erna."""


def verhaal() -> list[dict[str, Any]]:
    """De signalen, en wat er in de stad nog meer speelt."""
    rijen: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "buurt.toml").read_text(encoding="utf-8"))[
        "signaal"
    ]
    return rijen


def laad_buurt(inrichting: Inrichting, groep: dict[str, Medewerker], nu: datetime) -> None:
    """Meld de signalen in de eerste wijk van Sannes team; zij pakt er een paar op."""
    hier, _elders = voorpost(inrichting)
    codes = next(team.gebieden for team in inrichting.teams if team.slug == hier.slug)
    plek = next(gebied for gebied in inrichting.gebieden if not codes or gebied.code in codes)
    wijk = Gebied.objects.get(stelsel_id=hier.stelsel_id, code=plek.code, jaar=plek.jaar)
    for nummer, rij in enumerate(een for een in verhaal() if "dagen_geleden" in een):
        sleutel = uuid5(NAMESPACE_URL, f"demo:{inrichting.naam}:buurt:{nummer}")
        toen = tijden.geleden(nu, rij["dagen_geleden"], OCHTEND + 11 * nummer)
        speel(Spel(sleutel, wijk, groep[rij["wie"]], groep["sanne"], rij), toen)


@dataclass(frozen=True)
class Spel:
    """Eén signaal: waar het is, wie het meldt en wie het oppakt; `rij` zegt wat er gebeurt."""

    sleutel: UUID
    wijk: Gebied
    melder: Medewerker
    werker: Medewerker
    rij: dict[str, Any]


def speel(spel: Spel, toen: datetime) -> None:
    """Meld het signaal, en doe ermee wat de rij zegt; wie niet in de wijk werkt, laat het liggen."""
    rij = spel.rij
    opgave = acties.Buurtopgave(
        sleutel=spel.sleutel, gebied=spel.wijk, thema=rij["thema"], tekst=rij["tekst"], melder=rij["melder"],
        bron_naam=rij.get("bron", ""),
    )  # fmt: skip
    with als_medewerker(spel.melder.pk):
        if not acties.meld(opgave=opgave, medewerker=spel.melder, nu=toen):
            return
    stappen: list[tuple[Callable[..., Buurtsignaal], dict[str, str]]] = []
    if "gedaan" in rij:
        stappen += [(acties.pak_op, {}), (acties.schrijf_op, {"gedaan": rij["gedaan"]})]
    if "reden" in rij:
        stappen.append((acties.sluit, {"reden": rij["reden"]}))
    if rij.get("terug"):
        stappen.append((acties.meld_terug, {}))
    with als_medewerker(spel.werker.pk), suppress(Buurtsignaal.DoesNotExist):
        for uren, (handeling, erbij) in enumerate(stappen, start=1):
            _doe(spel, handeling, erbij, toen + timedelta(hours=uren))


def _doe(spel: Spel, handeling: Callable[..., Buurtsignaal], erbij: dict[str, str], moment: datetime) -> None:
    dag = timezone.localdate()
    kring = werkkring_van(spel.werker, dag)
    if kring is None:
        return
    rij = signalen(kring, "dossier_schrijven", moment, dag)
    gezien = versie(rij.get(pk=spel.sleutel))
    handeling(signalen=rij, signaal_id=spel.sleutel, gezien=gezien, medewerker=spel.werker, nu=moment, **erbij)
