from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from keukentafel.doen.ingang.models import Belpoging
from keukentafel.doen.ingang.terugbellen import NOTITIE, Belopgave
from keukentafel.werkplek.formulier import Formulier


class PogingFormulier(Formulier):
    """Hoe ging het bellen? Met het toetsenbord: pijltjes, Tab, Enter."""

    sleutel = forms.UUIDField(widget=forms.HiddenInput)
    uitkomst = forms.ChoiceField(
        label=_("Hoe ging het?"),
        choices=Belpoging.Uitkomst,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies hoe het ging")},
    )
    notitie = forms.CharField(
        label=_("Wat is er gezegd of afgesproken?"),
        required=False,
        max_length=NOTITIE,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    klaar = forms.BooleanField(label=_("Hiermee is de hele vraag beantwoord"), required=False)

    def clean(self) -> dict[str, Any]:
        schoon = self.cleaned_data
        if schoon.get("klaar") and schoon.get("uitkomst") not in (None, Belpoging.Uitkomst.GESPROKEN):
            self.add_error("klaar", _("Dat kan alleen als je iemand hebt gesproken"))
        elif schoon.get("klaar") and not schoon.get("notitie", "").strip():
            self.add_error("notitie", _("Schrijf op wat je hebt geantwoord"))
        return schoon

    def opgave(self) -> Belopgave:
        """Wat er is opgeschreven, in de vorm van de handeling."""
        schoon = self.cleaned_data
        return Belopgave(schoon["sleutel"], schoon["uitkomst"], schoon["notitie"], schoon["klaar"])


class BriefFormulier(Formulier):
    """De brief aan wie niet te bereiken is; de tekst staat er al."""

    brief = forms.CharField(
        label=_("Wat je schrijft of mailt"),
        max_length=4_000,
        widget=forms.Textarea(attrs={"rows": 12}),
        error_messages={"required": _("Schrijf op wat je stuurt")},
    )


def leeg() -> PogingFormulier:
    """Een nieuw formulier, met een eigen sleutel zodat twee keer klikken één poging is."""
    return PogingFormulier(initial={"sleutel": uuid4()})
