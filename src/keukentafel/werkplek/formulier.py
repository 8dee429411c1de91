"""Formulieren met de klassen van NL Design System, en fouten in gewone woorden."""

import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator, ProhibitNullCharactersValidator
from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

_ONZICHTBAAR = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
"""Richting en breedte nul: geplakt uit een ander programma keert zo'n teken de rest van een blad om, of maakt het een
naam van niets. Wat letters en emoji aan elkaar houdt (U+200C en U+200D), blijft."""

_KEUZE_VAN_DJANGO = [
    soort.default_error_messages["invalid_choice"]
    for soort in (forms.ChoiceField, forms.MultipleChoiceField, forms.ModelChoiceField)
]

# de vinkjes eerst: Django maakt ze als soort keuzerondjes
_KLASSEN: dict[type[forms.Widget], str] = {
    forms.CheckboxSelectMultiple: "utrecht-checkbox utrecht-checkbox--html-input",
    forms.RadioSelect: "utrecht-radio-button utrecht-radio-button--html-input",
    forms.CheckboxInput: "utrecht-checkbox utrecht-checkbox--html-input",
    forms.Textarea: "utrecht-textarea utrecht-textarea--html-textarea",
    forms.Select: "utrecht-select utrecht-select--html-select",
    forms.TextInput: "utrecht-textbox utrecht-textbox--html-input",
    forms.PasswordInput: "utrecht-textbox utrecht-textbox--html-input",
}


def zet_klassen(formulier: forms.BaseForm) -> None:
    """Geeft elk veld de klassen van zijn soort; wat al een klasse heeft, houdt die erbij."""
    for veld in formulier.fields.values():
        eigen = veld.widget.attrs.get("class", "")
        soort = next((k for t, k in _KLASSEN.items() if isinstance(veld.widget, t)), "")
        veld.widget.attrs["class"] = f"{soort} {eigen}".strip()


def _in_onze_woorden(veld: forms.Field) -> None:
    """Vervang de zinnen van Django die niemand zo zegt."""
    for regel in veld.validators:
        if isinstance(regel, ProhibitNullCharactersValidator):
            regel.message = _("Er staat een teken in dat wij niet kunnen bewaren. Typ het over.")
        elif isinstance(regel, MaxLengthValidator):
            regel.message = _("Dit is te lang: hoogstens %(limit_value)d tekens, en het zijn er %(show_value)d.")
    zin = veld.error_messages.get("invalid_choice")
    if any(zin is van_django for van_django in _KEUZE_VAN_DJANGO):
        veld.error_messages["invalid_choice"] = str(_("Dit kun je hier niet (meer) kiezen. Kies opnieuw."))


class Formulier(forms.Form):
    """De grondvorm van alle formulieren op de werkplek."""

    required_css_class = ""
    use_required_attribute = False

    def __init__(self, data: Any = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(self._zichtbaar(data), *args, **kwargs)
        zet_klassen(self)
        for veld in self.fields.values():
            _in_onze_woorden(veld)
            if veld.error_messages.get("required") is forms.Field.default_error_messages["required"]:
                veld.error_messages["required"] = str(_("Vul dit nog in"))

    @classmethod
    def _zichtbaar(cls, data: Any) -> Any:
        """De velden zonder tekens die niemand ziet; een wachtwoord blijft zoals het is."""
        if not isinstance(data, QueryDict):
            return data
        vuil = [naam for naam, tekst in data.lists() if any(map(_ONZICHTBAAR.search, tekst))]
        velden = cls.base_fields.items()
        geheim = {naam for naam, veld in velden if isinstance(veld.widget, forms.PasswordInput)}
        if not set(vuil) - geheim:
            return data
        schoon = data.copy()
        for naam in set(vuil) - geheim:
            schoon.setlist(naam, [_ONZICHTBAAR.sub("", tekst) for tekst in data.getlist(naam)])
        return schoon


def zoekterm(vraag: Mapping[str, str], hoogstens: int = 120) -> str:
    """Waarop iemand zoekt, zonder wat niemand ziet en wat de database weigert; hoogstens zoveel tekens."""
    return _ONZICHTBAAR.sub("", vraag.get("zoek", "")).replace("\x00", "").strip()[:hoogstens]


class CodeInvoer(forms.TextInput):
    """Een code die één keer telt: na een fout komt er een lege plek, want de volgende is een andere."""

    def format_value(self, value: Any) -> str | None:
        """Nooit wat er getypt was."""
        return None


def vergeet(widget: forms.Widget) -> bool:
    """Of dit veld na een fout leeg terugkomt."""
    return isinstance(widget, forms.PasswordInput | CodeInvoer)


def foutregels(formulier: forms.BaseForm) -> list[tuple[str, str]]:
    """Elke fout als (anker, zin), in de volgorde van de velden; voor de samenvatting boven aan het blad."""
    regels = [("", str(fout)) for fout in formulier.non_field_errors()]
    for veld in formulier:
        regels += [(anker(veld), _zin(str(veld.label), str(fout))) for fout in veld.errors]
    return regels


def anker(veld: BoundField) -> str:
    """Het id waar een foutlink heen springt: bij keuzerondjes is dat het eerste rondje."""
    groep = isinstance(veld.field.widget, forms.RadioSelect | forms.CheckboxSelectMultiple)
    return f"{veld.auto_id}_0" if groep else str(veld.auto_id)


def _zin(label: str, fout: str) -> str:
    """ "Postcode: schrijf vier cijfers"; een label dat zelf een vraag is, houdt zijn vraagteken."""
    klein = fout[:1].lower() + fout[1:]
    return f"{label} {fout}" if label.endswith("?") else f"{label}: {klein}"
