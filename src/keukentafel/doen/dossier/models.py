from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from keukentafel.doen.ingang.models import Vraag, nieuw_kenmerk
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
    adres_geheim = models.BooleanField(
        _("adres geheim"),
        default=False,
        help_text=_("Het adres staat dan alleen in het vak van doen/delen."),
    )
    adres_nagekeken_op = models.DateTimeField(
        _("adres nagekeken op"),
        null=True,
        blank=True,
        help_text=_("Wat een beller eerder als adres noemde, is daarmee gezien."),
    )
    kenmerk = models.CharField(_("kenmerk"), max_length=9, default=nieuw_kenmerk)
    geopend_op = models.DateTimeField(_("geopend op"))
    opgegaan_in = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="opgenomen",
        help_text=_("Het dossier waarmee dit is samengevoegd; nieuwe dingen komen daar."),
    )
    afgesplitst_van = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    versie = models.PositiveIntegerField(_("versie"), default=1, help_text=_("Telt op bij elke wijziging."))

    class Meta:
        verbose_name = _("dossier")
        verbose_name_plural = _("dossiers")
        constraints = [
            models.CheckConstraint(
                condition=Q(postcode="") | Q(postcode__regex=r"^[1-9][0-9]{3}[A-Z]{2}$"), name="dossier_postcode"
            ),
            # Het adres is niet af te leiden: ook de wijk blijft leeg (docs/veiligheid.md).
            models.CheckConstraint(
                condition=Q(adres_geheim=False)
                | Q(straat="", postcode="", huisnummer__isnull=True, toevoeging="", gebied__isnull=True),
                name="dossier_geheim_is_leeg",
            ),
            models.UniqueConstraint(fields=["stelsel", "kenmerk"], name="dossier_kenmerk_uniek"),
            models.CheckConstraint(condition=~Q(opgegaan_in=F("id")), name="dossier_niet_in_zichzelf"),
        ]
        indexes = [
            models.Index(
                fields=["stelsel", "opgegaan_in"], condition=Q(opgegaan_in__isnull=False), name="dossier_opgegaan"
            ),
            models.Index(fields=["stelsel", "postcode", "huisnummer"], name="dossier_adres"),
            models.Index(fields=["stelsel", "team", "sorteernaam"], name="dossier_team"),
            models.Index(fields=["stelsel", "contact"], name="dossier_contact"),
        ]

    def __str__(self) -> str:
        return self.naam or str(self.pk)


