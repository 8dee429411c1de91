from django.db import models
from django.utils.translation import gettext_lazy as _

from keukentafel.kern.stelsels.models import StelselTabel
from keukentafel.regelen.gemeenten.models import Gemeente


class Gebied(StelselTabel):
    """Een CBS-wijk. Codes worden hergebruikt, dus de sleutel is code én jaar."""

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, related_name="gebieden")
    code = models.CharField(_("code"), max_length=8, help_text=_("CBS-code, bijvoorbeeld WK003417."))
    jaar = models.PositiveSmallIntegerField(_("jaar van de code"))
    naam = models.CharField(_("naam"), max_length=120)
    inwoners = models.PositiveIntegerField(_("inwoners"), null=True, blank=True)

    class Meta:
        verbose_name = _("gebied")
        verbose_name_plural = _("gebieden")
        constraints = [
            models.UniqueConstraint(fields=["stelsel", "code", "jaar"], name="gebied_code_jaar_uniek"),
            models.UniqueConstraint(fields=["stelsel", "id"], name="gebied_in_stelsel"),
        ]

    def __str__(self) -> str:
        return self.naam
