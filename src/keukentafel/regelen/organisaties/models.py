from django.db import models
from django.utils.translation import gettext_lazy as _

from keukentafel.kern.stelsels.models import StelselTabel


class Organisatie(StelselTabel):
    """Een partner die mensen in de teams heeft."""

    slug = models.SlugField(_("korte naam"))
    naam = models.CharField(_("naam"), max_length=160)

    class Meta:
        verbose_name = _("organisatie")
        verbose_name_plural = _("organisaties")
        constraints = [
            models.UniqueConstraint(fields=["stelsel", "slug"], name="organisatie_slug_uniek"),
            models.UniqueConstraint(fields=["stelsel", "id"], name="organisatie_in_stelsel"),
        ]

    def __str__(self) -> str:
        return self.naam
