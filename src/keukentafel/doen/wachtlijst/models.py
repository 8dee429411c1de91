from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from keukentafel.doen.ingang.models import Vraag
from keukentafel.doen.tabel import DossierTabel
from keukentafel.regelen.medewerkers.models import Medewerker


class Wachtplek(DossierTabel):
    """Een plek op de wachtlijst: waarom iemand wacht, wie intussen contact houdt en hoe vaak."""

    class Reden(models.TextChoices):
        GEEN_PLEK = "geen_plek", _("Geen plek bij het team")
        GEEN_AANBOD = "geen_aanbod", _("Geen plek bij de hulp die nodig is")
        ONDERZOEK = "onderzoek", _("Wacht op onderzoek of advies")
        INWONER = "inwoner", _("De inwoner wil later beginnen")
        ANDERS = "anders", _("Iets anders")

    class Voorrang(models.IntegerChoices):
        HOOG = 1, _("eerst")
        GEWOON = 2, _("gewoon")
        LATER = 3, _("kan later")

    class Einde(models.TextChoices):
        BEGONNEN = "begonnen", _("Het werk is begonnen")
        ELDERS = "elders", _("Ergens anders geholpen")
        INGETROKKEN = "ingetrokken", _("De inwoner wil niet meer")
        VERHUISD = "verhuisd", _("Verhuisd")
        OVERLEDEN = "overleden", _("Overleden")

    vraag = models.ForeignKey(Vraag, on_delete=models.PROTECT, related_name="wachtplekken")
    reden = models.CharField(_("waarom"), max_length=12, choices=Reden)
    toelichting = models.CharField(_("toelichting"), max_length=300, blank=True)
    voorrang = models.PositiveSmallIntegerField(_("voorrang"), choices=Voorrang, default=Voorrang.GEWOON)
    voorrang_reden = models.CharField(_("waarom deze voorrang"), max_length=300, blank=True)
    sinds = models.DateField(_("sinds"))
    contact = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+", verbose_name=_("houdt contact"))
    contact_dagen = models.PositiveSmallIntegerField(_("contact om de zoveel dagen"))
    veiligheid_dagen = models.PositiveSmallIntegerField(_("veiligheid om de zoveel dagen"))
    volgend_contact = models.DateField(_("volgend contact"))
    volgende_veiligheid = models.DateField(_("volgende keer veiligheid"))
    door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")
    tot = models.DateField(_("tot"), null=True, blank=True)
    einde = models.CharField(_("hoe het eindigde"), max_length=12, choices=Einde, blank=True)

    class Meta:
        verbose_name = _("plek op de wachtlijst")
        verbose_name_plural = _("plekken op de wachtlijst")
        constraints = [
            models.UniqueConstraint(
                fields=["stelsel", "vraag"], condition=Q(tot__isnull=True), name="wachtplek_een_per_vraag"
            ),
            models.CheckConstraint(condition=Q(tot__isnull=True) | Q(tot__gte=F("sinds")), name="wachtplek_periode"),
            models.CheckConstraint(
                condition=Q(tot__isnull=True, einde="") | (Q(tot__isnull=False) & ~Q(einde="")), name="wachtplek_einde"
            ),
            models.CheckConstraint(condition=Q(contact_dagen__gte=1, veiligheid_dagen__gte=1), name="wachtplek_ritme"),
        ]
        indexes = [
            models.Index(
                fields=["stelsel", "team", "voorrang", "sinds"],
                condition=Q(tot__isnull=True),
                name="wachtplek_volgorde",
            ),
            models.Index(
                fields=["stelsel", "contact", "volgend_contact"],
                condition=Q(tot__isnull=True),
                name="wachtplek_van_mij",
            ),
        ]

    @property
    def merk(self) -> str:
        """Hoe de plek er nu bij staat: wie haar wijzigt, laat zien dat zij dit zag."""
        return f"{self.voorrang}-{self.contact_id}"

    def __str__(self) -> str:
        return f"{self.reden} {self.sinds}"


class Wachtcontact(DossierTabel):
    """Een contact tijdens het wachten, en of het veilig is."""

    class Veilig(models.TextChoices):
        NIET_GEVRAAGD = "", _("niet gevraagd")
        JA = "ja", _("veilig")
        TWIJFEL = "twijfel", _("twijfel")
        NEE = "nee", _("niet veilig")

    wachtplek = models.ForeignKey(Wachtplek, on_delete=models.PROTECT, related_name="contacten")
    moment = models.DateTimeField(_("moment"))
    door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")
    bereikt = models.BooleanField(_("gesproken"))
    veilig = models.CharField(_("veilig"), max_length=8, choices=Veilig, blank=True)
    notitie = models.CharField(_("notitie"), max_length=500, blank=True)
    sleutel = models.UUIDField(_("sleutel"))

    class Meta:
        verbose_name = _("contact tijdens het wachten")
        verbose_name_plural = _("contacten tijdens het wachten")
        constraints = [models.UniqueConstraint(fields=["stelsel", "sleutel"], name="wachtcontact_sleutel_uniek")]
        indexes = [models.Index(fields=["stelsel", "wachtplek", "-moment"], name="wachtcontact_plek")]

    def __str__(self) -> str:
        return f"{self.moment:%Y-%m-%d}"
