from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from keukentafel.doen.ingang.models import Vraag
from keukentafel.doen.tabel import DossierTabel
from keukentafel.regelen.gebieden.models import Gebied
from keukentafel.regelen.gemeenten.models import Gemeente
from keukentafel.regelen.medewerkers.models import Medewerker


class Dossier(DossierTabel):
    """Eén dossier per huishouden per gemeente. `team` draagt het dossier, `contact` is wie je belt."""

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, related_name="+")
    gebied = models.ForeignKey(Gebied, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    naam = models.CharField(_("naam van het huishouden"), max_length=160, blank=True)
    sorteernaam = models.CharField(_("sorteernaam"), max_length=120, blank=True, editable=False)
    straat = models.CharField(_("straat"), max_length=120, blank=True)
    postcode = models.CharField(_("postcode"), max_length=6, blank=True, help_text=_("Zonder spatie: 1312AB."))
    huisnummer = models.PositiveIntegerField(_("huisnummer"), null=True, blank=True)
    toevoeging = models.CharField(_("toevoeging"), max_length=10, blank=True)
    contact = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    geopend_op = models.DateTimeField(_("geopend op"))

    class Meta:
        verbose_name = _("dossier")
        verbose_name_plural = _("dossiers")
        constraints = [
            models.CheckConstraint(
                condition=Q(postcode="") | Q(postcode__regex=r"^[1-9][0-9]{3}[A-Z]{2}$"), name="dossier_postcode"
            )
        ]
        indexes = [
            models.Index(fields=["stelsel", "postcode", "huisnummer"], name="dossier_adres"),
            models.Index(fields=["stelsel", "team", "sorteernaam"], name="dossier_team"),
            models.Index(fields=["stelsel", "contact"], name="dossier_contact"),
        ]

    def __str__(self) -> str:
        return self.naam or str(self.pk)


class Persoon(DossierTabel):
    """Iemand in een of meer huishoudens. Wat niet gevraagd is, blijft leeg."""

    voornaam = models.CharField(_("voornaam"), max_length=80, blank=True)
    tussenvoegsel = models.CharField(_("tussenvoegsel"), max_length=20, blank=True)
    achternaam = models.CharField(_("achternaam"), max_length=120, blank=True)
    zoeknaam = models.CharField(_("zoeknaam"), max_length=120, blank=True, editable=False)
    geboortedatum = models.DateField(_("geboortedatum"), null=True, blank=True)
    leeftijd_bij_opgave = models.PositiveSmallIntegerField(_("leeftijd bij opgave"), null=True, blank=True)
    telefoon = models.CharField(_("telefoon"), max_length=20, blank=True)

    class Meta:
        verbose_name = _("persoon")
        verbose_name_plural = _("personen")
        indexes = [
            models.Index(fields=["stelsel", "geboortedatum"], name="persoon_geboren"),
            models.Index(fields=["stelsel", "zoeknaam"], name="persoon_zoeknaam"),
        ]

    def __str__(self) -> str:
        return self.naam or str(self.pk)

    @property
    def naam(self) -> str:
        return " ".join(deel for deel in (self.voornaam, self.tussenvoegsel, self.achternaam) if deel)


class Huishoudlid(DossierTabel):
    """Wie wanneer bij het huishouden hoort."""

    class Rol(models.TextChoices):
        HOOFDPERSOON = "hoofdpersoon", _("om wie het gaat")
        LID = "lid", _("lid van het huishouden")
        KIND = "kind", _("kind")

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="leden")
    persoon = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="huishoudens")
    rol = models.CharField(_("rol"), max_length=20, choices=Rol)
    van = models.DateField(_("van"))
    tot = models.DateField(_("tot"), null=True, blank=True)

    class Meta:
        verbose_name = _("lid van een huishouden")
        verbose_name_plural = _("leden van huishoudens")
        constraints = [
            models.UniqueConstraint(
                fields=["stelsel", "dossier", "persoon"], condition=Q(tot__isnull=True), name="huishoudlid_uniek"
            ),
            models.CheckConstraint(condition=Q(tot__isnull=True) | Q(tot__gte=F("van")), name="huishoudlid_periode"),
        ]

    def __str__(self) -> str:
        return f"{self.rol} ({self.dossier_id})"


class DossierVraag(DossierTabel):
    """Een vraag in het dossier van een huishouden. Een anonieme vraag heeft geen dossier."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="dossiervragen")
    vraag = models.OneToOneField(Vraag, on_delete=models.PROTECT, related_name="dossiervraag")
    gedeeld = models.BooleanField(
        _("gedeeld"), default=False, help_text=_("Mag het team van de vraag in dit dossier kijken, zolang zij open is?")
    )

    class Meta:
        verbose_name = _("vraag in een dossier")
        verbose_name_plural = _("vragen in dossiers")
        constraints = [models.UniqueConstraint(fields=["stelsel", "vraag"], name="dossiervraag_uniek")]

    def __str__(self) -> str:
        return f"{self.vraag_id}"
