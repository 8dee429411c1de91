from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from keukentafel.kern.stelsels.models import StelselTabel
from keukentafel.regelen.gebieden.models import Gebied


class Team(StelselTabel):
    """Een team uit de inrichting. Een team waar werk ligt, verdwijnt niet: het eindigt op een datum."""

    slug = models.SlugField(_("korte naam"), max_length=80)
    naam = models.CharField(_("naam"), max_length=120)
    soort = models.CharField(_("soort"), max_length=40)
    van = models.DateField(_("van"))
    tot = models.DateField(_("tot"), null=True, blank=True, help_text=_("De eerste dag waarop het team er niet is."))
    gebieden = models.ManyToManyField(Gebied, through="TeamGebied", related_name="teams")

    class Meta:
        verbose_name = _("team")
        verbose_name_plural = _("teams")
        constraints = [
            models.UniqueConstraint(fields=["stelsel", "slug"], name="team_slug_uniek"),
            models.UniqueConstraint(fields=["stelsel", "id"], name="team_in_stelsel"),
            models.CheckConstraint(condition=Q(tot__isnull=True) | Q(tot__gt=F("van")), name="team_periode"),
        ]

    def __str__(self) -> str:
        return self.naam


class TeamGebied(StelselTabel):
    """Een gebied waar een team voor is."""

    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="+")
    gebied = models.ForeignKey(Gebied, on_delete=models.CASCADE, related_name="+")

    class Meta:
        verbose_name = _("gebied van een team")
        verbose_name_plural = _("gebieden van teams")
        constraints = [models.UniqueConstraint(fields=["stelsel", "team", "gebied"], name="team_gebied_uniek")]

    def __str__(self) -> str:
        return f"{self.team_id} - {self.gebied_id}"
