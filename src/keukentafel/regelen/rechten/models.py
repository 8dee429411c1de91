from django.db import models
from django.utils.translation import gettext_lazy as _

from keukentafel.kern.stelsels.models import StelselTabel
from keukentafel.regelen.gemeenten.models import InrichtingVersie


class Rolrecht(StelselTabel):
    """Eén recht van een rol, voor een doel. Hoort bij een versie van de inrichting en verandert nooit."""

    versie = models.ForeignKey(InrichtingVersie, on_delete=models.PROTECT, related_name="rolrechten")
    rol = models.CharField(_("rol"), max_length=60)
    recht = models.CharField(_("recht"), max_length=40)
    doel = models.CharField(_("doel"), max_length=80, help_text=_("Waarvoor; bij elke inzage in het logboek."))

    class Meta:
        verbose_name = _("recht van een rol")
        verbose_name_plural = _("rechten van rollen")
        constraints = [
            models.UniqueConstraint(fields=["stelsel", "versie", "rol", "recht"], name="rolrecht_uniek"),
        ]
        indexes = [models.Index(fields=["versie", "recht", "rol"], name="rolrecht_zoek")]

    def __str__(self) -> str:
        return f"{self.rol}: {self.recht}"
