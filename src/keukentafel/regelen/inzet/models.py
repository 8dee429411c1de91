from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from keukentafel.kern.stelsels.models import StelselTabel
from keukentafel.regelen.medewerkers.models import Medewerker
from keukentafel.regelen.medewerkers.periode import eindigt_niet_eerder, geen_overlap
from keukentafel.regelen.teams.models import Team


class Aanstelling(StelselTabel):
    """Hoeveel uur per week iemand in een team werkt. Met twee benen staat zij in twee teams, of ook thuis."""

    medewerker = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="aanstellingen")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="aanstellingen")
    uren = models.DecimalField(
        _("uren per week"), max_digits=4, decimal_places=1, help_text=_("Meer dan 0, hoogstens 60.")
    )
    van = models.DateField(_("van"))
    tot = models.DateField(_("tot"), null=True, blank=True, help_text=_("De eerste dag waarop dit niet meer geldt."))

    class Meta:
        verbose_name = _("aanstelling")
        verbose_name_plural = _("aanstellingen")
        constraints = [
            models.CheckConstraint(condition=Q(uren__gt=0, uren__lte=60), name="aanstelling_uren"),
            eindigt_niet_eerder("aanstelling_periode"),
            geen_overlap("aanstelling_geen_overlap", "medewerker", "team"),
        ]
        indexes = [models.Index(fields=["stelsel", "team", "van"], name="aanstelling_team")]

    def __str__(self) -> str:
        return f"{self.medewerker_id} in {self.team_id}: {self.uren} uur"


class Deskundigheid(StelselTabel):
    """Waar iemand veel van weet. Het onderwerp is een code uit `[deskundigheden]` van de inrichting."""

    medewerker = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="deskundigheden")
    onderwerp = models.CharField(_("onderwerp"), max_length=80)
    van = models.DateField(_("van"))
    tot = models.DateField(_("tot"), null=True, blank=True, help_text=_("De eerste dag waarop dit niet meer geldt."))

    class Meta:
        verbose_name = _("deskundigheid")
        verbose_name_plural = _("deskundigheden")
        constraints = [
            eindigt_niet_eerder("deskundigheid_periode"),
            geen_overlap("deskundigheid_geen_overlap", "medewerker", "onderwerp"),
        ]

    def __str__(self) -> str:
        return f"{self.medewerker_id}: {self.onderwerp}"


class Registratie(StelselTabel):
    """Een inschrijving in een beroepsregister. Verlengen is een nieuwe rij; de oude blijft staan."""

    class Register(models.TextChoices):
        SKJ = "SKJ", _("SKJ (jeugdprofessionals)")
        BIG = "BIG", _("BIG (zorgberoepen)")

    medewerker = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="registraties")
    register = models.CharField(_("register"), max_length=3, choices=Register)
    nummer = models.CharField(_("nummer"), max_length=20)
    geldig_tot = models.DateField(
        _("geldig tot en met"), help_text=_("De laatste dag waarop de registratie geldt; de dag erna niet meer.")
    )

    class Meta:
        verbose_name = _("registratie")
        verbose_name_plural = _("registraties")
        constraints = [
            models.UniqueConstraint(
                fields=["stelsel", "medewerker", "register", "geldig_tot"], name="registratie_uniek"
            ),
            models.CheckConstraint(condition=Q(register__in=["SKJ", "BIG"]), name="registratie_register"),
        ]
        indexes = [models.Index(fields=["stelsel", "geldig_tot"], name="registratie_geldig")]

    def __str__(self) -> str:
        return f"{self.register} {self.nummer}"


class Afwezigheid(StelselTabel):
    """Wanneer iemand er niet is en wie haar vervangt.

    Waarom iemand er niet is, staat hier met opzet niet: ziekte is een gezondheidsgegeven (AVG art. 9), en het team
    heeft genoeg aan de datum en de vervanger.
    """

    medewerker = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="afwezigheden")
    van = models.DateField(_("van"))
    tot = models.DateField(
        _("terug op"),
        null=True,
        blank=True,
        help_text=_("De eerste dag dat zij er weer is; leeg als dat niet vaststaat."),
    )
    vervanger = models.ForeignKey(
        Medewerker, on_delete=models.PROTECT, null=True, blank=True, related_name="vervangingen"
    )

    class Meta:
        verbose_name = _("afwezigheid")
        verbose_name_plural = _("afwezigheden")
        constraints = [
            models.CheckConstraint(
                condition=Q(vervanger__isnull=True) | ~Q(vervanger=F("medewerker")), name="afwezigheid_niet_zichzelf"
            ),
            eindigt_niet_eerder("afwezigheid_periode"),
            geen_overlap("afwezigheid_geen_overlap", "medewerker"),
        ]
        indexes = [models.Index(fields=["stelsel", "vervanger"], name="afwezigheid_vervanger")]

    def __str__(self) -> str:
        return f"{self.medewerker_id} vanaf {self.van}"
