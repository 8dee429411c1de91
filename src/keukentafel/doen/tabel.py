"""Wat elke tabel over een inwoner gemeen heeft: een willekeurig id, de huurder en het team dat mag kijken."""

import uuid

from django.db import models

from keukentafel.kern.stelsels.models import StelselTabel
from keukentafel.regelen.teams.models import Team


class DossierTabel(StelselTabel):
    """Grond van elke tabel die iets over een inwoner zegt. Het slot in de database leest `team` (ADR 0002)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True
