"""De formulieren over één medewerker. Elk formulier kent zijn eigen handeling; wat die weigert, komt bij het veld."""

from abc import ABCMeta, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.forms.forms import DeclarativeFieldsMetaclass
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from keukentafel.doen.ingang.vervanging import neem_over
from keukentafel.inrichting.model import Inrichting
from keukentafel.regelen.inzet import acties, afwezig, rollen
from keukentafel.regelen.inzet.models import Afwezigheid, Registratie
from keukentafel.regelen.inzet.overzichten import vervangt
from keukentafel.regelen.medewerkers.models import Medewerker
from keukentafel.regels.basis import FoutInInvoer
from keukentafel.regels.triage.zinnen import opsomming
from keukentafel.werkplek.formulier import Formulier
from keukentafel.werkplek.medewerkers import keuzes
from keukentafel.werkplek.vragen.velden import Datum, Huisnummer, Postcode


@dataclass(frozen=True)
class Kader:
    """Om wie het gaat, wie het doet, en wanneer."""

    medewerker: Medewerker
    door: Medewerker
    inrichting: Inrichting
    nu: datetime

    @property
    def vandaag(self) -> date:
        return timezone.localdate(self.nu)


def dagveld(label: Any, *, verplicht: bool = True, uitleg: Any = "", leeg: Any = "") -> Datum:
    """Een datum zoals je die typt: dag, maand en jaar."""
    return Datum(
        label=label,
        required=verplicht,
        help_text=uitleg,
        max_length=10,
        widget=forms.TextInput(attrs={"autocomplete": "off", "class": "kt-veld-smal"}),
        error_messages={"required": leeg or _("Schrijf een datum, zoals 01-03-2026")},
    )


TOT = _("De eerste dag dat het niet meer geldt. Leeg: tot nader order.")


class _FormulierMetHandeling(DeclarativeFieldsMetaclass, ABCMeta):
    """Een formulier dat zijn handeling vergeet, is niet te maken."""


