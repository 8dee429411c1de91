from django.db import models
from django.utils.translation import gettext_lazy as _


class Stelsel(models.Model):
    """Een rij van de twintig stelsels: de huurder van alle gegevens (ADR 0005)."""

    naam = models.SlugField(_("naam"), unique=True, help_text=_("De naam van het inrichtingsbestand, zonder .toml."))
    titel = models.CharField(_("titel"), max_length=120)

    class Meta:
        verbose_name = _("stelsel")
        verbose_name_plural = _("stelsels")

    def __str__(self) -> str:
        return self.titel


class StelselTabel(models.Model):
    """Elke tabel van REGELEN, DOEN en STUREN draagt de huurder, in elke sleutel en elk filter."""

    stelsel = models.ForeignKey(Stelsel, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True
