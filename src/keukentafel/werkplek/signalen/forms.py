from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from keukentafel.doen.ingang.models import Belpoging
from keukentafel.doen.signalen.models import Signaal
from keukentafel.werkplek.formulier import Formulier

HOE = [(een.value, een.label) for een in Belpoging.Uitkomst if een != Belpoging.Uitkomst.GESPROKEN]
OVERLEGD = _("Ik heb overlegd en het is veilig om dit te laten weten.")


class UitkomstFormulier(Formulier):
    """Wat er van het contact kwam."""

    uitkomst = forms.ChoiceField(
        label=_("Wat kwam ervan?"),
        choices=Signaal.Uitkomst,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat ervan kwam")},
    )


class PogingFormulier(Formulier):
    """Een poging die niet lukte."""

    sleutel = forms.UUIDField(widget=forms.HiddenInput)
    hoe = forms.ChoiceField(
        label=_("Wat gebeurde er?"),
        choices=HOE,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat er gebeurde")},
    )
    notitie = forms.CharField(
        label=_("Notitie"),
        help_text=_("Kort, zoals: aan de deur geweest"),
        max_length=500,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    @classmethod
    def leeg(cls) -> "PogingFormulier":
        """Een nieuw formulier: elke poging heeft een eigen sleutel."""
        return cls(initial={"sleutel": uuid4()})


class TerugFormulier(Formulier):
    """Wat de partner hoort: één zin, nooit inhoud."""

    terug = forms.ChoiceField(
        label=_("Wat hoort de partner?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Kies wat de partner hoort"),
            "invalid_choice": _("Dit past niet meer; kies opnieuw"),
        },
    )
    overlegd = forms.BooleanField(label=OVERLEGD, required=False)

    def __init__(self, *args: Any, mag: tuple[str, ...], eerst: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keuzes = [(code, Signaal.Terug(code).label) for code in mag]
        self.fields["terug"].choices = keuzes  # type: ignore[attr-defined]
        self.fields["terug"].initial = mag[0]
        if not eerst:
            del self.fields["overlegd"]