class Persoon(DossierTabel):
    """Iemand in een of meer huishoudens. Wat niet gevraagd is, blijft leeg."""

    class Geslacht(models.TextChoices):
        NIET_BEKEND = "", _("niet bekend")
        VROUW = "vrouw", _("vrouw")
        MAN = "man", _("man")
        ANDERS = "anders", _("anders")

    voornaam = models.CharField(_("voornaam"), max_length=80, blank=True)
    tussenvoegsel = models.CharField(_("tussenvoegsel"), max_length=20, blank=True)
    achternaam = models.CharField(_("achternaam"), max_length=120, blank=True)
    zoeknaam = models.CharField(_("zoeknaam"), max_length=120, blank=True, editable=False)
    klanken = ArrayField(
        models.TextField(),
        verbose_name=_("klanken van de achternaam"),
        default=list,
        blank=True,
        editable=False,
        help_text=_("Waarop de achternaam gevonden wordt, ook anders gespeld (regels/klank)."),
    )
    geboortedatum = models.DateField(_("geboortedatum"), null=True, blank=True)
    leeftijd_bij_opgave = models.PositiveSmallIntegerField(_("leeftijd bij opgave"), null=True, blank=True)
    telefoon = models.CharField(_("telefoon"), max_length=20, blank=True)
    geslacht = models.CharField(_("geslacht"), max_length=8, choices=Geslacht, blank=True)
    overleden_op = models.DateField(_("overleden op"), null=True, blank=True)
    bsn = models.TextField(_("burgerservicenummer, versleuteld"), blank=True, editable=False)
    bsn_zegel = models.CharField(
        _("zegel van het burgerservicenummer"),
        max_length=64,
        blank=True,
        editable=False,
        help_text=_("Om op te zoeken, niet om terug te lezen (kern/toegang/zegel)."),
    )
    zelfde_als = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Na samenvoegen: dezelfde mens in het dossier dat blijft."),
    )
    versie = models.PositiveIntegerField(_("versie"), default=1, help_text=_("Telt op bij elke wijziging."))

    class Meta:
        verbose_name = _("persoon")
        verbose_name_plural = _("personen")
        indexes = [
            models.Index(fields=["stelsel", "geboortedatum"], name="persoon_geboren"),
            models.Index(fields=["stelsel", "zoeknaam"], name="persoon_zoeknaam"),
            models.Index(fields=["stelsel", "bsn_zegel"], condition=~Q(bsn_zegel=""), name="persoon_bsn"),
        ]
        constraints = [models.CheckConstraint(condition=~Q(zelfde_als=F("id")), name="persoon_niet_zichzelf")]

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
        BUITEN = "buiten", _("familie die hier niet woont")

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="leden")
    persoon = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="huishoudens")
    rol = models.CharField(_("rol"), max_length=20, choices=Rol)
    van = models.DateField(_("van"))
    tot = models.DateField(_("tot"), null=True, blank=True)
    ook_elders = models.BooleanField(
        _("ook in een ander huishouden"),
        default=False,
        help_text=_("Een kind met twee huizen: het andere dossier is van een ander team of een ander gezin."),
    )

    class Meta:
        verbose_name = _("lid van een huishouden")
        verbose_name_plural = _("leden van huishoudens")
        constraints = [
            models.UniqueConstraint(
                fields=["stelsel", "dossier", "persoon"], condition=Q(tot__isnull=True), name="huishoudlid_uniek"
            ),
            models.CheckConstraint(condition=Q(tot__isnull=True) | Q(tot__gte=F("van")), name="huishoudlid_periode"),
        ]
        indexes = [
            models.Index(fields=["team", "persoon"], condition=Q(ook_elders=True), name="huishoudlid_ook_elders"),
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
    elders = models.BooleanField(
        _("elders"), default=False, db_default=False, editable=False,
        help_text=_("Ligt de vraag bij een ander team dan het dossier? De database houdt dit zelf bij."),
    )  # fmt: skip

    class Meta:
        verbose_name = _("vraag in een dossier")
        verbose_name_plural = _("vragen in dossiers")
        constraints = [models.UniqueConstraint(fields=["stelsel", "vraag"], name="dossiervraag_uniek")]
        indexes = [models.Index(fields=["team"], condition=models.Q(elders=True), name="dossiervraag_elders")]

    def __str__(self) -> str:
        return f"{self.vraag_id}"


class Contactmoment(DossierTabel):
    """Een regel in het journaal: wie sprak wie, hoe, hoe lang, en wat er is afgesproken. Een regel blijft staan."""

    class Kanaal(models.TextChoices):
        TELEFOON = "telefoon", _("Gebeld")
        HUISBEZOEK = "huisbezoek", _("Thuis gesproken")
        INLOOP = "inloop", _("Op locatie gesproken")
        VIDEO = "video", _("Via beeld gesproken")
        BERICHT = "bericht", _("Bericht of e-mail")
        OVERLEG = "overleg", _("Overleg met anderen")

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="contactmomenten")
    door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")
    moment = models.DateTimeField(_("wanneer"))
    kanaal = models.CharField(_("hoe"), max_length=12, choices=Kanaal)
    met_wie = models.CharField(_("met wie"), max_length=120, blank=True)
    minuten = models.PositiveSmallIntegerField(_("minuten"), null=True, blank=True)
    samenvatting = models.TextField(_("wat is er besproken"))
    sleutel = models.UUIDField(_("sleutel"), help_text=_("Eén keer bewaren is één regel."))
    over = ArrayField(
        models.UUIDField(), verbose_name=_("over wie"), default=list, blank=True,
        help_text=_("Leden van het huishouden; leeg is het hele huishouden."),
    )  # fmt: skip
    afgeschermd_voor = ArrayField(
        models.UUIDField(), verbose_name=_("niet te zien voor"), default=list, blank=True,
        help_text=_("Leden die dit niet te zien krijgen in een afschrift of in hun eigen portaal."),
    )  # fmt: skip

    class Meta:
        verbose_name = _("contactmoment")
        verbose_name_plural = _("contactmomenten")
        constraints = [
            models.UniqueConstraint(fields=["stelsel", "sleutel"], name="contactmoment_sleutel_uniek"),
            models.CheckConstraint(condition=Q(minuten__isnull=True) | Q(minuten__lte=1440), name="contact_minuten"),
        ]
        indexes = [models.Index(fields=["stelsel", "dossier", "-moment"], name="contactmoment_dossier")]

    def __str__(self) -> str:
        return f"{self.kanaal} {self.moment:%Y-%m-%d}"


