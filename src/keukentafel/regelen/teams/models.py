from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from keukentafel.kern.stelsels.models import StelselTabel
from keukentafel.regelen.gebieden.models import Gebied


class Team(StelselTabel):
    """Een team uit de inrichting, in één periode. Een team verdwijnt niet: het eindigt op een datum.

    Komt een team later terug, dan is dat een nieuwe rij met dezelfde korte naam en een eigen periode; het werk en de
    mensen van de oude blijven bij de oude. Een aangekondigd team dat toch niet doorgaat, heeft een lege periode
    (`tot` gelijk aan `van`).
    """

    slug = models.SlugField(_("korte naam"), max_length=80)
    naam = models.CharField(_("naam"), max_length=120)
    soort = models.CharField(_("soort"), max_length=40)
    van = models.DateField(_("van"))
    tot = models.DateField(_("tot"), null=True, blank=True, help_text=_("De eerste dag waarop het team er niet is."))

    class Meta:
        verbose_name = _("team")
        verbose_name_plural = _("teams")
        constraints = [
            models.UniqueConstraint(fields=["stelsel", "slug", "van"], name="team_slug_uniek"),
            models.UniqueConstraint(fields=["stelsel", "id"], name="team_in_stelsel"),
            models.CheckConstraint(condition=Q(tot__isnull=True) | Q(tot__gte=F("van")), name="team_periode"),
        ]

    def __str__(self) -> str:
        return self.naam


class TeamGebied(StelselTabel):
    """Een gebied waar een team in een periode voor is. Een team zonder gebieden is er voor het hele stelsel."""

    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="+")
    gebied = models.ForeignKey(Gebied, on_delete=models.CASCADE, related_name="+")
    van = models.DateField(_("van"))
    tot = models.DateField(_("tot"), null=True, blank=True, help_text=_("De eerste dag waarop het team er niet is."))

    class Meta:
        verbose_name = _("gebied van een team")
        verbose_name_plural = _("gebieden van teams")
        constraints = [
            models.UniqueConstraint(fields=["stelsel", "team", "gebied", "van"], name="team_gebied_uniek"),
            models.CheckConstraint(condition=Q(tot__isnull=True) | Q(tot__gte=F("van")), name="team_gebied_periode"),
        ]

    def __str__(self) -> str:
        return f"{self.team_id} - {self.gebied_id}"
