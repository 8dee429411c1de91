from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import uuid4

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from keukentafel.doen.dossier.journaal import (
    Afspraakopgave,
    Contactopgave,
    afspraakfouten,
    contactfouten,
    wie_kan_gaan,
)
from keukentafel.doen.dossier.models import Contactmoment, Dossier
from keukentafel.doen.dossier.overzichten import leden_nu
from keukentafel.regelen.medewerkers.models import Medewerker
from keukentafel.werkplek.formulier import Formulier
from keukentafel.werkplek.huishouden.over_wie import OverWie
from keukentafel.werkplek.inlog.bewaard import zet_terug

MET_WIE, PLEK = 120, 160  # tekens in de tabel
GETAL = gettext_lazy("Schrijf een heel aantal minuten")


def _dag() -> forms.DateField:
    return forms.DateField(
        label=gettext_lazy("Dag"),
        input_formats=["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y"],
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={
            "invalid": gettext_lazy("Schrijf dag, maand en jaar, zoals 24-11-2026"),
            "required": gettext_lazy("Kies een dag"),
        },
    )


def _tijd() -> forms.TimeField:
    return forms.TimeField(
        label=gettext_lazy("Tijd"),
        input_formats=["%H:%M", "%H.%M", "%H:%M:%S"],
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
        error_messages={
            "invalid": gettext_lazy("Schrijf uur en minuten, zoals 10:30"),
            "required": gettext_lazy("Kies een tijd"),
        },
    )


def _minuten(**extra: Any) -> forms.IntegerField:
    return forms.IntegerField(
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "kt-veld-smal"}),
        error_messages={"invalid": GETAL, "required": GETAL},
        **extra,
    )


def _tekst(label: Any, maximum: int, **extra: Any) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=maximum, widget=forms.TextInput(attrs={"autocomplete": "off"}), **extra
    )


class Dossierformulier(Formulier):
    """De grondvorm: een moment uit een dag en een tijd, en alle fouten tegelijk."""

    def __init__(self, *args: Any, dossier: Dossier, nu: datetime, **kwargs: Any) -> None:
        self.dossier, self.nu = dossier, nu
        super().__init__(*args, **kwargs)

    def moment(self) -> datetime:
        """Het moment in Nederlandse tijd; wat nog niet leesbaar is, telt als nu."""
        dag, tijd = self.cleaned_data.get("dag"), self.cleaned_data.get("tijd")
        if not isinstance(dag, date) or not isinstance(tijd, time):
            return self.nu
        return timezone.make_aware(datetime.combine(dag, tijd))

    def zet_fouten(self, fouten: dict[str, str]) -> None:
        """Elke fout bij haar veld; een veld dat al een fout heeft, houdt die."""
        for naam, zin in fouten.items():
            veld = "dag" if naam in ("moment", "begin") else naam
            if veld not in self.errors and not (veld == "dag" and "tijd" in self.errors):
                self.add_error(veld, zin)


class ContactFormulier(OverWie, Dossierformulier):
    """Een contact dat is geweest: hoe, met wie, wanneer, hoe lang, en wat er is besproken."""

    sleutel = forms.UUIDField(widget=forms.HiddenInput)
    kanaal = forms.ChoiceField(
        label=gettext_lazy("Hoe was het contact?"),
        choices=Contactmoment.Kanaal,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies hoe het contact was")},
    )
    met_wie = _tekst(gettext_lazy("Met wie?"), MET_WIE, required=False, help_text=gettext_lazy("Naam, of wie dat is"))
    dag = _dag()
    tijd = _tijd()
    minuten = _minuten(label=gettext_lazy("Hoeveel minuten?"), required=False, help_text=gettext_lazy("Leeg laten mag"))
    # Geen grens in het veld zelf: een browser knipt dan stil af wat er te veel is geplakt.
    samenvatting = forms.CharField(
        label=gettext_lazy("Wat is er besproken?"),
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": gettext_lazy("Schrijf op wat er is besproken")},
        help_text=gettext_lazy("Schrijf zo dat het huishouden het mag lezen. Wat er staat, blijft staan."),
    )

    def __init__(self, *args: Any, dossier: Dossier, **kwargs: Any) -> None:
        super().__init__(*args, dossier=dossier, leden=leden_nu(dossier), **kwargs)

    def clean(self) -> dict[str, Any]:
        self.zet_fouten(contactfouten(self.opgave(), self.dossier.geopend_op, self.nu))
        return self.cleaned_data

    def nieuwe_sleutel(self) -> None:
        """Nog eens bewaren wordt dan een nieuwe regel."""
        data = QueryDict(mutable=True)
        data.update(self.data)
        data["sleutel"] = str(uuid4())
        self.data = data

    def opgave(self) -> Contactopgave:
        """Wat er is opgeschreven, in de vorm van het dossier."""
        schoon = self.cleaned_data
        return Contactopgave(
            sleutel=schoon.get("sleutel") or uuid4(),
            moment=self.moment(),
            kanaal=schoon.get("kanaal", ""),
            samenvatting=schoon.get("samenvatting", ""),
            minuten=schoon.get("minuten"),
            met_wie=schoon.get("met_wie", ""),
            over=self.leden("over"),
            afgeschermd_voor=self.leden("afgeschermd_voor"),
        )


