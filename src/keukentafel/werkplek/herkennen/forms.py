from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from keukentafel.doen.dossier.elders import Waarvoor
from keukentafel.doen.dossier.herkennen import Zoekvraag, zoekvraag
from keukentafel.kern.toegang.zegel import bsnzegels
from keukentafel.werkplek.formulier import Formulier
from keukentafel.werkplek.vragen.velden import Bsn, Geboortedatum, Huisnummer, Postcode

WAARVOOR: dict[Waarvoor, Promise] = {
    "niet_dubbel": gettext_lazy("Niet dubbel beginnen: misschien helpt een ander al"),
    "samen_optrekken": gettext_lazy("Samen optrekken: meer hulpverleners in één huis"),
    "veiligheid": gettext_lazy("Zorgen over de veiligheid van iemand"),
    "overdragen": gettext_lazy("Overdragen: het huishouden verhuist of wisselt van team"),
}


def _tekst(label: Any, maximum: int) -> forms.CharField:
    widget = forms.TextInput(attrs={"autocomplete": "off"})
    return forms.CharField(label=label, max_length=maximum, required=False, widget=widget)


class EldersFormulier(Formulier):
    """Waarvoor je het vraagt, en genoeg om op te zoeken."""

    waarvoor = forms.ChoiceField(
        label=gettext_lazy("Waarvoor wil je dit weten?"),
        choices=[*WAARVOOR.items()],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies waarvoor; dat komt in het logboek")},
    )
    geboortedatum = Geboortedatum(label=gettext_lazy("Geboortedatum"), required=False, max_length=20)
    postcode = Postcode(label=gettext_lazy("Postcode"), required=False, max_length=10)
    huisnummer = Huisnummer(label=gettext_lazy("Huisnummer"), required=False, max_length=16)
    voornaam = _tekst(gettext_lazy("Voornaam"), 80)
    achternaam = _tekst(gettext_lazy("Achternaam"), 120)
    bsn = Bsn(label=gettext_lazy("Burgerservicenummer"), help_text=gettext_lazy("Alleen als je het nodig hebt"))

    def __init__(self, *args: Any, stelsel_id: int, **kwargs: Any) -> None:
        self.stelsel_id = stelsel_id
        self.vraag: Zoekvraag | None = None
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        schoon = self.cleaned_data
        if self.errors:
            return schoon
        huisnummer, _toevoeging = schoon["huisnummer"] or (None, "")
        nummer = schoon["bsn"]
        self.vraag = zoekvraag(
            **{veld: schoon[veld] for veld in ("geboortedatum", "postcode", "voornaam", "achternaam")},
            huisnummer=huisnummer,
            bsn_zegels=bsnzegels(stelsel_id=self.stelsel_id, bsn=nummer) if nummer else (),
        )
        if self.vraag is None:
            te_weinig = _("Vul een geboortedatum en een achternaam in, of postcode, huisnummer en achternaam")
            self.add_error("achternaam", te_weinig)
        return schoon


class BsnFormulier(Formulier):
    """Eén burgerservicenummer; leeg haalt het weg. `gezien` is een merk van het nummer dat er stond toen zij begon."""

    gezien = forms.CharField(widget=forms.HiddenInput, required=False)
    bsn = Bsn(label=gettext_lazy("Burgerservicenummer"), help_text=gettext_lazy("Negen cijfers; leeg haalt het weg"))

    def heeft_gezien(self, merk: str) -> None:
        """Nog eens bewaren is nu een keuze: zij weet dat er een ander nummer staat."""
        eigen = {self.add_prefix(naam): self.data.get(self.add_prefix(naam)) for naam in self.fields}
        self.data = eigen | {self.add_prefix("gezien"): merk}
