"""De formulieren van delen. Elk doet zelf zijn handeling: `bewaar` geeft False als er een fout bij een veld staat."""

from collections.abc import Callable
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from keukentafel.doen.delen import overzichten
from keukentafel.doen.delen.acties import VerstrekkingOpgave
from keukentafel.doen.delen.models import REDEN_MINSTENS, Verstrekking
from keukentafel.doen.delen.nee import KanNiet
from keukentafel.doen.dossier.models import Dossier
from keukentafel.doen.dossier.opgave import AdresOpgave
from keukentafel.regelen.medewerkers.models import Medewerker
from keukentafel.regelen.organisaties.models import Organisatie
from keukentafel.werkplek.formulier import Formulier
from keukentafel.werkplek.vragen.velden import Datum, Huisnummer, Postcode

NODIG = {"required": _("Vul dit nog in")}


def _regel(label: Any, maximum: int, **extra: Any) -> forms.CharField:
    widget = forms.TextInput(attrs={"autocomplete": "off"})
    return forms.CharField(label=label, max_length=maximum, widget=widget, error_messages=NODIG, **extra)


class Deelformulier(Formulier):
    """Een formulier waarvan de handeling nee kan zeggen; `fouten_bij` zegt bij welk veld dat staat, en in welke zin."""

    fouten_bij: ClassVar[dict[str, tuple[str | None, str | Promise]]] = {}

    def bewaar(self, handeling: Callable[[], object]) -> bool:
        """Doe de handeling als alles klopt; wat zij niet kan, wordt een fout bij het veld."""
        if not self.is_valid():
            return False
        try:
            handeling()
        except KanNiet as fout:
            veld, zin = self.fouten_bij[fout.code]
            self.add_error(veld, str(zin))
            return False
        return True


class AdresFormulier(Deelformulier):
    """Een adres dat alleen in het vak komt te staan; wat hier is getypt, staat na een fout alleen op je scherm."""

    fouten_bij = {
        "geen_adres": ("straat", _("Vul een straat of een postcode in")),
        "al_geheim": (None, _("Het adres is al geheim.")),
        "een_wijk": (
            None,
            _("Jouw rol geldt voor één wijk. Daarna zou je dit dossier zelf niet meer zien; vraag een collega."),
        ),
    }

    straat = _regel(_("Straat"), 120, required=False)
    huisnummer = Huisnummer(label=_("Huisnummer"), required=False, max_length=16)
    postcode = Postcode(label=_("Postcode"), required=False, max_length=10)

    @property
    def adres(self) -> AdresOpgave:
        schoon = self.cleaned_data
        huisnummer, toevoeging = schoon.get("huisnummer") or (None, "")
        return AdresOpgave(schoon["postcode"], huisnummer, toevoeging, schoon["straat"])


class WijzigAdresFormulier(AdresFormulier):
    """Een ander geheim adres; `gezien` is een merk van het adres toen het blad openging."""

    fouten_bij = AdresFormulier.fouten_bij | {
        "intussen_anders": (
            None,
            _("Een collega zette er net een ander adres in. Kijk eerst wat er nu staat; wat jij typte, staat hieronder "
              "nog. Bewaar je het toch, dan vervangt het dat van je collega."),
        )
    }  # fmt: skip

    gezien = forms.CharField(widget=forms.HiddenInput, required=False)

    @property
    def opgave(self) -> dict[str, Any]:
        return {"adres": self.adres, "gezien": self.cleaned_data["gezien"]}

    def heeft_gezien(self, versie: str) -> None:
        """Nog eens bewaren is nu een keuze: zij weet van het andere adres."""
        self.data = {naam: self.data.get(naam) for naam in self.fields} | {"gezien": versie}


class AfschermFormulier(AdresFormulier):
    """Het adres geheim maken: dat van het dossier, of een nieuw."""

    reden = _regel(_("Waarom mag jij het adres zien?"), 200, help_text=_("Jij ziet het adres daarna als eerste."))


