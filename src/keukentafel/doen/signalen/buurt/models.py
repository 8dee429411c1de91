import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from keukentafel.kern.stelsels.models import StelselTabel
from keukentafel.regelen.gebieden.models import Gebied
from keukentafel.regelen.medewerkers.models import Medewerker

LANGST = 1_000
"""Tekens in wat er speelt, en in wat er is gedaan. # aanname"""


class Buurtsignaal(StelselTabel):
    """Wat er in een wijk speelt, en niet over een persoon gaat.

    Er is geen dossier, geen naam en geen huisnummer: de wijk is de fijnste plek. Van wie het meldde blijft alleen wat
    voor iemand dat was, en van een partner hoe de organisatie heet.
    """

    class Thema(models.TextChoices):
        STANK = "stank", _("Stank of vervuiling")
        OVERLAST = "overlast", _("Overlast")
        ARMOEDE = "armoede", _("Armoede")
        EENZAAMHEID = "eenzaamheid", _("Eenzaamheid")
        JEUGD = "jeugd", _("Jongeren die rondhangen")
        ONVEILIG = "onveilig", _("Een plek die onveilig voelt")
        ANDERS = "anders", _("Iets anders")

    class Melder(models.TextChoices):
        BEWONER = "bewoner", _("Een bewoner")
        PARTNER = "partner", _("Een partner")
        EIGEN = "eigen", _("Wij zagen het zelf")

    class Stand(models.TextChoices):
        OPEN = "open", _("Nog niet opgepakt")
        OPGEPAKT = "opgepakt", _("Opgepakt")
        GESLOTEN = "gesloten", _("Gesloten")

    class Reden(models.TextChoices):
        OPGELOST = "opgelost", _("Het is opgelost")
        DOORGEGEVEN = "doorgegeven", _("Doorgegeven aan wie erover gaat")
        SAMEN = "samen", _("Er komt een gezamenlijk aanbod of plan")
        ANDER_SIGNAAL = "ander_signaal", _("Het gaat verder bij een ander signaal")
        NIETS = "niets", _("Wij kunnen hier niets aan doen")

    class Terug(models.TextChoices):
        """Wat de partner terughoort: één zin, die bij de stand past."""

        ONTVANGEN = "ontvangen", _("Wij hebben uw signaal ontvangen. Een team kijkt ernaar.")
        OPGEPAKT = "opgepakt", _("Wij zijn met uw signaal aan het werk.")
        KLAAR = "klaar", _("Wij zijn klaar met uw signaal. Dank u wel voor het melden.")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    gebied = models.ForeignKey(Gebied, on_delete=models.PROTECT, related_name="+", verbose_name=_("wijk"))
    thema = models.CharField(_("thema"), max_length=16, choices=Thema)
    tekst = models.CharField(_("wat er speelt"), max_length=LANGST, help_text=_("Zonder namen en adressen."))
    melder = models.CharField(_("wie het meldde"), max_length=12, choices=Melder)
    bron_naam = models.CharField(_("organisatie"), max_length=120, blank=True, help_text=_("Alleen bij een partner."))
    gemeld_op = models.DateTimeField(_("gemeld op"))
    gemeld_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")
    stand = models.CharField(_("stand"), max_length=12, choices=Stand, default=Stand.OPEN)
    opgepakt_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    gedaan = models.CharField(_("wat er is gedaan"), max_length=LANGST, blank=True)
    reden = models.CharField(_("waarom gesloten"), max_length=16, choices=Reden, blank=True)
    gesloten_op = models.DateTimeField(_("gesloten op"), null=True, blank=True)
    terug = models.CharField(_("terug aan de partner"), max_length=12, choices=Terug, blank=True)
    terug_op = models.DateTimeField(_("teruggemeld op"), null=True, blank=True)
    laatst_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")
    laatst_op = models.DateTimeField(_("laatst gewijzigd op"))

    class Meta:
        verbose_name = _("buurtsignaal")
        verbose_name_plural = _("buurtsignalen")
        constraints = [
            models.CheckConstraint(condition=~Q(tekst=""), name="buurtsignaal_heel"),
            models.CheckConstraint(
                condition=(Q(melder="partner") & ~Q(bron_naam="")) | (~Q(melder="partner") & Q(bron_naam="", terug="")),
                name="buurtsignaal_melder",
            ),
            models.CheckConstraint(
                condition=Q(stand="gesloten", gesloten_op__isnull=False) & ~Q(reden="")
                | (~Q(stand="gesloten") & Q(gesloten_op__isnull=True, reden="")),
                name="buurtsignaal_gesloten_heel",
            ),
            models.CheckConstraint(
                condition=~Q(stand="opgepakt") | Q(opgepakt_door__isnull=False), name="buurtsignaal_opgepakt_heel"
            ),
            models.CheckConstraint(
                condition=Q(terug="", terug_op__isnull=True) | (~Q(terug="") & Q(terug_op__isnull=False)),
                name="buurtsignaal_terug_heel",
            ),
        ]
        indexes = [models.Index(fields=["stelsel", "gebied", "-gemeld_op"], name="buurtsignaal_wijk")]

    def __str__(self) -> str:
        return f"{self.thema} {self.gemeld_op:%Y-%m-%d}"