class AfspraakFormulier(Dossierformulier):
    """Een afspraak die nog komt: wie gaat, met wie, wanneer en waar."""

    medewerker = forms.ModelChoiceField(
        label=gettext_lazy("Wie gaat?"),
        queryset=Medewerker.objects.none(),
        empty_label=None,
        error_messages={"invalid_choice": gettext_lazy("Kies iemand uit de lijst")},
    )
    voor_wie = _tekst(
        gettext_lazy("Met wie?"), MET_WIE, error_messages={"required": gettext_lazy("Schrijf op met wie")}
    )
    dag = _dag()
    tijd = _tijd()
    minuten = _minuten(label=gettext_lazy("Hoeveel minuten?"))
    plek = _tekst(gettext_lazy("Waar?"), PLEK, error_messages={"required": gettext_lazy("Schrijf op waar")})

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["medewerker"].queryset = wie_kan_gaan(self.dossier, self.nu)  # type: ignore[attr-defined]
        self.fields["plek"].help_text = (
            _("Het adres van dit huishouden is geheim. Schrijf het hier niet op: spreek ergens anders af, of bel.")
            if self.dossier.adres_geheim
            else _("Zoals: thuis, of de naam van een locatie. Wie gaat, leest dit.")
        )

    def clean(self) -> dict[str, Any]:
        if "medewerker" in self.cleaned_data:
            self.zet_fouten(afspraakfouten(self.opgave(), self.nu))
        return self.cleaned_data

    def opgave(self) -> Afspraakopgave:
        """Wat er is opgeschreven, in de vorm van het dossier."""
        schoon = self.cleaned_data
        return Afspraakopgave(
            begin=self.moment(),
            medewerker=schoon["medewerker"],
            voor_wie=schoon.get("voor_wie", ""),
            plek=schoon.get("plek", ""),
            minuten=schoon.get("minuten") or 0,
        )


def leeg_contact(dossier: Dossier, nu: datetime, terug: QueryDict | None) -> ContactFormulier:
    """Een nieuw formulier met een eigen sleutel, of met wat getypt was voordat de sessie verliep."""
    hier = timezone.localtime(nu)
    begin: dict[str, Any] = {"sleutel": uuid4(), "dag": hier.date(), "tijd": hier.time()}
    formulier = ContactFormulier(initial=begin, dossier=dossier, nu=nu)
    zet_terug(formulier, terug)
    return formulier


def leeg_afspraak(dossier: Dossier, nu: datetime, ik: Medewerker, terug: QueryDict | None) -> AfspraakFormulier:
    """Een nieuw formulier: ik ga zelf, een uur, morgen om tien uur."""
    morgen = timezone.localdate(nu) + timedelta(days=1)
    begin: dict[str, Any] = {"medewerker": ik.pk, "minuten": 60, "dag": morgen, "tijd": time(10)}
    formulier = AfspraakFormulier(initial=begin, dossier=dossier, nu=nu)
    zet_terug(formulier, terug)
    return formulier
