from datetime import timedelta

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.db.models.functions import Length, Trim
from django.db.models.lookups import GreaterThanOrEqual
from django.utils.translation import gettext_lazy as _

from keukentafel.doen.dossier.models import Dossier
from keukentafel.doen.tabel import DossierTabel
from keukentafel.regelen.medewerkers.models import Medewerker
from keukentafel.regelen.organisaties.models import Organisatie

NOODTOEGANG_DUUR = timedelta(hours=3)
REDEN_MINSTENS = 10
"""Zoveel tekens heeft de reden van een noodtoegang ten minste."""
VERSTREKKING_HOOGSTENS = timedelta(days=366)
"""Zo lang geldt een verstrekking ten hoogste: een jaar; daarna kijkt iemand opnieuw of zij nodig is."""  # aanname


class Geheimadres(DossierTabel):
    """Een adres in een vak apart: in het dossier zelf staat het niet, en de wijk ook niet."""

    dossier = models.OneToOneField(Dossier, on_delete=models.PROTECT, related_name="geheimadres")
    straat = models.CharField(_("straat"), max_length=120)
    postcode = models.CharField(_("postcode"), max_length=6)
    huisnummer = models.PositiveIntegerField(_("huisnummer"), null=True, blank=True)
    toevoeging = models.CharField(_("toevoeging"), max_length=10, blank=True)
    door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")
    sinds = models.DateTimeField(_("sinds"))

    class Meta:
        verbose_name = _("geheim adres")
        verbose_name_plural = _("geheime adressen")
        constraints = [
            models.UniqueConstraint(fields=["stelsel", "dossier"], name="geheimadres_uniek"),
            models.CheckConstraint(
                condition=Q(postcode="") | Q(postcode__regex=r"^[1-9][0-9]{3}[A-Z]{2}$"), name="geheimadres_postcode"
            ),
            models.CheckConstraint(condition=~Q(straat="", postcode=""), name="geheimadres_iets"),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Adresinzage(DossierTabel):
    """Wie het geheime adres van een dossier mag zien, waarom en tot wanneer. Op naam; een team krijgt het nooit."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="adresinzagen")
    medewerker = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")
    door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")
    reden = models.CharField(_("waarom"), max_length=200)
    van = models.DateField(_("van"))
    tot = models.DateField(_("tot"), null=True, blank=True, help_text=_("De eerste dag zonder inzage."))

    class Meta:
        verbose_name = _("inzage in een geheim adres")
        verbose_name_plural = _("inzagen in geheime adressen")
        constraints = [
            # Twee inzagen naast elkaar zou er bij het intrekken één laten staan. Ingetrokken op de eerste dag is leeg.
            ExclusionConstraint(
                name="adresinzage_geen_overlap",
                expressions=[
                    ("stelsel", RangeOperators.EQUAL),
                    ("dossier", RangeOperators.EQUAL),
                    ("medewerker", RangeOperators.EQUAL),
                    (
                        Func(F("van"), F("tot"), function="daterange", output_field=DateRangeField()),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
            models.CheckConstraint(condition=Q(tot__isnull=True) | Q(tot__gte=F("van")), name="adresinzage_periode"),
            models.CheckConstraint(condition=~Q(reden=""), name="adresinzage_reden"),
        ]
        indexes = [models.Index(fields=["medewerker", "dossier"], name="adresinzage_van_mij")]

    def __str__(self) -> str:
        return f"{self.dossier_id}"


class Noodtoegang(DossierTabel):
    """In nood een dossier lezen waar je niet bij hoort: met een reden, hoogstens drie uur, en een ander oordeelt."""

    class Oordeel(models.TextChoices):
        TERECHT = "terecht", _("Terecht")
        ONTERECHT = "onterecht", _("Niet terecht")
        NADER = "nader", _("Nader onderzoek")

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="noodtoegangen")
    medewerker = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")
    reden = models.TextField(_("reden"))
    van = models.DateTimeField(_("van"))
    tot = models.DateTimeField(_("tot"))
    oordeel = models.CharField(_("oordeel"), max_length=10, choices=Oordeel, blank=True)
    toelichting = models.TextField(_("toelichting"), blank=True)
    beoordeeld_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    beoordeeld_op = models.DateTimeField(_("beoordeeld op"), null=True, blank=True)

    class Meta:
        verbose_name = _("noodtoegang")
        verbose_name_plural = _("noodtoegangen")
        constraints = [
            models.CheckConstraint(
                condition=Q(tot__gt=F("van"), tot__lte=F("van") + NOODTOEGANG_DUUR), name="noodtoegang_duur"
            ),
            models.CheckConstraint(
                condition=Q(oordeel="", beoordeeld_door__isnull=True, beoordeeld_op__isnull=True)
                | (~Q(oordeel="") & Q(beoordeeld_door__isnull=False, beoordeeld_op__isnull=False)),
                name="noodtoegang_oordeel_heel",
            ),
            models.CheckConstraint(
                condition=Q(beoordeeld_door__isnull=True) | ~Q(beoordeeld_door=F("medewerker")),
                name="noodtoegang_vier_ogen",
            ),
            models.CheckConstraint(
                condition=GreaterThanOrEqual(Length(Trim("reden")), REDEN_MINSTENS), name="noodtoegang_reden"
            ),
        ]
        indexes = [
            models.Index(fields=["medewerker", "tot"], name="noodtoegang_van_mij"),
            models.Index(fields=["stelsel", "van"], condition=Q(oordeel=""), name="noodtoegang_wacht"),
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id}"


class Verstrekking(DossierTabel):
    """Een regel in het register van verstrekkingen: wat een partner mag zien, waarom en tot wanneer."""

    class Categorie(models.TextChoices):
        PERSONEN = "personen", _("Wie bij het huishouden horen")
        CONTACT = "contact", _("Wie het contact is en hoe het ervoor staat")
        VRAGEN = "vragen", _("Welke vragen er liggen")
        JOURNAAL = "journaal", _("Het journaal")
        AFSPRAKEN = "afspraken", _("De afspraken")

    class Geinformeerd(models.TextChoices):
        GESPREK = "gesprek", _("In een gesprek")
        BRIEF = "brief", _("Met een brief")
        TELEFOON = "telefoon", _("Aan de telefoon")
        NOG_NIET = "nog_niet", _("Nog niet, om een reden van veiligheid")

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="verstrekkingen")
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    doel = models.CharField(_("waarvoor"), max_length=200)
    grondslag = models.CharField(_("grondslag"), max_length=200, help_text=_("Het artikel, of toestemming."))
    noodzaak = models.TextField(_("waarom dit nodig is"))
    categorieen = ArrayField(models.CharField(max_length=12, choices=Categorie), verbose_name=_("wat"))
    van = models.DateField(_("van"))
    tot = models.DateField(_("tot"), help_text=_("De eerste dag waarop de partner niets meer ziet."))
    geinformeerd = models.CharField(_("hoe het huishouden het weet"), max_length=10, choices=Geinformeerd)
    door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")
    vastgelegd_op = models.DateTimeField(_("vastgelegd op"))
    ingetrokken_op = models.DateTimeField(_("ingetrokken op"), null=True, blank=True)
    ingetrokken_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("verstrekking")
        verbose_name_plural = _("verstrekkingen")
        constraints = [
            models.CheckConstraint(condition=Q(tot__gt=F("van")), name="verstrekking_periode"),
            models.CheckConstraint(
                condition=Q(tot__lte=F("van") + VERSTREKKING_HOOGSTENS), name="verstrekking_hoogstens_een_jaar"
            ),
            models.CheckConstraint(
                condition=~Q(doel="") & ~Q(grondslag="") & ~Q(noodzaak=""), name="verstrekking_heel"
            ),
            models.CheckConstraint(condition=Q(categorieen__len__gt=0), name="verstrekking_iets"),
            models.CheckConstraint(
                condition=Q(ingetrokken_op__isnull=True, ingetrokken_door__isnull=True)
                | Q(ingetrokken_op__isnull=False, ingetrokken_door__isnull=False),
                name="verstrekking_intrekking_heel",
            ),
        ]
        indexes = [
            models.Index(fields=["stelsel", "organisatie", "tot"], name="verstrekking_partner"),
            models.Index(fields=["stelsel", "dossier"], name="verstrekking_dossier"),
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id}"
