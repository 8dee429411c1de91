from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from keukentafel.doen.ingang.models import Vraag
from keukentafel.doen.tabel import DossierTabel
from keukentafel.regelen.medewerkers.models import Medewerker
from keukentafel.regelen.organisaties.models import Organisatie


class Signaal(DossierTabel):
    """Wat een partner of een route van veiligheid meldde: niet meer dan nodig, met de grondslag erbij.

    De vraag ernaast draagt het werk (team, klokken, wie haar heeft); dit zegt waar zij vandaan komt.
    """

    class Soort(models.TextChoices):
        HUUR = "huur", _("Achterstand met de huur")
        ONTRUIMING = "ontruiming", _("Dreigende ontruiming")
        ENERGIE = "energie", _("Achterstand met energie")
        WATER = "water", _("Achterstand met water")
        ZORGPREMIE = "zorgpremie", _("Achterstand met de zorgverzekering")
        OVERLAST = "overlast", _("Overlast of verwaarlozing")
        SCHOOL = "school", _("Zorgen van een school")
        ZORG = "zorg", _("Zorgen van een huisarts of andere zorgverlener")
        POLITIE = "politie", _("Zorgmelding van de politie")
        VEILIG_THUIS = "veilig_thuis", _("Bericht van Veilig Thuis")
        GI = "gi", _("Bericht van een gecertificeerde instelling")
        RECHTER = "rechter", _("Beslissing van de rechter")
        ANDERS = "anders", _("Iets anders")

    class Uitkomst(models.TextChoices):
        CONTACT = "contact", _("Er is contact; wij gaan samen verder")
        GEWEIGERD = "geweigerd", _("De inwoner wil geen hulp")
        NIET_NODIG = "niet_nodig", _("Hulp is niet nodig")
        NIET_BEREIKT = "niet_bereikt", _("Niet bereikt")

    class Terug(models.TextChoices):
        """Wat de partner terughoort: nooit inhoud."""

        CONTACT = "contact", _("Er is contact geweest")
        GEEN_CONTACT = "geen_contact", _("Er is geen contact gekomen")
        ONTVANGEN = "ontvangen", _("Het signaal is ontvangen en ligt bij een team")

    vraag = models.OneToOneField(Vraag, on_delete=models.PROTECT, related_name="signaal")
    soort = models.CharField(_("waarover"), max_length=20, choices=Soort)
    organisatie = models.ForeignKey(
        Organisatie, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("partner")
    )
    bron_naam = models.CharField(_("wie het meldde"), max_length=120, help_text=_("De organisatie, zoals zij heet."))
    bron_kenmerk = models.CharField(_("kenmerk van de partner"), max_length=40, blank=True)
    grondslag = models.CharField(_("grondslag"), max_length=200, help_text=_("Het artikel, of toestemming."))
    contact_uiterlijk = models.DateField(_("contact uiterlijk"))
    uitkomst = models.CharField(_("uitkomst"), max_length=16, choices=Uitkomst, blank=True)
    uitkomst_op = models.DateTimeField(_("uitkomst op"), null=True, blank=True)
    uitkomst_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    terug = models.CharField(_("terug aan de partner"), max_length=16, choices=Terug, blank=True)
    terug_op = models.DateTimeField(_("teruggemeld op"), null=True, blank=True)
    terug_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("signaal")
        verbose_name_plural = _("signalen")
        constraints = [
            models.UniqueConstraint(fields=["stelsel", "vraag"], name="signaal_uniek"),
            models.CheckConstraint(condition=~Q(grondslag="") & ~Q(bron_naam=""), name="signaal_heel"),
            models.CheckConstraint(
                condition=Q(uitkomst="", uitkomst_op__isnull=True, uitkomst_door__isnull=True)
                | (~Q(uitkomst="") & Q(uitkomst_op__isnull=False, uitkomst_door__isnull=False)),
                name="signaal_uitkomst_heel",
            ),
            models.CheckConstraint(
                condition=Q(terug="", terug_op__isnull=True, terug_door__isnull=True)
                | (~Q(terug="") & Q(terug_op__isnull=False, terug_door__isnull=False)),
                name="signaal_terug_heel",
            ),
        ]
        indexes = [
            models.Index(
                fields=["stelsel", "team", "contact_uiterlijk"], condition=Q(uitkomst=""), name="signaal_te_doen"
            )
        ]

    def __str__(self) -> str:
        return f"{self.soort} {self.contact_uiterlijk}"
