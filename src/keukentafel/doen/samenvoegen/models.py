from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from keukentafel.doen.dossier.models import Dossier
from keukentafel.doen.tabel import DossierTabel
from keukentafel.regelen.medewerkers.models import Medewerker


class Samenvoeging(DossierTabel):
    """`dossier` ging op in `blijvend`. Wat erin staat verhuist niet: ieder ziet wat zij ervoor zag (ADR 0012)."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="samenvoegingen")
    blijvend = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    moment = models.DateTimeField(_("moment"))
    door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")
    reden = models.CharField(_("waarom"), max_length=300)
    personen = ArrayField(
        models.UUIDField(),
        verbose_name=_("dezelfde mensen"),
        default=list,
        blank=True,
        help_text=_("Wie van `dossier` bij deze samenvoeging aan iemand in `blijvend` is gekoppeld."),
    )
    los_op = models.DateTimeField(_("losgemaakt op"), null=True, blank=True)
    los_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    los_reden = models.CharField(_("waarom losgemaakt"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("samenvoeging")
        verbose_name_plural = _("samenvoegingen")
        constraints = [
            models.CheckConstraint(condition=~Q(dossier=F("blijvend")), name="samenvoeging_twee"),
            models.UniqueConstraint(
                fields=["stelsel", "dossier"], condition=Q(los_op__isnull=True), name="samenvoeging_een_keer"
            ),
            models.CheckConstraint(
                condition=Q(los_op__isnull=True, los_door__isnull=True, los_reden="")
                | (Q(los_op__isnull=False, los_door__isnull=False) & ~Q(los_reden="")),
                name="samenvoeging_los_heel",
            ),
        ]
        indexes = [models.Index(fields=["stelsel", "blijvend"], name="samenvoeging_blijvend")]

    def __str__(self) -> str:
        return f"{self.dossier_id}"
