from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from keukentafel.doen.wachtlijst.models import Wachtcontact, Wachtplek
from keukentafel.regelen.medewerkers.models import Medewerker
from keukentafel.werkplek.formulier import Formulier

VOORRANG = [(1, _("Eerst: dit kan niet gewoon wachten")), (2, _("Gewoon")), (3, _("Kan later"))]
KIES = _("Kies hoe dringend het is")


def _voorrang() -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=_("Voorrang"), choices=VOORRANG, coerce=int, widget=forms.RadioSelect, error_messages={"required": KIES}
    )


def _contact() -> "forms.ModelChoiceField[Medewerker]":
    return forms.ModelChoiceField(
        label=_("Wie houdt intussen contact?"),
        queryset=Medewerker.objects.none(),
        empty_label=_("Kies een collega"),
        error_messages={
            "required": _("Kies wie contact houdt"),
            "invalid_choice": _("Deze collega kan nu niet; kies een ander"),
        },
    )


class MetFouten(Formulier):
    """Een formulier dat het nee van een handeling bij zijn velden zet."""

    def zet_fouten(self, fout: ValidationError) -> None:
        """Zet elke zin bij haar veld; wat hier geen veld is, komt bovenaan."""
        for veld, zinnen in fout.message_dict.items():
            self.add_error(veld if veld in self.fields else None, zinnen)


class EropFormulier(MetFouten):
    """Op de wachtlijst: waarom, hoe dringend, en wie contact houdt."""

    reden = forms.ChoiceField(
        label=_("Waarom wacht deze vraag?"),
        choices=Wachtplek.Reden,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies waarom")},
    )
    toelichting = forms.CharField(
        label=_("Toelichting"),
        help_text=_("Kort. Wat mevrouw of meneer zelf zei, hoort bij de vraag."),
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    voorrang = _voorrang()
    contact = _contact()

    def __init__(self, *args: Any, collegas: QuerySet[Medewerker], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["contact"].queryset = collegas  # type: ignore[attr-defined]
        self.fields["voorrang"].initial = Wachtplek.Voorrang.GEWOON


class ContactFormulier(MetFouten):
    """Een contact tijdens het wachten."""

    sleutel = forms.UUIDField(widget=forms.HiddenInput)
    bereikt = forms.ChoiceField(
        label=_("Heb je iemand gesproken?"),
        choices=[("ja", _("Ja")), ("nee", _("Nee, niet bereikt"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies ja of nee")},
    )
    veilig = forms.ChoiceField(
        label=_("Is het veilig thuis?"),
        help_text=_("Bij twijfel of nee krijgt de vraag meteen spoed, en ziet de teammanager het."),
        choices=[("ja", _("Ja")), ("twijfel", _("Twijfel")), ("nee", _("Nee")), ("", _("Niet gevraagd"))],
        required=False,
        widget=forms.RadioSelect,
    )
    notitie = forms.CharField(
        label=_("Notitie"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    @classmethod
    def leeg(cls) -> "ContactFormulier":
        """Een nieuw formulier: elk contact heeft een eigen sleutel."""
        return cls(initial={"sleutel": uuid4(), "veilig": Wachtcontact.Veilig.NIET_GEVRAAGD})


class WijzigFormulier(MetFouten):
    """Een andere volgorde, of een ander die contact houdt."""

    voorrang = _voorrang()
    waarom = forms.CharField(
        label=_("Waarom?"),
        help_text=_("Nodig als de volgorde verandert."),
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    contact = _contact()
    gezien = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, collegas: QuerySet[Medewerker], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["contact"].queryset = collegas  # type: ignore[attr-defined]

    def heeft_gezien(self, merk: str) -> None:
        """Nog eens bewaren is nu een keuze: zij weet wat haar collega veranderde."""
        self.data = {naam: self.data.get(naam) for naam in self.fields} | {"gezien": merk}


class EindeFormulier(MetFouten):
    """Van de wachtlijst, met hoe het eindigde."""

    einde = forms.ChoiceField(
        label=_("Hoe eindigt het wachten?"),
        choices=Wachtplek.Einde,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies hoe het eindigt")},
    )
