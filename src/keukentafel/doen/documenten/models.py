from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from keukentafel.doen.dossier.models import Dossier
from keukentafel.doen.tabel import DossierTabel
from keukentafel.regelen.medewerkers.models import Medewerker


class Document(DossierTabel):
    """Een document in een dossier. Wat erin staat, ligt in `Documentinhoud`; een document wordt nooit vervangen."""

    class Soort(models.TextChoices):
        BRIEF = "brief", _("Brief")
        VERSLAG = "verslag", _("Verslag")
        PLAN = "plan", _("Plan")
        BEWIJS = "bewijs", _("Bewijsstuk")
        MACHTIGING = "machtiging", _("Machtiging of toestemming")
        FOTO = "foto", _("Foto")
        ANDERS = "anders", _("Iets anders")

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="documenten")
    titel = models.CharField(_("titel"), max_length=160)
    soort = models.CharField(_("soort"), max_length=12, choices=Soort)
    bestandsnaam = models.CharField(_("naam van het bestand"), max_length=160)
    mediatype = models.CharField(_("mediatype"), max_length=100)
    grootte = models.PositiveIntegerField(_("grootte in bytes"))
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    gescand = models.BooleanField(_("nagekeken op virussen"), default=False)
    over = ArrayField(models.UUIDField(), verbose_name=_("over wie"), default=list, blank=True)
    afgeschermd_voor = ArrayField(models.UUIDField(), verbose_name=_("niet te zien voor"), default=list, blank=True)
    door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")
    toegevoegd_op = models.DateTimeField(_("toegevoegd op"))
    ingetrokken_op = models.DateTimeField(_("ingetrokken op"), null=True, blank=True)
    ingetrokken_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    ingetrokken_reden = models.CharField(_("waarom ingetrokken"), max_length=200, blank=True)
    sleutel = models.UUIDField(_("sleutel"), help_text=_("Eén keer bewaren is één document."))

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documenten")
        constraints = [
            models.UniqueConstraint(fields=["stelsel", "sleutel"], name="document_sleutel_uniek"),
            models.CheckConstraint(condition=~Q(titel=""), name="document_titel"),
            models.CheckConstraint(
                condition=Q(ingetrokken_op__isnull=True, ingetrokken_door__isnull=True, ingetrokken_reden="")
                | (Q(ingetrokken_op__isnull=False, ingetrokken_door__isnull=False) & ~Q(ingetrokken_reden="")),
                name="document_intrekking_heel",
            ),
        ]
        indexes = [models.Index(fields=["stelsel", "dossier", "-toegevoegd_op"], name="document_dossier")]

    def __str__(self) -> str:
        return str(self.pk)


class Documentinhoud(DossierTabel):
    """De bytes van een document, in de database: zo volgen zij het dossier, de sloten en de reservekopie vanzelf."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    document = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="inhoud")
    inhoud = models.BinaryField(_("inhoud"))

    class Meta:
        verbose_name = _("inhoud van een document")
        verbose_name_plural = _("inhoud van documenten")
        constraints = [models.UniqueConstraint(fields=["stelsel", "document"], name="documentinhoud_uniek")]

    def __str__(self) -> str:
        return str(self.pk)
