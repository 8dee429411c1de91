from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from keukentafel.doen.dossier.models import Dossier, Persoon
from keukentafel.doen.tabel import DossierTabel
from keukentafel.regelen.medewerkers.models import Medewerker


class Relatie(DossierTabel):
    """Hoe twee mensen in een dossier bij elkaar horen, van wanneer tot wanneer. `a` is `soort` van `b`."""

    class Soort(models.TextChoices):
        OUDER = "ouder", _("ouder van")
        PLEEGOUDER = "pleegouder", _("pleegouder van")
        STIEFOUDER = "stiefouder", _("stiefouder van")
        GROOTOUDER = "grootouder", _("grootouder van")
        PARTNER = "partner", _("partner van")
        EX_PARTNER = "ex_partner", _("ex-partner van")
        BROER_ZUS = "broer_zus", _("broer of zus van")
        ANDERE_FAMILIE = "andere_familie", _("familie van")

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="relaties")
    a = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="relaties_van")
    b = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="relaties_met")
    soort = models.CharField(_("soort"), max_length=16, choices=Soort)
    van = models.DateField(_("van"), null=True, blank=True, help_text=_("Leeg is: wanneer weten wij niet."))
    tot = models.DateField(_("tot"), null=True, blank=True, help_text=_("De eerste dag waarop het niet meer zo is."))
    door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")
    vastgelegd_op = models.DateTimeField(_("vastgelegd op"))

    class Meta:
        verbose_name = _("relatie")
        verbose_name_plural = _("relaties")
        constraints = [
            models.CheckConstraint(condition=~Q(a=F("b")), name="relatie_twee_mensen"),
            models.CheckConstraint(
                condition=Q(van__isnull=True) | Q(tot__isnull=True) | Q(tot__gte=F("van")), name="relatie_periode"
            ),
            models.UniqueConstraint(
                fields=["stelsel", "dossier", "a", "b", "soort"], condition=Q(tot__isnull=True), name="relatie_uniek"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.soort} ({self.dossier_id})"


class Vertegenwoordiging(DossierTabel):
    """Wie namens een ander beslist of spreekt: gezag, voogd, curator, mentor, bewindvoerder of gemachtigde.

    Bron: BW boek 1, titel 14 (gezag en voogdij), 16 (curatele), 19 (bewind) en 20 (mentorschap).
    """

    class Soort(models.TextChoices):
        GEZAG = "gezag", _("heeft gezag over")
        VOOGD = "voogd", _("is voogd van")
        CURATOR = "curator", _("is curator van")
        MENTOR = "mentor", _("is mentor van")
        BEWINDVOERDER = "bewindvoerder", _("is bewindvoerder van")
        GEMACHTIGDE = "gemachtigde", _("mag spreken voor")

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="vertegenwoordigingen")
    over = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="vertegenwoordigd_door")
    door_persoon = models.ForeignKey(
        Persoon, on_delete=models.PROTECT, null=True, blank=True, related_name="vertegenwoordigt"
    )
    naam = models.CharField(_("naam"), max_length=120, blank=True, help_text=_("Van wie niet in het dossier staat."))
    organisatie = models.CharField(_("organisatie"), max_length=120, blank=True)
    telefoon = models.CharField(_("telefoon"), max_length=20, blank=True)
    soort = models.CharField(_("soort"), max_length=16, choices=Soort)
    bron = models.CharField(_("hoe wij dit weten"), max_length=160, blank=True)
    van = models.DateField(_("van"), null=True, blank=True)
    tot = models.DateField(_("tot"), null=True, blank=True, help_text=_("De eerste dag waarop het niet meer geldt."))
    door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")
    vastgelegd_op = models.DateTimeField(_("vastgelegd op"))

    class Meta:
        verbose_name = _("vertegenwoordiging")
        verbose_name_plural = _("vertegenwoordigingen")
        constraints = [
            models.CheckConstraint(
                condition=Q(door_persoon__isnull=False, naam="", organisatie="")
                | (Q(door_persoon__isnull=True) & (~Q(naam="") | ~Q(organisatie=""))),
                name="vertegenwoordiging_door_iemand",
            ),
            models.CheckConstraint(
                condition=Q(door_persoon__isnull=True) | ~Q(door_persoon=F("over")), name="vertegenwoordiging_een_ander"
            ),
            models.CheckConstraint(
                condition=Q(van__isnull=True) | Q(tot__isnull=True) | Q(tot__gte=F("van")),
                name="vertegenwoordiging_periode",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.soort} ({self.dossier_id})"


class Netwerkcontact(DossierTabel):
    """Iemand om het huishouden heen: een buurvrouw, een school, een vereniging; hoe de band is en wat zij doet."""

    class Soort(models.TextChoices):
        FAMILIE = "familie", _("familie")
        VRIEND = "vriend", _("vriend of vriendin")
        BUUR = "buur", _("buur")
        MANTELZORGER = "mantelzorger", _("mantelzorger")
        VRIJWILLIGER = "vrijwilliger", _("vrijwilliger")
        COLLEGA = "collega", _("collega")
        SCHOOL = "school", _("school of opvang")
        HUISARTS = "huisarts", _("huisarts")
        HULPVERLENER = "hulpverlener", _("hulpverlener")
        VERENIGING = "vereniging", _("club of vereniging")
        GELOOF = "geloof", _("geloofsgemeenschap")
        WERK = "werk", _("werk")
        ANDERS = "anders", _("iets anders")

    class Band(models.TextChoices):
        STERK = "sterk", _("sterk")
        GEWOON = "gewoon", _("gewoon")
        ZWAK = "zwak", _("los")
        GESPANNEN = "gespannen", _("gespannen")
        VERBROKEN = "verbroken", _("verbroken")
        NIET_BEKEND = "niet_bekend", _("niet bekend")

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="netwerk")
    persoon = models.ForeignKey(
        Persoon,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Van wie in het huishouden dit het contact is; leeg is: van het hele huishouden."),
    )
    naam = models.CharField(_("naam"), max_length=120)
    soort = models.CharField(_("soort"), max_length=16, choices=Soort)
    organisatie = models.CharField(_("organisatie"), max_length=120, blank=True)
    telefoon = models.CharField(_("telefoon"), max_length=20, blank=True)
    band = models.CharField(_("band"), max_length=12, choices=Band, default=Band.NIET_BEKEND)
    doet = models.CharField(_("wat doet zij of hij"), max_length=200, blank=True)
    van = models.DateField(_("van"), null=True, blank=True)
    tot = models.DateField(_("tot"), null=True, blank=True)
    door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")
    vastgelegd_op = models.DateTimeField(_("vastgelegd op"))

    class Meta:
        verbose_name = _("contact in het netwerk")
        verbose_name_plural = _("contacten in het netwerk")
        constraints = [
            models.CheckConstraint(condition=~Q(naam="") | ~Q(organisatie=""), name="netwerkcontact_wie"),
            models.CheckConstraint(
                condition=Q(van__isnull=True) | Q(tot__isnull=True) | Q(tot__gte=F("van")),
                name="netwerkcontact_periode",
            ),
        ]
        indexes = [models.Index(fields=["stelsel", "dossier"], name="netwerkcontact_dossier")]

    def __str__(self) -> str:
        return f"{self.soort} ({self.dossier_id})"
