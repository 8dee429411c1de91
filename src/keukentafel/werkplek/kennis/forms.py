from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from keukentafel.inrichting.model import Inrichting
from keukentafel.regelen.kennis.acties import LANGST, VELDEN, Artikelopgave
from keukentafel.regelen.kennis.models import Artikel
from keukentafel.werkplek.formulier import Formulier


class ArtikelFormulier(Formulier):
    """Een artikel schrijven of verbeteren; `versie` zegt welke versie de schrijver voor zich had."""

    versie = forms.IntegerField(widget=forms.HiddenInput, required=False)
    titel = forms.CharField(
        label=gettext_lazy("De vraag"), max_length=160, help_text=gettext_lazy("Zoals een inwoner haar stelt")
    )
    leefgebied = forms.ChoiceField(label=gettext_lazy("Onderwerp"), required=False)
    antwoord = forms.CharField(
        label=gettext_lazy("Het antwoord"),
        max_length=LANGST,
        help_text=gettext_lazy("In gewone woorden, om voor te lezen"),
        widget=forms.Textarea(attrs={"rows": 10}),
    )
    verwijzing = forms.CharField(
        label=gettext_lazy("Waar kan iemand terecht?"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    zoekwoorden = forms.CharField(
        label=gettext_lazy("Andere woorden ervoor"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Woorden die iemand aan de telefoon zegt, met komma's"),
    )

    def __init__(self, *args: Any, inrichting: Inrichting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        onderwerpen = [(gebied.code, gebied.naam) for gebied in inrichting.leefgebieden]
        self.fields["leefgebied"].choices = [("", _("Algemeen")), *onderwerpen]  # type: ignore[attr-defined]

    def opgave(self) -> Artikelopgave:
        """Wat er is opgeschreven, in de vorm van de kamer."""
        return Artikelopgave(**{veld: self.cleaned_data[veld] for veld in VELDEN})


def begin(artikel: Artikel | None) -> dict[str, object]:
    """Waarmee het formulier begint: het artikel zoals het is, of leeg."""
    return {} if artikel is None else {veld: getattr(artikel, veld) for veld in (*VELDEN, "versie")}
