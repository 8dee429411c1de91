"""Wat elke tabel over een inwoner gemeen heeft: een willekeurig id, de huurder en het team dat mag kijken."""

import uuid
from typing import Any

from django.db import models

from keukentafel.kern.stelsels.models import StelselTabel
from keukentafel.regelen.teams.models import Team


class DossierTabel(StelselTabel):
    """Grond van elke tabel die iets over een inwoner zegt. Het slot in de database leest `team` (ADR 0002)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


def als_rij(ding: models.Model) -> dict[str, Any]:
    """Een model als rij voor de database: kolomnaam en waarde, zonder het te bewaren."""
    return {veld.column: getattr(ding, veld.attname) for veld in ding._meta.concrete_fields if veld.column}
