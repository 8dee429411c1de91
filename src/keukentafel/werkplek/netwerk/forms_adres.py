"""Het formulier van het gewone adres: dezelfde velden en dezelfde wijk bij de postcode als bij het aannemen."""

from contextlib import suppress
from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from keukentafel.doen.dossier.models import Dossier
from keukentafel.doen.dossier.opgave import AdresOpgave
from keukentafel.inrichting.model import Inrichting
from keukentafel.werkplek.netwerk.forms import Netwerkformulier
from keukentafel.werkplek.vragen import keuzes, wijk
from keukentafel.werkplek.vragen.velden import Huisnummer, Postcode


def nummer(huisnummer: int | None, toevoeging: str) -> str:
    """Nummer en toevoeging zoals iemand ze opschrijft: 12, 12 a."""
    return f"{huisnummer or ''} {toevoeging}".strip()


def met_spatie(postcode: str) -> str:
    """Zoals iemand haar leest: 1357 AB."""
    return f"{postcode[:4]} {postcode[4:]}".strip()


class WoonadresFormulier(Netwerkformulier):
    """Waar een huishouden woont. `gebied_was` is de wijk die er stond toen het blad openging, en `gekeken` wanneer."""

    gekeken = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)
    versie = forms.CharField(widget=forms.HiddenInput, required=False)
    gebied_bij = forms.CharField(required=False, max_length=10, widget=forms.HiddenInput)
    gebied_was = forms.CharField(required=False, max_length=10, widget=forms.HiddenInput)
    straat = forms.CharField(
        label=gettext_lazy("Straat"), required=False, max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    huisnummer = Huisnummer(label=gettext_lazy("Huisnummer"), required=False, max_length=16)
    postcode = Postcode(label=gettext_lazy("Postcode"), required=False, max_length=10)
    gebied = forms.ChoiceField(
        label=gettext_lazy("Wijk"),
        required=False,
        help_text=gettext_lazy("Hoort bij de postcode één wijk, dan vullen wij haar zelf in."),
    )

    def __init__(self, *args: Any, inrichting: Inrichting, dossier: Dossier, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.inrichting, self.gemeente = inrichting, dossier.gemeente.code
        code = wijk.leesbaar(self.data if self.is_bound else self.initial)
        self.hier = [een for een in inrichting.gebieden_bij(code) if een.gemeente == self.gemeente] if code else []
        self.kies_wijk = bool(self.is_bound and code and self._volg(code) and len(self.hier) > 1)
        self.fields["gebied"].choices = keuzes.wijken(inrichting, code, self.gemeente)  # type: ignore[attr-defined]

    def _volg(self, code: str) -> bool:
        """Zet de wijk bij een andere postcode; geeft of de wijk daarna nog leeg is."""
        getypt: Any = self.data
        gegevens = getypt.copy()
        gekozen = gegevens.get("gebied", "")
        past = gekozen in {een.code for een in self.hier}
        if past or gekozen not in ("", gegevens.get("gebied_was", "")):
            gegevens["gebied_bij"] = code
        zelfde_postcode = gegevens.get("gebied_bij", "") == code
        if not zelfde_postcode:
            gegevens = wijk.volg(gegevens, code, self.hier)
            gegevens["gebied_bij"] = code
        self.data = gegevens
        return not zelfde_postcode and not gegevens.get("gebied")

    def clean_gekeken(self) -> datetime | None:
        """None als het er niet staat, of geen moment met een tijdzone is."""
        with suppress(ValueError):
            moment = datetime.fromisoformat(self.cleaned_data["gekeken"])
            return moment if timezone.is_aware(moment) else None
        return None

    def clean_postcode(self) -> str:
        code: str = self.cleaned_data["postcode"]
        bij = self.inrichting.gebieden_bij(code) if code else []
        if bij and not self.hier:
            namen = {gemeente.code: gemeente.naam for gemeente in self.inrichting.gemeenten}
            waar = namen.get(bij[0].gemeente, _("een andere gemeente"))
            zin = _(
                "Deze postcode ligt in %(gemeente)s. Verhuist het huishouden daarheen, bied het dossier dan daar aan"
            )
            raise forms.ValidationError(zin % {"gemeente": waar})
        return code

    def clean(self) -> dict[str, Any]:
        if self.kies_wijk and "postcode" not in self.errors:
            self.add_error("gebied", _("Bij deze postcode horen meer wijken; kies er een"))
        return self.cleaned_data

    def opgave(self) -> AdresOpgave:
        """Het adres in de vorm van het dossier; de wijk staat in `gebied`."""
        schoon = self.cleaned_data
        huisnummer, toevoeging = schoon.get("huisnummer") or (None, "")
        return AdresOpgave(schoon["postcode"], huisnummer, toevoeging, schoon["straat"])
