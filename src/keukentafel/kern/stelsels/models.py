from functools import cache
from typing import Any

from django.db import models
from django.utils.encoding import force_str
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

    def _get_FIELD_display(self, field: "models.Field[Any, Any]") -> str:
        """Het woord bij een code. Die van Django vertaalt voor elke rij opnieuw alle keuzes van het veld."""
        code = getattr(self, field.attname)
        woord: str = force_str(_woorden(field).get(code, code), strings_only=True)
        return woord


@cache
def _woorden(field: "models.Field[Any, Any]") -> dict[Any, Any]:
    """De keuzes van een veld, nog niet vertaald: dat gebeurt bij het tonen, in de taal van dat moment."""
    return dict(field.flatchoices)
