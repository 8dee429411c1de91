import secrets

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from keukentafel.doen.tabel import DossierTabel
from keukentafel.regelen.gebieden.models import Gebied
from keukentafel.regelen.gemeenten.models import Gemeente
from keukentafel.regelen.kennis.models import Artikel
from keukentafel.regelen.medewerkers.models import Medewerker

LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


def nieuw_kenmerk() -> str:
    """Een kenmerk om voor te lezen aan de telefoon: zonder letters en cijfers die op elkaar lijken."""
    tekens = "".join(secrets.choice(LETTERS) for _ in range(8))
    return f"{tekens[:4]}-{tekens[4:]}"


class Vraag(DossierTabel):
    """Een vraag, melding, signaal of aanbod, van binnenkomst tot antwoord. Er is altijd een team dat haar heeft."""

    class Status(models.TextChoices):
        OPEN = "open", _("nog niemand")
        OPGENOMEN = "opgenomen", _("opgenomen")
        BEANTWOORD = "beantwoord", _("beantwoord")

    class Soort(models.TextChoices):
        VRAAG = "vraag", _("Vraag")
        MELDING = "melding", _("Melding (Wmo)")
        AANMELDING = "aanmelding", _("Aanmelding (jeugd)")
        SIGNAAL = "signaal", _("Signaal")
        TERUGBELVERZOEK = "terugbelverzoek", _("Wil teruggebeld worden")
        AANBOD = "aanbod", _("Aanbod: wil iets doen voor een ander")
        KLACHT = "klacht", _("Klacht")

    class Kanaal(models.TextChoices):
        TELEFOON = "telefoon", _("Telefoon")
        INLOOP = "inloop", _("Inloop")
        WEB = "web", _("Website")
        EMAIL = "e-mail", _("E-mail")
        BRIEF = "brief", _("Brief")
        HUISBEZOEK = "huisbezoek", _("Huisbezoek")
        VINDPLAATS = "vindplaats", _("School of andere vindplaats")
        BERICHT = "bericht", _("Bericht van een partner")

    class Aanmelder(models.TextChoices):
        INWONER = "inwoner", _("De inwoner zelf")
        NAASTE = "naaste", _("Iemand uit de buurt of familie")
        PROFESSIONAL = "professional", _("Professional")
        KETENPARTNER = "ketenpartner", _("Partner, zoals een woningcorporatie")
        ANONIEM = "anoniem", _("Wil naam niet zeggen")

    class Betrekking(models.TextChoices):
        """Wie voor een ander vraagt: hoe hoort zij bij die ander?"""

        PARTNER = "partner", _("Partner")
        KIND = "kind", _("Zoon of dochter")
        OUDER = "ouder", _("Vader of moeder")
        FAMILIE = "familie", _("Andere familie")
        BUUR = "buur", _("Buur of vriend")
        MANTELZORGER = "mantelzorger", _("Mantelzorger")
        HUISARTS = "huisarts", _("Huisarts of praktijkondersteuner")
        SCHOOL = "school", _("School of opvang")
        HULPVERLENER = "hulpverlener", _("Andere hulpverlener")
        ANDERS = "anders", _("Iemand anders")

    class Weet(models.TextChoices):
        JA = "ja", _("Ja, zij of hij weet ervan")
        NEE = "nee", _("Nee")
        NIET_BEKEND = "niet_bekend", _("Weet ik niet")

    class Afsluiting(models.TextChoices):
        ANTWOORD = "antwoord", _("Beantwoord")
        ARTIKEL = "artikel", _("Meteen beantwoord met een artikel")
        VERWEZEN = "verwezen", _("Verwezen naar een ander")
        INGETROKKEN = "ingetrokken", _("De inwoner wil niet verder")
        GEWEIGERD = "geweigerd", _("De inwoner wil geen hulp")
        NIET_BEREIKT = "niet_bereikt", _("Niet bereikt")
        DUBBEL = "dubbel", _("Dezelfde vraag lag er al")

    sleutel = models.UUIDField(
        _("sleutel"), help_text=_("Eén keer bewaren is één vraag, hoe vaak er ook geklikt wordt.")
    )
    kenmerk = models.CharField(_("kenmerk"), max_length=9, default=nieuw_kenmerk)
    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, related_name="+")
    gebied = models.ForeignKey(Gebied, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    soort = models.CharField(_("soort"), max_length=20, choices=Soort)
    kanaal = models.CharField(_("kanaal"), max_length=20, choices=Kanaal)
    aanmelder = models.CharField(_("aanmelder"), max_length=20, choices=Aanmelder)
    ontvangen_op = models.DateTimeField(_("ontvangen op"))
    aangenomen_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")
    eigen_woorden = models.TextField(_("in eigen woorden"), blank=True)
    melder_naam = models.CharField(_("naam van wie belt"), max_length=120, blank=True)
    melder_telefoon = models.CharField(_("telefoon om terug te bellen"), max_length=20, blank=True)
    melder_betrekking = models.CharField(_("wie belt is"), max_length=16, choices=Betrekking, blank=True)
    melder_organisatie = models.CharField(_("organisatie van wie belt"), max_length=120, blank=True)
    betrokkene_weet = models.CharField(
        _("weet de ander ervan"),
        max_length=12,
        choices=Weet,
        blank=True,
        help_text=_("Als iemand voor een ander vraagt."),
    )
    aanbod_waar = models.CharField(_("waar"), max_length=200, blank=True, default="", db_default="")
    aanbod_wanneer = models.CharField(_("wanneer"), max_length=200, blank=True, default="", db_default="")
    opgegeven_adres = models.JSONField(
        _("opgegeven adres"),
        null=True,
        blank=True,
        help_text=_("Wat een bekend huishouden als adres noemde; het dossier verandert daar niet van."),
    )
    feiten = models.JSONField(_("feiten"), help_text=_("De vraag zoals de regels haar lezen."))
    situatie = models.CharField(_("situatie"), max_length=20)
    spoed = models.BooleanField(_("spoed"), default=False)
    voorlopig = models.BooleanField(_("voorlopig"), default=False)
    terugbellen = models.BooleanField(_("terugbellen"), default=False)
    uiterlijk = models.DateField(_("eerste uiterste datum"), null=True, blank=True)
    status = models.CharField(_("status"), max_length=12, choices=Status, default=Status.OPEN)
    opgenomen_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    opgenomen_op = models.DateTimeField(_("opgenomen op"), null=True, blank=True)
    namens = models.ForeignKey(
        Medewerker,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Van wie de vraag was voordat zij afwezig werd; leeg als niemand is vervangen."),
    )
    antwoord = models.TextField(_("antwoord"), blank=True)
    afsluiting = models.CharField(_("hoe de vraag eindigde"), max_length=16, choices=Afsluiting, blank=True)
    artikel = models.ForeignKey(Artikel, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    afgesloten_op = models.DateTimeField(_("afgesloten op"), null=True, blank=True)

    class Meta:
        verbose_name = _("vraag")
        verbose_name_plural = _("vragen")
        constraints = [
            models.UniqueConstraint(fields=["stelsel", "sleutel"], name="vraag_sleutel_uniek"),
            models.UniqueConstraint(fields=["stelsel", "kenmerk"], name="vraag_kenmerk_uniek"),
            models.CheckConstraint(
                condition=Q(status="open", opgenomen_door__isnull=True, afgesloten_op__isnull=True)
                | Q(status="opgenomen", opgenomen_door__isnull=False, afgesloten_op__isnull=True)
                | Q(status="beantwoord", afgesloten_op__isnull=False),
                name="vraag_status_klopt",
            ),
            models.CheckConstraint(condition=~Q(namens=F("opgenomen_door")), name="vraag_namens_een_ander"),
            models.CheckConstraint(
                condition=Q(status="beantwoord") | Q(afsluiting="", artikel__isnull=True), name="vraag_afsluiting"
            ),
        ]
        indexes = [
            models.Index(
                fields=["stelsel", "team", "-spoed", "uiterlijk", "ontvangen_op"],
                condition=Q(status__in=["open", "opgenomen"]),
                name="vraag_wachtrij",
            ),
            models.Index(
                fields=["stelsel", "opgenomen_door", "uiterlijk"],
                condition=Q(status="opgenomen"),
                name="vraag_van_mij",
            ),
            models.Index(
                fields=["stelsel", "team", "namens"],
                condition=Q(status="opgenomen", namens__isnull=False),
                name="vraag_namens",
            ),
        ]

    def __str__(self) -> str:
        return self.kenmerk


class Termijn(DossierTabel):
    """Een klok bij een vraag, met de grondslag en de stappen waarlangs de datum is berekend."""

    vraag = models.ForeignKey(Vraag, on_delete=models.PROTECT, related_name="termijnen")
    soort = models.CharField(_("soort"), max_length=40)
    start = models.DateField(_("start"))
    uiterlijk = models.DateField(_("uiterlijk"))
    grondslag = models.CharField(_("grondslag"), max_length=200)
    atw = models.BooleanField(_("Algemene termijnenwet"))
    stappen = models.JSONField(_("stappen"))
    klaar_op = models.DateField(_("klaar op"), null=True, blank=True)

    class Meta:
        verbose_name = _("termijn")
        verbose_name_plural = _("termijnen")
        constraints = [
            models.UniqueConstraint(fields=["stelsel", "vraag", "soort", "start"], name="termijn_uniek"),
            models.CheckConstraint(condition=Q(uiterlijk__gte=F("start")), name="termijn_volgorde"),
        ]
        indexes = [
            models.Index(
                fields=["stelsel", "vraag", "uiterlijk"], condition=Q(klaar_op__isnull=True), name="termijn_open"
            )
        ]

    def __str__(self) -> str:
        return f"{self.soort} {self.uiterlijk}"


class Belpoging(DossierTabel):
    """Een keer terugbellen: wie, wanneer en of het lukte. Een poging blijft staan."""

    class Uitkomst(models.TextChoices):
        GESPROKEN = "gesproken", _("Gesproken")
        NIET_OPGENOMEN = "niet_opgenomen", _("Er nam niemand op")
        BERICHT = "bericht", _("Bericht ingesproken of gestuurd")
        VERKEERD = "verkeerd", _("Het nummer klopt niet")

    vraag = models.ForeignKey(Vraag, on_delete=models.PROTECT, related_name="belpogingen")
    moment = models.DateTimeField(_("moment"))
    door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")
    uitkomst = models.CharField(_("uitkomst"), max_length=16, choices=Uitkomst)
    notitie = models.CharField(_("notitie"), max_length=500, blank=True)
    sleutel = models.UUIDField(_("sleutel"), help_text=_("Eén keer bewaren is één poging."))

    class Meta:
        verbose_name = _("belpoging")
        verbose_name_plural = _("belpogingen")
        constraints = [models.UniqueConstraint(fields=["stelsel", "sleutel"], name="belpoging_sleutel_uniek")]
        indexes = [models.Index(fields=["stelsel", "vraag", "-moment"], name="belpoging_vraag")]

    def __str__(self) -> str:
        return f"{self.uitkomst} {self.moment:%Y-%m-%d %H:%M}"
