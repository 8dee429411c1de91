"""Twee inrichtingen naast elkaar: een keuze, de verschillen in woorden en de twee beelden."""

from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from keukentafel.inrichting.verschil import vergelijk
from keukentafel.werkplek.formulier import Formulier
from keukentafel.werkplek.inrichting import kiezen
from keukentafel.werkplek.inrichting.overzichten import beeld


class VergelijkFormulier(Formulier):
    """Welke twee."""

    a = forms.ChoiceField(label=_("Eerste inrichting"))
    b = forms.ChoiceField(label=_("Tweede inrichting"))

    def __init__(self, *args: Any, vandaag: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keuzes = kiezen.aanduidingen(vandaag)
        for veld in self.fields.values():
            if isinstance(veld, forms.ChoiceField):
                veld.choices = keuzes
                veld.error_messages["invalid_choice"] = str(_("Kies een inrichting uit de lijst"))


def inhoud(gevraagd: QueryDict, eigen: str, vandaag: date) -> dict[str, object]:
    """Het blad; zonder twee keuzes alleen het formulier, met wat er al gekozen is."""
    if not ("a" in gevraagd and "b" in gevraagd):
        begin = {"a": gevraagd.get("a", eigen), "b": gevraagd.get("b", "")}
        return {"formulier": VergelijkFormulier(initial=begin, vandaag=vandaag)}
    formulier = VergelijkFormulier(gevraagd, vandaag=vandaag)
    if not formulier.is_valid():
        return {"formulier": formulier}
    a, b = (kiezen.van_aanduiding(formulier.cleaned_data[kant], vandaag) for kant in ("a", "b"))
    gevonden = vergelijk(a, b)
    kanten = [
        {"naam": gevonden.naam_a, "inrichting": a, "beeld": beeld(a), "voor": "a-"},
        {"naam": gevonden.naam_b, "inrichting": b, "beeld": beeld(b), "voor": "b-"},
    ]
    return {
        "formulier": formulier,
        "vergelijking": gevonden,
        "kanten": kanten if gevonden.verschillen else kanten[:1],
    }
