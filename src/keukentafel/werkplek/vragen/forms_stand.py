import re
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from keukentafel.doen.dossier.herkennen import zoekvraag
from keukentafel.doen.ingang.models import Vraag
from keukentafel.werkplek.formulier import Formulier
from keukentafel.werkplek.vragen.velden import Geboortedatum, Huisnummer, Postcode

ZELF = "zelf"
BELLERS = [(ZELF, gettext_lazy("De inwoner zelf")), *Vraag.Betrekking.choices]
AKKOORD = [
    ("ja", gettext_lazy("Ja")),
    ("nee", gettext_lazy("Nee")),
    ("onbekend", gettext_lazy("Weet ik niet")),
]
_KENMERK = re.compile(r"^[0-9A-Z]{4}-?[0-9A-Z]{4}$")


class StandFormulier(Formulier):
    """Hoe staat het? Eerst wie er belt, dan een kenmerk of twee dingen die kloppen."""

    beller = forms.ChoiceField(
        label=gettext_lazy("Wie belt er?"),
        choices=BELLERS,
        error_messages={"required": gettext_lazy("Kies wie er belt")},
    )
    akkoord = forms.ChoiceField(
        label=gettext_lazy("Vindt de inwoner het goed dat deze persoon het hoort?"),
        choices=AKKOORD,
        required=False,
        widget=forms.RadioSelect,
    )
    kenmerk = forms.CharField(
        label=gettext_lazy("Kenmerk"),
        max_length=12,
        required=False,
        help_text=gettext_lazy("Staat in de brief, zoals 4KXR-27MB"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autofocus": True}),
    )
    geboortedatum = Geboortedatum(label=gettext_lazy("Geboortedatum"), required=False, max_length=20)
    postcode = Postcode(label=gettext_lazy("Postcode"), required=False, max_length=10)
    huisnummer = Huisnummer(label=gettext_lazy("Huisnummer"), required=False, max_length=16)
    achternaam = forms.CharField(
        label=gettext_lazy("Achternaam"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    wie = forms.CharField(required=False, max_length=400, widget=forms.HiddenInput)

    def clean_kenmerk(self) -> str:
        kort = self.cleaned_data["kenmerk"].strip().upper().replace(" ", "")
        if kort and not _KENMERK.match(kort):
            raise forms.ValidationError(_("Een kenmerk heeft acht tekens, zoals 4KXR-27MB"))
        kort = kort.replace("-", "")
        return f"{kort[:4]}-{kort[4:]}" if kort else ""

    def clean(self) -> dict[str, Any]:
        schoon = self.cleaned_data
        if schoon.get("beller") == ZELF:
            schoon["akkoord"] = "ja"
        elif schoon.get("beller") and not schoon.get("akkoord"):
            self.add_error("akkoord", _("Vraag het eerst, en kies het antwoord"))
        if not self.errors and self.mag_het_horen and not schoon["kenmerk"] and zoekvraag(**self.sleutels) is None:
            self.add_error("kenmerk", _("Vul het kenmerk in, of de geboortedatum met postcode of achternaam"))
        return schoon

    @property
    def mag_het_horen(self) -> bool:
        """De inwoner zelf, of iemand van wie de inwoner dat goed vindt."""
        return bool(self.cleaned_data.get("akkoord") == "ja")

    @property
    def sleutels(self) -> dict[str, Any]:
        """Waarop er gezocht wordt."""
        schoon = self.cleaned_data
        huisnummer, _toevoeging = schoon.get("huisnummer") or (None, "")
        namen = ("geboortedatum", "postcode", "achternaam")
        return {naam: schoon[naam] for naam in namen} | {"huisnummer": huisnummer}
