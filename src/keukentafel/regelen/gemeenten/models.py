from django.db import models
from django.utils.translation import gettext_lazy as _

from keukentafel.kern.stelsels.models import StelselTabel


class Gemeente(StelselTabel):
    """Een gemeente van een stelsel, met de code die de inrichting noemt, welk jaar het ook is."""

    code = models.CharField(_("code"), max_length=6, help_text=_("CBS-code, bijvoorbeeld GM0034."))
    naam = models.CharField(_("naam"), max_length=120)

    class Meta:
        verbose_name = _("gemeente")
        verbose_name_plural = _("gemeenten")
        constraints = [models.UniqueConstraint(fields=["stelsel", "code"], name="gemeente_code_uniek")]

    def __str__(self) -> str:
        return self.naam


class InrichtingVersie(StelselTabel):
    """De inrichting zoals zij vanaf een datum geldt. Een rij verandert nooit: elke uitkomst verwijst ernaar.

    Van één datum telt wat het laatst is geladen.
    """

    versie = models.DateField(_("geldig vanaf"))
    vingerafdruk = models.CharField(_("vingerafdruk"), max_length=64, help_text=_("SHA-256 over de inhoud."))
    inhoud = models.JSONField(_("inhoud"))
    geladen_op = models.DateTimeField(_("geladen op"))

    class Meta:
        verbose_name = _("versie van de inrichting")
        verbose_name_plural = _("versies van de inrichting")
        constraints = [
            models.UniqueConstraint(
                fields=["stelsel", "versie", "vingerafdruk", "geladen_op"], name="inrichting_versie_uniek"
            )
        ]

    def __str__(self) -> str:
        return f"{self.stelsel}, vanaf {self.versie}"
