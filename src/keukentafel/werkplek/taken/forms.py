from datetime import datetime
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy

from keukentafel.doen.dossier.models import Dossier, Taak
from keukentafel.doen.dossier.taken import WAT, Taakopgave, wie_kan_doen
from keukentafel.regelen.medewerkers.models import Medewerker
from keukentafel.werkplek.formulier import Formulier


class TaakFormulier(Formulier):
    """Wat er moet gebeuren, wie het doet en voor welke dag."""

    sleutel = forms.UUIDField(widget=forms.HiddenInput)
    gezien = forms.IntegerField(widget=forms.HiddenInput, required=False)
    wat = forms.CharField(
        label=gettext_lazy("Wat moet er gebeuren?"),
        max_length=WAT,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": gettext_lazy("Schrijf op wat er moet gebeuren")},
    )
    wie = forms.ModelChoiceField(
        label=gettext_lazy("Wie doet het?"),
        queryset=Medewerker.objects.none(),
        empty_label=None,
        error_messages={"invalid_choice": gettext_lazy("Kies iemand uit de lijst")},
    )
    uiterlijk = forms.DateField(
        label=gettext_lazy("Uiterlijk"),
        required=False,
        help_text=gettext_lazy("Leeg laten mag"),
        input_formats=["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y"],
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"invalid": gettext_lazy("Schrijf dag, maand en jaar, zoals 24-11-2026")},
    )

    def __init__(self, *args: Any, dossier: Dossier, ik: Medewerker, nu: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["wie"].queryset = wie_kan_doen(dossier, ik, nu)  # type: ignore[attr-defined]

    def opgave(self) -> Taakopgave:
        """De taak zoals de kamer haar kent."""
        schoon = self.cleaned_data
        return Taakopgave(
            sleutel=schoon["sleutel"], wat=schoon["wat"], wie=schoon["wie"], uiterlijk=schoon.get("uiterlijk")
        )


def begin(ik: Medewerker, taak: Taak | None) -> dict[str, Any]:
    """Wat er eerst in het formulier staat: een nieuwe taak voor mij, of de taak zoals zij is."""
    if taak is None:
        return {"sleutel": uuid4(), "wie": ik.pk}
    return {
        "sleutel": taak.sleutel, "gezien": taak.versie, "wat": taak.wat, "wie": taak.wie_id,
        "uiterlijk": taak.uiterlijk,
    }  # fmt: skip
