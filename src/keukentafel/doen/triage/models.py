from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from keukentafel.doen.ingang.models import Vraag
from keukentafel.doen.tabel import DossierTabel
from keukentafel.regelen.gemeenten.models import InrichtingVersie
from keukentafel.regelen.medewerkers.models import Medewerker
from keukentafel.regelen.teams.models import Team


class Triage(DossierTabel):
    """De uitkomst van de regels voor een vraag, met de versie van de inrichting die haar maakte.

    Kiest een medewerker een andere route, dan staat dat erbij, met haar argument; de uitkomst
    van de regels blijft staan. Wordt een vraag opnieuw beoordeeld, dan komt er een rij bij.
    """

    vraag = models.ForeignKey(Vraag, on_delete=models.PROTECT, related_name="triages")
    inrichting_versie = models.ForeignKey(InrichtingVersie, on_delete=models.PROTECT, related_name="+")
    moment = models.DateTimeField(_("moment"))
    door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")
    regel = models.CharField(_("regel"), max_length=80)
    situatie = models.CharField(_("situatie"), max_length=20)
    uitkomst = models.JSONField(_("uitkomst"))
    gekozen_team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    argument = models.TextField(_("argument"), blank=True)
    herzien = models.BooleanField(_("opnieuw beoordeeld"), default=False, db_default=False)
    toelichting = models.TextField(
        _("toelichting"),
        blank=True,
        default="",
        db_default="",
        help_text=_("Wat je nu weet en eerst niet wist, als de vraag opnieuw is beoordeeld."),
    )

    class Meta:
        verbose_name = _("triage")
        verbose_name_plural = _("triages")
        constraints = [
            models.CheckConstraint(
                condition=Q(gekozen_team__isnull=True, argument="") | (Q(gekozen_team__isnull=False) & ~Q(argument="")),
                name="triage_afwijken_met_argument",
            )
        ]
        indexes = [models.Index(fields=["stelsel", "vraag", "-moment"], name="triage_vraag")]

    def __str__(self) -> str:
        return self.regel
