from django.db import models
from django.utils.translation import gettext_lazy as _

from keukentafel.kern.stelsels.models import Stelsel

UITKOMSTEN = ("gelukt", "geweigerd", "mislukt", "fout")


class Logregel(models.Model):
    """Eén gebeurtenis in het beveiligingslogboek (NEN 7513, BIO2): wie, wat, waarover, met welk gevolg, vanwaar.

    Per stelsel één keten: `afdruk` gaat over alle velden, over de verwerkingsregels en over de vorige afdruk.
    Zonder stelsel (een mislukte log-in) hoort een regel bij een eigen keten. Alleen kt_logboek_schrijf schrijft.
    """

    stelsel = models.ForeignKey(Stelsel, on_delete=models.PROTECT, null=True, related_name="+")
    nr = models.BigIntegerField(_("nummer in de keten"))
    operatie = models.UUIDField(_("operatie"), help_text=_("Gelijk aan trace_id van de verwerkingsregels."))
    moment = models.DateTimeField(_("moment"), help_text=_("De klok van de database, niet die van de toepassing."))
    account_id = models.BigIntegerField(_("account"), null=True)
    medewerker_id = models.BigIntegerField(_("medewerker"), null=True)
    rollen = models.CharField(_("rollen"), max_length=300, blank=True)
    recht = models.CharField(_("recht"), max_length=80, blank=True)
    doel = models.CharField(_("doel"), max_length=80, blank=True)
    handeling = models.CharField(_("handeling"), max_length=80)
    soort = models.CharField(_("soort object"), max_length=80, blank=True)
    object_id = models.CharField(_("object"), max_length=80, blank=True)
    dossier_id = models.UUIDField(_("dossier"), null=True)
    uitkomst = models.CharField(_("uitkomst"), max_length=10)
    route = models.CharField(_("route"), max_length=80, blank=True)
    adres = models.CharField(_("adres"), max_length=45, blank=True)
    aantal = models.IntegerField(_("aantal betrokkenen"))
    verwerkingen_afdruk = models.CharField(_("afdruk van de verwerkingsregels"), max_length=64)
    vorige = models.CharField(_("afdruk van de vorige regel"), max_length=64)
    afdruk = models.CharField(_("afdruk"), max_length=64)

    class Meta:
        verbose_name = _("logregel")
        verbose_name_plural = _("logregels")
        constraints = [
            models.UniqueConstraint(fields=["stelsel", "nr"], name="logregel_nr", nulls_distinct=False),
            models.CheckConstraint(condition=models.Q(uitkomst__in=UITKOMSTEN), name="logregel_uitkomst"),
        ]
        indexes = [
            models.Index(fields=["operatie"], name="logregel_operatie"),
            models.Index(fields=["stelsel", "medewerker_id", "moment"], name="logregel_medewerker"),
            models.Index(fields=["stelsel", "dossier_id", "moment"], name="logregel_dossier"),
            models.Index(fields=["stelsel", "handeling", "moment"], name="logregel_handeling"),
        ]

    def __str__(self) -> str:
        return f"{self.nr} {self.handeling}"


class Verwerking(models.Model):
    """Eén betrokkene in één handeling (Logboek Dataverwerkingen 1.0); de namen zijn die van de standaard.

    Wie het deed staat er niet in: dat staat in de logregel met dezelfde `operatie` (trace_id) en hetzelfde nummer.
    """

    stelsel = models.ForeignKey(Stelsel, on_delete=models.PROTECT, null=True, related_name="+")
    regel_nr = models.BigIntegerField(_("nummer van de logregel"))
    volg = models.IntegerField(_("volgnummer binnen de logregel"))
    operatie = models.UUIDField(_("trace_id"))
    span_id = models.CharField(_("span_id"), max_length=16)
    status = models.CharField(_("status"), max_length=5)
    name = models.CharField(_("name"), max_length=80)
    start_time = models.DateTimeField(_("start_time"))
    end_time = models.DateTimeField(_("end_time"))
    processing_activity_id = models.CharField(_("dpl.core.processing_activity_id"), max_length=80, blank=True)
    data_subject_id = models.CharField(_("dpl.core.data_subject_id"), max_length=64)
    data_subject_id_type = models.CharField(_("dpl.core.data_subject_id_type"), max_length=20)
    dossier_id = models.UUIDField(_("dossier"), null=True)

    class Meta:
        verbose_name = _("verwerkingsregel")
        verbose_name_plural = _("verwerkingsregels")
        constraints = [
            models.UniqueConstraint(fields=["stelsel", "regel_nr", "volg"], name="verwerking_nr", nulls_distinct=False),
        ]
        indexes = [
            models.Index(fields=["stelsel", "data_subject_id", "end_time"], name="verwerking_betrokkene"),
            models.Index(fields=["stelsel", "dossier_id", "end_time"], name="verwerking_dossier"),
        ]

    def __str__(self) -> str:
        return f"{self.regel_nr}.{self.volg} {self.name}"


class Logstand(models.Model):
    """De laatste regel van elke keten: een afgeknipte staart valt op."""

    stelsel = models.ForeignKey(Stelsel, on_delete=models.PROTECT, null=True, related_name="+")
    nr = models.BigIntegerField(_("nummer van de laatste regel"))
    afdruk = models.CharField(_("afdruk van de laatste regel"), max_length=64)
    moment = models.DateTimeField(_("moment van de laatste regel"))

    class Meta:
        verbose_name = _("stand van het logboek")
        verbose_name_plural = _("standen van het logboek")
        constraints = [models.UniqueConstraint(fields=["stelsel"], name="logstand_stelsel", nulls_distinct=False)]

    def __str__(self) -> str:
        return f"{self.stelsel_id}: {self.nr}"
