from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from keukentafel.kern.stelsels.models import StelselTabel
from keukentafel.regelen.gebieden.models import Gebied
from keukentafel.regelen.medewerkers.models import Medewerker
from keukentafel.regelen.medewerkers.periode import eindigt_niet_eerder, geen_overlap
from keukentafel.regelen.teams.models import Team


class Spreekuur(StelselTabel):
    """Elke week op dezelfde dag en plek: hier kan iemand langskomen. Het eindigt op een dag, het verdwijnt niet.

    Plek en tijd staan vast; verandert er een, dan eindigt dit spreekuur en komt er een nieuw. Wie eerder begeleidde,
    staat in de stroom van feiten.
    """

    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    onderwerp = models.CharField(_("onderwerp"), max_length=80)
    plek = models.CharField(_("plek"), max_length=120)
    straat = models.CharField(_("straat"), max_length=120)
    huisnummer = models.CharField(_("huisnummer"), max_length=12)
    uitleg = models.CharField(_("hoe kom je er"), max_length=160, blank=True)
    gebied = models.ForeignKey(Gebied, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    kleur = models.CharField(
        _("kleur van de wijk"), max_length=10, blank=True, help_text=_("Zoals vastgesteld voor het jaar van `van`.")
    )
    weekdag = models.PositiveSmallIntegerField(_("dag"), help_text=_("0 is maandag, 6 is zondag."))
    begintijd = models.TimeField(_("begint om"))
    eindtijd = models.TimeField(_("eindigt om"))
    begeleider = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="spreekuren")
    begeleider_sinds = models.DateField(_("begeleidt sinds"))
    van = models.DateField(_("van"))
    tot = models.DateField(_("tot"), null=True, blank=True, help_text=_("De eerste dag waarop het er niet meer is."))

    class Meta:
        verbose_name = _("spreekuur")
        verbose_name_plural = _("spreekuren")
        constraints = [
            models.UniqueConstraint(fields=["stelsel", "id"], name="spreekuur_in_stelsel"),
            models.CheckConstraint(condition=Q(weekdag__lte=6), name="spreekuur_weekdag"),
            models.CheckConstraint(condition=Q(eindtijd__gt=F("begintijd")), name="spreekuur_tijden"),
            models.CheckConstraint(
                condition=~Q(onderwerp="") & ~Q(plek="") & ~Q(straat="") & ~Q(huisnummer=""), name="spreekuur_heel"
            ),
            eindigt_niet_eerder("spreekuur_periode"),
            models.CheckConstraint(
                condition=Q(begeleider_sinds__gte=F("van")) & (Q(tot__isnull=True) | Q(begeleider_sinds__lte=F("tot"))),
                name="spreekuur_begeleider_sinds",
            ),
        ]
        indexes = [models.Index(fields=["stelsel", "team"], name="spreekuur_team")]

    def __str__(self) -> str:
        return f"{self.onderwerp}, {self.plek}"

    @property
    def adres(self) -> str:
        """ "Appelhof 3" """
        return f"{self.straat} {self.huisnummer}"


class Spreekuurvrijwilliger(StelselTabel):
    """Een vrijwilliger die in een periode bij een spreekuur helpt."""

    spreekuur = models.ForeignKey(Spreekuur, on_delete=models.PROTECT, related_name="vrijwilligers")
    medewerker = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")
    van = models.DateField(_("van"))
    tot = models.DateField(_("tot"), null=True, blank=True, help_text=_("De eerste dag waarop zij niet meer helpt."))

    class Meta:
        verbose_name = _("vrijwilliger van een spreekuur")
        verbose_name_plural = _("vrijwilligers van spreekuren")
        constraints = [
            eindigt_niet_eerder("spreekuurvrijwilliger_periode"),
            geen_overlap("spreekuurvrijwilliger_geen_overlap", "spreekuur", "medewerker"),
        ]

    def __str__(self) -> str:
        return f"{self.medewerker_id} bij {self.spreekuur_id}"