class Bijformulier(Formulier, metaclass=_FormulierMetHandeling):
    """Een formulier met één handeling. `sleutel` is het deel van het blad, en staat in het adres."""

    sleutel: ClassVar[str]
    knop: ClassVar[Any] = _("Opslaan")
    gelukt: ClassVar[Any] = _("Opgeslagen.")

    def __init__(self, *args: Any, kader: Kader, **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", f"{self.sleutel}_%s")
        super().__init__(*args, **kwargs)
        self.kader = kader
        self.geraakt: list[UUID] = []
        self.vul(kader)

    @property
    def melding(self) -> str:
        """Wat er gebeurd is; `geraakt` zijn de vragen van inwoners die daardoor bij een ander liggen."""
        return str(self.gelukt)

    @property
    def waarschuwing(self) -> str:
        """Wat er na het bewaren nog te zeggen is; leeg als er niets is."""
        return ""

    def vul(self, kader: Kader) -> None:
        """Zet de keuzes en wat er eerst al staat."""

    @abstractmethod
    def doe(self) -> None:
        """Voer de handeling uit met wat er is ingevuld.

        Raises:
            FoutInInvoer: bij een veld. Verouderd: een ander was eerder.
        """

    def bewaar(self) -> bool:
        """Nakijken en doen; wat niet kan, staat daarna als fout bij het veld en er is niets bewaard."""
        return self.is_valid() and self._probeer(self.doe)

    def _probeer(self, doe: Callable[[], None]) -> bool:
        try:
            with transaction.atomic():
                doe()
        except FoutInInvoer as fouten:
            for fout in fouten.fouten:
                self.add_error(fout.pad if fout.pad in self.fields else None, fout.melding)
            return False
        return True


class WieFormulier(Bijformulier):
    """Wie iemand is. Het adres is alleen een zegel: het staat er nooit meer als tekst."""

    sleutel = "wie"
    naam = forms.CharField(label=_("Naam"), max_length=120, error_messages={"required": _("Schrijf een naam op")})
    organisatie: Any = forms.ModelChoiceField(
        label=_("Moederorganisatie"),
        queryset=None,
        required=False,
        empty_label=_("Geen of niet bekend"),
        error_messages={"invalid_choice": _("Deze organisatie is er niet (meer)")},
    )
    telefoon = forms.CharField(
        label=_("Telefoon"), max_length=20, required=False, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    postcode = Postcode(
        label=_("Postcode thuis"),
        max_length=10,
        required=False,
        help_text=_("Alleen om te zien of iemand het eigen adres opzoekt. We bewaren geen adres, wel een zegel."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "class": "kt-veld-smal"}),
    )
    huisnummer = Huisnummer(
        label=_("Huisnummer thuis"),
        max_length=16,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "class": "kt-veld-smal"}),
    )

    def vul(self, kader: Kader) -> None:
        self.fields["organisatie"].queryset = keuzes.organisaties(kader.door.stelsel_id)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Een half adres is geen adres."""
        ingevuld = super().clean() or self.cleaned_data
        postcode, (nummer, _bij) = ingevuld.get("postcode"), ingevuld.get("huisnummer") or (None, "")
        if postcode and nummer is None and "huisnummer" not in self.errors:
            self.add_error("huisnummer", ValidationError(_("Vul bij de postcode ook het huisnummer in")))
        if nummer is not None and not postcode and "postcode" not in self.errors:
            self.add_error("postcode", ValidationError(_("Vul bij het huisnummer ook de postcode in")))
        return ingevuld

    @property
    def gegevens(self) -> acties.Gegevens:
        """Wat er is ingevuld, voor de handeling; zonder adres blijft het zegel zoals het was."""
        waarden = self.cleaned_data
        nummer, _bij = waarden["huisnummer"]
        return acties.Gegevens(
            naam=waarden["naam"].strip(),
            organisatie=waarden["organisatie"],
            telefoon=waarden["telefoon"].strip(),
            adres=(waarden["postcode"], nummer) if waarden["postcode"] and nummer is not None else None,
        )


class NieuwFormulier(WieFormulier):
    """Een nieuwe medewerker."""

    sleutel = "nieuw"
    nieuwe: Medewerker

    def doe(self) -> None:
        self.nieuwe = acties.voeg_toe(gegevens=self.gegevens, door=self.kader.door)


class WijzigFormulier(WieFormulier):
    """Wie iemand is, veranderd; `versie` is wat de wijziger zag."""

    versie = forms.CharField(widget=forms.HiddenInput, required=False)
    gelukt = _("De gegevens zijn opgeslagen.")

    def doe(self) -> None:
        acties.wijzig(
            medewerker=self.kader.medewerker,
            gegevens=self.gegevens,
            gezien=self.cleaned_data["versie"],
            door=self.kader.door,
        )


class RolFormulier(Bijformulier):
    """Een rol erbij."""

    sleutel = "rol"
    knop = _("Geef deze rol")
    gelukt = _("De rol is gegeven.")
    rol = forms.ChoiceField(label=_("Rol"), error_messages={"required": _("Kies een rol")})
    team: Any = forms.ModelChoiceField(
        label=_("Team"),
        queryset=None,
        required=False,
        empty_label=_("Alle teams"),
        error_messages={"invalid_choice": _("Dit team is er niet (meer)")},
    )
    gebied: Any = forms.ModelChoiceField(
        label=_("Gebied"),
        queryset=None,
        required=False,
        empty_label=_("Heel het team"),
        error_messages={"invalid_choice": _("Dit gebied is er niet (meer)")},
    )
    van = dagveld(_("Vanaf"))
    tot = dagveld(_("Tot"), verplicht=False, uitleg=TOT)

    def vul(self, kader: Kader) -> None:
        stelsel_id = kader.door.stelsel_id
        self.fields["rol"].choices = keuzes.rollen(kader.inrichting)  # type: ignore[attr-defined]
        self.fields["team"].queryset = keuzes.teams(stelsel_id, kader.vandaag)  # type: ignore[attr-defined]
        self.fields["gebied"].queryset = keuzes.gebieden(stelsel_id)  # type: ignore[attr-defined]
        self.initial.setdefault("van", kader.vandaag)

    def doe(self) -> None:
        waarden = self.cleaned_data
        rollen.geef_rol(
            medewerker=self.kader.medewerker,
            rol=waarden["rol"],
            plek=rollen.Plek(waarden["team"], waarden["gebied"]),
            van=waarden["van"],
            tot=waarden["tot"],
            door=self.kader.door,
            nu=self.kader.nu,
        )


class UrenFormulier(Bijformulier):
    """Uren in een team."""

    sleutel = "uren"
    knop = _("Leg deze uren vast")
    gelukt = _("De uren zijn opgeslagen.")
    team: Any = forms.ModelChoiceField(
        label=_("Team"),
        queryset=None,
        empty_label=_("Kies een team"),
        error_messages={"required": _("Kies een team"), "invalid_choice": _("Dit team is er niet (meer)")},
    )
    uren = forms.DecimalField(
        label=_("Uren per week"),
        max_digits=4,
        decimal_places=1,
        localize=True,
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "decimal", "class": "kt-veld-smal"}),
        error_messages={
            "required": _("Schrijf het aantal uren op"),
            "invalid": _("Schrijf een getal, zoals 24 of 22,5"),
            "max_digits": _("Schrijf meer dan 0 en hoogstens 60 uur per week"),
            "max_whole_digits": _("Schrijf meer dan 0 en hoogstens 60 uur per week"),
            "max_decimal_places": _("Schrijf hoogstens één cijfer achter de komma"),
        },
    )
    van = dagveld(_("Vanaf"))
    tot = dagveld(_("Tot"), verplicht=False, uitleg=TOT)

    def vul(self, kader: Kader) -> None:
        self.fields["team"].queryset = keuzes.teams(kader.door.stelsel_id, kader.vandaag)  # type: ignore[attr-defined]
        self.initial.setdefault("van", kader.vandaag)

    def doe(self) -> None:
        acties.geef_uren(medewerker=self.kader.medewerker, door=self.kader.door, **self.cleaned_data)

    @property
    def waarschuwing(self) -> str:
        """Meer dan de wet gemiddeld toestaat, mag een tijd; wie het invult, hoort het wel."""
        meest, grens = acties.meeste_uren(self.kader.medewerker, self.cleaned_data["van"]), self._grens
        if meest <= grens:
            return ""
        getallen = {"meest": number_format(meest.normalize()), "grens": number_format(grens)}
        return gettext("Samen is dat %(meest)s uur per week. Boven %(grens)s uur: kijk of dat klopt.") % getallen

    @property
    def _grens(self) -> Decimal:
        return self.kader.inrichting.inzet.uren_hoogstens


class KennisFormulier(Bijformulier):
    """Een onderwerp waar iemand veel van weet."""

    sleutel = "kennis"
    knop = _("Voeg toe")
    gelukt = _("De deskundigheid is opgeslagen.")
    onderwerp = forms.ChoiceField(label=_("Onderwerp"), error_messages={"required": _("Kies een onderwerp")})
    van = dagveld(_("Vanaf"))
    tot = dagveld(_("Tot"), verplicht=False, uitleg=TOT)

    def vul(self, kader: Kader) -> None:
        self.fields["onderwerp"].choices = keuzes.onderwerpen(kader.inrichting)  # type: ignore[attr-defined]
        self.initial.setdefault("van", kader.vandaag)

    def doe(self) -> None:
        acties.geef_deskundigheid(medewerker=self.kader.medewerker, door=self.kader.door, **self.cleaned_data)


class RegistratieFormulier(Bijformulier):
    """Een inschrijving in een beroepsregister."""

    sleutel = "registratie"
    knop = _("Schrijf in")
    gelukt = _("De registratie is opgeslagen.")
    register = forms.ChoiceField(
        label=_("Register"),
        choices=[("", _("Kies een register")), *Registratie.Register.choices],
        error_messages={"required": _("Kies een register")},
    )
    nummer = forms.CharField(
        label=_("Nummer"), max_length=20, error_messages={"required": _("Schrijf het nummer uit het register op")}
    )
    geldig_tot = dagveld(_("Geldig tot en met"), uitleg=_("De laatste dag waarop de registratie geldt."))

    def doe(self) -> None:
        acties.registreer(medewerker=self.kader.medewerker, door=self.kader.door, nu=self.kader.nu, **self.cleaned_data)


class AfwezigFormulier(Bijformulier):
    """Iemand is er niet. Waarom wordt niet gevraagd."""

    sleutel = "afwezig"
    knop = _("Meld afwezig")
    gelukt = _("De afwezigheid is opgeslagen.")
    van = dagveld(_("Afwezig vanaf"))
    tot = dagveld(
        _("Weer terug op"), verplicht=False, uitleg=_("De eerste dag weer aan het werk. Leeg: nog niet bekend.")
    )
    vervanger = forms.ChoiceField(
        label=_("Vervanger"),
        required=False,
        help_text=_("Neemt het werk met een klok over. Leeg: nog niemand."),
        error_messages={"invalid_choice": _("Deze medewerker is er niet (meer)")},
    )

    def vul(self, kader: Kader) -> None:
        groepen = keuzes.vervangers(kader.medewerker, kader.vandaag)
        self.fields["vervanger"].choices = [("", _("Nog niemand")), *groepen]  # type: ignore[attr-defined]
        self.initial.setdefault("van", kader.vandaag)

    @property
    def invaller(self) -> Medewerker | None:
        """De gekozen collega, uit het eigen stelsel."""
        pk = self.cleaned_data["vervanger"]
        return Medewerker.objects.get(stelsel_id=self.kader.door.stelsel_id, pk=pk) if pk else None

    def doe(self) -> None:
        rij = afwezig.meld_afwezig(
            medewerker=self.kader.medewerker,
            van=self.cleaned_data["van"],
            tot=self.cleaned_data["tot"],
            vervanger=self.invaller,
            door=self.kader.door,
            nu=self.kader.nu,
        )
        self.zet_over(rij)

    def zet_over(self, rij: Afwezigheid) -> None:
        """De klokken die niet kunnen wachten gaan meteen mee, waar deze manager het werk verdeelt."""
        mee = neem_over(afwezigheid=rij, door=self.kader.door, nu=self.kader.nu)
        self.geraakt = [vraag.pk for vraag in mee]

    @property
    def melding(self) -> str:
        if not self.geraakt:
            return str(self.gelukt)
        zin = ngettext("Eén klok ging mee naar de vervanger.", "%(n)s klokken gingen mee.", len(self.geraakt))
        return f"{self.gelukt} {zin % {'n': len(self.geraakt)}}"

    @property
    def waarschuwing(self) -> str:
        """Wie er niet is, kan zelf niemand vervangen."""
        namen = [rij.medewerker.naam for rij in vervangt(self.kader.medewerker, self.kader.vandaag)]
        if not namen:
            return ""
        wie = {"naam": self.kader.medewerker.naam, "namen": opsomming(namen)}
        return gettext("%(naam)s zou zelf invallen voor %(namen)s. Kies daar een andere vervanger.") % wie


TOEVOEGEN: dict[str, type[Bijformulier]] = {
    formulier.sleutel: formulier
    for formulier in (WijzigFormulier, RolFormulier, UrenFormulier, KennisFormulier, RegistratieFormulier)
}
"""De formulieren die iets aan het blad van een medewerker toevoegen, op hun plek in het adres."""
