from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from keukentafel.doen.signalen.buurt.acties import keur
from keukentafel.doen.signalen.buurt.models import LANGST, Buurtsignaal
from keukentafel.inrichting.model import Inrichting
from keukentafel.werkplek.formulier import Formulier
from keukentafel.werkplek.vragen.keuzes import wijken


class MeldFormulier(Formulier):
    """Wat er speelt, waar, en wat voor iemand het meldde. Voor een naam of een huisnummer is geen veld."""

    sleutel = forms.UUIDField(widget=forms.HiddenInput)
    gebied = forms.ChoiceField(
        label=gettext_lazy("In welke wijk?"), error_messages={"required": gettext_lazy("Kies een wijk")}
    )
    thema = forms.ChoiceField(
        label=gettext_lazy("Waar gaat het over?"),
        choices=Buurtsignaal.Thema,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies waar het over gaat")},
    )
    tekst = forms.CharField(
        label=gettext_lazy("Wat speelt er?"),
        max_length=LANGST,
        help_text=gettext_lazy("Zonder namen, nummers en huisadressen. Een straat of plek mag wel."),
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    melder = forms.ChoiceField(
        label=gettext_lazy("Wie meldt dit?"),
        choices=Buurtsignaal.Melder,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies wie dit meldt")},
    )
    bron_naam = forms.CharField(
        label=gettext_lazy("Welke organisatie?"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("Alleen bij een partner. De organisatie, niet de naam van een mens."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, inrichting: Inrichting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["gebied"].choices = [("", _("Kies een wijk")), *wijken(inrichting)[1:]]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Wat naar een mens wijst, staat er meteen bij, ook als er nog iets anders ontbreekt."""
        try:
            keur(**{naam: self.cleaned_data.get(naam, "") for naam in ("tekst", "bron_naam")})
        except ValidationError as fout:
            self.add_error(None, fout)
        return self.cleaned_data

    @classmethod
    def leeg(cls, inrichting: Inrichting, gebied: str = "") -> "MeldFormulier":
        """Een nieuw formulier: elk signaal heeft een eigen sleutel."""
        return cls(inrichting=inrichting, initial={"sleutel": uuid4(), "gebied": gebied})


class GedaanFormulier(Formulier):
    """Wat het team deed; `gezien` is de versie die de schrijver voor zich had."""

    gezien = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)
    gedaan = forms.CharField(
        label=gettext_lazy("Wat hebben jullie gedaan?"),
        max_length=LANGST,
        help_text=gettext_lazy("Zonder namen, nummers en huisadressen."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class SluitFormulier(Formulier):
    """Waarom het signaal dicht kan."""

    gezien = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)
    reden = forms.ChoiceField(
        label=gettext_lazy("Waarom kan het dicht?"),
        choices=Buurtsignaal.Reden,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies waarom het dicht kan")},
    )