class Afspraak(DossierTabel):
    """Een afspraak met een huishouden. Wie haar doet, ziet haar; ook een vrijwilliger, die verder niets ziet."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="afspraken")
    medewerker = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+", verbose_name=_("wie gaat"))
    door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")
    begin = models.DateTimeField(_("begin"))
    minuten = models.PositiveSmallIntegerField(_("minuten"), default=60)
    voor_wie = models.CharField(_("met wie"), max_length=120)
    plek = models.CharField(_("waar"), max_length=160)
    afgezegd_op = models.DateTimeField(_("afgezegd op"), null=True, blank=True)

    class Meta:
        verbose_name = _("afspraak")
        verbose_name_plural = _("afspraken")
        constraints = [models.CheckConstraint(condition=Q(minuten__gte=5, minuten__lte=720), name="afspraak_minuten")]
        indexes = [
            models.Index(
                fields=["stelsel", "medewerker", "begin"],
                condition=Q(afgezegd_op__isnull=True),
                name="afspraak_van_mij",
            ),
            models.Index(fields=["stelsel", "dossier", "begin"], name="afspraak_dossier"),
        ]

    def __str__(self) -> str:
        return f"{self.begin:%Y-%m-%d %H:%M}"


class Taak(DossierTabel):
    """Iets dat iemand voor een huishouden moet doen, met een dag erbij."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="taken")
    wat = models.CharField(_("wat"), max_length=300)
    wie = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+", verbose_name=_("wie doet het"))
    uiterlijk = models.DateField(_("uiterlijk"), null=True, blank=True)
    door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, related_name="+")
    gemaakt_op = models.DateTimeField(_("gemaakt op"))
    klaar_op = models.DateTimeField(_("klaar op"), null=True, blank=True)
    klaar_door = models.ForeignKey(Medewerker, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    vervallen = models.BooleanField(_("niet meer nodig"), default=False)
    versie = models.PositiveIntegerField(_("versie"), default=1)
    sleutel = models.UUIDField(_("sleutel"), help_text=_("Eén keer bewaren is één taak."))

    class Meta:
        verbose_name = _("taak")
        verbose_name_plural = _("taken")
        constraints = [
            models.UniqueConstraint(fields=["stelsel", "sleutel"], name="taak_sleutel_uniek"),
            models.CheckConstraint(condition=~Q(wat=""), name="taak_wat"),
            models.CheckConstraint(
                condition=Q(klaar_op__isnull=True, klaar_door__isnull=True, vervallen=False)
                | Q(klaar_op__isnull=False, klaar_door__isnull=False),
                name="taak_klaar_heel",
            ),
        ]
        indexes = [
            models.Index(fields=["stelsel", "dossier", "uiterlijk"], name="taak_dossier"),
            models.Index(
                fields=["stelsel", "wie", "uiterlijk"], condition=Q(klaar_op__isnull=True), name="taak_van_mij"
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)
