from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from keukentafel.kern.stelsels.models import StelselTabel
from keukentafel.regelen.medewerkers.models import Medewerker


class Artikel(StelselTabel):
    """Een antwoord op een vraag die vaker komt, in gewone taal. Wat er eerder stond, staat in `Artikelversie`."""

    slug = models.SlugField(_("korte naam"), max_length=80)
    titel = models.CharField(_("vraag"), max_length=160, help_text=_("Zoals een inwoner haar stelt."))
    leefgebied = models.CharField(_("onderwerp"), max_length=40, blank=True)
    zoekwoorden = models.CharField(_("zoekwoorden"), max_length=300, blank=True)
    antwoord = models.TextField(_("antwoord"), help_text=_("In gewone taal (B1), om voor te lezen."))
    verwijzing = models.CharField(_("waar kan iemand terecht"), max_length=300, blank=True)
    versie = models.PositiveIntegerField(_("versie"), default=1)
    door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")
    gewijzigd_op = models.DateTimeField(_("gewijzigd op"))
    nagekeken_op = models.DateField(_("nagekeken op"))
    vervallen_op = models.DateField(_("vervallen op"), null=True, blank=True)

    class Meta:
        verbose_name = _("artikel")
        verbose_name_plural = _("artikelen")
        constraints = [
            models.UniqueConstraint(fields=["stelsel", "slug"], name="artikel_slug_uniek"),
            models.UniqueConstraint(fields=["stelsel", "id"], name="artikel_in_stelsel"),
            models.CheckConstraint(condition=~Q(titel="") & ~Q(antwoord=""), name="artikel_heel"),
        ]
        indexes = [models.Index(fields=["stelsel", "leefgebied"], name="artikel_leefgebied")]

    def __str__(self) -> str:
        return self.titel


class Artikelversie(StelselTabel):
    """Hoe een artikel was, en wie het zo maakte."""

    artikel = models.ForeignKey(Artikel, on_delete=models.PROTECT, related_name="versies")
    versie = models.PositiveIntegerField(_("versie"))
    titel = models.CharField(_("vraag"), max_length=160)
    antwoord = models.TextField(_("antwoord"))
    verwijzing = models.CharField(_("waar kan iemand terecht"), max_length=300, blank=True)
    door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")
    moment = models.DateTimeField(_("moment"))

    class Meta:
        verbose_name = _("versie van een artikel")
        verbose_name_plural = _("versies van artikelen")
        constraints = [models.UniqueConstraint(fields=["stelsel", "artikel", "versie"], name="artikelversie_uniek")]

    def __str__(self) -> str:
        return f"{self.artikel_id} {self.versie}"
