from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _

from keukentafel.doen.dossier.models import Dossier
from keukentafel.doen.ingang.models import Vraag
from keukentafel.doen.tabel import DossierTabel
from keukentafel.regelen.gebieden.models import Gebied
from keukentafel.regelen.gemeenten.models import Gemeente
from keukentafel.regelen.medewerkers.models import Medewerker
from keukentafel.regelen.teams.models import Team


def _periode() -> Func:
    return Func(F("van"), F("tot"), function="tstzrange", output_field=DateTimeRangeField())


class Overgang(DossierTabel):
    """Werk dat van de een naar de ander gaat: aangeboden met een boodschap, en aanvaard of geweigerd.

    Tot iemand aanvaardt, blijft alles bij wie het aanbood; zo valt er niets tussen twee teams. `team` is van wie biedt.
    """

    class Soort(models.TextChoices):
        VRAAG = "vraag", _("Een vraag doorgeven")
        REGIE = "regie", _("De regie overdragen")
        REGIE_TIJDELIJK = "regie_tijdelijk", _("De regie tijdelijk overnemen")
        ONDERSTEUNEN = "ondersteunen", _("Meewerken in het dossier")
        RAADPLEGEN = "raadplegen", _("Meedenken, zonder dossier")
        SAMENVOEGEN = "samenvoegen", _("Twee dossiers samenvoegen")
        VERHUIZEN = "verhuizen", _("Het dossier gaat naar een andere gemeente")
        TWEE_HUIZEN = "twee_huizen", _("Een kind hoort ook bij een ander huishouden")

    class Status(models.TextChoices):
        AANGEBODEN = "aangeboden", _("Wacht op antwoord")
        AANVAARD = "aanvaard", _("Aanvaard")
        GEWEIGERD = "geweigerd", _("Geweigerd")
        INGETROKKEN = "ingetrokken", _("Ingetrokken")
        AFGELOPEN = "afgelopen", _("Afgelopen")

    soort = models.CharField(_("soort"), max_length=16, choices=Soort)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, null=True, blank=True, related_name="overgangen")
    vraag = models.ForeignKey(Vraag, on_delete=models.PROTECT, null=True, blank=True, related_name="overgangen")
    ander_dossier = models.ForeignKey(
        Dossier,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Bij samenvoegen en twee huizen."),
    )
    naar_team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    naar_medewerker = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")
    boodschap = models.TextField(_("wat de ander moet weten"))
    aangeboden_op = models.DateTimeField(_("aangeboden op"))
    tot = models.DateField(_("tot"), null=True, blank=True, help_text=_("Bij tijdelijk: de eerste dag daarna."))
    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    gebied = models.ForeignKey(Gebied, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    adres = models.JSONField(
        _("nieuw adres"), null=True, blank=True, help_text=_("Bij verhuizen: straat, postcode, huisnummer, toevoeging.")
    )
    grondslag = models.CharField(_("grondslag"), max_length=200, blank=True, help_text=_("Bij verhuizen."))
    status = models.CharField(_("status"), max_length=12, choices=Status, default=Status.AANGEBODEN)
    beantwoord_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    beantwoord_op = models.DateTimeField(_("beantwoord op"), null=True, blank=True)
    reden = models.TextField(_("reden"), blank=True)

    class Meta:
        verbose_name = _("overgang")
        verbose_name_plural = _("overgangen")
        constraints = [
            models.CheckConstraint(
                condition=Q(soort="vraag", vraag__isnull=False) | (~Q(soort="vraag") & Q(dossier__isnull=False)),
                name="overgang_waarvan",
            ),
            models.CheckConstraint(
                condition=Q(soort__in=["samenvoegen", "twee_huizen"], ander_dossier__isnull=False)
                | (~Q(soort__in=["samenvoegen", "twee_huizen"]) & Q(ander_dossier__isnull=True)),
                name="overgang_samenvoegen",
            ),
            models.CheckConstraint(
                condition=Q(soort="verhuizen", gemeente__isnull=False)
                | (~Q(soort="verhuizen") & Q(gemeente__isnull=True)),
                name="overgang_verhuizen",
            ),
            models.CheckConstraint(condition=~Q(boodschap=""), name="overgang_boodschap"),
            models.CheckConstraint(
                condition=Q(status="aangeboden", beantwoord_op__isnull=True)
                | (~Q(status="aangeboden") & Q(beantwoord_op__isnull=False)),
                name="overgang_antwoord_heel",
            ),
            models.CheckConstraint(condition=~Q(status="geweigerd") | ~Q(reden=""), name="overgang_nee_met_reden"),
            models.CheckConstraint(
                condition=~Q(soort="regie_tijdelijk") | Q(tot__isnull=False), name="overgang_tijdelijk"
            ),
            models.UniqueConstraint(
                fields=["stelsel", "vraag"], condition=Q(status="aangeboden", soort="vraag"), name="overgang_een_vraag"
            ),
            models.UniqueConstraint(
                fields=["stelsel", "dossier"],
                condition=Q(status="aangeboden", soort__in=["regie", "regie_tijdelijk", "verhuizen"]),
                name="overgang_een_regie",
            ),
        ]
        indexes = [
            models.Index(
                fields=["stelsel", "naar_team", "aangeboden_op"],
                condition=Q(status="aangeboden"),
                name="overgang_naar_ons",
            ),
            models.Index(
                fields=["stelsel", "team", "aangeboden_op"], condition=Q(status="aangeboden"), name="overgang_van_ons"
            ),
            models.Index(fields=["stelsel", "dossier"], name="overgang_dossier"),
            models.Index(fields=["stelsel", "door", "beantwoord_op"], name="overgang_van_mij"),
        ]

    def __str__(self) -> str:
        return f"{self.soort} {self.status}"


class Regie(DossierTabel):
    """Wie de regie had, van wanneer tot wanneer. Op elk moment precies één: de database houdt dat vast.

    Een team dat het dossier draagt heeft de regie zolang niemand op naam haar heeft.
    """

    class Soort(models.TextChoices):
        TEAM = "team", _("het team, nog niemand op naam")
        MEDEWERKER = "medewerker", _("een medewerker")
        HUISHOUDEN = "huishouden", _("het huishouden zelf")

    class Reden(models.TextChoices):
        BEGIN = "begin", _("het dossier begon")
        OPGENOMEN = "opgenomen", _("de vraag is opgenomen")
        OVERGEDRAGEN = "overgedragen", _("overgedragen")
        TIJDELIJK = "tijdelijk", _("tijdelijk overgenomen")
        TERUG = "terug", _("teruggegeven")
        ZELF = "zelf", _("het huishouden doet het zelf")
        TEAM_WISSELT = "team_wisselt", _("het dossier ging naar een ander team")
        SAMENGEVOEGD = "samengevoegd", _("samengevoegd met een ander dossier")
        LOSGEMAAKT = "losgemaakt", _("weer losgemaakt van een ander dossier")
        WEG = "weg", _("wie haar had, werkt hier niet meer")

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="regies")
    soort = models.CharField(_("soort"), max_length=12, choices=Soort)
    medewerker = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    lid = models.UUIDField(
        _("lid"), null=True, blank=True, help_text=_("Bij het huishouden zelf: wie, als dat gezegd is.")
    )
    van = models.DateTimeField(_("van"))
    tot = models.DateTimeField(_("tot"), null=True, blank=True)
    tijdelijk_tot = models.DateField(_("tijdelijk tot"), null=True, blank=True)
    reden = models.CharField(_("reden"), max_length=16, choices=Reden)
    door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    overgang = models.ForeignKey(Overgang, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("regie")
        verbose_name_plural = _("regie")
        constraints = [
            ExclusionConstraint(
                name="regie_een_tegelijk",
                expressions=[
                    ("stelsel", RangeOperators.EQUAL),
                    ("dossier", RangeOperators.EQUAL),
                    (_periode(), RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(condition=Q(tot__isnull=True) | Q(tot__gt=F("van")), name="regie_periode"),
            models.CheckConstraint(
                condition=Q(soort="medewerker", medewerker__isnull=False)
                | (~Q(soort="medewerker") & Q(medewerker__isnull=True)),
                name="regie_wie",
            ),
        ]
        indexes = [
            models.Index(fields=["stelsel", "medewerker"], condition=Q(tot__isnull=True), name="regie_van_mij"),
            models.Index(fields=["dossier"], condition=Q(tot__isnull=True), name="regie_nu"),
        ]

    def __str__(self) -> str:
        return f"{self.soort} ({self.dossier_id})"


class Deelname(DossierTabel):
    """Iemand van buiten het team die in het dossier meewerkt of de regie heeft: op naam, een tijd lang."""

    class Rol(models.TextChoices):
        REGIE = "regie", _("heeft de regie")
        ONDERSTEUNING = "ondersteuning", _("werkt mee")

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="deelnames")
    medewerker = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")
    rol = models.CharField(_("rol"), max_length=14, choices=Rol)
    van = models.DateTimeField(_("van"))
    tot = models.DateTimeField(_("tot"), null=True, blank=True)
    overgang = models.ForeignKey(Overgang, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("deelname")
        verbose_name_plural = _("deelnames")
        constraints = [
            ExclusionConstraint(
                name="deelname_geen_overlap",
                expressions=[
                    ("stelsel", RangeOperators.EQUAL),
                    ("dossier", RangeOperators.EQUAL),
                    ("medewerker", RangeOperators.EQUAL),
                    (_periode(), RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(condition=Q(tot__isnull=True) | Q(tot__gte=F("van")), name="deelname_periode"),
        ]
        indexes = [models.Index(fields=["medewerker", "dossier"], name="deelname_van_mij")]

    def __str__(self) -> str:
        return f"{self.rol} ({self.dossier_id})"
