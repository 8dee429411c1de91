from datetime import date
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from keukentafel.doen.delen.models import Noodtoegang
from keukentafel.regelen.organisaties.models import Organisatie
from keukentafel.werkplek.formulier import Formulier

MAANDEN = 12


class ZoekFormulier(Formulier):
    """Wie keek: op dossier of medewerker, organisatie en periode. Zoeken staat zelf ook in het logboek."""

    wie = forms.CharField(label=_("Dossier of medewerker"), max_length=60, required=False)
    organisatie = forms.ModelChoiceField(
        label=_("Organisatie"), queryset=Organisatie.objects.none(), required=False, empty_label=_("Alle")
    )
    periode = forms.ChoiceField(label=_("Periode"), required=False)

    def __init__(self, *args: Any, stelsel_id: int, vandaag: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        van_ons = Organisatie.objects.filter(stelsel=stelsel_id).order_by("naam")
        self.fields["organisatie"].queryset = van_ons  # type: ignore[attr-defined]
        self.fields["periode"].choices = perioden(vandaag)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Zonder iets om op te zoeken is het antwoord het hele logboek: dat laat dit blad niet zien."""
        schoon = super().clean() or {}
        if not self.errors and not schoon.get("wie") and not schoon.get("organisatie"):
            self.add_error("wie", str(_("Vul een kenmerk of een naam in, of kies een organisatie")))
        return schoon


class OordeelFormulier(Formulier):
    """Het oordeel over noodtoegang; wie niet terecht zegt, schrijft op wat er moet gebeuren."""

    oordeel = forms.ChoiceField(
        label=_("Wat is je oordeel?"),
        choices=Noodtoegang.Oordeel.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies een oordeel")},
    )
    toelichting = forms.CharField(
        label=_("Toelichting"),
        help_text=_(
            "Bij niet terecht: wat moet er gebeuren, en is het een datalek? Bij nader onderzoek: wat zoek je uit?"
        ),
        max_length=2_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def clean(self) -> dict[str, Any]:
        """Alleen terecht kan zonder toelichting."""
        schoon = super().clean() or {}
        oordeel = schoon.get("oordeel")
        if oordeel and oordeel != Noodtoegang.Oordeel.TERECHT and not schoon.get("toelichting", "").strip():
            self.add_error("toelichting", str(_("Schrijf op waarom, en wat er nu moet gebeuren")))
        return schoon


class UitlegFormulier(Formulier):
    """Waarom een medewerker keek, in haar eigen woorden."""

    uitleg = forms.CharField(
        label=_("Waarom keek je?"),
        help_text=_("Schrijf niets op over de inwoner zelf."),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Schrijf op waarom je keek")},
    )


def perioden(vandaag: date) -> list[tuple[str, str]]:
    """Deze maand en de elf ervoor, en het hele jaar."""
    keuzes, maand = [], vandaag.replace(day=1)
    for _nummer in range(MAANDEN):
        keuzes.append((f"{maand:%Y-%m}", date_format(maand, "F Y").capitalize()))
        maand = (maand.replace(day=1) - _EEN_DAG).replace(day=1)
    return [*keuzes, ("jaar", str(_("De laatste twaalf maanden")))]


_EEN_DAG = date.resolution
