import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from keukentafel.kern.stelsels.models import StelselTabel


class Gebeurtenis(StelselTabel):
    """Eén feit uit het werk (ADR 0004). Alleen ids en codes, nooit vrije tekst.

    De verwijzingen naar dossier, vraag, team en medewerker zijn kale ids: de stroom ligt
    onder de kamers die haar vullen, en blijft tellen als een dossier is vernietigd.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    soort = models.CharField(_("soort"), max_length=60)
    versie = models.PositiveSmallIntegerField(_("versie van het schema"))
    moment = models.DateTimeField(_("moment"))
    medewerker_id = models.BigIntegerField(_("medewerker"), null=True)
    dossier_id = models.UUIDField(_("dossier"), null=True)
    vraag_id = models.UUIDField(_("vraag"), null=True)
    team_id = models.BigIntegerField(_("team"), null=True)
    inrichting_versie = models.DateField(_("versie van de inrichting"), null=True)
    regel = models.CharField(_("regel"), max_length=80, blank=True)
    gegevens = models.JSONField(_("gegevens"))

    class Meta:
        verbose_name = _("gebeurtenis")
        verbose_name_plural = _("gebeurtenissen")
        indexes = [
            models.Index(fields=["dossier_id", "-moment"], name="gebeurtenis_dossier"),
            models.Index(fields=["vraag_id", "-moment"], name="gebeurtenis_vraag"),
            models.Index(fields=["stelsel", "soort", "moment"], name="gebeurtenis_soort"),
        ]

    def __str__(self) -> str:
        return f"{self.soort} {self.moment:%Y-%m-%d %H:%M}"
