from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from keukentafel.kern.stelsels.models import StelselTabel
from keukentafel.regelen.gebieden.models import Gebied
from keukentafel.regelen.medewerkers.periode import eindigt_niet_eerder, geen_overlap
from keukentafel.regelen.organisaties.models import Organisatie
from keukentafel.regelen.teams.models import Team


class Medewerker(StelselTabel):
    """Iemand die in een stelsel werkt, met een account of (nog) zonder."""

    account = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="medewerker"
    )
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    naam = models.CharField(_("naam"), max_length=120)
    telefoon = models.CharField(_("telefoon"), max_length=20, blank=True)
    adreszegel = models.CharField(
        _("zegel van het adres"),
        max_length=64,
        blank=True,
        editable=False,
        help_text=_("HMAC van postcode en huisnummer: alleen te vergelijken, niet terug te lezen."),
    )

    class Meta:
        verbose_name = _("medewerker")
        verbose_name_plural = _("medewerkers")
        constraints = [models.UniqueConstraint(fields=["stelsel", "id"], name="medewerker_in_stelsel")]
        indexes = [models.Index(fields=["stelsel", "naam"], name="medewerker_naam")]

    def __str__(self) -> str:
        return self.naam

    @property
    def roepnaam(self) -> str:
        return self.naam.split(" ")[0]


class Lidmaatschap(StelselTabel):
    """Een rol van een medewerker, in een team, een gebied en een periode.

    Zonder team geldt de rol voor het hele stelsel; met een gebied alleen voor het werk van het team in dat gebied.
    """

    medewerker = models.ForeignKey(Medewerker, on_delete=models.CASCADE, related_name="lidmaatschappen")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, blank=True, related_name="lidmaatschappen")
    gebied = models.ForeignKey(
        Gebied,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Leeg: het hele gebied van het team."),
    )
    rol = models.CharField(_("rol"), max_length=60)
    van = models.DateField(_("van"))
    tot = models.DateField(_("tot"), null=True, blank=True, help_text=_("De eerste dag waarop de rol niet meer geldt."))

    class Meta:
        verbose_name = _("lidmaatschap")
        verbose_name_plural = _("lidmaatschappen")
        constraints = [
            geen_overlap("lidmaatschap_geen_overlap", "medewerker", "rol", mag_leeg=("team", "gebied")),
            eindigt_niet_eerder("lidmaatschap_periode"),
            models.CheckConstraint(
                condition=Q(gebied__isnull=True) | Q(team__isnull=False), name="lidmaatschap_gebied_van_team"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rol} ({self.medewerker_id})"
