"""Een gezin dat twee keer is opgeschreven, om samen te voegen; en een kind dat bij twee huishoudens hoort."""

import tomllib
from datetime import datetime
from pathlib import Path
from typing import Any

from django.utils import timezone

from keukentafel.doen.delen import zicht
from keukentafel.doen.dossier.models import Huishoudlid
from keukentafel.doen.samenvoegen.acties import zet_ook_hier
from keukentafel.kern.toegang.context import als_medewerker
from keukentafel.regelen.medewerkers.models import Medewerker
from keukentafel.regelen.medewerkers.overzichten import werkkring_van

MOEDER, VADER = "Van Doorn", "Verbeek"
"""De twee huishoudens van het kind, zoals de demo ze noemt."""


def verhaal_van_samen() -> list[dict[str, Any]]:
    """De vragen, in de vorm van `vragen.toml`."""
    rijen: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "samen.toml").read_text("utf-8"))["vraag"]
    return rijen


def laad_samen(sanne: Medewerker, nu: datetime) -> None:
    """Zet het kind ook bij de vader, als Sanne in beide huishoudens schrijft; nog eens laden verandert niets."""
    kring = werkkring_van(sanne, timezone.localdate(nu))
    if kring is None:
        return
    with als_medewerker(sanne.pk):
        mijn = zicht.schrijfdossiers(kring, nu)
        vader = mijn.filter(naam=VADER).first()
        leden = Huishoudlid.objects.filter(dossier__in=mijn.filter(naam=MOEDER), tot__isnull=True, rol="kind")
        kind = leden.filter(ook_elders=False).first()
        if vader is not None and kind is not None:
            zet_ook_hier(
                dossier_id=vader.pk, persoon_id=kind.persoon_id, rol="kind", van=timezone.localdate(nu), kring=kring,
                nu=nu,
            )  # fmt: skip
