import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from keukentafel.doen.dossier.models import Dossier
from keukentafel.kern.stelsels.models import StelselTabel
from keukentafel.regelen.medewerkers.models import Medewerker


class Vlag(StelselTabel):
    """Een vraag aan een medewerker over wat zij opende: codes en getallen uit het logboek, geen inhoud.

    Een vlag hoort niet bij een team: alleen wie toezicht houdt ziet haar, en wie om uitleg is gevraagd.
    """

    class Status(models.TextChoices):
        NIEUW = "nieuw", _("Nieuw")
        UITLEG_GEVRAAGD = "uitleg_gevraagd", _("Uitleg gevraagd")
        VERKLAARD = "verklaard", _("Verklaard")
        GESLOTEN = "gesloten", _("Gesloten")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    soort = models.CharField(_("soort"), max_length=24)
    medewerker = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    kenmerk = models.CharField(_("kenmerk van het dossier"), max_length=9, blank=True)
    dag = models.DateField(_("dag"))
    begin = models.DateTimeField(_("begin"))
    eind = models.DateTimeField(_("eind"))
    redenen = ArrayField(models.CharField(max_length=24), verbose_name=_("redenen"), default=list)
    getallen = models.JSONField(_("getallen"), default=dict)
    te_verklaren = models.BooleanField(_("te verklaren"), default=False)
    status = models.CharField(_("stand"), max_length=16, choices=Status, default=Status.NIEUW)
    gemaakt_op = models.DateTimeField(_("gemaakt op"))
    antwoord_voor = models.DateField(_("antwoord voor"), null=True, blank=True)
    uitleg = models.TextField(_("uitleg van de medewerker"), blank=True)

    class Meta:
        verbose_name = _("vlag")
        verbose_name_plural = _("vlaggen")
        constraints = [
            models.UniqueConstraint(
                fields=["stelsel", "soort", "medewerker", "dossier", "dag"], name="vlag_uniek", nulls_distinct=False
            ),
            models.CheckConstraint(condition=Q(eind__gte=F("begin")), name="vlag_periode"),
            models.CheckConstraint(condition=~Q(status="verklaard") | ~Q(uitleg=""), name="vlag_verklaard_met_uitleg"),
        ]
        indexes = [
            models.Index(fields=["stelsel", "status", "-begin"], name="vlag_stand"),
            models.Index(fields=["medewerker", "status"], name="vlag_van_mij"),
        ]

    def __str__(self) -> str:
        return f"{self.soort} {self.dag}"


class Vlagstap(StelselTabel):
    """Wie een vlag wanneer een stap verder bracht. Er komt alleen bij."""

    vlag = models.ForeignKey(Vlag, on_delete=models.PROTECT, related_name="stappen")
    van = models.CharField(_("van"), max_length=16, choices=Vlag.Status)
    naar = models.CharField(_("naar"), max_length=16, choices=Vlag.Status)
    door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")
    op = models.DateTimeField(_("op"))

    class Meta:
        verbose_name = _("stap van een vlag")
        verbose_name_plural = _("stappen van vlaggen")
        indexes = [models.Index(fields=["stelsel", "vlag", "op"], name="vlagstap_vlag")]

    def __str__(self) -> str:
        return f"{self.van} naar {self.naar}"


class Nalezing(StelselTabel):
    """Eén keer nalezen van het logboek: tot welke regel de vlaggen en de keten zijn nagegaan, en wat dat gaf."""

    door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    op = models.DateTimeField(_("op"))
    tot_nr = models.BigIntegerField(_("vlaggen tot en met regel"))
    tot_moment = models.DateTimeField(_("moment van die regel"), null=True, blank=True)
    vlaggen = models.PositiveIntegerField(_("nieuwe vlaggen"), default=0)
    keten_nr = models.BigIntegerField(_("keten nagerekend tot en met regel"))
    keten_afdruk = models.CharField(_("zegel van die regel"), max_length=64)
    breuken = models.PositiveIntegerField(_("breuken tot nu toe"), default=0)
    breuk_nr = models.BigIntegerField(_("eerste breuk bij regel"), null=True, blank=True)
    rest = models.BigIntegerField(_("nog na te rekenen regels"), default=0)

    class Meta:
        verbose_name = _("nalezing")
        verbose_name_plural = _("nalezingen")
        indexes = [models.Index(fields=["stelsel", "-op"], name="nalezing_laatste")]

    def __str__(self) -> str:
        return f"{self.op:%Y-%m-%d %H:%M}"
