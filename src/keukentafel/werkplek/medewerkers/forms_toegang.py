from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from keukentafel.kern.logboek.boek import Boek
from keukentafel.regelen.inzet.toegang import geef_toegang
from keukentafel.werkplek.medewerkers.forms import Bijformulier, Kader


class ToegangFormulier(Bijformulier):
    """Geef toegang met een uitnodiging; wie al een account heeft, kan opnieuw worden uitgenodigd."""

    sleutel = "toegang"
    knop = _("Maak een uitnodiging")
    geheim: str
    inlognaam = forms.CharField(
        label=_("Inlognaam"),
        max_length=60,
        help_text=_("Kleine letters, cijfers, punten of streepjes."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
        error_messages={"required": _("Kies een inlognaam")},
    )
    tweede_stap_opnieuw = forms.BooleanField(
        label=_("Telefoon kwijt: laat de tweede stap opnieuw instellen"), required=False
    )

    def __init__(self, *args: Any, kader: Kader, boek: Boek | None = None, **kwargs: Any) -> None:
        super().__init__(*args, kader=kader, **kwargs)
        self.boek = boek

    def vul(self, kader: Kader) -> None:
        """Een inlognaam kies je één keer; een tweede stap is er pas na de eerste keer."""
        del self.fields["inlognaam" if kader.medewerker.account_id else "tweede_stap_opnieuw"]

    def doe(self) -> None:
        if self.boek is None:
            raise ValueError("een uitnodiging staat altijd in het boek van het verzoek")
        self.geheim = geef_toegang(
            medewerker=self.kader.medewerker,
            inlognaam=self.cleaned_data.get("inlognaam", ""),
            door=self.kader.door,
            boek=self.boek,
            nu=self.kader.nu,
            tweede_stap_opnieuw=self.cleaned_data.get("tweede_stap_opnieuw", False),
        )