class InzageFormulier(Deelformulier):
    """Een collega laten meekijken."""

    fouten_bij = {
        "geen_reden": ("reden", _("Schrijf op waarom")),
        "leest_niet": ("collega", _("Deze collega leest dit dossier niet (meer)")),
        "voorbij": ("tot", _("Kies een dag na vandaag")),
        "heeft_al": ("collega", _("Deze collega mag het adres in die tijd al zien")),
    }

    collega = forms.ModelChoiceField(
        label=_("Welke collega?"),
        queryset=Medewerker.objects.none(),
        empty_label=_("Kies een collega"),
        error_messages={"required": _("Kies een collega"), "invalid_choice": _("Deze collega leest dit dossier niet")},
        help_text=_("Alleen wie dit dossier al leest."),
    )
    reden = _regel(_("Waarom moet zij het adres weten?"), 200)
    tot = Datum(
        label=_("Tot wanneer?"), required=False, max_length=20, help_text=_("Leeg laten mag: dan tot je het intrekt.")
    )

    def __init__(self, *args: Any, dossier: Dossier, dag: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["collega"].queryset = overzichten.lezers(dossier, dag)  # type: ignore[attr-defined]


class NoodFormulier(Deelformulier):
    """De reden van een noodtoegang; een ander leest haar na."""

    fouten_bij = {"reden_kort": ("reden", _("Schrijf in een zin op waarom je dit dossier nu moet lezen"))}

    reden = forms.CharField(
        label=_("Waarom moet je dit dossier nu lezen?"),
        min_length=REDEN_MINSTENS,
        max_length=2_000,
        help_text=_("Wat is er aan de hand, en waarom kan het niet wachten?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": _("Schrijf op waarom"),
            "min_length": _("Schrijf in een zin op waarom je dit dossier nu moet lezen"),
        },
    )


class VerstrekFormulier(Deelformulier):
    """Een regel voor het register: met wie, waarvoor, op welke grond, wat en tot wanneer."""

    fouten_bij = {
        "periode": ("tot", _("Kies een dag na vandaag, en niet later dan over een jaar")),
        "leeg": (None, _("Vul alles in; zonder doel, grond en noodzaak mag je niet delen.")),
        "al_gedeeld": (None, _("Dit deel je al met deze organisatie, voor hetzelfde doel.")),
    }

    organisatie = forms.ModelChoiceField(
        label=_("Met welke organisatie?"),
        queryset=Organisatie.objects.none(),
        empty_label=_("Kies een organisatie"),
        error_messages={"required": _("Kies een organisatie"), "invalid_choice": _("Deze organisatie is er niet")},
    )
    categorieen = forms.MultipleChoiceField(
        label=_("Wat mogen zij zien?"),
        choices=Verstrekking.Categorie,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Niet meer dan nodig. Het adres zien zij nooit."),
        error_messages={"required": _("Kies wat zij mogen zien")},
    )
    doel = _regel(_("Waarvoor?"), 200, help_text=_("Zoals: een huurschuld oplossen"))
    grondslag = _regel(_("Op welke grond?"), 200, help_text=_("Het artikel van de wet, of toestemming"))
    noodzaak = forms.CharField(
        label=_("Waarom kan het niet met minder?"),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages=NODIG,
    )
    tot = Datum(
        label=_("Tot wanneer?"),
        max_length=20,
        help_text=_("Hoogstens een jaar. Op deze dag stopt het."),
        error_messages={"required": _("Schrijf op wanneer het stopt")},
    )
    geinformeerd = forms.ChoiceField(
        label=_("Hoe weet het huishouden dit?"),
        choices=Verstrekking.Geinformeerd,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies hoe"), "invalid_choice": _("Kies een van deze antwoorden")},
    )

    def __init__(self, *args: Any, stelsel_id: int, dag: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.dag = dag
        self.fields["organisatie"].queryset = overzichten.partners(stelsel_id)  # type: ignore[attr-defined]

    @property
    def opgave(self) -> VerstrekkingOpgave:
        schoon = self.cleaned_data
        namen = ("organisatie", "doel", "grondslag", "noodzaak", "categorieen", "tot", "geinformeerd")
        return VerstrekkingOpgave(van=self.dag, **{naam: schoon[naam] for naam in namen})
